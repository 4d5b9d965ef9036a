/** Opportunities and the planning of their shifts. */
import { and, asc, eq, gte } from 'drizzle-orm';
import { addDays, type Day, daysBetween } from '../core/clock.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { requireResident } from '../residents/service.ts';
import { shiftFailure } from './failures.ts';
import { weekdayOf } from './fit.ts';
import type { Given } from './given.ts';
import { findOpportunity, findShift, isOver, requireOpportunity, requireShift, viewsOf } from './rows.ts';
import { moveUp } from './signUps.ts';
import { requireStation } from './stations.ts';
import { opportunities, opportunity, shift, shifts } from './table.ts';

/** Longest series. */
const mostDays = 366;

export const shiftIdOf = (opportunityId: string, day: Day, from: string): string =>
  naturalId('shift', opportunityId, day, from);

export function listOpportunities(ctx: QueryContext, given: Given<'opportunities'>) {
  const { closed, kind, teamId, residentId } = given;
  const rows = ctx.db
    .select()
    .from(opportunity)
    .where(residentId === undefined ? undefined : eq(opportunity.residentId, residentId))
    .orderBy(asc(opportunity.createdAt), asc(opportunity.id))
    .all()
    .filter(
      (row) =>
        (closed === true || !row.closed) &&
        (kind === undefined || row.kind === kind) &&
        (teamId === undefined || row.teamId === teamId),
    );
  return viewsOf(ctx, rows).map((view) => {
    const upcoming = ctx.db
      .select()
      .from(shift)
      .where(and(eq(shift.opportunityId, view.id), gte(shift.day, ctx.today), eq(shift.cancelled, false)))
      .orderBy(asc(shift.day), asc(shift.from))
      .all()
      .filter((row) => !isOver(ctx, row));
    const [next] = upcoming;
    return {
      ...view,
      upcoming: upcoming.length,
      next: next ? { shiftId: next.id, day: next.day, from: next.from, to: next.to } : null,
    };
  });
}

export function saveOpportunity(ctx: CommandContext, given: Given<'saveOpportunity'>): Record<never, never> {
  const { id, residentId, ...fields } = given;
  const known = findOpportunity(ctx, id);
  if (fields.stationId !== null && fields.stationId !== known?.stationId)
    requireStation(ctx, fields.stationId);
  if (known) ctx.write.update(opportunities, id, { ...fields, residentId });
  else {
    const person = residentId ? requireResident(ctx, residentId).id : null;
    const row = { ...fields, id, residentId: person, closed: false, createdAt: ctx.now };
    ctx.write.insert(opportunities, row);
  }
  ctx.record(residentId ?? known?.residentId ?? id, { opportunity: id, title: fields.title });
  return {};
}

export function closeOpportunity(
  ctx: CommandContext,
  given: Given<'closeOpportunity'>,
): Record<never, never> {
  const { id, closed } = given;
  const { title } = requireOpportunity(ctx, id);
  ctx.write.update(opportunities, id, { closed });
  ctx.record(id, { title, closed });
  return {};
}

/** @throws DeskError `shift.datesReversed`, `shift.past`, `shift.tooLong`, `shift.noDays` */
function daysOf(ctx: QueryContext, { from, until, weekdays }: Given<'plan'>): Day[] {
  if (until < from) throw shiftFailure('shift.datesReversed', {}, 'until');
  if (from < ctx.today) throw shiftFailure('shift.past', {}, 'from');
  const length = daysBetween(from, until) + 1;
  if (length > mostDays) throw shiftFailure('shift.tooLong', {}, 'until');
  const days = Array.from({ length }, (_, at) => addDays(from, at));
  const chosen = days.filter((day) => (weekdays & (1 << weekdayOf(day))) !== 0);
  if (chosen.length === 0) throw shiftFailure('shift.noDays', {}, 'weekdays');
  return chosen;
}

export function plan(ctx: CommandContext, given: Given<'plan'>) {
  const { opportunityId, times, needed } = given;
  const { title, closed } = requireOpportunity(ctx, opportunityId);
  if (closed) throw shiftFailure('opportunity.closed', { title });
  const shiftIds: string[] = [];
  let planned = 0;
  for (const day of daysOf(ctx, given)) {
    const id = shiftIdOf(opportunityId, day, times.from);
    shiftIds.push(id);
    if (findShift(ctx, id)) continue;
    ctx.write.insert(shifts, {
      id,
      opportunityId,
      day,
      ...times,
      needed,
      cancelled: false,
      cancelReason: '',
    });
    planned += 1;
  }
  if (planned > 0) ctx.record(opportunityId, { title, planned });
  return { planned, stood: shiftIds.length - planned, shiftIds };
}

export function editShift(ctx: CommandContext, { id, needed }: Given<'editShift'>): { movedUp: number } {
  const row = requireShift(ctx, id);
  if (row.cancelled) throw shiftFailure('shift.cancelled');
  if (ctx.write.update(shifts, id, { needed }).length === 0) return { movedUp: 0 };
  const moved = isOver(ctx, row) ? [] : moveUp(ctx, { ...row, needed });
  ctx.record(row.opportunityId, { shift: id, needed, movedUp: moved });
  return { movedUp: moved.length };
}

export function cancelShift(ctx: CommandContext, { id, reason }: Given<'cancelShift'>): Record<never, never> {
  const row = requireShift(ctx, id);
  if (isOver(ctx, row)) throw shiftFailure('shift.over');
  ctx.write.update(shifts, id, { cancelled: true, cancelReason: reason });
  ctx.record(row.opportunityId, { shift: id, day: row.day, reason });
  return {};
}

export function restoreShift(ctx: CommandContext, { id }: Given<'restoreShift'>): Record<never, never> {
  const row = requireShift(ctx, id);
  if (isOver(ctx, row)) throw shiftFailure('shift.over');
  ctx.write.update(shifts, id, { cancelled: false, cancelReason: '' });
  ctx.record(row.opportunityId, { shift: id, day: row.day });
  return {};
}
