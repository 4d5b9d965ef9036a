/** Until when a meal can be ordered or cancelled, and who may still do it later. */
import { readSettings } from '../centre/service.ts';
import { addDays, type Day, dayAt, dayStart, type Instant } from '../core/clock.ts';
import { accountOf, type QueryContext } from '../core/dispatch.ts';
import { mealNames } from '../menu/contract.ts';
import type { MealTime } from '../menu/shapes.ts';
import { orderFailure } from './failures.ts';

type Plan = ReturnType<typeof readSettings>['mealPlan'];

export interface CutOff {
  at: Instant;
  passed: boolean;
}

export function cutOffOf(
  ctx: Pick<QueryContext, 'now' | 'zone'>,
  plan: Plan,
  day: Day,
  meal: MealTime,
): CutOff {
  const { orderDaysBefore, orderBy } = plan[meal];
  const [hours = 0, minutes = 0] = orderBy.split(':').map(Number);
  const at = dayStart(addDays(day, -orderDaysBefore), ctx.zone) + (hours * 60 + minutes) * 60_000;
  return { at, passed: ctx.now >= at };
}

/** The first day whose meal can still be ordered by anyone. */
export function firstOpenDay(ctx: QueryContext, meal: MealTime): Day {
  const plan = readSettings(ctx.db).mealPlan;
  for (let day = ctx.today; ; day = addDays(day, 1)) if (!cutOffOf(ctx, plan, day, meal).passed) return day;
}

function sayUntil(ctx: QueryContext, at: Instant): string {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: ctx.zone, timeStyle: 'short' }).format(at);
  return `${dayAt(at, ctx.zone)} ${time}`;
}

/** @throws DeskError `order.cutOff`, `order.reasonMissing` */
export function refuseLate(ctx: QueryContext, day: Day, meal: MealTime, reason: string) {
  const { at, passed } = cutOffOf(ctx, readSettings(ctx.db).mealPlan, day, meal);
  if (!passed) return;
  const until = sayUntil(ctx, at);
  const { zh, en } = mealNames[meal];
  if (accountOf(ctx).role !== 'manager')
    throw orderFailure('order.cutOff', { day, meal: zh, mealEn: en.toLowerCase(), until });
  if (reason === '') throw orderFailure('order.reasonMissing', { until }, 'reason');
}
