/** What a meal served is made of, for every contract that shows one. Browser-safe. */
import { z } from 'zod';
import { mealTimes, servingModes } from '../menu/shapes.ts';
import { paymentMethods } from '../payments/shapes.ts';
import { payers } from '../subsidies/shapes.ts';

/** 预订 长期订餐 在站 常客: why somebody is expected at the till, the strongest reason first. */
export const expectations = ['ordered', 'standing', 'present', 'regular'] as const;
export type Expectation = (typeof expectations)[number];

export const mealTime = z.enum(mealTimes);
export const servingMode = z.enum(servingModes);
export const paymentMethod = z.enum(paymentMethods);
export const sentence = z.object({ zh: z.string(), en: z.string() });

const rule = z.object({ ruleId: z.string(), version: z.int(), name: z.string(), nameEn: z.string() });
/** What one rule paid, and how the amount came about. Of an adjustment the amount may be negative. */
export const subsidyLine = rule.extend({ payer: z.enum(payers), amountFen: z.int(), reason: sentence });
/** A rule that nearly paid, and kindly why it did not. */
export const missedRule = rule.extend({ why: sentence });
export type Missed = z.output<typeof missedRule>;

/** What a meal costs, who pays how much of it, and why. `subsidyFen` is the sum of `lines`. */
export const pricing = z.object({
  priceFen: z.int(),
  subsidyFen: z.int(),
  personFen: z.int(),
  lines: z.array(subsidyLine),
  missed: z.array(missedRule),
});
export type PricedMeal = z.output<typeof pricing>;

/** The person as the till and the lists show them. Null ids: guests, whose `name` is what was said about them. */
export const diner = z.object({
  residentId: z.uuid().nullable(),
  name: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  age: z.number().nullable(),
  address: z.string(),
});

/** A version of a meal in the one line that every list shows. */
export const mealLine = z.object({
  rootId: z.uuid(),
  versionId: z.uuid(),
  day: z.string(),
  /** The day it counts in: `day`, or later when that month was closed. */
  bookedOn: z.string(),
  meal: mealTime,
  serving: z.int(),
  diner,
  portions: z.int(),
  mode: servingMode,
  optionId: z.uuid().nullable(),
  optionName: z.string(),
  /** As on the menu now; the Chinese name where there is none. */
  optionNameEn: z.string(),
  priceFen: z.int(),
  subsidyFen: z.int(),
  personFen: z.int(),
  lines: z.array(subsidyLine),
  /** A category's code, or `none`. */
  category: z.string(),
  payment: paymentMethod,
  takenBy: z.string().nullable(),
  routeId: z.uuid().nullable(),
  deliverer: z.string().nullable(),
  /** UTC ms it was served. */
  at: z.number(),
  /** Served at this desk. */
  here: z.boolean(),
  savedAt: z.number(),
  savedBy: z.object({ id: z.uuid(), name: z.string() }),
  corrected: z.boolean(),
  withdrawn: z.boolean(),
  reason: z.string().nullable(),
});
export type MealLine = z.output<typeof mealLine>;
