/**
 * Marks: a few bits beside every term, by which a query of several words passes over nearly everyone whom its
 * other words cannot fit, at the cost of a comparison instead of reading all that person's terms.
 *
 * Each character and initial of the names, and the estate as a whole, sets two bits out of 47, which SQLite
 * stores in six bytes. Someone's bits may cover a word by accident, some 7 % of people for one character;
 * they never lack a word that fits.
 */
import { termsIn } from './searchDocument.ts';
import { groups } from './searchTerms.ts';

const markBits = 47;

/** Where the typed text of a term starts, in the groups of names and their pinyin. */
const textStart: Readonly<Record<string, number>> = {
  [groups.name]: 2,
  [groups.namePart]: 2,
  [groups.pinyin]: 2,
  [groups.pinyinPart]: 2,
  [groups.formerName]: 1,
  [groups.formerPinyin]: 1,
};

/** Of everything a person is found by; see `documentOf`. */
export function marksIn(document: string): number {
  const bits = new Set<number>();
  for (const term of termsIn(document)) {
    const group = term.charAt(0).toLowerCase();
    const start = textStart[group];
    if (start !== undefined) addText(bits, term, start);
    if (group === groups.address) addEstate(bits, term.slice(1, term.indexOf(' ')));
  }
  return sumOf(bits);
}

/** Set for everyone who has a term of a name that begins with this text. */
export function marksOfName(text: string): number {
  const bits = new Set<number>();
  addText(bits, text, 0);
  return sumOf(bits);
}

/** Set for everyone who lives there. */
export function marksOfEstate(estate: string): number {
  const bits = new Set<number>();
  addEstate(bits, estate);
  return sumOf(bits);
}

/** These letters stand in pinyin at the beginning of a syllable only; the others also inside one. */
const initialsOnly = new Set('bpmfdtlkjqxzcsyw');

/** Of characters each is a beginning; of letters the first, and those that can be nothing else. */
function addText(bits: Set<number>, text: string, start: number): void {
  let at = start;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    if (at === start || point > 127 || initialsOnly.has(text.charAt(at))) addHash(bits, hashed(0, point));
    at += point > 0xffff ? 2 : 1;
  }
}

function addEstate(bits: Set<number>, estate: string): void {
  let hash = 1;
  for (let at = 0; at < estate.length; at++) hash = hashed(hash, estate.charCodeAt(at));
  addHash(bits, hash);
}

function hashed(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x9e3779b1) >>> 0;
}

function addHash(bits: Set<number>, hash: number): void {
  bits.add(hash % markBits);
  bits.add((hash >>> 8) % markBits);
}

function sumOf(bits: ReadonlySet<number>): number {
  let marks = 0;
  for (const bit of bits) marks += 2 ** bit;
  return marks;
}
