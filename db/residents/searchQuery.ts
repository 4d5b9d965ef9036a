/**
 * What someone may have meant by a few characters in the search box. A query has one or more meanings; a
 * meaning is a list of words that must all fit one person; a word is a list of index ranges, best first.
 */
import { foldText, syllablesOf } from './pinyin.ts';
import { type Group, groups, longestLength, reversed, shortestLength, termStart } from './searchTerms.ts';

/** The terms that begin with `prefix`. */
export type Scan = {
  prefix: string;
  /** What lies in this range is the whole name. */
  exact: boolean;
};

export type Word = {
  scans: readonly Scan[];
  /** Every estate with `word` in its name gives one more range, narrowed to `door` unless that is empty. */
  estate: { word: string; door: string } | null;
  /** The name must also match this text: terms cannot tell which Han characters `王xm` asks for. */
  nameText: string | null;
  /** Stands in a name of everyone whom this word fits, unless their estate fits; empty for numbers and doors. */
  typedText: string;
  /** Digits may be a phone, a number or a door: each gets its place among the first ten. */
  isAmbiguous: boolean;
};

export type Meaning = readonly Word[];

/** Cuts that keep the work of any query bounded; nobody at a desk reaches them. */
const longestQuery = 40;
const mostWords = 4;
const mostSpellings = 4;

/** In the order in which their results are shown. */
export function meaningsOf(query: string): Meaning[] {
  const tokens = tokensOf(query);
  const pieces = piecesOf(tokens);
  const [first, second] = pieces;
  if (first === undefined) return [];
  if (second === undefined) return [[wordOf(first)]];
  const meanings: Meaning[] = [];
  const whole = tokens.join('');
  const isOneWord = tokens.length === 1 || pieces.every(isNameText) || pieces.every(isNumber);
  if (isOneWord && !isDoor(whole)) meanings.push([wordOf(whole)]);
  if (pieces.length === 2) {
    if (isNameText(first) && !isNameText(second)) meanings.push([placeWord(first, second)]);
    if (isNameText(second) && !isNameText(first)) meanings.push([placeWord(second, first)]);
  }
  meanings.push(pieces.map(wordOf));
  return meanings;
}

/** The texts of a query that a name may contain: the whole of it first, then piece by piece. */
export function nameTextsOf(query: string): string[] {
  const tokens = tokensOf(query);
  return [...new Set([tokens.join(''), ...piecesOf(tokens).filter(isNameText)])].filter(
    (text) => text !== '',
  );
}

/** Letters typed for a name, and the same with `zh ch sh` before a consonant as the initials they stand for. */
export function spellingsOf(letters: string): string[] {
  return [...new Set([letters, letters.replace(/([zcs])h(?=[^aeiouv])/g, '$1')])];
}

function tokensOf(query: string): string[] {
  const text = foldText(Array.from(query).slice(0, longestQuery).join(''))
    .replace('+86', '')
    .replace(/[‐‑–—−_]/g, '-')
    .replace(/([0-9a-z])(?:栋|幢|号楼|座|#|单元)/g, '$1-')
    .replace(/(\d)(?:室|号|房|户)(?=\s|$)/g, '$1');
  return text.split(/[^\p{L}\p{N}-]+/u).filter((token) => token !== '');
}

/** `小明1102` is a name and a room, `杏林雅苑3-2-1102` an estate and a door. */
function piecesOf(tokens: readonly string[]): string[] {
  const pieces = tokens.flatMap(
    (token) => token.match(/(?:[a-z]{0,2}\d+[a-z]?|[a-z])(?:-[0-9a-z]*)+|\d+x?(?![a-z])|\d+|[^\d-]+/g) ?? [],
  );
  return pieces.slice(0, mostWords);
}

const isDoor = (text: string) => text.includes('-');
const isNumber = (text: string) => /^\d+x?$/.test(text);
const isNameText = (text: string) => !isDoor(text) && !isNumber(text);

function wordOf(text: string): Word {
  if (isDoor(text)) return doorWord(text);
  if (isNumber(text)) return numberWord(text);
  if (/^[a-z]+$/.test(text)) return pinyinWord(text);
  if (/^[a-z0-9]+$/.test(text)) return documentWord(text);
  return /[a-z]/.test(text) ? mixedWord(text) : hanWord(text);
}

function word(scans: readonly Scan[], more: Partial<Word> = {}): Word {
  return { scans, estate: null, nameText: null, typedText: '', isAmbiguous: false, ...more };
}

function hanWord(text: string): Word {
  const { length } = syllablesOf(text);
  const names = lengthsFrom(length).map((nameLength) => ({
    ...scan(groups.name, text, nameLength),
    exact: nameLength === length && length < longestLength,
  }));
  const parts = lengthsFrom(length + 1).map((nameLength) => scan(groups.namePart, text, nameLength));
  return word([...names, ...parts, scan(groups.formerName, text)], {
    estate: { word: text, door: '' },
    typedText: text,
  });
}

function pinyinWord(letters: string): Word {
  const spellings = spellingsOf(letters);
  const former = spellings.map((spelling) => scan(groups.formerPinyin, spelling));
  return word([...pinyinScans(spellings), ...former], {
    estate: { word: letters, door: '' },
    typedText: letters,
  });
}

/** Han characters stand for their readings; whether the characters fit is asked of the name. */
function mixedWord(text: string): Word {
  const syllables = syllablesOf(text);
  let spellings = [''];
  for (const { text: characters, readings } of syllables) {
    // A character without a known reading is left out of the terms as well.
    const choices = readings.length > 0 ? readings : [/^[a-z]/.test(characters) ? characters : ''];
    spellings = spellings.flatMap((head) => choices.map((choice) => head + choice)).slice(0, mostSpellings);
  }
  return word(pinyinScans(spellings.flatMap(spellingsOf)), {
    nameText: text,
    typedText: text,
  });
}

function pinyinScans(spellings: readonly string[]): Scan[] {
  return [groups.pinyin, groups.pinyinPart].flatMap((group) =>
    lengthsFrom(shortestLength).flatMap((length) =>
      spellings.map((spelling) => scan(group, spelling, length)),
    ),
  );
}

/** Shorter prefixes of an identity number name a division and fit half the town. */
const shortestIdHead = 3;

function numberWord(digits: string): Word {
  const tail = reversed(digits);
  if (digits.endsWith('x')) return word([scan(groups.idTail, tail)]);
  const scans = [
    scan(groups.phoneTail, tail),
    scan(groups.idTail, tail),
    scan(groups.phoneHead, digits),
    scan(groups.room, digits),
    scan(groups.door, digits),
  ];
  if (digits.length >= shortestIdHead) scans.push(scan(groups.idHead, digits));
  return word(scans, { isAmbiguous: true });
}

/** A phone may be typed with hyphens too. */
function doorWord(text: string): Word {
  const digits = text.replaceAll('-', '');
  const phones = [scan(groups.phoneTail, reversed(digits)), scan(groups.phoneHead, digits)];
  return word([scan(groups.door, text), ...(/^\d{7,}$/.test(digits) ? phones : [])]);
}

function documentWord(text: string): Word {
  return word([scan(groups.idTail, reversed(text)), scan(groups.idHead, text)]);
}

function placeWord(estate: string, door: string): Word {
  return word([], { estate: { word: estate, door } });
}

export function scan(group: Group, text: string, length?: number): Scan {
  return { prefix: termStart(group, length) + text, exact: false };
}

function lengthsFrom(length: number): number[] {
  const first = Math.max(shortestLength, Math.min(length, longestLength));
  return Array.from({ length: longestLength - first + 1 }, (_, at) => first + at);
}
