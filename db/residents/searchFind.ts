/**
 * Answers a query with the ten best residents in well under a millisecond.
 *
 * A word is a list of ranges along the primary key of `resident_term`, in ranking order, walked by one
 * statement that stops as soon as enough people are found: nothing sorts or counts, so a surname shared by a
 * tenth of the town costs no more than a rare one. Several words are intersected over bounded lists; where
 * each of them fits thousands of people, someone may go unseen until another character is typed.
 */
import type { Database } from 'better-sqlite3';
import { matchName } from './nameMatch.ts';
import { holds, isOfSomeoneGone, marksOf, nameIn } from './searchDocument.ts';
import { meaningsOf, type Scan, scan, type Word } from './searchQuery.ts';
import { fieldOf, goneTerm, groups, type HitField, rankingOrder } from './searchTerms.ts';

export type Hit = {
  /** `resident.no` */
  rowid: number;
  /** Where the best match lies; `matchedRanges` tells which part of a name to highlight. */
  field: HitField;
};

export type FindOptions = {
  /** Ten unless told. */
  limit?: number;
  /** People served lately: first among equally good matches. Only the first 16 are looked at. */
  prefer?: readonly number[];
};

/** A row is one number, step × 2^44 + resident: reading pairs takes twice as long. */
const stepSize = 2 ** 44;
const ranges = `json_each(?) s CROSS JOIN resident_term
  ON term >= s.value AND term < s.value || char(1114111)`;

export const finderSql = {
  people: `SELECT (s.key << 44) | resident FROM ${ranges} LIMIT ?`,
  marked: `SELECT hit FROM (SELECT (s.key << 44) | resident AS hit, marks FROM ${ranges} LIMIT ?)
    WHERE (marks & ?) = ? LIMIT ?`,
  estates: `SELECT term FROM ${ranges} LIMIT ?`,
  document: 'SELECT terms FROM resident_terms WHERE resident = ?',
};

const mostPreferred = 16;
const mostEstateWords = 24;
const mostEstates = 8;
/** People listed per word for the words to narrow each other down: first a few, then as many as bearable. */
const listLengths = [64, 512];
/** Rows looked at for one list, at some tenths of a µs each. */
const mostRows = 4096;
/** Documents read per query, at some µs each. */
const mostDocuments = 256;

/** Scores, lower is better: the place of the group, 0 for a whole name, and these. */
const goneWithWholeName = 0.5;
const goneAfter = 32;
const nextMeaning = 256;

type Match = { group: string; score: number };
type Candidate = Match & { rowid: number };
type Found = Candidate & { isPreferred: boolean };
type Document = { rowid: number; text: string };
/** A range of the index with what a hit in it is worth. */
type Step = Match & { prefix: string };
/** A word whose estates are looked up once, and only when the ranges before them found too few. */
type Lookup = Word & { places: () => readonly Scan[] };

type List = { people: Map<number, Match>; isComplete: boolean };

type Reader = {
  people(steps: readonly Step[], limit: number): Map<number, Match>;
  /** Those of them who have all the marks, from `limit` rows at most of the first `mostRows`. */
  marked(steps: readonly Step[], marks: number, limit: number): List;
  lookup(word: Word): Lookup;
  document(rowid: number): Document | null;
};

export function createFinder(db: Database): (query: string, options?: FindOptions) => Hit[] {
  const reader = createReader(db);
  const find = (query: string, { limit = 10, prefer = [] }: FindOptions): Hit[] => {
    const found = new Map<number, Found>();
    const preferred = prefer
      .slice(0, mostPreferred)
      .map(reader.document)
      .filter((one) => one !== null);
    let isAmbiguous = false;
    for (const [at, meaning] of meaningsOf(query).entries()) {
      if (found.size >= limit) break;
      const words = meaning.map(reader.lookup);
      const [only] = words;
      const isPlain = words.length === 1 && only?.nameText === null;
      isAmbiguous ||= isPlain && only.isAmbiguous;
      const add = (candidate: Candidate, isPreferred: boolean) => {
        if (found.has(candidate.rowid)) return;
        found.set(candidate.rowid, { ...candidate, score: candidate.score + at * nextMeaning, isPreferred });
      };
      for (const document of preferred) {
        const match = matchOf(document, words);
        if (match !== null) add({ rowid: document.rowid, ...match }, true);
      }
      const most = limit + found.size;
      const matches = isPlain ? oneWord(reader, only, most) : severalWords(reader, words, most);
      for (const [rowid, match] of matches) add({ rowid, ...match }, false);
    }
    return best([...found.values()], limit, isAmbiguous);
  };
  // One read transaction, or every statement takes and leaves the lock of the file.
  const findAlone = db.transaction(find);
  return (query, options = {}) => (db.inTransaction ? find : findAlone)(query, options);
}

function createReader(db: Database): Reader {
  const people = db.prepare<[string, number], number>(finderSql.people).pluck();
  const marked = db.prepare<[string, number, number, number, number], number>(finderSql.marked).pluck();
  const estates = db.prepare<[string, number], string>(finderSql.estates).pluck();
  const documents = db.prepare<[number], string>(finderSql.document).pluck();

  const placesOf = ({ word, door }: { word: string; door: string }): Scan[] => {
    const entries = estates.all(JSON.stringify([groups.estateWord + word]), mostEstateWords);
    const names = new Set(entries.map((entry) => entry.slice(entry.indexOf(' ') + 1)));
    return [...names].slice(0, mostEstates).flatMap((estate) => {
      const inEstate = scan(groups.address, `${estate} ${door}`);
      return door === '' ? [inEstate] : [inEstate, scan(groups.room, `${door} ${estate}`)];
    });
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
      const hits = marked.all(prefixesOf(steps), mostRows, marks, marks, limit);
      return { people: matchesOf(hits, steps), isComplete: hits.length < limit };
    },
    lookup: (word) => {
      let places: readonly Scan[] | null = null;
      return {
        ...word,
        places: () => {
          places ??= word.estate === null ? [] : placesOf(word.estate);
          return places;
        },
      };
    },
    document: (rowid) => {
      const text = documents.get(rowid);
      return text === undefined ? null : { rowid, text };
    },
  };
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

