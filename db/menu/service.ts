/** Answers the menu's contract, and holds the verbs with which other features meet the menu. */
import { findCentre, readSettings } from '../centre/service.ts';
import { addDays, type Day } from '../core/clock.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import type { menu as contract } from './contract.ts';
import { copy, copyPreview } from './copy.ts';
import { dietOf, setDiet } from './diets.ts';
import { addDish, editDish, listDishes } from './dishes.ts';
import {
  addOption,
  editOption,
  listOptionNames,
  locksBetween,
  optionsBetween,
  optionsOn,
  orderOptions,
  swapOptions,
} from './options.ts';
import { mealTimes } from './shapes.ts';

export { type Conflict, conflictsOf, type DietProfile } from './conflicts.ts';
export type { MenuOption } from './contract.ts';
export { dietOf, dietsOf } from './diets.ts';
export { optionsOn } from './options.ts';

/** Of the week in which a day lies. */
function mondayOf(day: Day): Day {
  const weekday = (new Date(Date.parse(day)).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

function week(ctx: QueryContext, { day }: { day: Day }) {
  const monday = mondayOf(day);
  const last = addDays(monday, 6);
  const options = Map.groupBy(optionsBetween(ctx, monday, last), (row) => row.day + row.meal);
  const isLocked = locksBetween(ctx, monday, last);
  const { mealPlan } = readSettings(ctx.db);
  const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at)).map((date) => ({
    day: date,
    meals: mealTimes.map((meal) => ({
      meal,
      served: mealPlan[meal].served,
      options: options.get(date + meal) ?? [],
      locked: isLocked(date, meal),
    })),
  }));
  return { monday, centreName: findCentre(ctx.db)?.name ?? '', days };
}

export const menuHandlers: Handlers<typeof contract> = {
  dishes: listDishes,
  addDish,
  editDish,
  week,
  options: (ctx, { day, meal }) => optionsOn(ctx, day, meal),
  optionNames: listOptionNames,
  addOption,
  editOption,
  swapOptions,
  orderOptions,
  copyPreview,
  copy,
  diet: (ctx, { residentId }) => dietOf(ctx, residentId),
  setDiet,
};
