/** Orders (预订): for a day, or standing until further notice, and the routes that deliver them. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact, register } from '../core/entity.ts';
import { mealTimes, servingModes } from '../menu/shapes.ts';
import { resident } from '../residents/table.ts';
import { orderStates } from './shapes.ts';

/** A standing order (长期订餐). An order of the day for the same meal goes before it. */
export const standingOrder = sqliteTable(
  'standing_order',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    meal: text('meal', { enum: mealTimes }).notNull(),
    weekdays: integer('weekdays').notNull(), // bits: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday
    mode: text('mode', { enum: servingModes }).notNull(),
    optionName: text('option_name'), // 套餐 A …; null: the usual meal
    fromDay: text('from_day').notNull(), // YYYY-MM-DD
    toDay: text('to_day'), // YYYY-MM-DD, the last day; null: open-ended
    note: text('note').notNull(),
  },
  (t) => [index('standing_order_resident').on(t.residentId)],
);

/**
 * An order of a day, or its cancellation: a fact. First version: naturalId('mealOrder', resident, day, meal), so that
 * two desks taking the same order take one; later versions supersede.
 */
export const mealOrder = sqliteTable(
  'meal_order',
  {
    id: text('id').primaryKey(),
    supersedes: text('supersedes'),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    day: text('day').notNull(), // YYYY-MM-DD
    meal: text('meal', { enum: mealTimes }).notNull(),
    state: text('state', { enum: orderStates }).notNull(),
    mode: text('mode', { enum: servingModes }).notNull(),
    optionName: text('option_name'), // null: the usual meal
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [
    index('meal_order_day').on(t.day, t.meal),
    index('meal_order_resident').on(t.residentId, t.day),
    index('meal_order_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

/** A delivery route (送餐路线) and who walks it. */
export const deliveryRoute = sqliteTable('delivery_route', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  delivererId: text('deliverer_id').references(() => resident.id), // a volunteer with a card; null: none
  delivererName: text('deliverer_name').notNull(), // printed; may be empty while nobody is found
  position: integer('position').notNull(),
  retired: integer('retired', { mode: 'boolean' }).notNull(),
});

/** Where a person stands on a route. */
export const routeStop = sqliteTable(
  'route_stop',
  {
    id: text('id').primaryKey(), // naturalId('routeStop', resident): a person is on one route
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    routeId: text('route_id')
      .notNull()
      .references(() => deliveryRoute.id),
    position: integer('position').notNull(),
    note: text('note').notNull(), // 挂门把手, 交给邻居 …
    removed: integer('removed', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('route_stop_route').on(t.routeId, t.position)],
);

export const standingOrders = register('standingOrder', standingOrder);
export const mealOrders = fact('mealOrder', mealOrder);
export const deliveryRoutes = register('deliveryRoute', deliveryRoute);
export const routeStops = register('routeStop', routeStop);
