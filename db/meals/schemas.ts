/** Shapes that several procedures of the meals contract share. Pure and browser-safe. */
import { z } from 'zod';
import { fen, words } from '../core/fields.ts';
import { dietProfileShape } from '../menu/contract.ts';
import {
  diner,
  expectations,
  mealLine,
  paymentMethod,
  pricing,
  sentence,
  servingMode,
  subsidyLine,
} from './shapes.ts';

const id = z.uuid();
/** Left to the menu: `optionId`. Off the menu: a price in fen for each portion, and what it is called. */
export const dishOrPrice = {
  optionId: id.nullable(),
  optionName: words(40).optional(),
  priceFen: fen.optional(),
};
export const whom = words(40).nullable();
/** What the person pays as the page shows it; another amount by now is refused and said. */
export const expectedFen = z.int().min(0).optional();
export const reason = words(200);

export const quote = pricing.extend({ optionId: id.nullable(), mode: servingMode });

export const expected = diner.extend({
  residentId: id,
  why: z.enum(expectations),
  mode: servingMode,
  /** Ordered; null: the usual meal. */
  optionName: z.string().nullable(),
  /** Of the order or the stop. */
  note: z.string(),
  diet: dietProfileShape,
  /** The latest serving that stands. */
  served: z.object({ rootId: id, at: z.number(), servings: z.int() }).nullable(),
});
export type ExpectedDiner = z.output<typeof expected>;

export const presentRow = z.object({
  diner: diner.extend({ residentId: id }),
  optionName: z.string(),
  optionNameEn: z.string(),
  priceFen: z.int(),
  subsidyFen: z.int(),
  personFen: z.int(),
  payment: paymentMethod.nullable(),
  /** Why nothing is served to this person here; null: it is. */
  skipped: sentence.nullable(),
});
export type PresentRow = z.output<typeof presentRow>;

/** What a correction changes; what is left out stays. A new option, price or mode is priced by the rules of that day. */
export const mealPatch = z
  .object({
    optionId: id,
    optionName: words(40),
    /** For each portion; the meal is off the menu then. */
    priceFen: fen,
    mode: servingMode,
    payment: paymentMethod,
    takenBy: whom,
    /** Of guests; a person's meal is always one. */
    portions: z.int().min(1).max(200),
    /** By the rules as they are now, e.g. when a category was entered late. */
    reprice: z.literal(true),
  })
  .partial();
export type MealPatch = z.output<typeof mealPatch>;

export const undo = z.object({ id, versionId: id, reason });
export const saved = z.object({ line: mealLine });

export const adjustment = z.object({
  id,
  bookedOn: z.string(),
  portions: z.int(),
  priceFen: z.int(),
  personFen: z.int(),
  lines: z.array(subsidyLine),
  reason: z.string(),
  at: z.number(),
  account: z.string(),
});

/** An entry that paid for a meal or gave it back. */
export const moneyMoved = z.object({
  id,
  kind: z.string(),
  cashFen: z.int(),
  balanceFen: z.int(),
  owedFen: z.int(),
  bookedOn: z.string(),
  at: z.number(),
  note: z.string(),
  account: z.string(),
});
