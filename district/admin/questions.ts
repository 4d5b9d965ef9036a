/** What the administrator's page asks the database. All but `rowsOf` runs as the supervisor, who sees no record. */
import { addDays, type Day, dayStart } from '../../db/core/clock.ts';
import type { StoredValue } from '../../db/sync/protocol/change.ts';
import type { Store } from '../store.ts';
import { zone } from '../zone.ts';

export interface CentreLine {
  centreId: string;
  name: string;
  seq: number;
  desks: number;
  lastContactAt: number | null;
  waiting: number;
  /** How far the slowest desk in use is behind. */
  behind: number;
  cards: number;
  quarantined: number;
}

export interface DeskLine {
  deskId: string;
  name: string;
  version: string;
  lastContactAt: number | null;
  revoked: boolean;
  waiting: number;
  behind: number;
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::bigint`;

export function centreLines(store: Store): Promise<CentreLine[]> {
  return store.transaction('supervisor', (sql) =>
    sql.query<CentreLine>(
      `SELECT centre.centre_id AS "centreId", centre.name, centre.seq,
         count(desk.desk_id) AS desks, ${ms('max(desk.last_contact_at)')} AS "lastContactAt",
         coalesce(sum(desk.waiting), 0)::bigint AS waiting,
         coalesce(max(greatest(0, centre.seq - desk.cursor)), 0) AS behind,
         (SELECT count(*) FROM register_row WHERE register_row.centre_id = centre.centre_id) AS cards,
         (SELECT count(*) FROM quarantine q WHERE q.centre_id = centre.centre_id AND q.settled_at IS NULL) AS quarantined
       FROM centre LEFT JOIN desk ON desk.centre_id = centre.centre_id AND desk.revoked_at IS NULL
       GROUP BY centre.centre_id ORDER BY centre.name`,
    ),
  );
}

export function deskLines(store: Store, centreId: string): Promise<DeskLine[]> {
  return store.transaction('supervisor', (sql) =>
    sql.query<DeskLine>(
      `SELECT desk_id AS "deskId", desk.name, version, ${ms('last_contact_at')} AS "lastContactAt",
         revoked_at IS NOT NULL AS revoked, waiting, greatest(0, centre.seq - cursor) AS behind
       FROM desk JOIN centre ON centre.centre_id = desk.centre_id
       WHERE desk.centre_id = $1 ORDER BY revoked_at IS NOT NULL, desk.name`,
      [centreId],
    ),
  );
}

export interface DayCount {
  day: Day;
  changes: number;
}

/** The last days, also those on which nothing came. */
export async function dayCounts(
  store: Store,
  centreId: string,
  last: Day,
  days: number,
): Promise<DayCount[]> {
  const first = addDays(last, 1 - days);
  const rows = await store.transaction('supervisor', (sql) =>
    sql.query<DayCount>(
      `SELECT day::text AS day, sum(changes)::bigint AS changes FROM daily_count
       WHERE centre_id = $1 AND day BETWEEN $2 AND $3 GROUP BY day`,
      [centreId, first, last],
    ),
  );
  const counts = new Map(rows.map(({ day, changes }) => [day, changes]));
  return Array.from({ length: days }, (_, at) => {
    const day = addDays(first, at);
    return { day, changes: counts.get(day) ?? 0 };
  });
}

/** @param day null: of all days */
export function kindCounts(
  store: Store,
  centreId: string,
  day: Day,
): Promise<{ entity: string; changes: number }[]> {
  return store.transaction('supervisor', (sql) =>
    sql.query(
      'SELECT entity, changes FROM daily_count WHERE centre_id = $1 AND day = $2 ORDER BY changes DESC, entity',
      [centreId, day],
    ),
  );
}

export interface QuarantineCount {
  code: string;
  deskName: string;
  count: number;
  /** UTC ms, of the oldest. */
  since: number;
}

export function quarantineCounts(store: Store, centreId: string): Promise<QuarantineCount[]> {
  return store.transaction('supervisor', (sql) =>
    sql.query(
      `SELECT code, coalesce(desk.name, '') AS "deskName", count(*) AS count, ${ms('min(received_at)')} AS since
       FROM quarantine LEFT JOIN desk ON desk.centre_id = quarantine.centre_id AND desk.desk_id = quarantine.desk_id
       WHERE quarantine.centre_id = $1 AND settled_at IS NULL
       GROUP BY code, quarantine.desk_id, desk.name ORDER BY count(*) DESC, code`,
      [centreId],
    ),
  );
}

export interface LyingRow {
  deskName: string;
  receivedAt: number;
  /** As it came: JSON, of whatever shape. */
  raw: unknown;
}

/** What lies in quarantine for one reason. As with `rowsOf`, the access is written down first. */
export async function lyingRows(
  store: Store,
  access: Access,
  { code, most }: { code: string; most: number },
): Promise<LyingRow[]> {
  await noteAccess(store, access);
  const { centreId } = access;
  const rows = await store.transaction({ centreId }, (sql) =>
    sql.query<Omit<LyingRow, 'raw'> & { raw: Uint8Array }>(
      `SELECT coalesce(desk.name, '') AS "deskName", ${ms('received_at')} AS "receivedAt", raw
       FROM quarantine LEFT JOIN desk ON desk.centre_id = quarantine.centre_id AND desk.desk_id = quarantine.desk_id
       WHERE quarantine.centre_id = $1 AND code = $2 AND settled_at IS NULL
       ORDER BY received_at, quarantine.desk_id, epoch, n LIMIT $3`,
      [centreId, code, most],
    ),
  );
  return rows.map((row) => ({ ...row, raw: JSON.parse(Buffer.from(row.raw).toString('utf8')) }));
}

/** Somebody has dealt with these otherwise. @returns how many */
export async function settleQuarantine(store: Store, access: Access, code: string): Promise<number> {
  await noteAccess(store, access);
  const { centreId, at } = access;
  const settled = await store.transaction({ centreId }, (sql) =>
    sql.query(
      `UPDATE quarantine SET settled_at = to_timestamp($3 / 1000.0)
       WHERE centre_id = $1 AND code = $2 AND settled_at IS NULL RETURNING n`,
      [centreId, code, at],
    ),
  );
  return settled.length;
}

export interface Access {
  centreId: string;
  id: string;
  at: number;
  administrator: string;
  /** A code of `deeds` and what it was done to, e.g. `look resident 2026-11-02`. */
  what: string;
  reason: string;
}

export async function noteAccess(store: Store, access: Access): Promise<void> {
  await store.transaction('supervisor', (sql) =>
    sql.query(
      `INSERT INTO access_log (centre_id, id, at, administrator, what, reason)
       VALUES ($1, $2, to_timestamp($3 / 1000.0), $4, $5, $6)`,
      [access.centreId, access.id, access.at, access.administrator, access.what, access.reason],
    ),
  );
}

export function latestAccesses(store: Store, most: number): Promise<(Access & { centre: string })[]> {
  return store.transaction('supervisor', (sql) =>
    sql.query(
      `SELECT log.centre_id AS "centreId", id, ${ms('at')} AS at, administrator, what, reason, centre.name AS centre
       FROM access_log log JOIN centre ON centre.centre_id = log.centre_id ORDER BY log.at DESC LIMIT $1`,
      [most],
    ),
  );
}

export interface SeenRow {
  rowId: string;
  savedAt: number;
  fields: Record<string, StoredValue>;
}

/**
 * The rows of one kind and day. The access is written down first, in a transaction of its own: what was looked at is in
 * the log even when the answer is lost.
 */
export async function rowsOf(
  store: Store,
  access: Access,
  { entity, day, most }: { entity: string; day: Day; most: number },
): Promise<SeenRow[]> {
  await noteAccess(store, access);
  const { centreId } = access;
  const rows = await store.transaction({ centreId }, (sql) =>
    sql.query<Omit<SeenRow, 'fields'> & { fields: string }>(
      `SELECT row_id AS "rowId", saved_at AS "savedAt", fields FROM change_log
       WHERE centre_id = $1 AND entity = $2 AND saved_at >= $3 AND saved_at < $4 ORDER BY seq LIMIT $5`,
      [centreId, entity, dayStart(day, zone), dayStart(addDays(day, 1), zone), most],
    ),
  );
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) }));
}
