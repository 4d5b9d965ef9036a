/**
 * Whole columns as parameters. The driver would quote and escape every value of an array, which took more time than all
 * else that the district does with a change: numbers need no quotes, and texts are told apart by a character that none holds.
 */

/** No text of a change holds a control character: `isWireChange` sees to ids, JSON to fields. */
const between = '\u001e';

/** For `$4::bigint[]` and the like. */
export function list<T>(rows: readonly T[], read: (row: T) => number | boolean): string {
  return `{${rows.map(read).join(',')}}`;
}

/** For `textList`. @throws when a text would be taken for two */
export function texts<T>(rows: readonly T[], read: (row: T) => string): string {
  const joined = rows.map(read).join(between);
  if (joined.split(between).length !== rows.length) throw new Error('a text holds a control character');
  return joined;
}

/** SQL: the column that `texts` made of at least one text; an empty text is NULL. @param at number of the parameter */
export const textList = (at: number) => `string_to_array($${at}::text, E'\\x1e', '')`;
