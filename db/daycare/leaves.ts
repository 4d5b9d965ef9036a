/** Days announced as absent (请假). */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { cardIds } from '../residents/service.ts';
import type { leave } from './table.ts';

export type LeaveRow = Omit<typeof leave.$inferSelect, 'cancelled'>;
type LeaveReason = LeaveRow['reason'];

const columns = 'id, resident_id AS residentId, from_day AS fromDay, to_day AS toDay, reason, note';

const onDay = perConnection((sqlite) =>
  sqlite.prepare<[{ day: Day }], LeaveRow>(
    `SELECT ${columns} FROM leave
     WHERE cancelled = 0 AND from_day <= :day AND (to_day IS NULL OR to_day >= :day) ORDER BY from_day, id`,
  ),
);
/** `ids`: JSON array of the ids of a person's cards. */
const ofPerson = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; from: Day }], LeaveRow>(
    `SELECT ${columns} FROM leave
     WHERE resident_id IN (SELECT value FROM json_each(:ids)) AND cancelled = 0
       AND (to_day IS NULL OR to_day >= :from)
     ORDER BY from_day, id`,
  ),
);

/** All leaves of a day, by the ids they were written with. */
export function leavesOn(ctx: QueryContext, day: Day): LeaveRow[] {
  return onDay(ctx.sqlite).all({ day });
}

/** Leaves of a person that end on `from` or later, the earliest first. */
export function leavesOf(ctx: QueryContext, residentId: string, from: Day): LeaveRow[] {
  return ofPerson(ctx.sqlite).all({ ids: JSON.stringify(cardIds(ctx, residentId)), from });
}

/** Being in hospital goes before any other leave of the same day. Null: not on leave. */
export function leaveOn(
  ctx: QueryContext,
  residentId: string,
  day: Day,
): { reason: LeaveReason; note: string } | null {
  const covering = leavesOf(ctx, residentId, day).filter(({ fromDay }) => fromDay <= day);
  const found = covering.find(({ reason }) => reason === 'hospital') ?? covering[0];
  return found ? { reason: found.reason, note: found.note } : null;
}
