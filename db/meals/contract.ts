/** The till (打餐台): who is expected, what one person gets and pays and why, serving, correcting, adjusting. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, fen, words } from '../core/fields.ts';
import { command, query, type Role, task } from '../core/procedure.ts';
import { dietProfileShape, menuOptionShape } from '../menu/contract.ts';
import { categories, categoryStates, codesOf, statuses } from '../residents/vocabulary.ts';
import {
  adjustment,
  dishOrPrice,
  expected,
  expectedFen,
  mealPatch,
  moneyMoved,
  presentRow,
  quote,
  reason,
  saved,
  undo,
  whom,
} from './schemas.ts';
import { diner, mealLine, mealTime, paymentMethod, pricing, sentence, servingMode } from './shapes.ts';

export { mealFailure } from './failures.ts';
export type { ExpectedDiner, MealPatch, PresentRow } from './schemas.ts';
export * from './shapes.ts';

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

const id = z.uuid();
const about = ['resident', 'residentPhone', 'residentCategory', 'householdMember', 'household'] as const;
const offered = ['menuOption', 'dish', 'dietProfile', 'standingOrder', 'mealOrder'] as const;
const priced = [
  'subsidyRule',
  'abilityAssessment',
  'meal',
  'mealAdjustment',
  'payment',
  'monthClose',
] as const;
const routes = ['deliveryRoute', 'routeStop'] as const;
const present = ['enrolment', 'attendance', 'leave'] as const;

export const meals = {
  /**
   * The till as it stands. Left out: today, and the meal that is on now, else the next one of the day, else the last.
   */
  till: query({
    access: readers,
    reads: ['setting', ...about, ...offered, ...priced, ...routes, ...present, 'account'],
    input: z.object({ day: day.optional(), meal: mealTime.optional() }),
    output: z.object({
      day: z.string(),
      meal: mealTime,
      /** Meals that the centre serves, with their hours. */
      plan: z.array(z.object({ meal: mealTime, from: z.string(), to: z.string() })),
      options: z.array(menuOptionShape),
      /** Ordered first, in the order of the day's list; then those in the house; then regulars by name. */
      expected: z.array(expected),
      /** The latest first. */
      recent: z.array(mealLine),
      totals: z.object({
        portions: z.int(),
        guests: z.int(),
        ordered: z.int(),
        /** Of those ordered. */
        orderedServed: z.int(),
        subsidyFen: z.int(),
        personFen: z.int(),
        /** What today's entries put into the drawer of this desk. */
        cashFen: z.int(),
        deliveries: z.int(),
        deliverers: z.int(),
      }),
    }),
  }),
  /**
   * Everything the till shows for one person: a quote for each option in each mode, so that no key waits. `priceFen`
   * adds one for a price typed in.
   */
  offer: query({
    access: readers,
    reads: [...about, 'residentPhoto', ...offered, ...priced, ...routes, 'leave'],
    input: z.object({ residentId: id, day, meal: mealTime, priceFen: fen.optional() }),
    output: z.object({
      diner: diner.extend({ residentId: id }),
      status: z.enum(codesOf(statuses)),
      phone: z.string().nullable(),
      documentNumber: z.string().nullable(),
      categories: z.array(
        z.object({
          category: z.enum(codesOf(categories)),
          detail: z.string().nullable(),
          state: z.enum(codesOf(categoryStates)),
        }),
      ),
      diet: dietProfileShape,
      /** Why this person cannot be served; the rest is shown all the same. */
      refusal: sentence.nullable(),
      /** What to know before serving, e.g. that the person is away. */
      warnings: z.array(sentence),
      quotes: z.array(quote),
      /** Against each option of the menu that has any. Dangers first. */
      conflicts: z.array(
        z.object({
          optionId: id,
          found: z.array(z.object({ severity: z.enum(['danger', 'warning']), sentence })),
        }),
      ),
      order: z
        .object({
          mode: servingMode,
          optionName: z.string().nullable(),
          note: z.string(),
          standing: z.boolean(),
        })
        .nullable(),
      route: z.object({ id, name: z.string(), deliverer: z.string() }).nullable(),
      usual: z.object({ optionId: id.nullable(), mode: servingMode, payment: paymentMethod }),
      balanceFen: z.int(),
      owedFen: z.int(),
      /** Servings of this meal that stand, and the number the next one gets. */
      served: z.array(mealLine),
      nextServing: z.int(),
      /** The last meals on other days or at other times, newest first. */
      history: z.array(mealLine),
    }),
  }),
  /**
   * One meal for one person. Its id is that of resident, day, meal and serving: pressed twice, or at two desks, it is
   * one meal, and `already` says so. A serving beyond the first is asked for by its number.
   */
  serve: command({
    access: writers,
    input: z.object({
      residentId: id,
      day,
      meal: mealTime,
      serving: z.int().min(1).max(9),
      ...dishOrPrice,
      mode: servingMode,
      /** Where the subsidy pays it all, nothing is paid whatever was chosen. */
      payment: paymentMethod,
      /** Who took it in the person's place (替人领). */
      takenBy: whom.optional(),
      /** Delivery only; left out: the person's route. */
      routeId: id.nullable().optional(),
      expectedFen,
    }),
    output: saved.extend({ already: z.boolean(), warnings: z.array(sentence), balanceFen: z.int() }),
  }),
  /** Who is in the house and has not eaten, with what each would get and pay. */
  present: query({
    access: readers,
    reads: [...about, ...offered, ...priced, ...present],
    input: z.object({ day, meal: mealTime }),
    output: z.object({ rows: z.array(presentRow) }),
  }),
  /** Serves those chosen, all or none. Whoever cannot be served by now is skipped and named. */
  servePresent: task({
    access: writers,
    input: z.object({
      day,
      meal: mealTime,
      people: z.array(z.object({ residentId: id, expectedFen: z.int().min(0) })).max(500),
    }),
    output: z.object({ served: z.array(mealLine), skipped: z.array(presentRow) }),
  }),
  /** Guests without a card pay in cash, and no rule pays for them. `id` is made by the caller. */
  serveGuests: command({
    access: writers,
    input: z.object({
      id,
      day,
      meal: mealTime,
      portions: z
        .int(bilingual('请填写份数。', 'Enter how many portions.'))
        .min(1, bilingual('至少一份。', 'At least one portion.'))
        .max(200, bilingual('一次不超过 200 份。', 'At most 200 portions at a time.')),
      guest: words(60),
      ...dishOrPrice,
      mode: servingMode,
    }),
    output: saved,
  }),
  /** What a meal would cost after a correction, before it is saved. */
  requote: query({
    access: readers,
    reads: [...about, ...offered, ...priced],
    input: z.object({ rootId: id, patch: mealPatch }),
    output: pricing.extend({
      /** What the person pays more (or less) than now. */
      differenceFen: z.int(),
    }),
  }),
  /**
   * A new version that supersedes `versionId`; money is given back or taken with it. The reason may be empty for one's
   * own meal on the day it was saved. `id` is made by the caller. A meal of a closed month is adjusted instead.
   */
  correct: command({
    access: writers,
    input: z.object({ id, versionId: id, patch: mealPatch, expectedFen, reason }),
    output: saved,
  }),
  /** Undo: by oneself on the same day, later by the manager with a reason. What was paid is given back. */
  withdraw: command({ access: writers, input: undo, output: saved }),
  /** Takes an undo back, and the money with it. */
  restore: command({ access: writers, input: undo, output: saved }),
  /**
   * For a meal of a closed month: the difference, booked in the open month with a reason; the meal itself stays. What
   * is owed more is paid by `payment`, what was paid too much goes back the way it came.
   */
  adjust: command({
    access: writers,
    input: z.object({
      id,
      rootId: id,
      change: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('notEaten') }),
        mealPatch.omit({ payment: true, takenBy: true }).extend({
          kind: z.literal('priced'),
        }),
      ]),
      payment: paymentMethod.exclude(['subsidyOnly']).optional(),
      reason,
    }),
    output: z.object({ adjustment }),
  }),
  /** Meals of days by what the page asks for, the latest first, and what those rows add up to. */
  find: query({
    access: readers,
    reads: ['meal', ...about, 'account'],
    input: z.object({
      from: day,
      to: day,
      filters: z
        .object({
          meal: mealTime,
          mode: servingMode,
          payment: paymentMethod,
          residentId: id,
          /** In names, option, guest, who took or delivered it. */
          text: words(60),
          guests: z.boolean(),
          corrected: z.boolean(),
          /** Also those undone. */
          withdrawn: z.boolean(),
        })
        .partial(),
    }),
    output: z.object({
      lines: z.array(mealLine),
      totals: z.object({
        portions: z.int(),
        priceFen: z.int(),
        subsidyFen: z.int(),
        personFen: z.int(),
      }),
    }),
  }),
  /** One meal with all its versions (newest first), its money and its adjustments. */
  meal: query({
    access: readers,
    reads: [...about, 'meal', 'mealAdjustment', 'payment', 'monthClose', 'account'],
    input: z.object({ rootId: id }),
    output: z.object({
      current: mealLine,
      versions: z.array(mealLine.extend({ state: z.enum(['current', 'superseded', 'concurrent']) })),
      /** Its month is closed: it is adjusted, no longer corrected. */
      closed: z.boolean(),
      /** Whether this account may undo it now. */
      mayUndo: z.boolean(),
      payments: z.array(moneyMoved),
      adjustments: z.array(adjustment),
      /** What counts in the end: the meal and its adjustments. */
      net: z.object({ portions: z.int(), priceFen: z.int(), subsidyFen: z.int(), personFen: z.int() }),
    }),
  }),
} as const;
