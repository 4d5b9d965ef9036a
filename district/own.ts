/** Changes that the district itself adds to a centre: they take their numbers like any other and travel down like any other. */
import type { StoredValue } from '../db/sync/protocol/change.ts';
import { type FieldMark, keyOf, type RegisterState } from './decide.ts';
import type { Sql } from './store.ts';
import { districtDesk, type NewChange, storeChanges, storeRegisters } from './storing.ts';

export interface OwnRow {
  entity: string;
  rowId: string;
  /** What shall stand; fields that are not named stay as they are. */
  fields: Readonly<Record<string, StoredValue>>;
}

interface Standing {
  entity: string;
  rowId: string;
  fields: Record<string, StoredValue>;
  marks: Record<string, FieldMark>;
}

/**
 * Writes registers of one centre under its head row's lock (SPEC R2). What stands already is not written again, so that an
 * order that was interrupted can simply be carried out once more.
 */
export async function writeAsDistrict(
  sql: Sql,
  centreId: string,
  rows: readonly OwnRow[],
  now: number,
): Promise<void> {
  const [head] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1 FOR UPDATE', [
    centreId,
  ]);
  if (!head) throw new Error(`centre ${centreId} is not there`);
  const known = await sql.query<Standing>(
    `SELECT standing.entity, standing.row_id AS "rowId", standing.fields, standing.marks
     FROM unnest($2::text[], $3::text[]) AS asked (entity, row_id) JOIN register_row standing
       ON standing.centre_id = $1 AND standing.entity = asked.entity AND standing.row_id = asked.row_id`,
    [centreId, rows.map(({ entity }) => entity), rows.map(({ rowId }) => rowId)],
  );
  const standing = new Map(known.map((row) => [keyOf(row.entity, row.rowId), row]));
  const changes: NewChange[] = [];
  const registers: { entity: string; rowId: string; state: RegisterState }[] = [];
  for (const { entity, rowId, fields } of rows) {
    const before = standing.get(keyOf(entity, rowId));
    const news = Object.fromEntries(
      Object.entries(fields).filter(([field, value]) => (before?.fields[field] ?? null) !== value),
    );
    if (Object.keys(news).length === 0) continue;
    const seq = head.seq + changes.length + 1;
    changes.push(ownChange({ entity, rowId, fields: news }, before ? 'update' : 'insert', seq, now));
    registers.push({ entity, rowId, state: withMarks(before, news, seq, now) });
  }
  await storeChanges(sql, centreId, { deskId: districtDesk, epoch: 1 }, changes);
  await storeRegisters(sql, centreId, registers);
  await sql.query('UPDATE centre SET seq = $2 WHERE centre_id = $1', [centreId, head.seq + changes.length]);
}

function ownChange(row: OwnRow, op: 'insert' | 'update', seq: number, now: number): NewChange {
  const times = { basedOn: seq - 1, hlcMs: now, hlcCount: 0, savedAt: now, doubtful: false };
  return { ...row, ...times, n: seq, seq, op, aside: false, accountId: null };
}

function withMarks(
  before: RegisterState | undefined,
  news: Readonly<Record<string, StoredValue>>,
  seq: number,
  now: number,
): RegisterState {
  const mark: FieldMark = { seq, deskId: districtDesk, epoch: 1, hlcMs: now, hlcCount: 0, accountId: null };
  const marks = Object.fromEntries(Object.keys(news).map((field) => [field, mark]));
  return { fields: { ...before?.fields, ...news }, marks: { ...before?.marks, ...marks } };
}
