/** Correcting and undoing: always a new version, and money given back or taken as entries of its own. */
import type { z } from 'zod';
import { dayAt } from '../core/clock.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { bookingDay, giveBack, isMonthClosed, takePayment } from '../payments/service.ts';
import { cardIds } from '../residents/service.ts';
import type { meals as contract, MealPatch } from './contract.ts';
import { mealFailure } from './failures.ts';
import { fullPrice, priceServing, pricingSources, tierOf } from './price.ts';
import { findVersion, type MealRow, mealRows, requireCurrent, requireStanding, toLine } from './rows.ts';
import { amountsOf, foodOf, methodFor, refuseOtherPrice } from './serve.ts';
import type { PricedMeal } from './shapes.ts';
import { meals } from './table.ts';

type Contract = typeof contract;

/** In the person's day, without the meal itself. */
function sourcesFor(ctx: QueryContext, residentId: string, base: MealRow) {
  const ids = JSON.stringify(cardIds(ctx, residentId));
  const others = mealRows
    .ofPersonOnDay(ctx, { ids, day: base.day })
    .filter((row) => row.rootId !== base.rootId);
  return pricingSources(ctx, residentId, base.day, others);
}

/** What the meal is after the patch, of which only the price of a portion is known yet. */
function foodAfter(ctx: QueryContext, base: MealRow, patch: MealPatch) {
  const { optionId, optionName, priceFen } = base;
  if (patch.optionId !== undefined && patch.optionId !== optionId)
    return foodOf(ctx, base, { optionId: patch.optionId });
  if (patch.priceFen !== undefined)
    return foodOf(ctx, base, {
      optionId: null,
      optionName: patch.optionName ?? optionName,
      priceFen: patch.priceFen,
    });
  return { optionId, optionName, priceFen: priceFen / base.portions };
}

export interface Patched {
  fields: Pick<MealRow, 'optionId' | 'optionName' | 'mode' | 'portions' | 'takenBy' | 'category'>;
  priced: PricedMeal;
}

/**
 * A patch that touches what a meal costs has it priced by the rules that hold on its day, as they are known now; any
 * other leaves the amounts as they were.
 */
export function patched(ctx: QueryContext, base: MealRow, patch: MealPatch): Patched {
  const { optionId, optionName, priceFen } = foodAfter(ctx, base, patch);
  const mode = patch.mode ?? base.mode;
  const portions = base.residentId === null ? (patch.portions ?? base.portions) : base.portions;
  const takenBy = patch.takenBy === undefined ? base.takenBy : patch.takenBy || null;
  const fields = { optionId, optionName, mode, portions, takenBy, category: base.category };
  const total = priceFen * portions;
  const costs = total !== base.priceFen || mode !== base.mode || patch.reprice === true;
  if (!costs) return { fields, priced: { ...amountsOf(base), missed: [] } };
  if (base.residentId === null) return { fields, priced: fullPrice(total) };
  const sources = sourcesFor(ctx, base.residentId, base);
  const priced = priceServing(sources, { day: base.day, meal: base.meal, mode, priceFen: total }, base.at);
  return { fields: { ...fields, category: tierOf(sources, base.day, priced.lines) }, priced };
}

const monthOf = (day: string) => day.slice(0, 7);

/** Its figures are frozen: the meal is adjusted, no longer corrected. */
export function isSettled(ctx: QueryContext, row: Pick<MealRow, 'bookedOn'>): boolean {
  return isMonthClosed(ctx, monthOf(row.bookedOn));
}

/** @throws DeskError `meal.monthClosed` */
function refuseSettled(ctx: QueryContext, row: MealRow): void {
  if (isSettled(ctx, row)) throw mealFailure('meal.monthClosed', { month: monthOf(row.bookedOn) });
}

/** Saved by this account, in any version, and today. */
function isFreshAndOwn(ctx: QueryContext, base: MealRow): boolean {
  const first = base.supersedes === null ? base : findVersion(ctx, base.rootId);
  const { savedBy, savedAt } = first ?? base;
  return savedBy === accountOf(ctx).id && dayAt(savedAt, ctx.zone) === ctx.today;
}

export function mayUndo(ctx: QueryContext, base: MealRow): boolean {
  const { role } = accountOf(ctx);
  if (role === 'evaluator' || isSettled(ctx, base)) return false;
  return role === 'manager' || isFreshAndOwn(ctx, base);
}

