/**
 * A resident moves to another centre. Each step is a transaction of one centre alone, so that centres may lie on different
 * machines: the order is written down where the person leaves, the card is written where they arrive, and only then the old
 * one is marked as moved. A district that stops in between goes on when it starts again: no step does harm twice, and the
 * person is never without a card.
 *
 * Particulars, phones and categories move, under the same ids. What was done for the person stays with the centre that did
 * it: those are its records, its money and its subsidies. The photo and consents stay too: they were given to that centre.
 */
import { dayAt } from '../db/core/clock.ts';
import type { StoredValue } from '../db/sync/protocol/change.ts';
import { type OwnRow, writeAsDistrict } from './own.ts';
import type { Sql, Store } from './store.ts';
import { zone } from './zone.ts';

export interface TransferOrder {
  centreId: string;
  id: string;
  residentId: string;
  toCentreId: string;
  administrator: string;
  reason: string;
}

/** Rows that go along, beside the card itself. */
const along = ['residentPhone', 'residentCategory'];

type Row = Pick<OwnRow, 'entity' | 'rowId'> & { fields: Record<string, StoredValue> };

/** @returns false when the centre has no such resident, or one of the two was told to forget them */
export async function moveResident(store: Store, order: TransferOrder, now: number): Promise<boolean> {
  const { centreId, toCentreId, residentId } = order;
  if (centreId === toCentreId) return false;
  for (const each of [centreId, toCentreId]) if (await isErased(store, each, residentId)) return false;
  const ordered = await store.transaction({ centreId }, async (sql) => {
    const rows = await rowsOfResident(sql, centreId, residentId);
    if (rows.length === 0) return false;
    await sql.query(
      `INSERT INTO transfer (centre_id, id, resident_id, to_centre_id, administrator, reason, ordered_at)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))`,
      [centreId, order.id, residentId, toCentreId, order.administrator, order.reason, now],
    );
    return true;
  });
  if (ordered) await carryOut(store, order, now);
  return ordered;
}

/** Goes on with what was interrupted. */
export async function resumeTransfers(store: Store, now: number): Promise<void> {
  const open = await store.transaction('supervisor', (sql) =>
    sql.query<Pick<TransferOrder, 'centreId' | 'id' | 'residentId' | 'toCentreId'>>(
      `SELECT centre_id AS "centreId", id, resident_id AS "residentId", to_centre_id AS "toCentreId"
       FROM transfer WHERE closed_at IS NULL ORDER BY ordered_at`,
    ),
  );
  for (const order of open) await carryOut(store, order, now);
}

async function carryOut(
  store: Store,
  {
    centreId,
    id,
    residentId,
    toCentreId,
  }: Pick<TransferOrder, 'centreId' | 'id' | 'residentId' | 'toCentreId'>,
  now: number,
): Promise<void> {
  const today = dayAt(now, zone);
  const rows = await store.transaction({ centreId }, (sql) => rowsOfResident(sql, centreId, residentId));
  const arriving = rows.map((row) =>
    row.entity === 'resident'
      ? { ...row, fields: { ...row.fields, status: 'here', statusSince: today, mergedInto: null } }
      : row,
  );
  await store.transaction({ centreId: toCentreId }, (sql) => writeAsDistrict(sql, toCentreId, arriving, now));
  await store.transaction({ centreId }, async (sql) => {
    const fields = { status: 'moved', statusSince: today };
    await writeAsDistrict(sql, centreId, [{ entity: 'resident', rowId: residentId, fields }], now);
    const at = 'to_timestamp($3 / 1000.0)';
    await sql.query(
      `UPDATE transfer SET arrived_at = ${at}, closed_at = ${at} WHERE centre_id = $1 AND id = $2`,
      [centreId, id, now],
    );
  });
}

/** The card first: what hangs on it comes after. Empty when there is no card. */
async function rowsOfResident(sql: Sql, centreId: string, residentId: string): Promise<Row[]> {
  const [card] = await sql.query<Row>(
    `SELECT entity, row_id AS "rowId", fields FROM register_row
     WHERE centre_id = $1 AND entity = 'resident' AND row_id = $2`,
    [centreId, residentId],
  );
  if (!card) return [];
  const more = await sql.query<Row>(
    `SELECT entity, row_id AS "rowId", fields FROM register_row
     WHERE centre_id = $1 AND entity = ANY($2::text[]) AND fields ->> 'residentId' = $3`,
    [centreId, along, residentId],
  );
  return [card, ...more];
}

async function isErased(store: Store, centreId: string, rowId: string): Promise<boolean> {
  const rows = await store.transaction({ centreId }, (sql) =>
    sql.query('SELECT 1 FROM tombstone WHERE centre_id = $1 AND row_id = $2', [centreId, rowId]),
  );
  return rows.length > 0;
}
