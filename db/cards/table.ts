/** Cards with a code to scan (就餐卡, 志愿者卡). The code says nothing about the person; a lost one is replaced. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { cardKinds, cardStates } from './shapes.ts';

export const personCard = sqliteTable(
  'person_card',
  {
    id: text('id').primaryKey(),
    /**
     * Capitals and digits that no input method, Caps Lock or tired eye confuses; the last one is a check. New codes are
     * looked up first; not a unique column, because a row of another desk must never be turned away (SPEC R6.5).
     */
    code: text('code').notNull(),
    kind: text('kind', { enum: cardKinds }).notNull(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    state: text('state', { enum: cardStates }).notNull(),
    issuedOn: text('issued_on').notNull(), // YYYY-MM-DD
    stateSince: text('state_since').notNull(), // YYYY-MM-DD
    lostOn: text('lost_on'), // YYYY-MM-DD it was reported lost; kept when it is replaced
    printedAt: integer('printed_at'), // UTC ms, last printed; null: never
  },
  (t) => [index('person_card_resident').on(t.residentId), index('person_card_code').on(t.code)],
);

export const personCards = register('personCard', personCard);
