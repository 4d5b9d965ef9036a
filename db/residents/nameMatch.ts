/**
 * Which part of a name a query means: `小m` in 王小明. It highlights what matched and tells whether the
 * Han characters of a mixed query fit, by the same rules by which `searchTerms.ts` makes terms.
 */
import { type Syllable, syllablesOf } from './pinyin.ts';
import { nameTextsOf, spellingsOf } from './searchQuery.ts';

/** UTF-16 offsets: `name.slice(start, end)`. */
export type NameRange = { start: number; end: number };

/** What a query means in a name, for the eye: the whole query, or each of its words; empty if nothing. */
export function matchedRanges(name: string, query: string): NameRange[] {
  const [whole, ...words] = nameTextsOf(query);
  if (whole === undefined) return [];
  const all = matchName(name, whole);
  if (all !== null) return [all];
  return words.map((text) => matchName(name, text)).filter((range) => range !== null);
}

/** `text` is folded as a query is. */
export function matchName(name: string, text: string): NameRange | null {
  const syllables = syllablesOf(name);
  for (const spelling of spellingsOf(text)) {
    for (const [at, first] of syllables.entries()) {
      const last = lastOfMatch(syllables, at, spelling);
      if (last !== null) return { start: first.start, end: last.end };
    }
  }
  return null;
}

/** The syllable that uses up `text` when it is read from syllable `at`, or null. */
function lastOfMatch(syllables: readonly Syllable[], at: number, text: string): Syllable | null {
  const syllable = syllables[at];
  if (syllable === undefined) return null;
  const forms = [syllable.text, ...syllable.readings];
  if (forms.some((form) => form.startsWith(text))) return syllable;
  for (const form of [...forms, ...syllable.readings.map((reading) => reading.charAt(0))]) {
    const last = text.startsWith(form) ? lastAfter(syllables, at + 1, text.slice(form.length)) : null;
    if (last !== null) return last;
  }
  return null;
}

/** Within a name, characters without a known reading may be left out, as they are from the terms. */
function lastAfter(syllables: readonly Syllable[], at: number, text: string): Syllable | null {
  const last = lastOfMatch(syllables, at, text);
  return last ?? (syllables[at]?.readings.length === 0 ? lastAfter(syllables, at + 1, text) : null);
}
