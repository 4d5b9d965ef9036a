/** Serving: one person, or guests. Price and rules are resolved in the transaction that writes the meal. */
import type { z } from 'zod';
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import type { MealTime } from '../menu/shapes.ts';
import { bookingDay, purseOf, takePayment } from '../payments/service.ts';
import type { PaymentMethod } from '../payments/shapes.ts';
import { cardIds, type ResidentRow, requireResident } from '../residents/service.ts';
import type { meals as contract } from './contract.ts';
import { mealFailure } from './failures.ts';
import { admission, checkDay, routeOf, servedAt } from './person.ts';
import { fullPrice, priceServing, pricingSources, tierOf } from './price.ts';
import { type Diner, dinerOf, findVersion, lineFrom, type MealRow, mealRows, toLine } from './rows.ts';
import type { PricedMeal } from './shapes.ts';
import { meals } from './table.ts';

type Contract = typeof contract;
type ServeInput = z.output<Contract['serve']['input']>;

export interface Food {
  optionId: string | null;
  optionName: string;
  /** Of one portion. */
  priceFen: number;
}

/** Without its dishes: nobody at the till waits for those. */
const offered = perConnection((sqlite) =>
  sqlite.prepare<[string, Day, MealTime], Food>(
    `SELECT id AS optionId, name AS optionName, price_fen AS priceFen FROM menu_option
     WHERE id = ? AND day = ? AND meal = ? AND removed = 0`,
  ),
);

/** @throws DeskError `meal.optionUnknown`, `meal.priceMissing` */
export function foodOf(
  ctx: QueryContext,
  { day, meal }: { day: Day; meal: MealTime },
  asked: { optionId: string | null; optionName?: string | undefined; priceFen?: number | undefined },
): Food {
  if (asked.optionId === null) {
    if (asked.priceFen === undefined) throw mealFailure('meal.priceMissing', {}, 'priceFen');
    return { optionId: null, optionName: asked.optionName ?? '', priceFen: asked.priceFen };
  }
  const option = offered(ctx.sqlite).get(asked.optionId, day, meal);
  if (!option) throw mealFailure('meal.optionUnknown', {}, 'optionId');
  return option;
}

/** Yuan for a sentence: `12.80`. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** @throws DeskError `meal.priceChanged` */
export function refuseOtherPrice(personFen: number, expectedFen: number | undefined): void {
  if (expectedFen === undefined || expectedFen === personFen) return;
  throw mealFailure('meal.priceChanged', { was: yuan(expectedFen), now: yuan(personFen) });
}

/**
 * Where nothing is left to pay, nothing is paid whatever was chosen.
 *
 * @throws DeskError `meal.notFree`
 */
export function methodFor(chosen: PaymentMethod, personFen: number): PaymentMethod {
  if (personFen === 0) return 'subsidyOnly';
  if (chosen === 'subsidyOnly') throw mealFailure('meal.notFree', { amount: yuan(personFen) }, 'payment');
  return chosen;
}

/** A lost answer or a second tap finds the meal that stands. */
function answerAgain(ctx: QueryContext, standing: MealRow, person: ResidentRow) {
  return {
    line: toLine(ctx, standing),
    already: true,
    warnings: [],
    balanceFen: purseOf(ctx, person.id).balanceFen,
  };
}

/** The servings of this meal so far: the one asked for, where it stands or was undone. */
function placeOf(input: ServeInput, ofDay: readonly MealRow[], person: ResidentRow) {
  const servings = ofDay.filter(({ meal }) => meal === input.meal);
  const at = (serving: number) => servings.filter((row) => row.serving === serving);
  const standing = at(input.serving).find(({ withdrawn }) => !withdrawn);
  if (!standing && input.serving > 1 && !at(input.serving - 1).some(({ withdrawn }) => !withdrawn))
    throw mealFailure('meal.servingSkipped', { name: person.name, before: input.serving - 1 });
  return { standing, undone: at(input.serving).find(({ withdrawn }) => withdrawn) };
}

/** A meal undone and served again is a new version of it; its id, too, is the same on every desk. */
function idsOf(input: ServeInput, residentId: string, undone: MealRow | undefined) {
  if (undone) return { id: naturalId('mealAgain', undone.id), rootId: undone.rootId, supersedes: undone.id };
  const id = naturalId('meal', residentId, input.day, input.meal, String(input.serving));
  return { id, rootId: id, supersedes: null };
}

