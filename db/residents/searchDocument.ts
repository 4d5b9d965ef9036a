/**
 * All terms of one person in one text, as `resident_terms` keeps them: what to take out of the index, and
 * whether a further word of a query fits, without a second index by person.
 */
import { goneTerm, groups, wordsOfEstate } from './searchTerms.ts';

/** Each term with a line feed before it. The dictionary of estates belongs to no one and stays out. */
export function documentOf(terms: readonly string[]): string {
  let document = '';
  for (const term of terms) {
    if (!term.startsWith(groups.estateWord)) document += `\n${term}`;
  }
  return document;
}

export function termsIn(document: string): string[] {
  return document.split('\n').slice(1);
}

/** Whether a term begins with `prefix`, which is written as for someone who lives here. */
export function holds(document: string, prefix: string): boolean {
  return document.includes(`\n${isOfSomeoneGone(document) ? goneTerm(prefix) : prefix}`);
}

export function isOfSomeoneGone(document: string): boolean {
  const letter = document.charAt(1);
  return letter !== letter.toLowerCase();
}

/** The whole name, folded; empty if it has no character to type. */
export function nameIn(document: string): string {
  const [first = ''] = termsIn(document);
  return first.toLowerCase().startsWith(groups.name) ? first.slice(2) : '';
}

/** Where the typed text of a term starts, in the groups of names and their pinyin. */
const textStart: Readonly<Record<string, number>> = {
  [groups.name]: 2,
  [groups.namePart]: 2,
  [groups.pinyin]: 2,
  [groups.pinyinPart]: 2,
  [groups.formerName]: 1,
  [groups.formerPinyin]: 1,
};

/**
 * One bit for each character and initial of the names and the estate. A query of several words passes over
 * everyone whose marks lack one of another word, at the cost of a comparison.
 */
export function marksIn(document: string): number {
  const bits = new Set<number>();
  for (const term of termsIn(document)) {
    const group = term.charAt(0).toLowerCase();
    const start = textStart[group];
    if (start !== undefined) addBits(bits, term, start);
    if (group !== groups.address) continue;
    for (const word of wordsOfEstate(term.slice(1, term.indexOf(' ')))) addBits(bits, word, 0);
  }
  return sumOf(bits);
}

/** Bits that `marksIn` has set for everyone who has terms of names or the estate with each of these beginnings. */
export function marksOf(texts: readonly string[]): number {
  const bits = new Set<number>();
  for (const text of texts) addBits(bits, text, 0);
  return sumOf(bits);
}

/** These letters stand in pinyin at the beginning of a syllable only; the others also inside one. */
const initialsOnly = new Set('bpmfdtlkjqxzcsyw');

/** Of characters each is a beginning; of letters the first, and those that can be nothing else. */
function addBits(bits: Set<number>, text: string, start: number): void {
  let at = start;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    const isLatin = point < 128;
    if (at === start || !isLatin || initialsOnly.has(text.charAt(at))) {
      bits.add((Math.imul(point, 0x9e3779b1) >>> 0) % markBits);
    }
    at += point > 0xffff ? 2 : 1;
  }
}

/** SQLite stores up to 47 bits in six bytes; the ten or so characters of a person leave most of them free. */
const markBits = 47;

function sumOf(bits: ReadonlySet<number>): number {
  let marks = 0;
  for (const bit of bits) marks += 2 ** bit;
  return marks;
}
