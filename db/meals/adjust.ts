/** Adjusting (调整) a meal whose month is closed: the difference is booked in the open month, the meal stays as it is. */
import { asc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { statement } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { bookingDay, giveBack, takePayment } from '../payments/service.ts';
import type { meals as contract } from './contract.ts';
import { isSettled, patched } from './correct.ts';
import { mealFailure } from './failures.ts';
import { accountName, type MealRow, requireCurrent, sumLines, sumOf } from './rows.ts';
import { methodFor } from './serve.ts';
import { mealAdjustment, mealAdjustments } from './table.ts';

type Input = z.output<(typeof contract)['adjust']['input']>;
export type AdjustmentRow = typeof mealAdjustment.$inferSelect;

const ofMeal = statement((db) =>
  db
    .select()
    .from(mealAdjustment)
    .where(eq(mealAdjustment.mealRootId, sql.placeholder('rootId')))
    .orderBy(asc(mealAdjustment.at), asc(mealAdjustment.id))
    .prepare(),
);
const byId = statement((db) =>
  db
    .select()
    .from(mealAdjustment)
    .where(eq(mealAdjustment.id, sql.placeholder('id')))
    .prepare(),
);

/** In the order in which they were made. */
export function adjustmentsOf(ctx: QueryContext, rootId: string): AdjustmentRow[] {
  return ofMeal(ctx.db).all({ rootId });
}

export function shownAdjustment(ctx: QueryContext, row: AdjustmentRow) {
  return { ...row, account: accountName(ctx, row.accountId) };
}

/** What counts of a meal: itself, unless it was undone, and its adjustments. */
export function netOf(meal: MealRow, adjustments: readonly AdjustmentRow[]) {
  const own = meal.withdrawn ? [] : [meal];
  const differences = adjustments.map((row) => ({ ...row, subsidyFen: row.priceFen - row.personFen }));
  return {
    ...sumOf([...own, ...differences]),
    lines: sumLines([...own, ...adjustments].map(({ lines }) => lines)),
  };
}

function wantedOf(ctx: QueryContext, base: MealRow, change: Input['change']) {
  if (change.kind === 'notEaten') return { portions: 0, priceFen: 0, personFen: 0, lines: [] };
  const { fields, priced } = patched(ctx, base, change);
  return { ...priced, portions: fields.portions };
}

/** The difference between what is to count and what counts so far. */
function differenceOf(ctx: QueryContext, base: MealRow, change: Input['change']) {
  const wanted = wantedOf(ctx, base, change);
  const net = netOf(base, adjustmentsOf(ctx, base.rootId));
  return {
    portions: wanted.portions - net.portions,
    priceFen: wanted.priceFen - net.priceFen,
    personFen: wanted.personFen - net.personFen,
    lines: sumLines([wanted.lines, net.lines.map((line) => ({ ...line, amountFen: -line.amountFen }))]),
  };
}

function movePayment(ctx: CommandContext, base: MealRow, personFen: number, bookedOn: string, input: Input) {
  const { residentId, rootId: mealRootId } = base;
  const { reason } = input;
  if (personFen < 0) giveBack(ctx, { mealRootId, amountFen: -personFen, bookedOn, reason });
  if (personFen > 0) {
    const method = methodFor(input.payment ?? base.payment, personFen);
    takePayment(ctx, {
      kind: 'meal',
      method,
      residentId,
      mealRootId,
      amountFen: personFen,
      bookedOn,
      note: reason,
    });
  }
}

export function adjust(ctx: CommandContext, input: Input) {
  const stored = byId(ctx.db).get({ id: input.id });
  if (stored && stored.mealRootId !== input.rootId) throw mealFailure('meal.alreadySaved');
  if (stored) return { adjustment: shownAdjustment(ctx, stored) };
  const base = requireCurrent(ctx, input.rootId);
  if (base.withdrawn) throw mealFailure('meal.withdrawn');
  if (!isSettled(ctx, base)) throw mealFailure('meal.monthOpen', { month: base.bookedOn.slice(0, 7) });
  if (input.reason === '') throw mealFailure('meal.reasonMissing', {}, 'reason');
  const difference = differenceOf(ctx, base, input.change);
  const { portions, priceFen, personFen, lines } = difference;
  if (portions === 0 && priceFen === 0 && personFen === 0 && lines.length === 0)
    throw mealFailure('meal.nothingToAdjust');
  const row: AdjustmentRow = {
    id: input.id,
    mealRootId: base.rootId,
    bookedOn: bookingDay(ctx, ctx.today),
    ...difference,
    reason: input.reason,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  };
  ctx.write.insert(mealAdjustments, row);
  movePayment(ctx, base, personFen, row.bookedOn, input);
  ctx.record(base.residentId ?? base.rootId, { meal: base.rootId, personFen, reason: input.reason });
  return { adjustment: shownAdjustment(ctx, row) };
}
