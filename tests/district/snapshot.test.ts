/** The first copy of a centre comes in pages that a desk can read, whatever lies in its rows. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packPulled, pullLimits, readPulled } from '../../db/sync/protocol/pull.ts';
import { wireLimits } from '../../db/sync/protocol/wire.ts';
import { type SnapshotPlace, snapshotPage, snapshotStart } from '../../district/snapshot.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { newCentre } from './support/client.ts';
import { rules } from './support/district.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(() => store.close());

it('R6.6: rows that the database keeps small, and that are large on the way, do not make a page too large', async () => {
  const centreId = await newCentre(store);
  const rows = 40;
  await store.transaction({ centreId }, (sql) =>
    sql.query(
      `INSERT INTO register_row (centre_id, entity, row_id, fields, marks)
       SELECT $1, 'resident', 'row-' || n, jsonb_build_object('remarks', n || repeat('长', 300000)), '{}'
       FROM generate_series(1, $2::int) AS n`,
      [centreId, rows],
    ),
  );
  const read = new Set<string>();
  for (let after: SnapshotPlace | null = snapshotStart; after; ) {
    const page = await snapshotPage(store, rules, centreId, { at: null, after, most: pullLimits.changes });
    const packed = page && page.rows.length > 0 ? packPulled(page.rows) : null;
    expect(packed?.length ?? 0).toBeLessThan(wireLimits.answer);
    for (const { rowId } of packed ? readPulled(packed) : []) read.add(rowId);
    after = page?.next ?? null;
  }
  expect(read.size).toBe(rows);
}, 60_000);
