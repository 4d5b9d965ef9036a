/**
 * The two tables of the residents' search index. Both are derived: losing them costs a rebuild, never data.
 *
 * `resident_term` is WITHOUT ROWID, which drizzle cannot say: with a rowid the index would be twice as large.
 */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row per way of beginning to type a person. A search is a few short scans along the primary key. */
export const residentTerm = sqliteTable(
  'resident_term',
  {
    /** Group letter, length of the name in the groups of names, and what is typed; see `searchTerms.ts`. */
    term: text('term').notNull(),
    /**
     * `resident.no`, an INTEGER PRIMARY KEY: VACUUM INTO, which makes the backups, may renumber an implicit
     * rowid. 0 in the dictionary of estates, which belongs to no one.
     */
    resident: integer('resident').notNull(),
    /** See `searchMarks.ts`; 0 in the dictionary. */
    marks: integer('marks').notNull(),
  },
  (table) => [primaryKey({ columns: [table.term, table.resident] })],
);

/** What `resident_term` holds about one person: to take it out again, and to test a second word of a query. */
export const residentTerms = sqliteTable('resident_terms', {
  /** As in `resident_term`. */
  resident: integer('resident').primaryKey(),
  /** Every term with a line feed before it; that of the whole name comes first. */
  terms: text('terms').notNull(),
});