function stepOf({ prefix, exact }: Scan, isGone: boolean): Step {
  const group = prefix.charAt(0);
  const place = 1 + rankingOrder.indexOf(group);
  if (!isGone) return { prefix, group, score: exact ? 0 : place };
  return { prefix: goneTerm(prefix), group, score: exact ? goneWithWholeName : place + goneAfter };
}

/** The ranges of a word in ranking order, in lots that are worth asking one after the other. */
function* lotsOf(word: Lookup): Generator<Step[]> {
  const others = word.scans.filter((one) => !one.exact);
  const whole = word.scans.filter((one) => one.exact);
  yield [
    ...whole.map((one) => stepOf(one, false)),
    ...whole.map((one) => stepOf(one, true)),
    ...others.map((one) => stepOf(one, false)),
  ];
  yield word.places().map((one) => stepOf(one, false));
  yield [...others, ...word.places()].map((one) => stepOf(one, true));
}

function oneWord(reader: Reader, word: Lookup, limit: number): Map<number, Match> {
  const seen = new Map<number, Match>();
  for (const lot of lotsOf(word)) {
    if (seen.size >= limit) break;
    if (lot.length === 0) continue;
    for (const steps of word.isAmbiguous ? lot.map((step) => [step]) : [lot]) {
      addMissing(seen, reader.people(steps, limit));
    }
  }
  return seen;
}

function addMissing(seen: Map<number, Match>, matches: ReadonlyMap<number, Match>): void {
  for (const [rowid, match] of matches) if (!seen.has(rowid)) seen.set(rowid, match);
}

/** Those whom a word fits and the marks of the others do not rule out. */
function listOf(reader: Reader, word: Lookup, marks: number, length: number): List {
  const people = new Map<number, Match>();
  for (const steps of lotsOf(word)) {
    if (steps.length === 0) continue;
    const list = reader.marked(steps, marks, length);
    addMissing(people, list.people);
    if (!list.isComplete) return { people, isComplete: false };
  }
  return { people, isComplete: true };
}

type Narrowed = { word: Lookup; list: List };

/** The first complete list, or else the first. */
function narrowest(reader: Reader, words: readonly Lookup[], marks: number, length: number): Narrowed | null {
  let first: Narrowed | null = null;
  for (const word of words) {
    const list = listOf(reader, word, marks, length);
    if (list.isComplete) return { word, list };
    first ??= { word, list };
  }
  return first;
}

/**
 * The people of one word are read one by one and tested for the others: of a word whose list is complete, or
 * else of the one that says least about names, because the marks of the others narrow it down most.
 */
function severalWords(reader: Reader, words: readonly Lookup[], limit: number): Map<number, Match> {
  const fitting = new Map<number, Match>();
  const asked = new Set<number>();
  const marks = marksOf(words.map((word) => word.typedText));
  const inOrder = [...words].sort((a, b) => a.typedText.length - b.typedText.length);
  for (const length of listLengths) {
    const narrowed = narrowest(reader, inOrder, marks, length);
    for (const [rowid, match] of narrowed?.list.people ?? []) {
      if (fitting.size >= limit || asked.size >= mostDocuments) return fitting;
      if (asked.has(rowid)) continue;
      asked.add(rowid);
      const document = reader.document(rowid);
      const fit = document === null ? null : matchOf(document, words, { word: narrowed?.word, match });
      if (fit !== null) fitting.set(rowid, fit);
    }
    if (narrowed?.list.isComplete) break;
  }
  return fitting;
}

/** The field of the first word, the scores of all; the index may have answered for one of them. */
function matchOf(
  { text }: Document,
  words: readonly Lookup[],
  listed?: { word: Lookup | undefined; match: Match },
): Match | null {
  const isGone = isOfSomeoneGone(text);
  const fits = (one: Scan) => holds(text, one.prefix);
  const matches: Match[] = [];
  for (const word of words) {
    if (word === listed?.word) {
      matches.push(listed.match);
    } else {
      const fitting = word.scans.find(fits) ?? word.places().find(fits);
      if (fitting === undefined) return null;
      matches.push(stepOf(fitting, isGone));
    }
    if (word.nameText !== null && matchName(nameIn(text), word.nameText) === null) return null;
  }
  const score = matches.reduce((total, match) => total + match.score, 0);
  return { group: matches[0]?.group ?? '', score };
}

/** Of an ambiguous query every group shows its first two before any group shows more. */
function best(found: readonly Found[], limit: number, isAmbiguous: boolean): Hit[] {
  const share = isAmbiguous ? Math.max(1, Math.floor(limit / 5)) : limit;
  const turns = new Map<string, number>();
  const staged = found.map((one) => {
    const turn = turns.get(one.group) ?? 0;
    turns.set(one.group, turn + 1);
    return { ...one, isLate: turn >= share };
  });
  return staged
    .sort((a, b) => Number(a.isLate) - Number(b.isLate) || inRankingOrder(a, b))
    .slice(0, limit)
    .sort(inRankingOrder)
    .map(({ rowid, group }) => ({ rowid, field: fieldOf(group) }));
}

function inRankingOrder(a: Found, b: Found): number {
  return a.score - b.score || Number(b.isPreferred) - Number(a.isPreferred);
}
