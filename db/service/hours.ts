/** Hours that staff enter, correct and withdraw. */
import { dayAt } from '../core/clock.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import { refuseInactive, requireVolunteer } from '../volunteers/service.ts';
import { readSpan, refusalOf } from './checks.ts';
import { endNow, start, supersede, taskFields } from './clocking.ts';
import { settle } from './earning.ts';
import { serviceFailure } from './failures.ts';
import { flagsOf } from './flags.ts';
import type { Given } from './given.ts';
import { toLine } from './lines.ts';
import { findVersion, requireCurrent, requireStanding, requireVersion, type ServiceRow } from './rows.ts';
import { weaker } from './shapes.ts';
import { insertEntry } from './sheet.ts';

function saved(ctx: QueryContext, row: ServiceRow) {
  return { service: toLine(ctx, row), flags: flagsOf(ctx, row) };
}

function personOf(ctx: QueryContext, volunteerId: string) {
  return requireResident(ctx, requireVolunteer(ctx, volunteerId).residentId);
}

/** @throws DeskError `service.alreadySaved` where the id was used for something else */
function savedBefore(ctx: QueryContext, id: string, volunteerId: string): ServiceRow | null {
  const row = findVersion(ctx, id);
  if (row && row.volunteerId !== volunteerId) throw serviceFailure('service.alreadySaved');
  return row;
}

export function record(ctx: CommandContext, given: Given<'record'>) {
  const { id, volunteerId, stationId, task, note } = given;
  const again = savedBefore(ctx, id, volunteerId);
  if (again) return saved(ctx, again);
  refuseInactive(ctx, requireVolunteer(ctx, volunteerId));
  const span = readSpan(ctx, given.span);
  const fields = taskFields(ctx, task, stationId, span.day);
  const refusal = refusalOf(ctx, { ...span, ...fields, rootId: id, volunteerId }, { late: true });
  if (refusal) throw refusal;
  const evidence = span.day === ctx.today ? 'staff' : 'backfilled';
  insertEntry(ctx, { id, volunteerId, fields, span, evidence, note });
  ctx.record(personOf(ctx, volunteerId).id, { service: id, minutes: span.minutes });
  return saved(ctx, requireVersion(ctx, id));
}

export function startFor(ctx: CommandContext, { id, volunteerId, stationId, task }: Given<'startFor'>) {
  const again = savedBefore(ctx, id, volunteerId);
  if (again) return saved(ctx, again);
  const volunteer = requireVolunteer(ctx, volunteerId);
  const savedBy = accountOf(ctx).id;
  start(ctx, { id, volunteer, stationId, task, evidence: 'staff', savedBy });
  return saved(ctx, requireVersion(ctx, id));
}

export function endFor(ctx: CommandContext, given: Given<'endFor'>) {
  const { id, rootId, breakMinutes, note } = given;
  const again = findVersion(ctx, id);
  if (again) return saved(ctx, again);
  const open = requireCurrent(ctx, rootId);
  if (open.endAt !== null || open.withdrawn === 1) throw serviceFailure('service.notOpen');
  const { endAt } = given;
  const span =
    endAt === null
      ? { ...endNow(ctx, open, breakMinutes), day: open.day, startAt: open.startAt }
      : readSpan(ctx, { startAt: open.startAt, endAt, breakMinutes });
  const refusal = refusalOf(ctx, { ...open, ...span }, { late: false });
  if (refusal) throw refusal;
  const seen = dayAt(span.endAt, ctx.zone) === ctx.today;
  supersede(ctx, open, {
    id,
    endAt: span.endAt,
    minutes: span.minutes,
    evidence: weaker(open.evidence, seen ? 'staff' : 'backfilled'),
    doubtful: open.doubtful === 1 || (endAt === null && ctx.doubtful),
    savedBy: accountOf(ctx).id,
    reason: note === '' ? null : note,
  });
  ctx.record(personOf(ctx, open.volunteerId).id, { service: rootId, minutes: span.minutes });
  return saved(ctx, requireVersion(ctx, id));
}

export function correct(ctx: CommandContext, { id, versionId, patch, reason }: Given<'correct'>) {
  const again = findVersion(ctx, id);
  if (again) return saved(ctx, again);
  const before = requireStanding(ctx, versionId);
  if (before.withdrawn === 1) throw serviceFailure('service.withdrawn');
  const span = patch.span === undefined ? null : readSpan(ctx, patch.span);
  const day = span?.day ?? before.day;
  const stationId = patch.stationId === undefined ? before.stationId : patch.stationId;
  const { shiftId, kind, activity } = before;
  const fields = patch.task
    ? taskFields(ctx, patch.task, stationId, day)
    : { shiftId, kind, activity, stationId };
  const { startAt, endAt, minutes } = span ?? before;
  if (endAt !== null) {
    const candidate = { ...before, ...fields, day, startAt, endAt, minutes: minutes ?? 0 };
    const refusal = refusalOf(ctx, candidate, { late: false });
    if (refusal) throw refusal;
  }
  const typed = { evidence: weaker(before.evidence, 'backfilled'), doubtful: false };
  supersede(ctx, before, {
    id,
    ...fields,
    ...(span ? { ...span, ...typed } : {}),
    savedBy: accountOf(ctx).id,
    reason,
  });
  settle(ctx, before.rootId, before.volunteerId);
  ctx.record(personOf(ctx, before.volunteerId).id, { service: before.rootId, reason });
  return saved(ctx, requireVersion(ctx, id));
}

export function withdraw(ctx: CommandContext, given: Given<'withdraw'>): Record<never, never> {
  const { id, versionId, reason } = given;
  if (findVersion(ctx, id)) return {};
  const before = requireStanding(ctx, versionId);
  if (before.withdrawn === 1) throw serviceFailure('service.withdrawn');
  supersede(ctx, before, { id, withdrawn: true, savedBy: accountOf(ctx).id, reason });
  settle(ctx, before.rootId, before.volunteerId);
  ctx.record(personOf(ctx, before.volunteerId).id, { service: before.rootId, withdrawn: true, reason });
  return {};
}
