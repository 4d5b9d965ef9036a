/** Saving a visit, correcting it, undoing it: always a new row, never a changed one. */
import type { z } from 'zod';
import { dayAt } from '../core/clock.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { namedMatter, requireActiveMatter } from '../matters/service.ts';
import { requireCounter, requireTicket, serveTicket } from '../queue/service.ts';
import { maskPhone } from '../residents/mask.ts';
import { type visits as contract, visitFailure } from './contract.ts';
import {
  isSaved,
  lineFrom,
  requireCurrent,
  requireVersion,
  toLine,
  type VisitRow,
  visitStatements,
} from './lines.ts';
import { personLine, requirePerson } from './people.ts';
import { visits } from './table.ts';
import {
  checkTimes,
  fillTimes,
  type NewVisit,
  outcomeFields,
  resolveWho,
  type Warning,
  warningsOf,
} from './version.ts';

type Contract = typeof contract;
type Registered = z.output<Contract['register']['input']>;
type Patch = z.output<Contract['correct']['input']>['patch'];

function answer(ctx: QueryContext, id: string, warnings: Warning[]) {
  return { visit: toLine(ctx, requireVersion(ctx, id)), warnings };
}

/** The same visit sent once more is not a second one; a different one under the same id is a person's mistake. */
function answerAgain(ctx: QueryContext, stored: VisitRow, input: Registered) {
  const { fields, warnings } = resolveWho(ctx, input.who);
  const same =
    stored.residentId === fields.residentId &&
    stored.agentId === fields.agentId &&
    stored.visitorName === fields.visitorName &&
    stored.matterId === input.matterId &&
    stored.channel === input.channel &&
    stored.outcome === input.outcome.kind &&
    stored.note === input.note &&
    stored.companions === input.companions;
  if (!same) throw visitFailure('visit.alreadySaved');
  return answer(ctx, stored.id, warnings);
}

function newVersion(ctx: CommandContext, input: Registered) {
  const account = accountOf(ctx);
  const matter = requireActiveMatter(ctx, input.matterId);
  const ticket = input.ticketId ? requireTicket(ctx, input.ticketId) : null;
  const { fields, warnings, people } = resolveWho(ctx, input.who);
  const times = checkTimes(ctx, fillTimes(ctx, input, ticket));
  if (input.counterId) requireCounter(ctx, input.counterId);
  const usualCounter = ticket?.counterId ?? ctx.session.counterId;
  const row = {
    id: input.id,
    rootId: input.id,
    supersedes: null,
    withdrawn: false,
    ...fields,
    matterId: matter.id,
    channel: input.channel,
    note: input.note,
    ...outcomeFields(input.outcome, times.day, matter, null),
    companions: input.companions,
    ticketId: ticket?.id ?? null,
    counterId: input.counterId === undefined ? usualCounter : input.counterId,
    handlerId: account.id,
    ...times,
    savedAt: ctx.now,
    savedBy: account.id,
    reason: null,
  };
  return { row, ticket, matter, people, account, warnings };
}

/** The person's columns in the row of somebody without a card. */
const nobody = {
  ...{ sex: null, birthDate: null, estate: null, building: null, unit: null, room: null },
  ...{ status: null, mergedInto: null, phone: null },
};

/**
 * Everything the line shows was read for the checks already: the row is not read back, because this is what people
 * wait for.
 */
function register(ctx: CommandContext, input: Registered) {
  if (isSaved(ctx, input.id)) return answerAgain(ctx, requireVersion(ctx, input.id), input);
  const { row, ticket, matter, people, account, warnings } = newVersion(ctx, input);
  ctx.write.insert(visits, row);
  if (ticket) serveTicket(ctx, ticket, row.residentId);
  ctx.record(row.residentId ?? row.id, { visit: row.id });
  const { subject, agent } = people;
  const sources = {
    person: (id: string) => personLine(ctx, agent?.id === id ? agent : requirePerson(ctx, id)),
    matter: () => matter,
    account: () => account.name,
  };
  const visit = lineFrom(ctx, sources, {
    ...nobody,
    ...subject,
    personName: subject?.name ?? null,
    ...row,
    withdrawn: 0,
    ticketNumber: ticket?.number ?? null,
    ticketPrefix: ticket?.prefix ?? null,
    openRoot: row.dueOn === null ? null : row.id,
    contested: 0,
  });
  return { visit, warnings };
}

/** What a person may change; the rest of a version says when and by whom it was saved. */
const editable = [
  'residentId',
  'agentId',
  'visitorName',
  'visitorPhone',
  'matterId',
  'channel',
  'note',
  'outcome',
  'dueOn',
  'referredTo',
  'missingPapers',
  'companions',
  'counterId',
  'arrivedAt',
  'startedAt',
  'endedAt',
] as const;

/** Names of the fields in which a version differs from the one before it. */
export function changedFields(before: VisitRow, after: VisitRow): string[] {
  return [...editable, 'withdrawn' as const].filter((name) => before[name] !== after[name]);
}

/** A page knows a visitor's phone by its mask only: the mask sent back means that the phone stays. */
function patchedWho(ctx: QueryContext, base: VisitRow, who: NonNullable<Patch['who']>) {
  const { fields } = resolveWho(ctx, who);
  const kept = base.visitorPhone !== null && fields.visitorPhone === maskPhone(base.visitorPhone);
  return kept ? { ...fields, visitorPhone: base.visitorPhone } : fields;
}

