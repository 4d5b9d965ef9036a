/**
 * Carries an erasure out in a centre's data (SPEC R10): its log, its registers, its cards and its quarantine lose what is
 * personal about the people named, and tombstones keep what comes later from bringing it back. A rare act that reads all of
 * a centre's changes once, in the transaction that accepts the order: no desk ever pulls the order and then the person.
 */

import { blankCard, blankFields, isBuried, rulesInOrder } from '../db/sync/protocol/blank.ts';
import type { StoredValue } from '../db/sync/protocol/change.ts';
import { entityRules } from '../db/sync/protocol/entityRules.ts';
import { cardEntity } from './decide.ts';
import type { Sql } from './store.ts';

type Fields = Record<string, StoredValue>;
interface Row {
  entity: string;
  rowId: string;
}

interface Logged {
  seq: number;
  entity: string;
  fields: string;
}
type Blank = (entity: string, fields: Fields) => Fields;

/** What is blanked here; their files keep the old bytes until they are swept (see `sweep.ts`). */
export const blankedTables = ['change_log', 'register_row', 'quarantine'] as const;

/** @param people ids of all cards of a person @param at UTC ms */
export async function forgetPeople(
  sql: Sql,
  centreId: string,
  people: readonly string[],
  at: number,
): Promise<void> {
  const rows = await rowsAbout(sql, centreId, people);
  const ids = [...people, ...rows.filter(({ entity }) => isBuried(entity)).map(({ rowId }) => rowId)];
  await bury(sql, centreId, ids, at);
  await blankRegisters(sql, centreId, rows);
  await blankLog(sql, centreId, rows, blankFields);
  await blankPassedOn(sql, centreId, people);
  await blankCards(sql, centreId, rows);
  await blankQuarantine(sql, centreId, ids);
  await sql.query('UPDATE centre SET forgotten = forgotten + 1 WHERE centre_id = $1', [centreId]);
}

/** Remembers ids, and nothing but the ids. */
export async function bury(sql: Sql, centreId: string, ids: readonly string[], at: number): Promise<void> {
  if (ids.length === 0) return;
  await sql.query(
    `INSERT INTO tombstone (centre_id, row_id, erased_at)
     SELECT $1, id, to_timestamp($3 / 1000.0) FROM unnest($2::text[]) AS id ON CONFLICT DO NOTHING`,
    [centreId, [...new Set(ids)], at],
  );
}

/** Kinds of rows that lead to their person in the same way are looked for together. */
function questions() {
  const asked = new Map<string, { kind: string; field: string; target: string; entities: string[] }>();
  for (const { entity, rule, depth } of rulesInOrder) {
    const kind = entityRules[entity]?.kind;
    if (!kind) continue; // never leaves its desk
    for (const [field, target] of Object.entries(rule.about)) {
      const key = [depth, kind, field, target].join(' ');
      const question = asked.get(key) ?? { kind, field, target, entities: [] };
      question.entities.push(entity);
      asked.set(key, question);
    }
  }
  return [...asked.values()];
}

async function rowsAbout(sql: Sql, centreId: string, people: readonly string[]): Promise<Row[]> {
  const found = new Map<string, Row>();
  const byEntity = new Map<string, Set<string>>([['resident', new Set(people)]]);
  for (const { kind, field, target, entities } of questions()) {
    const ids = [...(byEntity.get(target) ?? [])];
    if (ids.length === 0) continue;
    const rows = await sql.query<Row>(
      kind === 'register'
        ? `SELECT entity, row_id AS "rowId" FROM register_row
           WHERE centre_id = $1 AND entity = ANY($2::text[]) AND fields ->> $3 = ANY($4::text[])`
        : `SELECT DISTINCT entity, row_id AS "rowId" FROM change_log
           WHERE centre_id = $1 AND entity = ANY($2::text[]) AND op = 'insert'
             AND fields::jsonb ->> $3 = ANY($4::text[])`,
      [centreId, entities, field, ids],
    );
    for (const row of rows) {
      found.set(`${row.entity} ${row.rowId}`, row);
      byEntity.set(row.entity, (byEntity.get(row.entity) ?? new Set()).add(row.rowId));
    }
  }
  return [...found.values()];
}

const columnsOf = (rows: readonly Row[]) => [
  rows.map(({ entity }) => entity),
  rows.map(({ rowId }) => rowId),
];

