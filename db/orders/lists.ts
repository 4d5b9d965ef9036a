/** A meal's orders for the kitchen, and a person's two weeks for whoever takes the order. */
import { findCentre, readSettings } from '../centre/service.ts';
import { addDays, type Day } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { type Conflict, conflictsOf, type DietProfile, type MenuOption } from '../menu/contract.ts';
import { dietOf, dietsOf, optionsOn } from '../menu/service.ts';
import { type MealTime, mealTimes } from '../menu/shapes.ts';
import { linesOf, requireResident } from '../residents/service.ts';
import { cutOffOf } from './cutOff.ts';
import { byName, leavesOn, whyNot } from './people.ts';
import { covers, type DayOrder, dayOrders, mealsHad, ordered, standingOf, versionsOf } from './read.ts';
import { listRoutes } from './routes.ts';
import { standingLines } from './standing.ts';

export const noDiet: DietProfile = { diets: [], allergens: [], note: '' };

/** The option an order comes to; a name that is not on the menu stands as it was ordered. */
export function optionOf(options: readonly MenuOption[], optionName: string | null) {
  const found = optionName === null ? options[0] : options.find(({ name }) => name === optionName);
  const named = optionName === null ? null : { name: optionName, nameEn: optionName, onMenu: false };
  const shown = found ? { name: found.name, nameEn: found.nameEn, onMenu: true } : named;
  return { found, shown };
}

function linesFor(ctx: QueryContext, rows: readonly DayOrder[], options: readonly MenuOption[]) {
  const ids = rows.map(({ eater }) => eater.id);
  const people = linesOf(ctx, ids);
  const diets = dietsOf(ctx, ids);
  const routes = new Map(listRoutes(ctx).map((row) => [row.id, row]));
  return rows.flatMap(({ eater, routeId, position, ...order }) => {
    const person = people.get(eater.id);
    if (!person) return [];
    const diet = diets.get(eater.id) ?? noDiet;
    const { found, shown } = optionOf(options, order.optionName);
    const route = routeId === null ? undefined : routes.get(routeId);
    return [
      {
        ...order,
        person,
        option: shown,
        diet,
        conflicts: found ? conflictsOf(diet, found, found.dishes) : [],
        route: route && position !== null ? { id: route.id, name: route.name, position } : null,
        away: eater.status === 'away',
      },
    ];
  });
}

type Line = ReturnType<typeof linesFor>[number];

/** In the order of the menu; what was ordered and is not on it stands last. */
function tallies(lines: readonly Line[], options: readonly MenuOption[]) {
  const blank = { dineIn: 0, takeAway: 0, delivery: 0, total: 0 };
  const found = new Map(options.map(({ name, nameEn }) => [name, { name, nameEn, onMenu: true, ...blank }]));
  for (const { option, mode, state } of lines) {
    if (state !== 'ordered' && state !== 'undelivered') continue;
    const { name, nameEn, onMenu } = option ?? { name: '', nameEn: '', onMenu: false };
    const tally = found.get(name) ?? { name, nameEn, onMenu, ...blank };
    tally[mode] += 1;
    tally.total += 1;
    found.set(name, tally);
  }
  return [...found.values()];
}

function day(ctx: QueryContext, { day, meal }: { day: Day; meal: MealTime }) {
  const { mealPlan } = readSettings(ctx.db);
  const options = optionsOn(ctx, day, meal);
  const lines = linesFor(ctx, dayOrders(ctx, day, meal), options).sort((a, b) =>
    byName.compare(a.person.name, b.person.name),
  );
  return {
    centreName: findCentre(ctx.db)?.name ?? '',
    served: mealPlan[meal].served,
    cutOff: cutOffOf(ctx, mealPlan, day, meal),
    lines,
    options: tallies(lines, options),
  };
}

const shownDays = 14;

function person(ctx: QueryContext, { residentId, from }: { residentId: string; from: Day }) {
  const card = requireResident(ctx, residentId);
  const line = linesOf(ctx, [card.id]).get(card.id);
  if (!line) throw new Error(`card ${card.id} has no line`);
  const { mealPlan } = readSettings(ctx.db);
  const to = addDays(from, shownDays - 1);
  const versions = versionsOf(ctx, card.id, from, to);
  const standing = standingOf(ctx, card.id);
  const had = mealsHad(ctx, card.id, from, to);
  const diet = dietOf(ctx, card.id);
  const mealOf = (date: Day, meal: MealTime) => {
    const row = standing.find((candidate) => covers(candidate, date, meal));
    const found = ordered(versions.get(date + meal) ?? [], row);
    const away =
      found && found.state !== 'cancelled' ? whyNot(card, leavesOn(ctx, date).get(card.id), date) : null;
    const options = optionsOn(ctx, date, meal);
    return {
      meal,
      order: found && { ...found, ...(away && { state: 'dropped' as const, why: away }) },
      options: options.map((option) => ({
        name: option.name,
        nameEn: option.nameEn,
        conflicts: conflictsOf(diet, option, option.dishes) satisfies Conflict[],
      })),
      cutOff: cutOffOf(ctx, mealPlan, date, meal),
      eaten: had.has(date + meal),
    };
  };
  const served = mealTimes.filter((meal) => mealPlan[meal].served);
  const days = Array.from({ length: shownDays }, (_, at) => addDays(from, at));
  return {
    person: line,
    diet,
    standing: standingLines(ctx, standing),
    days: days.map((date) => ({ day: date, meals: served.map((meal) => mealOf(date, meal)) })),
  };
}

export const listHandlers = { day, person };
