/** Everything the till shows for one person before anything is saved. */
import type { z } from 'zod';
import type { Day } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { conflictsOf } from '../menu/contract.ts';
import { dietOf, type MenuOption, optionsOn } from '../menu/service.ts';
import { type MealTime, servingModes } from '../menu/shapes.ts';
import { type MealOrderOn, ordersOn } from '../orders/service.ts';
import { purseOf } from '../payments/service.ts';
import { cardIds, linesOf, requireResident } from '../residents/service.ts';
import type { meals as contract } from './contract.ts';
import { mealFailure } from './failures.ts';
import { admission, routeOf, servedAt } from './person.ts';
import { type PricingSources, priceServing, pricingSources } from './price.ts';
import { type MealRow, mealRows, toLines } from './rows.ts';
import { usualMode, usualOption, usualPayment } from './usual.ts';

type Contract = typeof contract;

/** Enough to tell what somebody usually has. */
export const usualOver = 10;

/** The lowest number of a serving that does not stand. */
export function nextServing(servings: readonly MealRow[]): number {
  const standing = new Set(servings.filter(({ withdrawn }) => !withdrawn).map(({ serving }) => serving));
  let next = 1;
  while (standing.has(next)) next += 1;
  return next;
}

interface Asked {
  day: Day;
  meal: MealTime;
  priceFen?: number | undefined;
}

/** For each option, and for the price typed in, one quote for each mode. */
function quotesOf(ctx: QueryContext, sources: PricingSources, options: readonly MenuOption[], asked: Asked) {
  const { day, meal, priceFen } = asked;
  const at = servedAt(ctx, day, meal);
  const typed = priceFen === undefined ? [] : [{ id: null, priceFen }];
  return [...options, ...typed].flatMap((option) =>
    servingModes.map((mode) => ({
      optionId: option.id,
      mode,
      ...priceServing(sources, { day, meal, mode, priceFen: option.priceFen }, at),
    })),
  );
}

function shownOrder(order: MealOrderOn | undefined) {
  if (!order) return null;
  const { mode, optionName, note, standing } = order;
  return { mode, optionName, note, standing };
}

export function offer(
  ctx: QueryContext,
  { residentId, day, meal, priceFen }: z.output<Contract['offer']['input']>,
): z.input<Contract['offer']['output']> {
  const person = requireResident(ctx, residentId);
  const line = linesOf(ctx, [person.id]).get(person.id);
  if (!line) throw mealFailure('meal.unknown');
  const ids = JSON.stringify(cardIds(ctx, person.id));
  const ofDay = mealRows.ofPersonOnDay(ctx, { ids, day });
  const servings = ofDay.filter((row) => row.meal === meal);
  const standing = servings.filter(({ withdrawn }) => !withdrawn);
  const history = mealRows
    .lastOfPerson(ctx, { ids, day, limit: usualOver + standing.length })
    .filter((row) => !standing.some(({ id }) => id === row.id));
  const sameMeal = history.filter((row) => row.meal === meal);
  const options = optionsOn(ctx, day, meal);
  const diet = dietOf(ctx, person.id);
  const order = ordersOn(ctx, day, meal).find((row) => row.residentId === person.id);
  const quotes = quotesOf(ctx, pricingSources(ctx, person.id, day, ofDay), options, { day, meal, priceFen });
  const purse = purseOf(ctx, person.id);
  const admitted = admission(ctx, person, day);
  const option = usualOption(options, diet, order ?? null, sameMeal);
  const mode = usualMode(order ?? null, sameMeal);
  const personFen = quotes.find((one) => one.optionId === option?.id && one.mode === mode)?.personFen;
  const { name, sex, age, address, phone, documentNumber, categories, status } = line;
  return {
    diner: { residentId: person.id, name, sex, age, address },
    status,
    phone,
    documentNumber,
    categories,
    diet,
    refusal: admitted.refusal?.failure.sentence ?? null,
    warnings: admitted.warnings,
    quotes,
    conflicts: options.flatMap(({ id: optionId, dishes, ...food }) => {
      const found = conflictsOf(diet, food, dishes);
      return found.length === 0 ? [] : [{ optionId, found }];
    }),
    order: shownOrder(order),
    route: routeOf(ctx, ids, undefined),
    usual: {
      optionId: option?.id ?? null,
      mode,
      payment: usualPayment(history, personFen ?? 0, purse.balanceFen),
    },
    ...purse,
    served: toLines(ctx, standing),
    nextServing: nextServing(servings),
    history: toLines(ctx, history.slice(0, 5)),
  };
}
