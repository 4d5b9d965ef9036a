/** What a desk is sent page by page costs what the page holds, however much follows, with or without statistics. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entityRules } from '../../db/sync/protocol/entityRules.ts';
import { changesAfter } from '../../district/pull.ts';
import { type SnapshotPlace, snapshotPage, snapshotStart } from '../../district/snapshot.ts';
import { openEmbedded, openServer, type Store } from '../../district/store.ts';
import { type RunningPostgres, startPostgres } from './support/postgres.ts';

const centreId = '019a0000-0000-7000-8000-000000000001';
const [residents, visits, pageLength] = [2_000, 2_000, 200];

async function fill(store: Store): Promise<void> {
  await store.migrate();
  await store.transaction('supervisor', (sql) =>
    sql.query("INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, '杏林', $2, now())", [
      centreId,
      visits,
    ]),
  );
  await store.transaction({ centreId }, async (sql) => {
    await sql.query(
      `INSERT INTO register_row (centre_id, entity, row_id, fields, marks)
       SELECT $1, 'resident', gen_random_uuid()::text, '{"name":"单玉兰"}', '{}' FROM generate_series(1, $2::int)`,
      [centreId, residents],
    );
    await sql.query(
      `INSERT INTO change_log (centre_id, seq, desk_id, epoch, n, entity, row_id, op, fields, aside, based_on, hlc_ms,
         hlc_count, saved_at, doubtful, account_id)
       SELECT $1, i, $1, 1, i, 'visit', gen_random_uuid()::text, 'insert', '{"note":"来访"}', false, 0, i, 0, i, false, NULL
       FROM generate_series(1, $2::int) AS i`,
      [centreId, visits],
    );
  });
}

interface PlanNode {
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[] | undefined;
}
const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({ 'Actual Rows': z.number(), 'Actual Loops': z.number(), Plans: z.array(planNode).optional() }),
);
const explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: planNode })) }));

const mostRows = (node: PlanNode): number =>
  Math.max(node['Actual Rows'] * node['Actual Loops'], ...(node.Plans ?? []).map(mostRows));

/** The same store, which writes down how many rows the busiest step of each question went through. */
function watched(store: Store, rows: number[]): Store {
  return {
    ...store,
    transaction: (scope, work) =>
      store.transaction(scope, (sql) =>
        work({
          async query<Row extends object>(text: string, values?: readonly unknown[]) {
            const [plan] = explained.parse(
              await sql.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values),
            );
            for (const { Plan } of plan?.['QUERY PLAN'] ?? []) rows.push(mostRows(Plan));
            return sql.query<Row>(text, values);
          },
        }),
      ),
  };
}

async function readAll(store: Store) {
  const rows: number[] = [];
  const asked = watched(store, rows);
  let [pulled, laid] = [0, 0];
  for (;;) {
    const { changes } = await changesAfter(asked, centreId, pulled, pageLength);
    if (changes.length === 0) break;
    pulled += changes.length;
  }
  let at: number | null = null;
  for (let after: SnapshotPlace | null = snapshotStart; after; ) {
    const page = await snapshotPage(asked, entityRules, centreId, { at, after, most: pageLength });
    if (!page) throw new Error('there is no such page');
    laid += page.rows.length;
    [at, after] = [page.at, page.next];
  }
  return { pulled, laid, most: Math.max(...rows) };
}

const whole = { pulled: visits, laid: residents + visits };

describe('R6: a page costs what it holds, however much follows', () => {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
    // As before it has counted anything.
    await postgres.run('ALTER SYSTEM SET autovacuum = off');
    await postgres.run('SELECT pg_reload_conf()');
  }, 60_000);
  afterAll(() => postgres.stop());

  it('on PostgreSQL, before and after it has counted them', { timeout: 60_000 }, async () => {
    const store = openServer(postgres.url);
    await fill(store);
    const { most, ...read } = await readAll(store);
    expect(read).toEqual(whole);
    expect(most).toBeLessThanOrEqual(pageLength);
    await postgres.run('ANALYZE');
    const counted = await readAll(store);
    await store.close();
    expect(counted.most).toBeLessThanOrEqual(pageLength);
  });

  it('on PGlite', { timeout: 60_000 }, async () => {
    const store = await openEmbedded();
    await fill(store);
    const { most, ...read } = await readAll(store);
    await store.close();
    expect(read).toEqual(whole);
    expect(most).toBeLessThanOrEqual(pageLength);
  });
});
