/**
 * All rows of a centre for a desk that begins, or was away too long (SPEC R6.6, R10): registers as they stand, then facts up
 * to the number that the snapshot was made at. A register that is newer than that does no harm: the changes that made it so
 * come again, in order, when the desk pulls on.
 */
import type { StoredValue } from '../db/sync/protocol/change.ts';
import type { EntityRule } from '../db/sync/protocol/entityRules.ts';
import { type PulledChange, pullLimits } from '../db/sync/protocol/pull.ts';
import { pageBytes } from './pull.ts';
import type { Sql, Store } from './store.ts';
import { districtDesk } from './storing.ts';

/** Where a page begins: after this row of a register, or after the fact with this number. */
export type SnapshotPlace =
  | { part: 'registers'; entity: string; rowId: string }
  | { part: 'facts'; seq: number };

export const snapshotStart: SnapshotPlace = { part: 'registers', entity: '', rowId: '' };

/** Opaque to the desk. */
export function spellPlace(place: SnapshotPlace): string {
  const parts = place.part === 'facts' ? [place.seq] : [place.entity, place.rowId];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @returns null for what `spellPlace` did not write */
export function readPlace(text: string): SnapshotPlace | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [first, second]: unknown[] = parts;
    if (Number.isSafeInteger(first)) return { part: 'facts', seq: Number(first) };
    if (typeof first !== 'string' || typeof second !== 'string') return null;
    return { part: 'registers', entity: first, rowId: second };
  } catch {
    return null; // not JSON
  }
}

export interface SnapshotPage {
  /** The number that the snapshot was made at. */
  at: number;
  head: number;
  rows: PulledChange[];
  /** Null: that was all. */
  next: SnapshotPlace | null;
}

export interface SnapshotAsked {
  /** Null for the first page. */
  at: number | null;
  after: SnapshotPlace;
  most: number;
}

/** @returns null when `at` lies beyond the centre's last number */
export function snapshotPage(
  store: Store,
  rules: Readonly<Record<string, EntityRule>>,
  centreId: string,
  { at, after, most }: SnapshotAsked,
): Promise<SnapshotPage | null> {
  return store.transaction({ centreId }, async (sql) => {
    const [centre] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [
      centreId,
    ]);
    const head = centre?.seq ?? 0;
    const made = at ?? head;
    if (made > head) return null;
    const limit = Math.min(most, pullLimits.changes);
    if (after.part === 'registers') {
      const rows = await registersAfter(sql, centreId, after, limit);
      const last = rows.at(-1);
      if (last) {
        const { entity, rowId } = last;
        return { at: made, head, rows, next: { part: 'registers', entity, rowId } };
      }
    }
    const from = after.part === 'facts' ? after.seq : 0;
    const facts = await factsAfter(sql, centreId, rules, { from, to: made, limit });
    const next = facts.last === null ? null : ({ part: 'facts', seq: facts.last } as const);
    return { at: made, head, rows: facts.rows, next };
  });
}

/** A row as it stands: of no desk, and with no number but its place on the page. Who saved it and when, its fields say. */
function standing(
  { entity, rowId, fields }: Pick<PulledChange, 'entity' | 'rowId' | 'fields'>,
  at: number,
): PulledChange {
  const whose = { deskId: districtDesk, epoch: 1, n: 1, savedAt: 0, doubtful: false, accountId: null };
  return { seq: at + 1, entity, rowId, op: 'insert', fields, aside: false, ...whose };
}

async function registersAfter(
  sql: Sql,
  centreId: string,
  after: { entity: string; rowId: string },
  limit: number,
): Promise<PulledChange[]> {
  const rows = await sql.query<{ entity: string; rowId: string; fields: Record<string, StoredValue> }>(
    `SELECT entity, row_id AS "rowId", fields
     FROM (SELECT *, sum(size) OVER (ORDER BY entity, row_id) - size AS before
       FROM (SELECT entity, row_id, fields, octet_length(fields::text) AS size FROM register_row
         WHERE centre_id = $1 AND (entity, row_id) > ($2, $3) ORDER BY entity, row_id LIMIT $4) AS following) AS weighed
     WHERE before < $5 ORDER BY entity, row_id`,
    [centreId, after.entity, after.rowId, limit, pageBytes],
  );
  return rows.map(standing);
}

interface FactRow {
  seq: number;
  entity: string;
  rowId: string;
  fields: string;
  found: number;
}

/**
 * The facts among the next `limit` numbers, or among those after them while there is none. Numbers have no gaps, and
 * these are found first: once PostgreSQL has counted the rows it would rather go through all facts of the centre for each page.
 *
 * @returns `last`: the number that was reached; null: there is nothing beyond
 */
async function factsAfter(
  sql: Sql,
  centreId: string,
  rules: Readonly<Record<string, EntityRule>>,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<{ rows: PulledChange[]; last: number | null }> {
  const kinds = Object.entries(rules).flatMap(([entity, { kind }]) => (kind === 'fact' ? [entity] : []));
  for (let after = from; after < to; after += limit) {
    const end = Math.min(after + limit, to);
    const rows = await sql.query<FactRow>(
      `WITH numbered AS MATERIALIZED (
         SELECT * FROM change_log WHERE centre_id = $1 AND seq > $2 AND seq <= $3)
       SELECT seq, entity, row_id AS "rowId", fields, found
       FROM (SELECT *, count(*) OVER () AS found,
           sum(octet_length(fields)) OVER (ORDER BY seq) - octet_length(fields) AS before
         FROM numbered
         WHERE op = 'insert' AND NOT aside AND fields <> '{}' AND entity = ANY($4::text[])) AS weighed
       WHERE before < $5 ORDER BY seq`,
      [centreId, after, end, kinds, pageBytes],
    );
    const last = rows.at(-1);
    if (!last) continue;
    const tooHeavy = rows.length < last.found;
    const facts = rows.map((row, at) => standing({ ...row, fields: JSON.parse(row.fields) }, at));
    return { rows: facts, last: tooHeavy ? last.seq : end < to ? end : null };
  }
  return { rows: [], last: null };
}
