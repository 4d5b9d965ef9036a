/** The district orders that a person be forgotten (SPEC R10): the order travels down like one that a desk gave. */
import { randomUUID } from 'node:crypto';
import { erasureEntity } from '../db/sync/protocol/blank.ts';
import { forgetPeople } from './forget.ts';
import type { Sql, Store } from './store.ts';
import { districtDesk, storeChanges } from './storing.ts';

export interface ErasureOrder {
  centreId: string;
  residentId: string;
  administrator: string;
  /** For the access log, in words that do not name the person. */
  reason: string;
}

/** @param now UTC ms @returns false when the centre has no such card, or was told before */
export function orderErasure(store: Store, order: ErasureOrder, now: number): Promise<boolean> {
  const { centreId, residentId, administrator, reason } = order;
  return store.transaction({ centreId }, async (sql) => {
    const [head] = await sql.query<{ seq: number }>(
      'SELECT seq FROM centre WHERE centre_id = $1 FOR UPDATE',
      [centreId],
    );
    const people = await cardsOf(sql, centreId, residentId);
    if (!head || people.length === 0) return false;
    const seq = head.seq + 1;
    const fields = { id: residentId, residentId, people: JSON.stringify(people), reason: 'ordered', at: now };
    const times = { basedOn: head.seq, hlcMs: now, hlcCount: 0, savedAt: now, doubtful: false };
    const change = { n: seq, seq, entity: erasureEntity, rowId: residentId, op: 'insert', fields } as const;
    await storeChanges(sql, centreId, { deskId: districtDesk, epoch: 1 }, [
      { ...change, ...times, aside: false, accountId: null },
    ]);
    await sql.query('UPDATE centre SET seq = $2 WHERE centre_id = $1', [centreId, seq]);
    await forgetPeople(sql, centreId, people, now);
    await sql.query(
      `INSERT INTO access_log (centre_id, id, at, administrator, what, reason)
       VALUES ($1, $2, to_timestamp($3 / 1000.0), $4, 'erase', $5)`,
      [centreId, randomUUID(), now, administrator, reason],
    );
    return true;
  });
}

/** The card and those merged into it; none when there is no such card that was not erased. */
async function cardsOf(sql: Sql, centreId: string, residentId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `WITH RECURSIVE card (id) AS (
       SELECT row_id FROM register_row
       WHERE centre_id = $1 AND entity = 'resident' AND row_id = $2
         AND NOT EXISTS (SELECT 1 FROM tombstone WHERE centre_id = $1 AND row_id = $2)
       UNION SELECT row_id FROM register_row JOIN card ON fields ->> 'mergedInto' = card.id
       WHERE centre_id = $1 AND entity = 'resident'
     ) SELECT id FROM card`,
    [centreId, residentId],
  );
  return rows.map(({ id }) => id);
}
