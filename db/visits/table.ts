/** Visits at the walk-in desk (前台接待) and what follows from them. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact } from '../core/entity.ts';
import { matter } from '../matters/table.ts';
import { counter, ticket } from '../queue/table.ts';
import { resident } from '../residents/table.ts';
import { channels, followUpKinds, outcomes } from './shapes.ts';

/**
 * A visit (来访): a fact. A correction is a new row that supersedes; an undo is a superseding row with `withdrawn`.
 * Shown is the version that nothing supersedes; where two desks superseded the same one, the later of the two.
 */
export const visit = sqliteTable(
  'visit',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // id of the first version: the same through all corrections
    supersedes: text('supersedes'), // id of the version this one corrects; null: the first version
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(), // undone
    day: text('day').notNull(), // YYYY-MM-DD of arrival at the centre
    residentId: text('resident_id').references(() => resident.id), // whom the matter is for; null: no card
    agentId: text('agent_id').references(() => resident.id), // who came in their place (代办), with a card
    visitorName: text('visitor_name'), // who came, without a card: alone, or in the place of `residentId`
    visitorPhone: text('visitor_phone'),
    matterId: text('matter_id')
      .notNull()
      .references(() => matter.id),
    channel: text('channel', { enum: channels }).notNull(),
    note: text('note').notNull(),
    outcome: text('outcome', { enum: outcomes }).notNull(),
    dueOn: text('due_on'), // YYYY-MM-DD; accepted, referred
    referredTo: text('referred_to'), // department or person
    missingPapers: text('missing_papers'), // what to bring
    companions: integer('companions').notNull(), // people who came along
    ticketId: text('ticket_id').references(() => ticket.id),
    counterId: text('counter_id').references(() => counter.id),
    handlerId: text('handler_id').notNull(), // account that served
    arrivedAt: integer('arrived_at').notNull(), // UTC ms
    startedAt: integer('started_at').notNull(), // UTC ms, service began
    endedAt: integer('ended_at').notNull(), // UTC ms, service ended
    savedAt: integer('saved_at').notNull(), // UTC ms, this version
    savedBy: text('saved_by').notNull(), // account that saved this version
    reason: text('reason'), // why it was corrected
  },
  (t) => [
    index('visit_day').on(t.day, t.arrivedAt),
    index('visit_resident').on(t.residentId, t.arrivedAt).where(sql`${t.residentId} IS NOT NULL`),
    index('visit_agent').on(t.agentId, t.arrivedAt).where(sql`${t.agentId} IS NOT NULL`),
    // Corrections are few: these two cost a plain save nothing.
    index('visit_root').on(t.rootId).where(sql`${t.supersedes} IS NOT NULL`),
    index('visit_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

/** A step in following up a visit (跟进): noted, extended, closed, reopened. */
export const followUp = sqliteTable(
  'follow_up',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // the visit it is about
    kind: text('kind', { enum: followUpKinds }).notNull(),
    note: text('note').notNull(),
    dueOn: text('due_on'), // the new date, when extended or reopened
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('follow_up_root').on(t.rootId, t.at)],
);

/**
 * What is open now: derived from the two tables above in the transaction that changes them, so that the list of
 * follow-ups never walks a million visits. Never leaves this desk.
 */
export const openVisit = sqliteTable(
  'open_visit',
  {
    rootId: text('root_id').primaryKey(),
    versionId: text('version_id').notNull(), // the version that stands
    dueOn: text('due_on').notNull(), // YYYY-MM-DD, with extensions
    extended: integer('extended', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('open_visit_due').on(t.dueOn)],
);

export const visits = fact('visit', visit);
export const followUps = fact('followUp', followUp);
