/** Counters (窗口) and the numbers (号) that people take. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { ticketStates } from './contract.ts';

/** A counter with its own run of queue numbers. */
export const counter = sqliteTable('counter', {
  id: text('id').primaryKey(),
  name: text('name').notNull(), // 1 号窗口
  nameEn: text('name_en').notNull(),
  prefix: text('prefix').notNull(), // letter before the number: A018
  priorityRun: integer('priority_run').notNull(), // priority numbers called in a row while others wait
  rank: integer('rank').notNull(), // order, from 0
  active: integer('active', { mode: 'boolean' }).notNull(),
});

/** A queue number (取号) of one day; the next day starts from 1 again. */
export const ticket = sqliteTable(
  'ticket',
  {
    id: text('id').primaryKey(),
    counterId: text('counter_id')
      .notNull()
      .references(() => counter.id),
    day: text('day').notNull(), // YYYY-MM-DD of the centre
    number: integer('number').notNull(), // 1, 2, 3 … per counter and day
    residentId: text('resident_id').references(() => resident.id), // null until known
    priority: integer('priority', { mode: 'boolean' }).notNull(), // elders, disabled people, pregnant women first
    state: text('state', { enum: ticketStates }).notNull(),
    takenAt: integer('taken_at').notNull(), // UTC ms
    queuedAt: integer('queued_at').notNull(), // place in the line: `takenAt`, or later once put back
    calledAt: integer('called_at'), // latest call
    calls: integer('calls').notNull(), // how often it was called
    startedAt: integer('started_at'), // service began
    endedAt: integer('ended_at'), // served, or gone
  },
  (t) => [
    // Not unique: two desks that were apart may both give out A018; both stay visible.
    index('ticket_day').on(t.day, t.counterId, t.number),
    index('ticket_resident').on(t.residentId).where(sql`${t.residentId} IS NOT NULL`),
  ],
);

export const counters = register('counter', counter);
export const tickets = register('ticket', ticket);
