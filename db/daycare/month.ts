/** A month of day care: a person's days as they stand, for the family's sheet and for exports. */
import { addDays, type Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { ResidentLine } from '../residents/contract.ts';
import { cardIds, linesOf } from '../residents/service.ts';
import { boardState } from './board.ts';
import type { BoardState } from './contract.ts';
import { weekdayBit } from './enrolled.ts';
import { staysInCare } from './enrolments.ts';
import { leavesOf } from './leaves.ts';
import { daysOpen, headsOfPerson, type Taps, tapsBy } from './standing.ts';

/** `2026-02` → its 28 days. */
export function daysOfMonth(month: string): [Day, ...Day[]] {
  const first = `${month}-01`;
  const days: [Day, ...Day[]] = [first];
  for (let day = addDays(first, 1); day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

export interface CareDay {
  day: Day;
  /** Null: not enrolled and not there, or still to come. */
  state: BoardState | null;
  taps: Taps;
}

/** Every day of the month in order, from one read of taps, stays and leaves each. Nobody is missed on a closed day. */
export function careDays(ctx: QueryContext, residentId: string, month: string): CareDay[] {
  const days = daysOfMonth(month);
  const last = days.at(-1) ?? days[0];
  const cards = cardIds(ctx, residentId);
  const taps = tapsBy(headsOfPerson(ctx, cards, days[0], last), (head) => head.day);
  const leaves = leavesOf(ctx, residentId, days[0]);
  const stays = staysInCare(ctx, residentId);
  const open = new Set(daysOpen(ctx, days[0], last));
  return days.map((day) => {
    const own = taps.get(day) ?? {};
    const stay = stays.find(
      ({ startsOn, endsOn }) => startsOn !== null && startsOn <= day && (endsOn === null || endsOn >= day),
    );
    const isAway = leaves.some(({ fromDay, toDay }) => fromDay <= day && (toDay === null || toDay >= day));
    const comes = stay !== undefined && (stay.weekdays & weekdayBit(day)) !== 0;
    const state = boardState(own, isAway && comes, comes);
    const told = state !== 'off' && (state !== 'expected' || open.has(day));
    return { day, taps: own, state: told ? state : stay && day <= ctx.today ? 'off' : null };
  });
}

const peopleOfMonth = perConnection((sqlite) =>
  sqlite
    .prepare<[{ from: Day; to: Day }], string>(
      `SELECT resident_id FROM enrolment
       WHERE state <> 'waiting' AND starts_on <= :to AND (ends_on IS NULL OR ends_on >= :from)
       UNION SELECT resident_id FROM attendance WHERE day BETWEEN :from AND :to`,
    )
    .pluck(),
);

const collator = new Intl.Collator('zh');

/** Everybody whose stay touches the month or who came in it, by name, with every day of it. */
export function attendanceOfMonth(
  ctx: QueryContext,
  month: string,
): { person: ResidentLine; days: CareDay[] }[] {
  const days = daysOfMonth(month);
  const asked = { from: days[0], to: days.at(-1) ?? days[0] };
  const people = linesOf(ctx, peopleOfMonth(ctx.sqlite).all(asked));
  const byId = new Map([...people.values()].map((person) => [person.id, person]));
  return [...byId.values()]
    .sort((one, other) => collator.compare(one.name, other.name))
    .map((person) => ({ person, days: careDays(ctx, person.id, month) }));
}
