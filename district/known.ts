/** What the district knows already about the rows of a batch: three questions, however many changes there are. */

import type { ReadChange } from '../db/sync/protocol/batch.ts';
import type { StoredValue, WireChange } from '../db/sync/protocol/change.ts';
import type { EntityRule } from '../db/sync/protocol/entityRules.ts';
import { type FieldMark, idsIn, type Known, keyOf } from './decide.ts';
import type { Sql } from './store.ts';

type Fields = Record<string, StoredValue>;

export async function readKnown(
  sql: Sql,
  centreId: string,
  changes: readonly ReadChange[],
  rules: Readonly<Record<string, EntityRule>>,
): Promise<Known> {
  const readable = changes.flatMap(({ change }) => change ?? []);
  const ofKind = (kind: EntityRule['kind']) => readable.filter(({ entity }) => rules[entity]?.kind === kind);
  return {
    facts: await factsOf(sql, centreId, ofKind('fact')),
    registers: await registersOf(sql, centreId, ofKind('register')),
    erased: await erasedAmong(sql, centreId, changes),
  };
}

const rowsOf = (changes: readonly WireChange[]) => {
  const different = new Map(changes.map((change) => [keyOf(change.entity, change.rowId), change]));
  const rows = [...different.values()];
  return [rows.map(({ entity }) => entity), rows.map(({ rowId }) => rowId)];
};

async function factsOf(sql: Sql, centreId: string, changes: readonly WireChange[]): Promise<Known['facts']> {
  if (changes.length === 0) return new Map();
  const rows = await sql.query<{ entity: string; rowId: string; seq: number; fields: string }>(
    `SELECT log.entity, log.row_id AS "rowId", log.seq, log.fields
     FROM unnest($2::text[], $3::text[]) AS asked (entity, row_id)
     JOIN change_log log ON log.centre_id = $1 AND log.entity = asked.entity AND log.row_id = asked.row_id
     WHERE log.op = 'insert' AND NOT log.aside`,
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
    `SELECT standing.entity, standing.row_id AS "rowId", standing.fields, standing.marks
     FROM unnest($2::text[], $3::text[]) AS asked (entity, row_id)
     JOIN register_row standing
       ON standing.centre_id = $1 AND standing.entity = asked.entity AND standing.row_id = asked.row_id`,
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
