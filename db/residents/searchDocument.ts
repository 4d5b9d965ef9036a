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

/**
 * One bit for each character from which a name, its pinyin or the estate may be typed. A query of several
 * words passes over everyone whose marks lack a character of another word, at the cost of a comparison.
 */
export function marksIn(document: string): number {
  const beginnings = termsIn(document).flatMap((term): readonly string[] => {
    const group = term.charAt(0).toLowerCase();
    if (withLength.includes(group)) return [term.slice(2)];
    if (withoutLength.includes(group)) return [term.slice(1)];
    return group === groups.address ? wordsOfEstate(term.slice(1, term.indexOf(' '))) : [];
  });
  return marksOf(beginnings.map((text) => String.fromCodePoint(text.codePointAt(0) ?? 0)));
}

const withLength: readonly string[] = [groups.name, groups.namePart, groups.pinyin, groups.pinyinPart];
const withoutLength: readonly string[] = [groups.formerName, groups.formerPinyin];

/** SQLite stores up to 47 bits in six bytes; a community's ten or so characters leave most of them free. */
const markBits = 47;

export function marksOf(characters: Iterable<string>): number {
  const bits = new Set<number>();
  for (const character of characters) {
    bits.add((Math.imul(character.codePointAt(0) ?? 0, 0x9e3779b1) >>> 0) % markBits);
  }
  let marks = 0;
  for (const bit of bits) marks += 2 ** bit;
  return marks;
}
