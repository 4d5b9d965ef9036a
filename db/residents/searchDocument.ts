/**
 * All terms of one person in one text, as `resident_terms` keeps them: what to take out of the index, and
 * whether a further word of a query fits, without a second index by person.
 */
import { goneTerm, groups } from './searchTerms.ts';

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
