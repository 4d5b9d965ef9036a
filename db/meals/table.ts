/** Meals served (打餐): each keeps the price, the rules that priced it and why, and how it was paid. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact } from '../core/entity.ts';
import { mealTimes, servingModes } from '../menu/shapes.ts';
import { paymentMethods } from '../payments/shapes.ts';
import { resident } from '../residents/table.ts';
import type { SubsidyLine } from '../subsidies/shapes.ts';

/**
 * A meal: a fact. First version of a person's meal: naturalId('meal', resident, day, meal, serving), so that two desks
 * logging the same lunch log one; a correction supersedes, an undo supersedes with `withdrawn`. Once its month is
 * closed a meal is left alone and adjusted (`mealAdjustment`).
 */
export const meal = sqliteTable(
  'meal',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // id of the first version
    supersedes: text('supersedes'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    day: text('day').notNull(), // YYYY-MM-DD it was eaten
    bookedOn: text('booked_on').notNull(), // YYYY-MM-DD it counts in: `day`, or later when that month was closed
    meal: text('meal', { enum: mealTimes }).notNull(),
    serving: integer('serving').notNull(), // 1; 2 is a second serving of the same meal
    residentId: text('resident_id').references(() => resident.id), // null: guests
    portions: integer('portions').notNull(), // 1; guests may be counted together
    guest: text('guest').notNull(), // who the guests were, if anyone said so
    mode: text('mode', { enum: servingModes }).notNull(),
    optionId: text('option_id'), // of the menu; null: a price typed in
    optionName: text('option_name').notNull(),
    priceFen: integer('price_fen').notNull(), // of all portions
    subsidyFen: integer('subsidy_fen').notNull(), // sum of `lines`
    personFen: integer('person_fen').notNull(), // priceFen − subsidyFen
    lines: text('lines', { mode: 'json' }).$type<SubsidyLine[]>().notNull(),
    category: text('category').notNull(), // the person's tier on that day, for statements: a category's code or 'none'
    payment: text('payment', { enum: paymentMethods }).notNull(),
    takenBy: text('taken_by'), // who took it in the person's place (替人领)
    routeId: text('route_id'), // delivery only
    deliverer: text('deliverer'), // who delivered it
    deskId: text('desk_id').notNull(), // where it was served
    at: integer('at').notNull(), // UTC ms it was served
    savedAt: integer('saved_at').notNull(), // UTC ms, this version
    savedBy: text('saved_by').notNull(), // account
    reason: text('reason'), // why it was corrected
  },
  (t) => [
    index('meal_day').on(t.day, t.meal),
    index('meal_booked').on(t.bookedOn),
    index('meal_resident').on(t.residentId, t.day).where(sql`${t.residentId} IS NOT NULL`),
    // Corrections are few: these two cost a plain save nothing.
    index('meal_root').on(t.rootId).where(sql`${t.supersedes} IS NOT NULL`),
    index('meal_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

/** A correction (调整) to a meal of a closed month: the difference, booked in the open month. */
export const mealAdjustment = sqliteTable(
  'meal_adjustment',
  {
    id: text('id').primaryKey(),
    mealRootId: text('meal_root_id').notNull(),
    bookedOn: text('booked_on').notNull(), // YYYY-MM-DD, in a month that was open
    portions: integer('portions').notNull(), // −1: the meal was not eaten
    priceFen: integer('price_fen').notNull(), // differences, with their signs
    personFen: integer('person_fen').notNull(),
    lines: text('lines', { mode: 'json' }).$type<SubsidyLine[]>().notNull(), // amounts may be negative here
    reason: text('reason').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('meal_adjustment_booked').on(t.bookedOn), index('meal_adjustment_meal').on(t.mealRootId)],
);

export const meals = fact('meal', meal);
export const mealAdjustments = fact('mealAdjustment', mealAdjustment);
