/** The core's own tables: the change log that sync will send, the audit chain, and this desk's place in both. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row: who this desk is, and where it stands with the district. Local, never sent. */
export const deskState = sqliteTable('desk_state', {
  id: integer('id').primaryKey(), // always 1
  deskId: text('desk_id').notNull(), // made on this desk, never reused
  centreId: text('centre_id').notNull(), // the centre whose rows this file holds
  epoch: integer('epoch').notNull(), // raised when a restored backup or a cloned disk would reuse numbers (SPEC R4)
  pullCursor: integer('pull_cursor').notNull(), // highest district seq applied here; 0 before the first pull (SPEC R6)
});

/**
 * The outbox and the memory of this desk's own changes. Append-only: `n` is gapless per epoch (SPEC R1), and the
 * row commits in the transaction of the data it describes.
 */
export const change = sqliteTable(
  'change',
  {
    epoch: integer('epoch').notNull(),
    n: integer('n').notNull(), // 1, 2, 3 … within the epoch
    entity: text('entity').notNull(), // name of the kind of row, e.g. `visit`
    rowId: text('row_id').notNull(),
    op: text('op', { enum: ['insert', 'update'] }).notNull(), // a fact knows `insert` only
    fields: text('fields').notNull(), // JSON of stored values: the whole row, or the changed fields
    was: text('was'), // JSON of the values replaced by an update; stays on this desk
    basedOn: integer('based_on').notNull(), // pull cursor when saved: which district state the person saw (SPEC R5)
    hlcMs: integer('hlc_ms').notNull(), // hybrid clock, decides between truly concurrent edits
    hlcCount: integer('hlc_count').notNull(),
    savedAt: integer('saved_at').notNull(), // this desk's wall clock, UTC ms
    doubtful: integer('doubtful', { mode: 'boolean' }).notNull(), // the wall clock had gone back
    auditN: integer('audit_n').notNull(), // the entry that says who did this
    seq: integer('seq'), // the district's number; null while waiting; 0 refused (R8); -1 never sent (R6.6)
  },
  (t) => [
    primaryKey({ columns: [t.epoch, t.n] }),
    index('change_row').on(t.entity, t.rowId),
    index('change_waiting').on(t.epoch, t.n).where(sql`seq IS NULL`),
  ],
);

/**
 * Who did what, when. Each entry's hash covers the one before it. The detail is covered through its own hash, so
 * that an erasure can blank it (SPEC R10) and the chain still verifies.
 */
export const audit = sqliteTable(
  'audit',
  {
    n: integer('n').primaryKey(), // gapless from 1
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id'), // null: nobody was signed in
    action: text('action').notNull(), // the procedure's name
    subject: text('subject'), // id of the row or person it was about
    detail: text('detail'), // JSON; null once erased or where there is none
    detailHash: text('detail_hash').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [index('audit_subject').on(t.subject, t.n), index('audit_account').on(t.accountId, t.n)],
);