function patchedTimes(ctx: QueryContext, base: VisitRow, patch: Patch) {
  const { arrivedAt = base.arrivedAt, startedAt = base.startedAt, endedAt = base.endedAt } = patch;
  const unchanged = arrivedAt === base.arrivedAt && startedAt === base.startedAt && endedAt === base.endedAt;
  return unchanged
    ? { arrivedAt, startedAt, endedAt, day: base.day }
    : checkTimes(ctx, { arrivedAt, startedAt, endedAt });
}

/** The version with what a patch asks for, checked. */
function patched(ctx: QueryContext, base: VisitRow, patch: Patch) {
  const newMatter = patch.matterId !== undefined && patch.matterId !== base.matterId;
  const matter = newMatter ? requireActiveMatter(ctx, patch.matterId ?? '') : namedMatter(ctx, base.matterId);
  if (patch.counterId && patch.counterId !== base.counterId) requireCounter(ctx, patch.counterId);
  const times = patchedTimes(ctx, base, patch);
  return {
    ...base,
    ...(patch.who && patchedWho(ctx, base, patch.who)),
    matterId: matter.id,
    channel: patch.channel ?? base.channel,
    note: patch.note ?? base.note,
    companions: patch.companions ?? base.companions,
    counterId: patch.counterId === undefined ? base.counterId : patch.counterId,
    ...(patch.outcome && outcomeFields(patch.outcome, times.day, matter, base.dueOn)),
    ...times,
  };
}

/** One's own visit, on the day on which it was first saved. */
function isFreshAndOwn(ctx: QueryContext, base: VisitRow): boolean {
  const root = base.id === base.rootId ? base : visitStatements.version(ctx.sqlite).get({ id: base.rootId });
  const savedAt = root?.savedAt ?? base.savedAt;
  return base.handlerId === accountOf(ctx).id && dayAt(savedAt, ctx.zone) === ctx.today;
}

/** Inserts the version that supersedes `base`; the reason is kept with it. */
function supersede(
  ctx: CommandContext,
  base: VisitRow,
  fields: NewVisit,
  version: { id: string; reason: string },
) {
  ctx.write.insert(visits, {
    ...fields,
    id: version.id,
    supersedes: base.id,
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
    reason: version.reason || null,
  });
  ctx.record(fields.residentId ?? base.rootId, { visit: base.rootId, version: version.id });
  return answer(ctx, version.id, warningsNow(ctx, base));
}

function warningsNow(ctx: QueryContext, row: VisitRow): Warning[] {
  return row.residentId === null ? [] : warningsOf(requirePerson(ctx, row.residentId).status);
}

/** The answer to a command that was already carried out under this id; undefined: it was not. */
function alreadyDone(ctx: QueryContext, id: string, versionId: string) {
  if (!isSaved(ctx, id)) return undefined;
  const stored = requireVersion(ctx, id);
  if (stored.supersedes !== versionId) throw visitFailure('visit.alreadySaved');
  return answer(ctx, id, warningsNow(ctx, stored));
}

function correct(ctx: CommandContext, input: z.output<Contract['correct']['input']>) {
  const again = alreadyDone(ctx, input.id, input.versionId);
  if (again) return again;
  const base = requireVersion(ctx, input.versionId);
  if (base.withdrawn === 1) throw visitFailure('visit.withdrawn');
  if (input.reason === '' && !isFreshAndOwn(ctx, base))
    throw visitFailure('visit.reasonMissing', {}, 'reason');
  const fields = patched(ctx, base, input.patch);
  if (editable.every((name) => fields[name] === base[name]))
    return answer(ctx, base.id, warningsNow(ctx, base));
  return supersede(ctx, base, { ...fields, withdrawn: false }, input);
}

/** Undo and its opposite: the same facts once more, with or without the mark. */
function settingWithdrawn(withdrawn: boolean) {
  return (ctx: CommandContext, input: z.output<Contract['withdraw']['input']>) => {
    const again = alreadyDone(ctx, input.id, input.versionId);
    if (again) return again;
    const base = requireVersion(ctx, input.versionId);
    if ((base.withdrawn === 1) === withdrawn)
      throw visitFailure(withdrawn ? 'visit.withdrawn' : 'visit.notWithdrawn');
    if (!isFreshAndOwn(ctx, base)) {
      if (accountOf(ctx).role !== 'manager') throw visitFailure('visit.notYoursToUndo');
      if (input.reason === '') throw visitFailure('visit.reasonMissing', {}, 'reason');
    }
    return supersede(ctx, base, { ...base, withdrawn }, input);
  };
}

function revealPhone(ctx: CommandContext, { rootId }: { rootId: string }) {
  const row = requireCurrent(ctx, rootId);
  ctx.record(rootId, { revealed: 'visitorPhone' });
  return { phone: row.visitorPhone };
}

type RegisterHandlers = Pick<
  Handlers<Contract>,
  'register' | 'correct' | 'withdraw' | 'restore' | 'revealPhone'
>;

export const registerHandlers: RegisterHandlers = {
  register,
  correct,
  withdraw: settingWithdrawn(true),
  restore: settingWithdrawn(false),
  revealPhone,
};