/** Money moves today, whatever day the meal was eaten on: it is today's drawer that it leaves. */
function movePayment(
  ctx: CommandContext,
  base: MealRow,
  next: Pick<MealRow, 'personFen' | 'payment'>,
  reason: string,
) {
  const { residentId, rootId: mealRootId } = base;
  const bookedOn = bookingDay(ctx, ctx.today);
  const sameWay = next.payment === base.payment || base.personFen === 0 || next.personFen === 0;
  const back = sameWay ? Math.max(0, base.personFen - next.personFen) : base.personFen;
  const due = sameWay ? Math.max(0, next.personFen - base.personFen) : next.personFen;
  if (back > 0) giveBack(ctx, { mealRootId, amountFen: back, bookedOn, reason });
  if (due > 0)
    takePayment(ctx, {
      kind: 'meal',
      method: next.payment,
      residentId,
      mealRootId,
      amountFen: due,
      bookedOn,
      note: reason,
    });
}

/** The answer to a command that was already carried out under this id; undefined: it was not. */
function alreadyDone(ctx: QueryContext, id: string, versionId: string) {
  const stored = findVersion(ctx, id);
  if (!stored) return undefined;
  if (stored.supersedes !== versionId) throw mealFailure('meal.alreadySaved');
  return { line: toLine(ctx, stored) };
}

function supersede(
  ctx: CommandContext,
  base: MealRow,
  next: MealRow,
  version: { id: string; reason: string },
) {
  const row: MealRow = {
    ...next,
    id: version.id,
    supersedes: base.id,
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
    reason: version.reason || null,
  };
  ctx.write.insert(meals, row);
  ctx.record(base.residentId ?? base.rootId, {
    meal: base.rootId,
    version: version.id,
    personFen: row.personFen,
  });
  return { line: toLine(ctx, row) };
}

const editable = [
  'optionId',
  'optionName',
  'mode',
  'portions',
  'takenBy',
  'payment',
  'priceFen',
  'subsidyFen',
  'personFen',
] as const;

export function correct(ctx: CommandContext, input: z.output<Contract['correct']['input']>) {
  const again = alreadyDone(ctx, input.id, input.versionId);
  if (again) return again;
  const base = requireStanding(ctx, input.versionId);
  if (base.withdrawn) throw mealFailure('meal.withdrawn');
  refuseSettled(ctx, base);
  if (input.reason === '' && !isFreshAndOwn(ctx, base)) throw mealFailure('meal.reasonMissing', {}, 'reason');
  const { fields, priced } = patched(ctx, base, input.patch);
  refuseOtherPrice(priced.personFen, input.expectedFen);
  const payment = methodFor(input.patch.payment ?? base.payment, priced.personFen);
  const next: MealRow = { ...base, ...fields, ...amountsOf(priced), payment };
  if (editable.every((name) => next[name] === base[name])) return { line: toLine(ctx, base) };
  movePayment(ctx, base, next, input.reason);
  return supersede(ctx, base, next, input);
}

/** @throws DeskError `meal.notYoursToUndo`, `meal.reasonMissing` */
function refuseStranger(ctx: QueryContext, base: MealRow, reason: string): void {
  if (isFreshAndOwn(ctx, base)) return;
  if (accountOf(ctx).role !== 'manager') throw mealFailure('meal.notYoursToUndo');
  if (reason === '') throw mealFailure('meal.reasonMissing', {}, 'reason');
}

/** Undo and its opposite: the same meal once more, with or without the mark, and its money the other way. */
export function settingWithdrawn(withdrawn: boolean) {
  return (ctx: CommandContext, input: z.output<Contract['withdraw']['input']>) => {
    const again = alreadyDone(ctx, input.id, input.versionId);
    if (again) return again;
    const base = requireStanding(ctx, input.versionId);
    if (base.withdrawn === withdrawn) throw mealFailure(withdrawn ? 'meal.withdrawn' : 'meal.notWithdrawn');
    refuseSettled(ctx, base);
    refuseStranger(ctx, base, input.reason);
    const nothing = { personFen: 0, payment: base.payment };
    if (withdrawn) movePayment(ctx, base, nothing, input.reason);
    else movePayment(ctx, { ...base, ...nothing }, base, input.reason);
    return supersede(ctx, base, { ...base, withdrawn }, input);
  };
}

export function requote(ctx: QueryContext, { rootId, patch }: z.output<Contract['requote']['input']>) {
  const base = requireCurrent(ctx, rootId);
  const { priced } = patched(ctx, base, patch);
  return { ...priced, differenceFen: priced.personFen - base.personFen };
}
