/**
 * The search index of residents (居民检索): keeps everyone's terms and finds people by them.
 *
 * It reads and writes its two tables only. Callers own the transaction: `put` and `remove` belong to the
 * one that writes the resident.
 */
import type { Database } from 'better-sqlite3';
import { documentOf, termsIn } from './searchDocument.ts';
import { createFinder, type FindOptions, type Hit } from './searchFind.ts';
import { marksIn } from './searchMarks.ts';
import { groups } from './searchTerms.ts';

export type SearchEntry = {
  /** `resident.no`, 1 or more. */
  rowid: number;
  /** From `termsOf`; none takes the person out. */
  terms: readonly string[];
};

export type SearchIndex = {
  /** Replaces what the index held about this person; it remembers the old terms itself. */
  put(rowid: number, terms: readonly string[]): void;
  /** `put` for many, at a third of the cost each. Of a person given twice the last counts. */
  putAll(entries: readonly SearchEntry[]): void;
  remove(rowid: number): void;
  find(query: string, options?: FindOptions): Hit[];
};

export function createSearchIndex(db: Database): SearchIndex {
  const write = createWriter(db);
  return {
    put: (rowid, terms) => write([{ rowid, terms }]),
    putAll: write,
    remove: (rowid) => write([{ rowid, terms: [] }]),
    find: createFinder(db),
  };
}

/** Rows per statement: binding and stepping row by row takes twice as long. */
const rowsAtOnce = 64;

export const writerSql = {
  document: 'SELECT terms FROM resident_terms WHERE resident = ?',
  insert: 'INSERT OR IGNORE INTO resident_term (term, resident, marks) VALUES (?, ?, ?)',
  insertMany: `INSERT OR IGNORE INTO resident_term (term, resident, marks) VALUES ${Array(rowsAtOnce).fill('(?, ?, ?)')}`,
  drop: 'DELETE FROM resident_term WHERE term = ? AND resident = ?',
  keep: 'INSERT OR REPLACE INTO resident_terms (resident, terms) VALUES (?, ?)',
  forget: 'DELETE FROM resident_terms WHERE resident = ?',
};

/** Term, resident and marks of one row after those of another. */
type Rows = (string | number)[];
const rowWidth = 3;

function createWriter(db: Database): (entries: readonly SearchEntry[]) => void {
  const document = db.prepare<[number], string>(writerSql.document).pluck();
  const insert = db.prepare<Rows>(writerSql.insert);
  const insertMany = db.prepare<Rows>(writerSql.insertMany);
  const drop = db.prepare<[string, number]>(writerSql.drop);
  const keep = db.prepare<[number, string]>(writerSql.keep);
  const forget = db.prepare<[number]>(writerSql.forget);

  const addEstate = (terms: readonly string[]) => {
    for (const term of terms) {
      // The first word of an estate is there only together with all others.
      if (term.startsWith(groups.estateWord) && insert.run(term, 0, 0).changes === 0) return;
    }
  };

  /** Rows near each other in the index are written together, or a large batch walks all over the file. */
  const insertAll = (rowsByStart: ReadonlyMap<string, Rows>) => {
    const rows = [...rowsByStart.values()].flat();
    const step = rowsAtOnce * rowWidth;
    const last = rows.length - (rows.length % step);
    for (let at = 0; at < last; at += step) insertMany.run(...rows.slice(at, at + step));
    for (let at = last; at < rows.length; at += rowWidth) insert.run(...rows.slice(at, at + rowWidth));
  };

  return (entries) => {
    const added = new Map<string, Rows>();
    const add = (term: string, rowid: number, marks: number) => {
      const start = term.slice(0, 2);
      const rows = added.get(start);
      if (rows === undefined) added.set(start, [term, rowid, marks]);
      else rows.push(term, rowid, marks);
    };
    const byRowid = new Map(entries.map((entry) => [entry.rowid, entry.terms]));
    for (const [rowid, terms] of byRowid) {
      const before = document.get(rowid) ?? '';
      const after = documentOf(terms);
      if (before === after) continue;
      const marks = marksIn(after);
      const dropped = new Set(termsIn(before));
      const stay = marks === marksIn(before) ? dropped : new Set<string>();
      for (const term of termsIn(after)) if (!stay.delete(term)) add(term, rowid, marks);
      for (const term of dropped) drop.run(term, rowid);
      if (after === '') forget.run(rowid);
      else keep.run(rowid, after);
      addEstate(terms);
    }
    insertAll(added);
  };
}
