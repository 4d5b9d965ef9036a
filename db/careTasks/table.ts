/**
 * Care tasks (关怀事项): what somebody has to see to about a person, opened by a reading out of range, an incident, or
 * days missed without a word, and the calls made on the way. Both are facts; a task is open until its last step closes it.
 */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { careTaskKinds, careTaskStepKinds, severities } from './shapes.ts';

export const careTask = sqliteTable(
  'care_task',
  {
    id: text('id').primaryKey(), // naturalId('careTask', kind, causeId): one cause opens one task, on every desk
    kind: text('kind', { enum: careTaskKinds }).notNull(),
    causeId: text('cause_id').notNull(), // the reading, the incident, or for missed days the first day missed
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    severity: text('severity', { enum: severities }).notNull(),
    detail: text('detail').notNull(), // what was found, in the words of the one who saw it
    dueOn: text('due_on').notNull(), // YYYY-MM-DD
    openedAt: integer('opened_at').notNull(), // UTC ms
    openedBy: text('opened_by').notNull(), // account
  },
  (t) => [index('care_task_resident').on(t.residentId, t.openedAt)],
);

/** What was done about it: noted, put off, closed, reopened. */
export const careTaskStep = sqliteTable(
  'care_task_step',
  {
    id: text('id').primaryKey(),
    taskId: text('task_id').notNull(), // no foreign key: another desk's step may arrive before its task
    kind: text('kind', { enum: careTaskStepKinds }).notNull(),
    note: text('note').notNull(),
    dueOn: text('due_on'), // the new date, when put off or reopened
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('care_task_step_task').on(t.taskId, t.at)],
);

/** A call to a person or the family (电话回访): reached or not, and what was said. */
export const careCall = sqliteTable(
  'care_call',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    taskId: text('task_id'), // null: called from the list of those missing today
    day: text('day').notNull(), // YYYY-MM-DD the call is about
    whom: text('whom').notNull(), // 本人, 女儿 … never the number itself
    reached: integer('reached', { mode: 'boolean' }).notNull(),
    said: text('said').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [
    index('care_call_day').on(t.day, t.residentId),
    index('care_call_resident').on(t.residentId, t.at),
    index('care_call_task').on(t.taskId).where(sql`${t.taskId} IS NOT NULL`),
  ],
);

/** What is open now, derived in the transaction that changes it. Never leaves this desk. */
export const openCareTask = sqliteTable(
  'open_care_task',
  {
    taskId: text('task_id').primaryKey(),
    residentId: text('resident_id').notNull(),
    dueOn: text('due_on').notNull(), // YYYY-MM-DD, as last put off
  },
  (t) => [index('open_care_task_due').on(t.dueOn), index('open_care_task_resident').on(t.residentId)],
);

export const careTasks = fact('careTask', careTask);
export const careTaskSteps = fact('careTaskStep', careTaskStep);
export const careCalls = fact('careCall', careCall);
