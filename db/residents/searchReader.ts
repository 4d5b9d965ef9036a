/**
 * What the search asks of the index: people in ranges of terms, estates by a word, all terms of one person.
 */
import type { Database } from 'better-sqlite3';
import { type Scan, scan, type Word } from './searchQuery.ts';
import { goneTerm, groups, rankingOrder } from './searchTerms.ts';

/** A row is one number, step × 2^44 + resident: reading pairs takes twice as long. */
const stepSize = 2 ** 44;
const ranges = `json_each(?) s CROSS JOIN resident_term
  ON term >= s.value AND term < s.value || char(1114111)`;

export const finderSql = {
  people: `SELECT (s.key << 44) | resident FROM ${ranges} LIMIT ?`,
  marked: `SELECT hit FROM (SELECT (s.key << 44) | resident AS hit, marks FROM ${ranges} LIMIT ?)
    WHERE (marks & ?) = ? OR (marks & ?) = ? OR (marks & ?) = ? LIMIT ?`,
  estates: `SELECT term FROM ${ranges} LIMIT ?`,
  document: 'SELECT terms FROM resident_terms WHERE resident = ?',
};

const mostEstateWords = 24;
const mostEstates = 8;
/** Rows looked at for one list, at some tenths of a µs each. */
const mostRows = 4096;

/** Scores, lower is better: the place of the group, 0 for a whole name, and these. */
const goneWithWholeName = 0.5;
const goneAfter = 32;

export type Match = { group: string; score: number };
export type Document = { rowid: number; text: string };
/** A range of the index with what a hit in it is worth. */
export type Step = Match & { prefix: string };
/** A word whose estates are looked up once, and only when the ranges before them found too few. */
export type Lookup = Word & { estates: () => readonly string[]; places: () => readonly Scan[] };

/** A word's people have all bits of one of these; of 0 everybody has all. */
export type Marks = readonly [number, number, number];
export const anybody: Marks = [0, 0, 0];

export type List = { people: Map<number, Match>; isComplete: boolean };

export type Reader = {
  people(steps: readonly Step[], limit: number): Map<number, Match>;
  /** Those of them who have all marks of one of the three, from `limit` rows at most of the first `mostRows`. */
  marked(steps: readonly Step[], marks: Marks, limit: number): List;
  lookup(word: Word): Lookup;
  document(rowid: number): Document | null;
};

export function createReader(db: Database): Reader {
  const people = db.prepare<[string, number], number>(finderSql.people).pluck();
  const marked = db.prepare<(string | number)[], number>(finderSql.marked).pluck();
  const estates = db.prepare<[string, number], string>(finderSql.estates).pluck();
  const documents = db.prepare<[number], string>(finderSql.document).pluck();

  const estatesOf = (word: string): string[] => {
    const entries = estates.all(JSON.stringify([groups.estateWord + word]), mostEstateWords);
    const names = new Set(entries.map((entry) => entry.slice(entry.indexOf(' ') + 1)));
    return [...names].slice(0, mostEstates);
  };

  return {
    people: (steps, limit) => {
      const prefixes = prefixesOf(steps);
      // Someone may be in several ranges and several times in one: 王小明 has four terms that begin with w.
      for (let rows = 2 * limit; ; rows *= 4) {
        const hits = people.all(prefixes, rows);
        const matches = matchesOf(hits, steps);
        if (matches.size >= limit || hits.length < rows) return matches;
      }
    },
    marked: (steps, marks, limit) => {
      const [a, b, c] = marks;
      const hits = marked.all(prefixesOf(steps), mostRows, a, a, b, b, c, c, limit);
      return { people: matchesOf(hits, steps), isComplete: hits.length < limit };
    },
    lookup: (word) => {
      let found: readonly string[] | null = null;
      const estates = () => {
        found ??= word.estate === null ? [] : estatesOf(word.estate.word);
        return found;
      };
      return { ...word, estates, places: () => placesIn(estates(), word.estate?.door ?? '') };
    },
    document: (rowid) => {
      const text = documents.get(rowid);
      return text === undefined ? null : { rowid, text };
    },
  };
}

function placesIn(estates: readonly string[], door: string): Scan[] {
  return estates.flatMap((estate) => {
    const inEstate = scan(groups.address, `${estate} ${door}`);
    return door === '' ? [inEstate] : [inEstate, scan(groups.room, `${door} ${estate}`)];
  });
}

function prefixesOf(steps: readonly Step[]): string {
  return JSON.stringify(steps.map((step) => step.prefix));
}

/** The first, and so best, match of each person. */
function matchesOf(hits: readonly number[], steps: readonly Step[]): Map<number, Match> {
  const matches = new Map<number, Match>();
  for (const hit of hits) {
    const rowid = hit % stepSize;
    const step = steps[Math.floor(hit / stepSize)];
    if (step !== undefined && !matches.has(rowid)) matches.set(rowid, step);
  }
  return matches;
}

export function stepOf({ prefix, exact }: Scan, isGone: boolean): Step {
  const group = prefix.charAt(0);
  const place = 1 + rankingOrder.indexOf(group);
  if (!isGone) return { prefix, group, score: exact ? 0 : place };
  return { prefix: goneTerm(prefix), group, score: exact ? goneWithWholeName : place + goneAfter };
}
