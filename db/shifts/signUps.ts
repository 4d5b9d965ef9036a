/** Signing up, cancelling, and the waiting list that moves up by itself. */
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import {
  accountIdsOf,
  insuredOn,
  linesOf,
  refuseInactive,
  requireVolunteer,
  type VolunteerRow,
} from '../volunteers/service.ts';
import { shiftFailure } from './failures.ts';
import { partBits } from './fit.ts';
import type { Given } from './given.ts';
import {
  findShift,
  isOver,
  requireOpportunity,
  requireShift,
  type ShiftRow,
  type StandingSignUp,
  savedSignUp,
  signUpsBetween,
  signUpsOf,
} from './rows.ts';
import type { fitWarnings } from './schemas.ts';
import type { signUpStates } from './shapes.ts';
import { signUps } from './table.ts';

type FitWarning = (typeof fitWarnings)[number];

/** What the person is signed up for at that time; two cards of one person are one person. */
export function busyWith(
  ctx: QueryContext,
  residentId: string,
  { id, day, from, to }: Pick<ShiftRow, 'id' | 'day' | 'from' | 'to'>,
): ShiftRow | null {
  const others = signUpsBetween(ctx, accountIdsOf(ctx, residentId), day, day)
    .filter(({ state, shiftId }) => state === 'signedUp' && shiftId !== id)
    .flatMap(({ shiftId }) => findShift(ctx, shiftId) ?? []);
  return others.find((other) => other.from < to && from < other.to) ?? null;
}

export function warningsFor(
  ctx: QueryContext,
  volunteer: Pick<VolunteerRow, 'id' | 'skills' | 'availability'>,
  { day, from, to }: Pick<ShiftRow, 'day' | 'from' | 'to'>,
  skills: readonly string[],
  insured: ReadonlySet<string> = insuredOn(ctx, day),
): FitWarning[] {
  const bits = partBits(day, from, to);
  const warnings: (FitWarning | false)[] = [
    skills.some((skill) => !volunteer.skills.includes(skill)) && 'skills',
    volunteer.availability !== 0 && (volunteer.availability & bits) !== bits && 'availability',
    !insured.has(volunteer.id) && 'uninsured',
  ];
  return warnings.filter((warning) => warning !== false);
}

interface NewSignUp {
  id: string;
  shiftId: string;
  volunteerId: string;
  state: (typeof signUpStates)[number];
  note: string;
}

function write(ctx: CommandContext, entry: NewSignUp, before: StandingSignUp | undefined) {
  // After the one before it, even within a millisecond or under a clock that has gone back.
  const at = Math.max(ctx.now, (before?.at ?? 0) + 1);
  ctx.write.insert(signUps, { ...entry, at, accountId: accountOf(ctx).id });
}

/** Fills free places from the waiting list, in its order; who has something else at that time is passed over. */
export function moveUp(ctx: CommandContext, row: ShiftRow): string[] {
  const people = signUpsOf(ctx, [row.id]);
  let free = row.needed - people.filter(({ state }) => state === 'signedUp').length;
  const moved: string[] = [];
  for (const waiting of people.filter(({ state }) => state === 'waiting')) {
    if (free <= 0) break;
    const { residentId, state } = requireVolunteer(ctx, waiting.volunteerId);
    if (state !== 'active' || busyWith(ctx, residentId, row)) continue;
    const { volunteerId, note } = waiting;
    const entry = { id: ctx.ids.next(), shiftId: row.id, volunteerId, state: 'signedUp', note } as const;
    write(ctx, entry, waiting);
    moved.push(volunteerId);
    free -= 1;
  }
  return moved;
}

/** @throws DeskError `shift.unknown`, `shift.cancelled`, `shift.over` */
function requireUpcoming(ctx: QueryContext, id: string): ShiftRow {
  const row = requireShift(ctx, id);
  if (row.cancelled) throw shiftFailure('shift.cancelled');
  if (isOver(ctx, row)) throw shiftFailure('shift.over');
  return row;
}

export function signUp(ctx: CommandContext, { id, shiftId, volunteerId, note }: Given<'signUp'>) {
  const saved = savedSignUp(ctx, id);
  if (saved) return { state: saved.state, warnings: [] };
  const row = requireUpcoming(ctx, shiftId);
  const volunteer = requireVolunteer(ctx, volunteerId);
  refuseInactive(ctx, volunteer);
  const { skills } = requireOpportunity(ctx, row.opportunityId);
  const warnings = warningsFor(ctx, volunteer, row, skills);
  const people = signUpsOf(ctx, [shiftId]);
  const before = people.find((entry) => entry.volunteerId === volunteerId);
  if (before && before.state !== 'cancelled') return { state: before.state, warnings };
  const person = requireResident(ctx, volunteer.residentId);
  const other = busyWith(ctx, person.id, row);
  if (other) {
    const { title } = requireOpportunity(ctx, other.opportunityId);
    const { day, from, to } = other;
    throw shiftFailure('shift.overlaps', { name: person.name, day, from, to, title });
  }
  const full = people.filter((entry) => entry.state === 'signedUp').length >= row.needed;
  const state = full ? ('waiting' as const) : ('signedUp' as const);
  write(ctx, { id, shiftId, volunteerId, state, note }, before);
  ctx.record(person.id, { volunteer: volunteerId, shift: shiftId, state });
  return { state, warnings };
}

export function cancelSignUp(ctx: CommandContext, given: Given<'cancelSignUp'>) {
  const { id, shiftId, volunteerId, note } = given;
  if (savedSignUp(ctx, id)) return { movedUp: null };
  const row = requireUpcoming(ctx, shiftId);
  const { residentId } = requireVolunteer(ctx, volunteerId);
  const person = requireResident(ctx, residentId);
  const before = signUpsOf(ctx, [shiftId]).find((entry) => entry.volunteerId === volunteerId);
  if (!before || before.state === 'cancelled') throw shiftFailure('signUp.none', { name: person.name });
  write(ctx, { id, shiftId, volunteerId, state: 'cancelled', note }, before);
  const [moved] = moveUp(ctx, row);
  ctx.record(person.id, { volunteer: volunteerId, shift: shiftId, movedUp: moved ?? null });
  return { movedUp: moved === undefined ? null : (linesOf(ctx, [moved]).get(moved) ?? null) };
}
