/**
 * What the district knows already about the rows of a batch: three questions, however many changes there are. Each row is
 * looked up by its key (LATERAL … LIMIT 1): before its statistics say how many rows there are, PostgreSQL would rather read
 * the whole centre for a join, so that a long backlog took the longer the more of it had arrived.
 */

import { z } from 'zod';
import type { ReadChange } from '../db/sync/protocol/batch.ts';
import type { StoredValue, WireChange } from '../db/sync/protocol/change.ts';
import type { EntityRule } from '../db/sync/protocol/entityRules.ts';
import { isId } from '../db/sync/protocol/planes.ts';
import { type FieldMark, idsIn, type Known, keyOf } from './decide.ts';
import { textList, texts } from './lists.ts';
import type { Sql } from './store.ts';

type Fields = Record<string, StoredValue>;

/**
 * @param unseen facts with a new id of their own are taken for facts that nobody has stored yet, and not looked for: almost
 *   always they are. `change_log_fact` refuses the others when they are stored (see `isStoredAlready`).
 */
export async function readKnown(
  sql: Sql,
  centreId: string,
  changes: readonly ReadChange[],
  rules: Readonly<Record<string, EntityRule>>,
  unseen = false,
): Promise<Known> {
  const readable = changes.flatMap(({ change }) => change ?? []);
  const ofKind = (kind: EntityRule['kind']) => readable.filter(({ entity }) => rules[entity]?.kind === kind);
  const erased = await erasedAmong(sql, centreId, changes);
  const facts = ofKind('fact').filter(({ rowId }) => !unseen || erased.size > 0 || !isNewId(rowId));
  return {
    facts: await factsOf(sql, centreId, facts),
    registers: await registersOf(sql, centreId, ofKind('register')),
    erased,
  };
}

/** Made of time and chance (UUIDv7): no other row ever gets it. What life itself numbers has an id made of names. */
const isNewId = (id: string) => id.charAt(14) === '7' && isId(id);

const alreadyStored = z.object({ code: z.literal('23505'), constraint: z.literal('change_log_fact') });

/** What the database says of a fact that was taken for an unseen one. */
export const isStoredAlready = (fault: unknown) => alreadyStored.safeParse(fault).success;

const rowsOf = (changes: readonly WireChange[]) => {
  const different = new Map(changes.map((change) => [keyOf(change.entity, change.rowId), change]));
  const rows = [...different.values()];
  return [texts(rows, ({ entity }) => entity), texts(rows, ({ rowId }) => rowId)];
};

async function factsOf(sql: Sql, centreId: string, changes: readonly WireChange[]): Promise<Known['facts']> {
  if (changes.length === 0) return new Map();
  const rows = await sql.query<{ entity: string; rowId: string; seq: number; fields: string }>(
    `SELECT asked.entity, asked.row_id AS "rowId", log.seq, log.fields
     FROM unnest(${textList(2)}, ${textList(3)}) AS asked (entity, row_id) CROSS JOIN LATERAL (
       SELECT seq, fields FROM change_log
       WHERE centre_id = $1 AND entity = asked.entity AND row_id = asked.row_id AND op = 'insert' AND NOT aside
       LIMIT 1) AS log`,
    [centreId, ...rowsOf(changes)],
  );
  return new Map(
    rows.map(({ entity, rowId, seq, fields }) => {
      const stored: Fields = JSON.parse(fields);
      return [keyOf(entity, rowId), { seq, fields: stored }];
    }),
  );
}

async function registersOf(
  sql: Sql,
  centreId: string,
  changes: readonly WireChange[],
): Promise<Known['registers']> {
  if (changes.length === 0) return new Map();
  const rows = await sql.query<{
    entity: string;
    rowId: string;
    fields: Fields;
    marks: Record<string, FieldMark>;
  }>(
    `SELECT asked.entity, asked.row_id AS "rowId", standing.fields, standing.marks
     FROM unnest(${textList(2)}, ${textList(3)}) AS asked (entity, row_id) CROSS JOIN LATERAL (
       SELECT fields, marks FROM register_row
       WHERE centre_id = $1 AND entity = asked.entity AND row_id = asked.row_id
       LIMIT 1) AS standing`,
    [centreId, ...rowsOf(changes)],
  );
  return new Map(rows.map(({ entity, rowId, fields, marks }) => [keyOf(entity, rowId), { fields, marks }]));
}

/** Most centres have erased nobody: they pay for one look at an empty index. */
async function erasedAmong(sql: Sql, centreId: string, changes: readonly ReadChange[]): Promise<Set<string>> {
  const [any] = await sql.query('SELECT 1 FROM tombstone WHERE centre_id = $1 LIMIT 1', [centreId]);
  if (!any) return new Set();
  const rows = await sql.query<{ rowId: string }>(
    'SELECT row_id AS "rowId" FROM tombstone WHERE centre_id = $1 AND row_id = ANY($2::text[])',
    [centreId, [...new Set(changes.flatMap(idsIn))]],
  );
  return new Set(rows.map(({ rowId }) => rowId));
}
