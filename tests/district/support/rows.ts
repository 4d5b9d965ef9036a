/** Rows as a desk saves them, each with an id of its own. */
import type { Saved } from './district.ts';

let rows = 0;

function row(entity: string, fields: Saved['fields']): Saved {
  rows += 1;
  const rowId = `${entity}-${rows}`;
  return { entity, rowId, op: 'insert', fields: { id: rowId, ...fields } };
}

export const meal = (fields: Saved['fields'] = {}): Saved => row('meal', fields);
export const person = (fields: Saved['fields'] = {}): Saved => row('resident', fields);
