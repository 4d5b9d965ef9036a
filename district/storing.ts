/** Writes what was decided: whole columns at a time, one statement for each table. */
import { dayAt } from '../db/core/clock.ts';
import type { StoredValue, WireChange } from '../db/sync/protocol/change.ts';
import { type Conflict, cardEntity, type RegisterState } from './decide.ts';
import { list, textList, texts } from './lists.ts';
import type { Sql } from './store.ts';
import { zone } from './zone.ts';

/** A change with its number and what was accepted of it. */
export interface NewChange extends WireChange {
  seq: number;
  fields: Readonly<Record<string, StoredValue>>;
  /** Logged twice or erased: in the order of all changes, but no row of its own. */
  aside: boolean;
}

/** Changes that the district itself adds to the order of a centre come from nobody's desk. */
export const districtDesk = '00000000-0000-0000-0000-000000000000';

export async function storeChanges(
  sql: Sql,
  centreId: string,
  from: { deskId: string; epoch: number },
  rows: readonly NewChange[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO change_log (centre_id, desk_id, epoch, seq, n, entity, row_id, op, fields, aside, based_on, hlc_ms,
       hlc_count, saved_at, doubtful, account_id)
     SELECT $1, $2, $3, * FROM unnest($4::bigint[], $5::bigint[], ${textList(6)}, ${textList(7)}, ${textList(8)},
       ${textList(9)}, $10::boolean[], $11::bigint[], $12::bigint[], $13::int[], $14::bigint[], $15::boolean[],
       ${textList(16)})`,
    [
      centreId,
      from.deskId,
      from.epoch,
      list(rows, ({ seq }) => seq),
      list(rows, ({ n }) => n),
      texts(rows, ({ entity }) => entity),
      texts(rows, ({ rowId }) => rowId),
      texts(rows, ({ op }) => op),
      texts(rows, ({ fields }) => JSON.stringify(fields)),
      list(rows, ({ aside }) => aside),
      list(rows, ({ basedOn }) => basedOn),
      list(rows, ({ hlcMs }) => hlcMs),
      list(rows, ({ hlcCount }) => hlcCount),
      list(rows, ({ savedAt }) => savedAt),
      list(rows, ({ doubtful }) => doubtful),
      texts(rows, ({ accountId }) => accountId ?? ''),
    ],
  );
  await countByDay(sql, centreId, rows);
}

async function countByDay(sql: Sql, centreId: string, rows: readonly NewChange[]): Promise<void> {
  const counts = new Map<string, { day: string; entity: string; changes: number }>();
  for (const { savedAt, entity } of rows) {
    const day = dayAt(savedAt, zone);
    const key = `${day} ${entity}`;
    const count = counts.get(key) ?? { day, entity, changes: 0 };
    count.changes += 1;
    counts.set(key, count);
  }
  const all = [...counts.values()];
  await sql.query(
    `INSERT INTO daily_count (centre_id, day, entity, changes)
     SELECT $1, * FROM unnest($2::date[], $3::text[], $4::int[])
     ON CONFLICT (centre_id, day, entity) DO UPDATE SET changes = daily_count.changes + excluded.changes`,
    [centreId, all.map(({ day }) => day), all.map(({ entity }) => entity), all.map(({ changes }) => changes)],
  );
}

export async function storeRegisters(
  sql: Sql,
  centreId: string,
  rows: readonly { entity: string; rowId: string; state: RegisterState }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO register_row (centre_id, entity, row_id, fields, marks)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::jsonb[], $5::jsonb[])
     ON CONFLICT (centre_id, entity, row_id) DO UPDATE SET fields = excluded.fields, marks = excluded.marks`,
    [
      centreId,
      rows.map(({ entity }) => entity),
      rows.map(({ rowId }) => rowId),
      rows.map(({ state }) => JSON.stringify(state.fields)),
      rows.map(({ state }) => JSON.stringify(state.marks)),
    ],
  );
}

/** Conflicts become rows of a register that every desk of the centre pulls. @returns how many numbers they took */
export async function storeConflicts(
  sql: Sql,
  centreId: string,
  conflicts: readonly Conflict[],
  lastSeq: number,
  at: number,
): Promise<number> {
  const rows = conflicts.map((conflict, place): NewChange => {
    const { entity, rowId, field, stands, other } = conflict;
    const seq = lastSeq + 1 + place;
    const fields = {
      id: `${entity} ${rowId} ${field} ${other.mark.seq} ${stands.mark.seq}`,
      entity,
      rowId,
      field,
      stands: JSON.stringify(stands),
      other: JSON.stringify(other),
      raisedAt: at,
      state: 'open',
    };
    return {
      n: seq,
      seq,
      entity: cardEntity,
      rowId: fields.id,
      op: 'insert',
      fields,
      aside: false,
      basedOn: lastSeq,
      hlcMs: at,
      hlcCount: place,
      savedAt: at,
      doubtful: false,
      accountId: null,
    };
  });
  await storeChanges(sql, centreId, { deskId: districtDesk, epoch: 1 }, rows);
  await storeRegisters(
    sql,
    centreId,
    rows.map(({ rowId, seq, fields, hlcMs, hlcCount }) => {
      const mark = { seq, deskId: districtDesk, epoch: 1, hlcMs, hlcCount, accountId: null };
      const marks = Object.fromEntries(Object.keys(fields).map((field) => [field, mark]));
      return { entity: cardEntity, rowId, state: { fields: { ...fields }, marks } };
    }),
  );
  return rows.length;
}

export async function storeQuarantine(
  sql: Sql,
  centreId: string,
  from: { deskId: string; epoch: number; at: number },
  refused: readonly { n: number; code: string; raw: unknown }[],
): Promise<void> {
  if (refused.length === 0) return;
  await sql.query(
    `INSERT INTO quarantine (centre_id, desk_id, epoch, received_at, n, code, raw)
     SELECT $1, $2, $3, to_timestamp($4 / 1000.0), * FROM unnest($5::bigint[], $6::text[], $7::bytea[])`,
    [
      centreId,
      from.deskId,
      from.epoch,
      from.at,
      refused.map(({ n }) => n),
      refused.map(({ code }) => code),
      refused.map(({ raw }) => Buffer.from(JSON.stringify(raw))),
    ],
  );
}
