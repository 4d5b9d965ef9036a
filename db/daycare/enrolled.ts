/** Who is enrolled on a day, and on which weekdays they come. */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';

export interface Enrolled {
  enrolmentId: string;
  /** The card in charge. */
  residentId: string;
  startsOn: Day;
  weekdays: number;
  /** A day of the trial (试托). */
  trial: boolean;
  /** The day is one of theirs. Leaves are told apart (`leaveOn`). */
  comes: boolean;
}

/** The bit of a calendar day. */
export function weekdayBit(day: Day): number {
  return 1 << ((new Date(day).getUTCDay() + 6) % 7);
}

interface EnrolledRow {
  enrolmentId: string;
  residentId: string;
  startsOn: Day;
  weekdays: number;
  trial: number;
}

/** Somebody who died or moved away is not expected from that day on, whatever the stay says. */
const onDay = perConnection((sqlite) =>
  sqlite.prepare<[{ day: Day }], EnrolledRow>(
    `WITH RECURSIVE holder (enrolment, card) AS (
       SELECT id, resident_id FROM enrolment
       WHERE state <> 'waiting' AND starts_on <= :day AND (ends_on IS NULL OR ends_on >= :day)
       UNION ALL
       SELECT h.enrolment, r.merged_into FROM holder h JOIN resident r ON r.id = h.card
       WHERE r.merged_into IS NOT NULL
     )
     SELECT e.id AS enrolmentId, r.id AS residentId, e.starts_on AS startsOn, e.weekdays,
       (e.trial_until IS NOT NULL AND e.trial_until >= :day) AS trial
     FROM holder h JOIN enrolment e ON e.id = h.enrolment
       JOIN resident r ON r.id = h.card AND r.merged_into IS NULL
     WHERE NOT (r.status IN ('died', 'moved') AND (r.status_since IS NULL OR r.status_since <= :day))
     ORDER BY e.id`,
  ),
);

/** Those whose stay covers the day, also where the weekday is not one of theirs. */
export function enrolledOn(ctx: QueryContext, day: Day): Enrolled[] {
  const bit = weekdayBit(day);
  return onDay(ctx.sqlite)
    .all({ day })
    .map(({ trial, ...row }) => ({ ...row, trial: trial === 1, comes: (row.weekdays & bit) !== 0 }));
}
