/**
 * Answers a query with the ten best residents in well under a millisecond.
 *
 * A word is a list of ranges along the primary key of `resident_term`, in ranking order, walked by one
 * statement that stops as soon as enough people are found: nothing sorts or counts, so a surname shared by a
 * tenth of the town costs no more than a rare one. Several words are intersected over bounded lists; where
 * each of them fits hundreds of people, someone may go unseen until another character is typed.
 */
import type { Database } from 'better-sqlite3';
import { matchName } from './nameMatch.ts';
import { holds, isOfSomeoneGone, nameIn } from './searchDocument.ts';
import { marksOfEstate, marksOfName } from './searchMarks.ts';
import { meaningsOf, type Scan } from './searchQuery.ts';
import {
  anybody,
  createReader,
  type Document,
  type List,
  type Lookup,
  type Marks,
  type Match,
  type Reader,
  type Step,
  stepOf,
} from './searchReader.ts';
import { fieldOf, type HitField } from './searchTerms.ts';

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

const mostPreferred = 16;
/** Added to the scores of each further meaning of a query, above those of any word: see `stepOf`. */
const nextMeaning = 256;
/** People listed per word for the words to narrow each other down: first a few, then as many as bearable. */
const listLengths = [64, 512];
/** Documents read per query, at some µs each. */
const mostDocuments = 256;

type Candidate = Match & { rowid: number };
type Found = Candidate & { isPreferred: boolean };

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

/** Those whom a word fits and marks do not rule out. */
function listOf(reader: Reader, word: Lookup, marks: Marks, length: number): List {
  const people = new Map<number, Match>();
  for (const steps of lotsOf(word)) {
    if (steps.length === 0) continue;
    const list = reader.marked(steps, marks, length);
    addMissing(people, list.people);
    if (!list.isComplete) return { people, isComplete: false };
  }
  return { people, isComplete: true };
}

/** Of the other words the longest rules out most. A mixed word says more about a name than its own ranges do. */
function marksBeside(words: readonly Lookup[], listed: Lookup): Marks {
  const others = words.filter((word) => word.typedText !== '' && (word !== listed || word.nameText !== null));
  const [longest] = others.sort((a, b) => b.typedText.length - a.typedText.length);
  if (longest === undefined) return anybody;
  const estates = longest.nameText === null ? longest.estates() : [];
  const choices = [marksOfName(longest.typedText), ...estates.map(marksOfEstate)];
  const [first = 0, second = first, third = first] = choices;
  return choices.length > 3 ? anybody : [first, second, third];
}

/**
 * The people of one word are read one by one and tested for the others: of the word that says least about
 * names, because the marks of the others narrow it down most. Every word has its turn with a short list before any list is
 * read far: of *17 89* one may fit a building of hundreds, and the other a few.
 */
function severalWords(reader: Reader, words: readonly Lookup[], limit: number): Map<number, Match> {
  const fitting = new Map<number, Match>();
  const asked = new Set<number>();
  const inTurn = [...words].sort((a, b) => a.typedText.length - b.typedText.length);
  for (const length of listLengths) {
    for (const word of inTurn) {
      const marks = marksBeside(words, word);
      const { people, isComplete } = listOf(reader, word, marks, length);
      for (const [rowid, match] of people) {
        if (fitting.size >= limit || asked.size >= mostDocuments) return fitting;
        if (asked.has(rowid)) continue;
        asked.add(rowid);
        const document = reader.document(rowid);
        const fit = document === null ? null : matchOf(document, words, { word, match });
        if (fit !== null) fitting.set(rowid, fit);
      }
      if (isComplete) return fitting;
    }
  }
  return fitting;
}

/** The field of the first word, the scores of all; the index may have answered for one of them. */
function matchOf(
  { text }: Document,
  words: readonly Lookup[],
  listed?: { word: Lookup; match: Match },
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
