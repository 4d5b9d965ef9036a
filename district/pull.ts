/** Hands a centre's changes to its desks, in order (SPEC R6). */
import { type PulledChange, pullLimits } from '../db/sync/protocol/pull.ts';
import type { Store } from './store.ts';

/** A page ends after so many bytes of fields, whatever it counts: photos are heavy. */
export const pageBytes = 2 * 1024 * 1024;

type LogRow = Omit<PulledChange, 'fields'> & { fields: string };

/**
 * @param after the desk's cursor
 * @param most at most `pullLimits.changes`
 * @returns the next changes, and the last number of the centre, which tells the desk how far it has to go
 */
export function changesAfter(
  store: Store,
  centreId: string,
  after: number,
  most: number,
): Promise<{ head: number; changes: PulledChange[] }> {
  return store.transaction({ centreId }, async (sql) => {
    // The head first: what commits in between is beyond it and comes with the next page.
    const [centre] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [
      centreId,
    ]);
    const rows = await sql.query<LogRow>(
      `SELECT seq, entity, row_id AS "rowId", op, fields, aside, desk_id AS "deskId", epoch, n,
         saved_at AS "savedAt", doubtful, account_id AS "accountId"
       FROM (SELECT *, sum(octet_length(fields)) OVER (ORDER BY seq) - octet_length(fields) AS before
         FROM change_log WHERE centre_id = $1 AND seq > $2 AND seq <= $3) AS weighed
       WHERE before < $4 ORDER BY seq`,
      // Numbers have no gaps.
      [centreId, after, after + Math.min(most, pullLimits.changes), pageBytes],
    );
    const changes = rows.map((row): PulledChange => ({ ...row, fields: JSON.parse(row.fields) }));
    return { head: centre?.seq ?? 0, changes };
  });
}
