/** Clocking at the kiosk: in, out, and the volunteer's own word about a forgotten end. */
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import { requireOpportunity, requireShift, requireStation } from '../shifts/service.ts';
import type { serviceKinds } from '../shifts/shapes.ts';
import { accountIdsOf, refuseInactive, requireVolunteer, type VolunteerRow } from '../volunteers/service.ts';
import { clockTime, overlapOf, readSpan, refusalOf } from './checks.ts';
import { serviceFailure } from './failures.ts';
import type { Given } from './given.ts';
import { type Pass, readPass, readProof } from './passes.ts';
import { isStillThere } from './presence.ts';
import { findVersion, openOf, requireCurrent, requireVersion, type ServiceRow } from './rows.ts';
import type { ServiceTask } from './schemas.ts';
import { type Evidence, weaker } from './shapes.ts';
import { services } from './table.ts';

export interface TaskFields {
  shiftId: string | null;
  stationId: string | null;
  kind: (typeof serviceKinds)[number];
  activity: string;
}

/**
 * What a time of service says about what was done, and where.
 *
 * @throws DeskError `shift.unknown`, `service.shiftElsewhere`, `service.shiftCancelled`, `station.…`
 */
export function taskFields(
  ctx: QueryContext,
  task: ServiceTask,
  stationId: string | null,
  day: string,
): TaskFields {
  if (stationId !== null) requireStation(ctx, stationId);
  if (task.kind === 'activity')
    return { shiftId: null, stationId, kind: task.serviceKind, activity: task.activity };
  const shift = requireShift(ctx, task.shiftId);
  if (shift.cancelled) throw serviceFailure('service.shiftCancelled');
  if (shift.day !== day) throw serviceFailure('service.shiftElsewhere');
  const opportunity = requireOpportunity(ctx, shift.opportunityId);
  const { kind, title } = opportunity;
  return { shiftId: shift.id, stationId: stationId ?? opportunity.stationId, kind, activity: title };
}

/** @throws DeskError `service.alreadyIn`, `service.overlaps`, `service.twoPlaces` */
function refuseSecondPlace(ctx: QueryContext, residentId: string, fields: TaskFields, volunteerId: string) {
  const open = openOf(ctx, accountIdsOf(ctx, residentId)).find((row) => isStillThere(ctx, row));
  if (open) {
    const { activity } = open;
    throw serviceFailure('service.alreadyIn', { from: clockTime(ctx, open.startAt), activity });
  }
  const one = { ...fields, rootId: '', volunteerId, startAt: ctx.now, endAt: ctx.now + 1, minutes: 0 };
  const overlap = overlapOf(ctx, residentId, one);
  if (overlap) throw overlap;
}

interface Start {
  id: string;
  volunteer: VolunteerRow;
  stationId: string | null;
  task: ServiceTask;
  evidence: Evidence;
  savedBy: string | null;
}

/** Writes a sign-in of now. */
export function start(ctx: CommandContext, { id, volunteer, stationId, task, evidence, savedBy }: Start) {
  refuseInactive(ctx, volunteer);
  const person = requireResident(ctx, volunteer.residentId);
  const fields = taskFields(ctx, task, stationId, ctx.today);
  refuseSecondPlace(ctx, person.id, fields, volunteer.id);
  ctx.write.insert(services, {
    id,
    rootId: id,
    supersedes: null,
    withdrawn: false,
    volunteerId: volunteer.id,
    ...fields,
    day: ctx.today,
    startAt: ctx.now,
    endAt: null,
    minutes: null,
    evidence,
    doubtful: ctx.doubtful,
    deskId: ctx.deskId,
    savedAt: ctx.now,
    savedBy,
    reason: null,
  });
  ctx.record(person.id, { service: id });
}

/** A version that supersedes another; what is not named stays as it was. Always saved after the one it replaces. */
export function supersede(
  ctx: CommandContext,
  before: ServiceRow,
  change: { id: string } & Partial<
    Pick<
      ServiceRow,
      | 'shiftId'
      | 'stationId'
      | 'kind'
      | 'activity'
      | 'day'
      | 'startAt'
      | 'endAt'
      | 'minutes'
      | 'evidence'
      | 'savedBy'
      | 'reason'
    > & { withdrawn: boolean; doubtful: boolean }
  >,
) {
  const { supersedes: _older, ...row } = before;
  ctx.write.insert(services, {
    ...row,
    withdrawn: before.withdrawn === 1,
    doubtful: before.doubtful === 1,
    savedBy: null,
    reason: null,
    ...change,
    supersedes: before.id,
    deskId: ctx.deskId,
    savedAt: Math.max(ctx.now, before.savedAt + 1),
  });
}

