/** Becoming a volunteer, editing the record, and the states on the way. */
import { ageOn } from '../core/clock.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import {
  addCard,
  phonesOf,
  type ResidentRow,
  readOnePhone,
  requireCard,
  requireResident,
} from '../residents/service.ts';
import { statuses } from '../residents/vocabulary.ts';
import { volunteerFailure } from './failures.ts';
import type { Given } from './given.ts';
import { numberOf } from './number.ts';
import {
  findVolunteer,
  requireVolunteer,
  type VolunteerRow,
  volunteerIdOf,
  volunteerOfNumber,
  volunteersOfPerson,
} from './rows.ts';
import type { GuardianConsent, volunteerStates } from './shapes.ts';
import { volunteers } from './table.ts';

/** Below this age a guardian consents to volunteering. */
const adultAge = 18;

type TypedGuardian = NonNullable<Given<'register'>['guardian']>;

export function isMinor(ctx: QueryContext, { birthDate }: Pick<ResidentRow, 'birthDate'>): boolean {
  return birthDate !== null && ageOn(birthDate, ctx.today) < adultAge;
}

/** @throws DeskError `phone.unreadable`, `volunteer.inFuture` */
function readGuardian(ctx: QueryContext, typed: TypedGuardian | null | undefined): GuardianConsent | null {
  if (!typed) return null;
  if (typed.on > ctx.today) throw volunteerFailure('volunteer.inFuture', {}, 'guardian.on');
  return { ...typed, phone: readOnePhone(typed.phone, 'guardian.phone') };
}

/** An application may come before the guardian's signature; service may not. */
function refuseUnguarded(
  ctx: QueryContext,
  person: ResidentRow,
  state: (typeof volunteerStates)[number],
  guardian: GuardianConsent | null,
) {
  if (state !== 'active' || guardian !== null || !isMinor(ctx, person)) return;
  throw volunteerFailure('volunteer.guardianNeeded', { name: person.name }, 'guardian');
}

function refuseGone({ name, status, statusSince }: ResidentRow) {
  if (status !== 'died' && status !== 'moved') return;
  throw volunteerFailure('volunteer.gone', {
    name,
    status: statuses[status].zh,
    statusEn: statuses[status].en,
    since: statusSince ?? '—',
  });
}

/**
 * Eight digits out of the id's own randomness, which is a hash: two desks that register the same person apart make the
 * same number, and nothing about the person can be read from it.
 */
export function chooseNumber(ctx: QueryContext, id: string): string {
  const hex = id.replaceAll('-', '');
  for (let at = 0; at + 8 <= hex.length; at += 1) {
    const digits = String(Number.parseInt(hex.slice(at, at + 8), 16) % 10 ** 8).padStart(8, '0');
    const number = numberOf(digits);
    if (number !== null && volunteerOfNumber(ctx, number) === null) return number;
  }
  throw new Error(`no free volunteer number for ${id}`);
}

/** The card of the new volunteer: found, or made for somebody from outside. */
function cardOf(ctx: CommandContext, { who }: Given<'register'>): ResidentRow {
  if (who.kind === 'resident') return requireCard(ctx, who.residentId);
  const { residentId, person, phones, notDuplicates } = who;
  const given = { person, phones, categories: [], household: null, notDuplicates };
  return requireResident(ctx, addCard(ctx, given, { id: residentId, status: 'outside' }));
}

const stateWords = {
  applied: { zh: '待审核', en: 'waiting to be accepted' },
  active: { zh: '注册', en: 'active' },
  paused: { zh: '暂停', en: 'paused' },
  left: { zh: '已退出', en: 'left' },
} as const;

/** @throws DeskError `volunteer.notActive`, `volunteer.gone` */
export function refuseInactive(ctx: QueryContext, { residentId, state }: VolunteerRow) {
  const person = requireResident(ctx, residentId);
  refuseGone(person);
  if (state === 'active') return;
  const { zh, en } = stateWords[state];
  throw volunteerFailure('volunteer.notActive', { name: person.name, state: zh, stateEn: en });
}

export function register(ctx: CommandContext, given: Given<'register'>): { id: string; number: string } {
  const { who, state, registeredOn = ctx.today } = given;
  // The button was pressed twice: the card from outside is there already, and so is its volunteer.
  const again = who.kind === 'outside' ? findVolunteer(ctx, volunteerIdOf(who.residentId)) : null;
  if (again) return { id: again.id, number: again.number };
  const person = cardOf(ctx, given);
  const [already] = volunteersOfPerson(ctx, person.id);
  if (already)
    throw volunteerFailure('volunteer.already', {
      name: person.name,
      number: already.number,
      id: already.id,
    });
  refuseGone(person);
  if (registeredOn > ctx.today) throw volunteerFailure('volunteer.inFuture', {}, 'registeredOn');
  const guardian = readGuardian(ctx, given.guardian);
  refuseUnguarded(ctx, person, state, guardian);
  const id = volunteerIdOf(person.id);
  const number = chooseNumber(ctx, id);
  const { skills = [], languages = [], availability = 0, organisation = '', partyBranch = '' } = given;
  ctx.write.insert(volunteers, {
    id,
    residentId: person.id,
    number,
    state,
    stateSince: registeredOn,
    stateReason: '',
    registeredOn,
    ...{ skills, languages, availability, organisation, partyBranch, guardian },
    remarks: given.remarks ?? '',
    createdAt: ctx.now,
  });
  ctx.record(person.id, { volunteer: id, state });
  return { id, number };
}

export function edit(ctx: CommandContext, { id, guardian, ...patch }: Given<'edit'>): { changed: string[] } {
  const row = requireVolunteer(ctx, id);
  const person = requireResident(ctx, row.residentId);
  const consent = guardian === undefined ? row.guardian : readGuardian(ctx, guardian);
  if (guardian === null) refuseUnguarded(ctx, person, row.state, consent);
  const changed = ctx.write.update(volunteers, id, { ...patch, guardian: consent });
  if (changed.length > 0) ctx.record(person.id, { volunteer: id, changed });
  return { changed };
}

export function setState(ctx: CommandContext, given: Given<'setState'>): Record<never, never> {
  const { id, state, reason } = given;
  const row = requireVolunteer(ctx, id);
  const person = requireResident(ctx, row.residentId);
  const since = given.since ?? ctx.today;
  if (since > ctx.today) throw volunteerFailure('volunteer.inFuture', {}, 'since');
  if ((state === 'paused' || state === 'left') && reason === '')
    throw volunteerFailure('volunteer.reasonNeeded', {}, 'reason');
  const guardian = readGuardian(ctx, given.guardian) ?? row.guardian;
  if (state === 'active') refuseGone(person);
  refuseUnguarded(ctx, person, state, guardian);
  ctx.write.update(volunteers, id, { state, stateSince: since, stateReason: reason, guardian });
  ctx.record(person.id, { volunteer: id, from: row.state, to: state, reason });
  return {};
}

export function revealGuardianPhone(ctx: CommandContext, { id }: Given<'revealGuardianPhone'>) {
  const row = requireVolunteer(ctx, id);
  ctx.record(requireResident(ctx, row.residentId).id, { volunteer: id, field: 'guardian.phone' });
  return { value: row.guardian?.phone ?? '' };
}

/** The phone to call first, for `residents.reveal`. */
export function phoneIdOf(ctx: QueryContext, residentId: string): string | null {
  return phonesOf(ctx, residentId).find(({ endedAt }) => endedAt === null)?.id ?? null;
}
