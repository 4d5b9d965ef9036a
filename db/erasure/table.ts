/** Erasures (抹除): whose personal data was forgotten, when and why. Nothing here says who the person was (SPEC R10). */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact } from '../core/entity.ts';
import { erasureReasons } from './shapes.ts';

export const erasure = sqliteTable(
  'erasure',
  {
    id: text('id').primaryKey(), // the resident's: a person is forgotten once, also when two desks order it
    residentId: text('resident_id').notNull(), // no foreign key: the order holds wherever it arrives first
    /** Every card of the person, merged ones included: which they were is decided where the order was given. */
    people: text('people', { mode: 'json' }).$type<string[]>().notNull(),
    reason: text('reason', { enum: erasureReasons }).notNull(), // a code, so that no words can name the person again
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id'), // null: ordered by the district
  },
  (t) => [index('erasure_resident').on(t.residentId)],
);

export const erasures = fact('erasure', erasure);