function save(ctx: CommandContext, row: MealRow, diner: Diner) {
  ctx.write.insert(meals, row);
  if (row.personFen > 0) {
    const { residentId, rootId: mealRootId, personFen: amountFen, bookedOn, payment: method } = row;
    takePayment(ctx, { kind: 'meal', method, residentId, mealRootId, amountFen, bookedOn });
  }
  ctx.record(row.residentId ?? row.rootId, { meal: row.rootId, personFen: row.personFen });
  return lineFrom(ctx, row, diner, accountOf(ctx).name);
}

type Amounts = Pick<PricedMeal, 'priceFen' | 'subsidyFen' | 'personFen' | 'lines'>;
export const amountsOf = ({ priceFen, subsidyFen, personFen, lines }: Amounts): Amounts => ({
  priceFen,
  subsidyFen,
  personFen,
  lines,
});

export function serve(ctx: CommandContext, input: ServeInput) {
  const { day, meal, serving, mode } = input;
  checkDay(ctx, day);
  const person = requireResident(ctx, input.residentId);
  const cards = JSON.stringify(cardIds(ctx, person.id));
  const ofDay = mealRows.ofPersonOnDay(ctx, { ids: cards, day });
  const { standing, undone } = placeOf(input, ofDay, person);
  if (standing) return answerAgain(ctx, standing, person);
  const { refusal, warnings } = admission(ctx, person, day);
  if (refusal) throw refusal;
  const food = foodOf(ctx, input, input);
  const at = servedAt(ctx, day, meal);
  const sources = pricingSources(ctx, person.id, day, ofDay);
  const priced = priceServing(sources, { day, meal, mode, priceFen: food.priceFen }, at);
  refuseOtherPrice(priced.personFen, input.expectedFen);
  const route = mode === 'delivery' ? routeOf(ctx, cards, input.routeId) : null;
  const row: MealRow = {
    ...idsOf(input, person.id, undone),
    withdrawn: false,
    day,
    bookedOn: bookingDay(ctx, day),
    meal,
    serving,
    residentId: person.id,
    portions: 1,
    guest: '',
    mode,
    optionId: food.optionId,
    optionName: food.optionName,
    ...amountsOf(priced),
    category: tierOf(sources, day, priced.lines),
    payment: methodFor(input.payment, priced.personFen),
    takenBy: input.takenBy || null,
    routeId: route?.id ?? null,
    deliverer: route?.deliverer || null,
    deskId: ctx.deskId,
    at,
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
    reason: null,
  };
  const line = save(ctx, row, dinerOf(ctx, person));
  return { line, already: false, warnings, balanceFen: purseOf(ctx, person.id).balanceFen };
}

/** @throws DeskError `meal.alreadySaved` where another meal has this id */
function guestsAgain(ctx: QueryContext, stored: MealRow, input: z.output<Contract['serveGuests']['input']>) {
  const same =
    stored.day === input.day &&
    stored.meal === input.meal &&
    stored.portions === input.portions &&
    stored.optionId === input.optionId &&
    stored.mode === input.mode;
  if (!same) throw mealFailure('meal.alreadySaved');
  return { line: toLine(ctx, stored) };
}

export function serveGuests(ctx: CommandContext, input: z.output<Contract['serveGuests']['input']>) {
  const { id, day, meal, portions, guest, mode } = input;
  const stored = findVersion(ctx, id);
  if (stored) return guestsAgain(ctx, stored, input);
  checkDay(ctx, day);
  const food = foodOf(ctx, input, input);
  const row: MealRow = {
    id,
    rootId: id,
    supersedes: null,
    withdrawn: false,
    day,
    bookedOn: bookingDay(ctx, day),
    meal,
    serving: 1,
    residentId: null,
    portions,
    guest,
    mode,
    optionId: food.optionId,
    optionName: food.optionName,
    ...amountsOf(fullPrice(food.priceFen * portions)),
    category: 'none',
    payment: 'cash',
    takenBy: null,
    routeId: null,
    deliverer: null,
    deskId: ctx.deskId,
    at: servedAt(ctx, day, meal),
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
    reason: null,
  };
  const diner = { residentId: null, name: guest, sex: null, age: null, address: '' };
  return { line: save(ctx, row, diner) };
}
