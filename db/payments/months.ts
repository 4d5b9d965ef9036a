/** Closed months (月结): what comes later is booked in a month that is open. */
import { addDays, type Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';

const closeOf = perConnection((sqlite) =>
  sqlite.prepare<[string]>('SELECT 1 FROM month_close WHERE month >= ? LIMIT 1'),
);

const monthOf = (day: Day) => day.slice(0, 7);

/**
 * A month before a closed one is closed with it, also when nothing was ever booked in it: what it held is part of what
 * later months began with.
 * @param month YYYY-MM
 */
export function isMonthClosed(ctx: QueryContext, month: string): boolean {
  return closeOf(ctx.sqlite).get(month) !== undefined;
}

/** The first day of the month after. */
function nextMonth(day: Day): Day {
  return `${monthOf(addDays(`${monthOf(day)}-28`, 4))}-01`;
}

/** The day on which something of `day` counts: itself; today, when its month is closed; and never a closed month. */
export function bookingDay(ctx: QueryContext, day: Day): Day {
  if (!isMonthClosed(ctx, monthOf(day))) return day;
  let open = ctx.today;
  while (isMonthClosed(ctx, monthOf(open))) open = nextMonth(open);
  return open;
}