function forgottenOf(ctx: QueryContext, residentId: string): number {
  return openOf(ctx, accountIdsOf(ctx, residentId)).filter((row) => !isStillThere(ctx, row)).length;
}

/** The same tap once more; anything else under the same id is a mistake of the page. */
function own(ctx: QueryContext, row: ServiceRow, pass: Pass): ServiceRow {
  const { residentId } = requireVolunteer(ctx, pass.volunteerId);
  if (!accountIdsOf(ctx, residentId).includes(row.volunteerId)) throw serviceFailure('service.notYours');
  return row;
}

export function signIn(ctx: CommandContext, { id, pass: passId, stationId, task }: Given<'signIn'>) {
  const pass = readPass(ctx, passId);
  const volunteer = requireVolunteer(ctx, pass.volunteerId);
  const saved = findVersion(ctx, id);
  if (saved) own(ctx, saved, pass);
  else start(ctx, { id, volunteer, stationId, task, evidence: pass.evidence, savedBy: null });
  return {
    rootId: id,
    startAt: saved?.startAt ?? ctx.now,
    doubtful: saved ? saved.doubtful === 1 : ctx.doubtful,
    forgottenCount: forgottenOf(ctx, volunteer.residentId),
  };
}

/** The end of an open time of service by the clock of this desk. */
export function endNow(ctx: QueryContext, open: ServiceRow, breakMinutes: number) {
  if (ctx.now < open.startAt) throw serviceFailure('service.clockBack');
  const whole = Math.floor((ctx.now - open.startAt) / 60_000);
  if (breakMinutes > whole) throw serviceFailure('service.breaksTooLong', {}, 'breakMinutes');
  return { endAt: ctx.now, minutes: whole - breakMinutes };
}

function ended({ rootId, startAt, endAt, minutes }: ServiceRow) {
  return { rootId, startAt, endAt: endAt ?? startAt, minutes: minutes ?? 0 };
}

export function signOut(ctx: CommandContext, { id, pass: passId, breakMinutes }: Given<'signOut'>) {
  const pass = readPass(ctx, passId);
  const saved = findVersion(ctx, id);
  if (saved) return ended(own(ctx, saved, pass));
  const { residentId } = requireVolunteer(ctx, pass.volunteerId);
  const open = openOf(ctx, accountIdsOf(ctx, residentId)).find((row) => isStillThere(ctx, row));
  if (!open) throw serviceFailure('service.notIn');
  supersede(ctx, open, {
    id,
    ...endNow(ctx, open, breakMinutes),
    evidence: weaker(open.evidence, pass.evidence),
    doubtful: open.doubtful === 1 || ctx.doubtful,
  });
  ctx.record(requireResident(ctx, residentId).id, { service: open.rootId });
  return ended(requireVersion(ctx, id));
}

export function propose(ctx: CommandContext, given: Given<'propose'>): { minutes: number } {
  const { id, rootId, endAt, breakMinutes, note } = given;
  const pass = readProof(ctx, given.pass);
  const saved = findVersion(ctx, id);
  if (saved) return { minutes: own(ctx, saved, pass).minutes ?? 0 };
  const open = own(ctx, requireCurrent(ctx, rootId), pass);
  if (open.endAt !== null || open.withdrawn === 1) throw serviceFailure('service.notOpen');
  const span = readSpan(ctx, { startAt: open.startAt, endAt, breakMinutes });
  // The day it began, whatever the proposal: the sign-in was clocked.
  const refusal = refusalOf(ctx, { ...open, ...span }, { late: false });
  if (refusal) throw refusal;
  const { minutes } = span;
  supersede(ctx, open, { id, endAt, minutes, evidence: weaker(open.evidence, 'backfilled'), reason: note });
  const { residentId } = requireVolunteer(ctx, pass.volunteerId);
  ctx.record(requireResident(ctx, residentId).id, { service: rootId, proposed: minutes });
  return { minutes };
}
