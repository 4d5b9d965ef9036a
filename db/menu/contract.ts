/** The menu (菜单): dishes, what is offered on a day, and what a person may not or should not eat. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, fen, someWords, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { allergens, diets, dishKinds, mealTimes } from './shapes.ts';

export * from './conflicts.ts';
export { menuFailure } from './failures.ts';
export * from './shapes.ts';
export * from './vocabulary.ts';

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

const id = z.uuid();
const mealTime = z.enum(mealTimes);
const dietCodes = z.array(z.enum(diets)).max(diets.length);
const allergenCodes = z.array(z.enum(allergens)).max(allergens.length);

const dishFields = z.object({
  name: someWords(40, '请填写菜名。', 'Enter the name of the dish.'),
  nameEn: words(80),
  kind: z.enum(dishKinds),
  priceFen: fen,
  allergens: allergenCodes,
  /** Suits these. */
  diets: dietCodes,
});
const dish = dishFields.extend({ id, retired: z.boolean() });
export type Dish = z.output<typeof dish>;

const optionFields = z.object({
  name: someWords(40, '请填写套餐名称，例如“套餐 A”。', 'Name the option, for example "Set A".'),
  nameEn: words(80),
  priceFen: fen,
  dishIds: z
    .array(id)
    .min(1, bilingual('套餐里至少要有一道菜。', 'An option needs at least one dish.'))
    .max(20, bilingual('一份套餐最多 20 道菜。', 'An option has at most 20 dishes.')),
  diets: dietCodes,
});
export const menuOptionShape = optionFields.extend({
  id,
  day: z.string(),
  meal: mealTime,
  /** The first one is the usual meal. */
  position: z.number(),
  /** Retired dishes too: what was offered stays what it was. */
  dishes: z.array(dish),
});
export type MenuOption = z.output<typeof menuOptionShape>;

const dayMeal = z.object({
  meal: mealTime,
  /** By the meal plan of the centre; a meal no longer served still shows the days on which it was offered. */
  served: z.boolean(),
  options: z.array(menuOptionShape),
  /** A past day on which meals were served: what they ate stays what it was. */
  locked: z.boolean(),
});
export type DayMenu = z.output<typeof menuDay>;
const menuDay = z.object({ day: z.string(), meals: z.array(dayMeal) });

export const dietProfileShape = z.object({ diets: dietCodes, allergens: allergenCodes, note: z.string() });

/** Days to copy: `days` of them from `from` on, to as many from `to` on. */
const copySpan = z.object({ from: day, to: day, days: z.union([z.literal(1), z.literal(7)]) });
const swap = z.object({ removed: z.array(id), added: z.array(id) });

export const menu = {
  /** Retired ones last; else by kind and name. `used`: how often it was offered in the last four weeks. */
  dishes: query({
    access: readers,
    reads: ['dish', 'menuOption'],
    input: z.object({}),
    output: z.array(dish.extend({ used: z.number() })),
  }),
  /** `id` is made by the caller: sent twice, it is one. */
  addDish: command({ access: writers, input: dishFields.extend({ id }), output: z.object({ id }) }),
  editDish: command({
    access: writers,
    input: dishFields.extend({ retired: z.boolean() }).partial().extend({ id }),
    output: z.object({}),
  }),
  /** Seven days from the Monday of `day`. */
  week: query({
    access: readers,
    reads: ['dish', 'menuOption', 'setting', 'meal', 'centre'],
    input: z.object({ day }),
    output: z.object({ monday: z.string(), centreName: z.string(), days: z.array(menuDay) }),
  }),
  /** What is offered at one meal, in the order in which it is shown. */
  options: query({
    access: readers,
    reads: ['dish', 'menuOption'],
    input: z.object({ day, meal: mealTime }),
    output: z.array(menuOptionShape),
  }),
  /** Orders and meals keep the Chinese name of an option: its English one, as the menu last had it. */
  optionNames: query({
    access: readers,
    reads: ['menuOption'],
    input: z.object({}),
    output: z.array(z.object({ name: z.string(), nameEn: z.string() })),
  }),
  addOption: command({
    access: writers,
    input: optionFields.extend({ id, day, meal: mealTime }),
    output: z.object({ id }),
  }),
  editOption: command({
    access: writers,
    input: optionFields.partial().extend({ id }),
    output: z.object({}),
  }),
  /** Takes options off the menu and puts others back: removing, and undoing a removal or a copy. */
  swapOptions: command({
    access: writers,
    input: z.object({ remove: z.array(id).max(200), restore: z.array(id).max(200) }),
    output: z.object({}),
  }),
  orderOptions: command({
    access: writers,
    input: z.object({ day, meal: mealTime, ids: z.array(id).max(50) }),
    output: z.object({}),
  }),
  /** What a copy would do, said before it is done. */
  copyPreview: query({
    access: writers,
    reads: ['dish', 'menuOption', 'meal'],
    input: copySpan,
    output: z.object({
      copied: z.number(),
      /** What stands on the days copied to and would go. */
      replaced: z.array(menuOptionShape),
      /** Days left alone because meals were served there. */
      lockedDays: z.array(z.string()),
      /** Names of dishes that are retired by now and would be offered again. */
      retiredDishes: z.array(z.string()),
    }),
  }),
  /** A day without options leaves the day copied to as it is. `swapOptions` with the answer undoes it. */
  copy: command({ access: writers, input: copySpan.extend({ id }), output: swap }),
  /** Of any card of the person; empty where nothing is known. */
  diet: query({
    access: readers,
    reads: ['dietProfile', 'resident'],
    input: z.object({ residentId: id }),
    output: dietProfileShape,
  }),
  setDiet: command({
    access: writers,
    input: z.object({ residentId: id, diets: dietCodes, allergens: allergenCodes, note: words(300) }),
    output: z.object({}),
  }),
} as const;
