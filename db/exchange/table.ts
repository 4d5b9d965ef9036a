/** What the desk remembers about files that came in: mappings to use again, and which file was imported when. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';

/** A column mapping, remembered for files with the same heads (模板). */
export const importTemplate = sqliteTable('import_template', {
  id: text('id').primaryKey(), // naturalId('importTemplate', fingerprint)
  fingerprint: text('fingerprint').notNull().unique(), // of the header row
  name: text('name').notNull(), // the file it was last used for
  mapping: text('mapping', { mode: 'json' }).$type<(string | null)[]>().notNull(), // field per column; null: not used
  usedAt: integer('used_at').notNull(), // UTC ms
});

export const importRun = sqliteTable(
  'import_run',
  {
    id: text('id').primaryKey(),
    fileName: text('file_name').notNull(),
    fileHash: text('file_hash').notNull(), // SHA-256 of the bytes
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
    counts: text('counts', { mode: 'json' }).$type<Record<string, number>>().notNull(), // rows by what became of them
  },
  (t) => [index('import_run_hash').on(t.fileHash, t.at)],
);

export const importTemplates = register('importTemplate', importTemplate);
export const importRuns = register('importRun', importRun);
