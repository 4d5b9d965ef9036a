/** What lies at the district of a centre when everything is quiet, for the comparison with its desks. */
import type { Store } from '../../../district/store.ts';

export type Value = string | number | null;
export type Row = Record<string, Value>;

export interface LogRow {
  seq: number;
  entity: string;
  rowId: string;
  op: string;
  fields: string;
  aside: boolean;
}

/** JSON of `null` where nothing may be kept (SPEC R10.4). */
interface Refused {
  code: string;
  raw: string;
}

export interface DistrictView {
  /** Ids of the erased and of the rows about them. */
  buried: Set<string>;
  head: number;
  log: LogRow[];
  /** By `entity rowId`. */
  registers: Map<string, Row>;
  quarantined: Refused[];
}

export function viewOf(store: Store, centreId: string): Promise<DistrictView> {
  return store.transaction({ centreId }, async (sql) => {
    const [centre] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [
      centreId,
    ]);
    const log = await sql.query<LogRow>(
      `SELECT seq, entity, row_id AS "rowId", op, fields, aside FROM change_log WHERE centre_id = $1 ORDER BY seq`,
      [centreId],
    );
    const registers = await sql.query<{ entity: string; rowId: string; fields: Row }>(
      'SELECT entity, row_id AS "rowId", fields FROM register_row WHERE centre_id = $1',
      [centreId],
    );
    const quarantined = await sql.query<Refused>(
      "SELECT code, convert_from(raw, 'UTF8') AS raw FROM quarantine WHERE centre_id = $1 AND settled_at IS NULL",
      [centreId],
    );
    const buried = await sql.query<{ id: string }>(
      'SELECT row_id AS id FROM tombstone WHERE centre_id = $1',
      [centreId],
    );
    return {
      buried: new Set(buried.map(({ id }) => id)),
      head: centre?.seq ?? 0,
      log,
      registers: new Map(registers.map(({ entity, rowId, fields }) => [`${entity} ${rowId}`, fields])),
      quarantined,
    };
  });
}