async function blankRegisters(sql: Sql, centreId: string, rows: readonly Row[]): Promise<void> {
  const standing = await sql.query<Row & { fields: Fields }>(
    `SELECT entity, row_id AS "rowId", fields FROM register_row
     JOIN unnest($2::text[], $3::text[]) AS named (e, r) ON entity = e AND row_id = r WHERE centre_id = $1`,
    [centreId, ...columnsOf(rows)],
  );
  await writeRegisters(
    sql,
    centreId,
    standing.map((row) => ({ ...row, fields: blankFields(row.entity, row.fields) })),
  );
}

async function writeRegisters(
  sql: Sql,
  centreId: string,
  rows: readonly (Row & { fields: Fields })[],
): Promise<void> {
  await sql.query(
    `UPDATE register_row SET fields = blank.fields
     FROM unnest($2::text[], $3::text[], $4::jsonb[]) AS blank (entity, row_id, fields)
     WHERE centre_id = $1 AND register_row.entity = blank.entity AND register_row.row_id = blank.row_id`,
    [centreId, ...columnsOf(rows), rows.map(({ fields }) => JSON.stringify(fields))],
  );
}

/** Every change of these rows, also those logged twice. */
async function blankLog(sql: Sql, centreId: string, rows: readonly Row[], blank: Blank): Promise<void> {
  const logged = await sql.query<Logged>(
    `SELECT seq, entity, fields FROM change_log
     JOIN unnest($2::text[], $3::text[]) AS named (e, r) ON entity = e AND row_id = r WHERE centre_id = $1`,
    [centreId, ...columnsOf(rows)],
  );
  await writeLog(sql, centreId, logged, blank);
}

async function writeLog(sql: Sql, centreId: string, logged: readonly Logged[], blank: Blank): Promise<void> {
  const blanked = logged.map(({ entity, fields }) => JSON.stringify(blank(entity, JSON.parse(fields))));
  await sql.query(
    `UPDATE change_log SET fields = blank.fields
     FROM unnest($2::bigint[], $3::text[]) AS blank (seq, fields)
     WHERE centre_id = $1 AND change_log.seq = blank.seq`,
    [centreId, logged.map(({ seq }) => seq), blanked],
  );
}

/** Of a row that is somebody else's by now, the changes that made it the person's. */
async function blankPassedOn(sql: Sql, centreId: string, people: readonly string[]): Promise<void> {
  for (const { entity, rule } of rulesInOrder) {
    if (!rule.passedOn) continue;
    for (const field of Object.keys(rule.about)) {
      const logged = await sql.query<Logged>(
        `SELECT seq, entity, fields FROM change_log
         WHERE centre_id = $1 AND entity = $2 AND fields::jsonb ->> $3 = ANY($4::text[])`,
        [centreId, entity, field, people],
      );
      await writeLog(sql, centreId, logged, blankFields);
    }
  }
}

/** Both values of a card go, and it asks nobody any more. A change that only settles it says nothing personal. */
function blankCardFields(_entity: string, fields: Fields): Fields {
  const { stands, other } = fields;
  if (typeof stands !== 'string' || typeof other !== 'string') return fields;
  return { ...fields, ...blankCard({ stands, other }) };
}

async function blankCards(sql: Sql, centreId: string, rows: readonly Row[]): Promise<void> {
  const cards = await sql.query<Row & { fields: Fields }>(
    `SELECT entity, row_id AS "rowId", fields FROM register_row
     JOIN unnest($2::text[], $3::text[]) AS named (e, r) ON fields ->> 'entity' = e AND fields ->> 'rowId' = r
     WHERE centre_id = $1 AND entity = $4`,
    [centreId, ...columnsOf(rows), cardEntity],
  );
  await writeRegisters(
    sql,
    centreId,
    cards.map((card) => ({ ...card, fields: blankCardFields(card.entity, card.fields) })),
  );
  await blankLog(sql, centreId, cards, blankCardFields);
}

/** Of what could not even be stored nothing is kept: it names one of the ids. */
async function blankQuarantine(sql: Sql, centreId: string, ids: readonly string[]): Promise<void> {
  await sql.query(
    `UPDATE quarantine SET raw = 'null'::bytea WHERE centre_id = $1
       AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS id WHERE position(id::bytea IN raw) > 0)`,
    [centreId, ids],
  );
}
