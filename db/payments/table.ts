/** Money between the canteen and its diners (收款): entries that are only ever added, and the days and months closed over them. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { type Pieces, paymentKinds } from './shapes.ts';

/**
 * One movement of money: what it changes in the drawer, on the person's balance, and in what the person owes. A mistake
 * is taken back by an entry with the opposite signs.
 */
export const payment = sqliteTable(
  'payment',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: paymentKinds }).notNull(),
    residentId: text('resident_id').references(() => resident.id), // null: a guest
    mealRootId: text('meal_root_id'), // the meal it pays for or gives back
    reversesId: text('reverses_id'), // the entry this one takes back
    cashFen: integer('cash_fen').notNull(), // into the drawer; negative: out of it
    balanceFen: integer('balance_fen').notNull(), // onto the person's balance (余额)
    owedFen: integer('owed_fen').notNull(), // onto what the person has signed for (挂账)
    receiptNo: text('receipt_no'), // day, short name of the desk, running number; null: no receipt is given
    bookedOn: text('booked_on').notNull(), // YYYY-MM-DD, in a month that was open
    deskId: text('desk_id').notNull(), // whose drawer
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [
    index('payment_day').on(t.bookedOn, t.deskId),
    index('payment_resident').on(t.residentId, t.at).where(sql`${t.residentId} IS NOT NULL`),
    index('payment_meal').on(t.mealRootId).where(sql`${t.mealRootId} IS NOT NULL`),
    // Not unique: two desks that were apart must both keep what they printed.
    index('payment_receipt').on(t.receiptNo).where(sql`${t.receiptNo} IS NOT NULL`),
    index('payment_reverses').on(t.reversesId).where(sql`${t.reversesId} IS NOT NULL`),
  ],
);

/** A drawer counted (日结): what should be in it and what was. Counted again, the latest stands. */
export const dayClose = sqliteTable(
  'day_close',
  {
    id: text('id').primaryKey(),
    day: text('day').notNull(), // YYYY-MM-DD
    deskId: text('desk_id').notNull(),
    expectedFen: integer('expected_fen').notNull(), // cash of the day's entries
    floatFen: integer('float_fen').notNull(), // change put in before the first of them (备用金)
    countedFen: integer('counted_fen').notNull(), // all that was in the drawer, the float included
    pieces: text('pieces', { mode: 'json' }).$type<Pieces>(), // null: only the sum was given
    note: text('note').notNull(), // why they differ
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('day_close_day').on(t.day, t.deskId)],
);

/** A month closed (月结): its figures are frozen; what comes later is an adjustment in the open month. */
export const monthClose = sqliteTable('month_close', {
  id: text('id').primaryKey(), // naturalId('monthClose', month)
  month: text('month').notNull(), // YYYY-MM
  figures: text('figures').notNull(), // JSON of the statement as it was closed
  note: text('note').notNull(),
  at: integer('at').notNull(), // UTC ms
  accountId: text('account_id').notNull(),
});

/**
 * What each person has on the balance and owes, derived in the transaction that changes it, so that the till never
 * adds up years of entries. Never leaves this desk.
 */
export const purse = sqliteTable('purse', {
  residentId: text('resident_id').primaryKey(),
  balanceFen: integer('balance_fen').notNull(),
  owedFen: integer('owed_fen').notNull(),
});

export const payments = fact('payment', payment);
export const dayCloses = fact('dayClose', dayClose);
export const monthCloses = fact('monthClose', monthClose);
