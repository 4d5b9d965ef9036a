/**
 * The exchange between a desk and a district of its own process, over HTTP and on real PostgreSQL: what a fact costs to
 * send, store, fetch and put in, beside the raw ways to do so in the same run; a new desk; three hundred desks that come
 * back at once; a centre with a long history.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPage } from '../../db/sync/apply.ts';
import { sliceLength } from '../../db/sync/exchange.ts';
import { batchLimits } from '../../db/sync/protocol/batch.ts';
import { packPulled, pullLimits, readPulled } from '../../db/sync/protocol/pull.ts';
import { converse } from '../../db/sync/round.ts';
import { changesAfter } from '../../district/pull.ts';
import { openServer } from '../../district/store.ts';
import { startPostgres } from '../district/support/postgres.ts';
import { startDistrict } from '../support/districtProcess.ts';
import { makeTemplate } from '../sync/simulate/template.ts';
import { costs, spentBy } from './processors.ts';
import type { BenchResult } from './result.ts';
import { allAtOnce, longHistory } from './syncLoad.ts';
import {
  type BenchDesk,
  centreIdOf,
  copyLines,
  copyRaw,
  type Ground,
  newCentre,
  openBenchDesk,
  saveResidents,
  saveVisits,
  upsertRaw,
} from './syncParts.ts';
import { continueAt, ingestAll, partsOf, pullAll, pushAll, timed, watched } from './syncRuns.ts';

const full = {
  facts: 100_000,
  residents: 50_000,
  copyFacts: 365_000,
  desksAtOnce: 300,
  changesAtOnce: 100,
  history: 5_000_000,
};
/** A tenth of it, for a first look: `LINLI_SMALL=1 npm run bench -- sync`. */
const small = { facts: 10_000, residents: 5_000, copyFacts: 36_500, history: 500_000 };
const sizes = { ...full, ...(process.env.LINLI_SMALL ? small : {}) };

const round = (value: number): number => Math.round(value * 1000) / 1000;
async function sendAndFetch(ground: Ground) {
  const { store, template, folder, url } = ground;
  const centreId = centreIdOf(1);
  await newCentre(store, centreId);
  const front = await openBenchDesk(ground, centreId, 1, 'first');
  const care = await openBenchDesk(ground, centreId, 2, 'beside');
  await pushAll(front);
  await pullAll(care);
  await saveVisits(front, sizes.facts);
  const { bench, batches } = watched(front);
  const before = front.moved();
  const beforePush = ground.spent();
  const pushed = await timed(() => pushAll(bench));
  const pushCosts = costs('push', beforePush, ground.spent(), sizes.facts);
  const bytes = front.moved() - before;

  // The same batches once more, for another centre, without the desk's part; then one stream of the same rows.
  const other = centreIdOf(2);
  await newCentre(store, other);
  await continueAt(store, other, batches[0]);
  const ingested = await ingestAll(store, other, batches);
  const lines = await copyLines(store, centreId);
  const copied = await copyRaw(url, lines);

  const { cursor } = care.desk.place;
  const pages: Buffer[] = [];
  for (let after = cursor; ; ) {
    const { changes } = await changesAfter(store, centreId, after, pullLimits.changes);
    if (changes.length === 0) break;
    pages.push(packPulled(changes));
    after += changes.length;
  }
  const read = pages.map(readPulled);
  const raw = upsertRaw(template, folder, read.flat(), sliceLength);
  const fetchedBefore = care.moved();
  const beforePull = ground.spent();
  const pulled = await timed(() => pullAll(care));
  const pullCosts = costs('pull', beforePull, ground.spent(), sizes.facts);
  const pageBytes = care.moved() - fetchedBefore;
  const third = await openBenchDesk(ground, centreId, 3, 'beside');
  third.desk.sqlite.prepare('UPDATE desk_state SET pull_cursor = ?').run(cursor);
  const applied = await timed(async () => {
    for (const page of read)
      for (let at = 0; at < page.length; at += sliceLength)
        await third.desk.running.app.exchange((rows) => applyPage(rows, page.slice(at, at + sliceLength)));
  });
  for (const { desk } of [front, care, third]) desk.stop();
  return {
    pushed,
    bytes,
    ingested,
    copied,
    raw,
    pulled,
    applied,
    pageBytes,
    costs: { ...pushCosts, ...pullCosts },
  };
}

/** A desk that joins a centre with all its people and facts. */
async function newDesk(ground: Ground) {
  const centreId = centreIdOf(3);
  await newCentre(ground.store, centreId);
  const front = await openBenchDesk(ground, centreId, 1, 'first');
  await saveResidents(front, sizes.residents);
  await saveVisits(front, sizes.copyFacts);
  await pushAll(front);
  const count = (bench: BenchDesk, table: string) =>
    Number(bench.desk.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const all = ['resident', 'resident_phone', 'visit'].map((table) => [table, count(front, table)] as const);
  front.desk.stop();
  const late = await openBenchDesk(ground, centreId, 2, 'late');
  const pace = { push: batchLimits.changes, pull: pullLimits.changes };
  const quiet = { tell: () => {}, bytes: late.moved, pace, signal: new AbortController().signal };
  const seconds = await timed(() => converse({ ...partsOf(late), ...quiet }));
  for (const [table, rows] of all)
    if (count(late, table) !== rows)
      throw new Error(`${count(late, table)} of ${rows} rows arrived in ${table}`);
  late.desk.stop();
  return { seconds, megabytes: late.moved() / 1024 / 1024 };
}

const goals: Record<string, [sign: '≥' | '≤', limit: number]> = {
  push_facts_per_s: ['≥', 15_000],
  pull_facts_per_s: ['≥', 25_000],
  apply_share_of_raw_upsert: ['≥', 0.5],
  ingest_share_of_copy: ['≥', 0.4],
  bytes_per_fact_up: ['≤', 50],
  bytes_per_fact_down: ['≤', 50],
  snapshot_s: ['≤', 30],
  snapshot_mb: ['≤', 25],
  p99_ms_300_desks: ['≤', 2000],
  ingest_share_after_5m_changes: ['≥', 0.8],
};

export default async function syncBench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'sync-bench-'));
  const postgres = await startPostgres();
  const store = openServer(postgres.url);
  const district = await startDistrict(folder, 0, postgres.url);
  try {
    const { url } = postgres;
    const { address } = district;
    const spent = () => spentBy(district.pid, postgres.folder);
    const ground: Ground = { store, template: await makeTemplate(folder), folder, address, url, spent };
    const sent = await sendAndFetch(ground);
    const { pushed, bytes, ingested, copied, raw, pulled, applied, pageBytes } = sent;
    const snapshot = await newDesk(ground);
    const figures = {
      ...sent.costs,
      push_facts_per_s: Math.round(sizes.facts / pushed),
      ingest_facts_per_s: Math.round(sizes.facts / ingested),
      copy_facts_per_s: Math.round(sizes.facts / copied),
      pull_facts_per_s: Math.round(sizes.facts / pulled),
      apply_facts_per_s: Math.round(sizes.facts / applied),
      raw_upsert_facts_per_s: Math.round(sizes.facts / raw),
      apply_share_of_raw_upsert: round(raw / applied),
      ingest_share_of_copy: round(copied / ingested),
      bytes_per_fact_up: round(bytes / sizes.facts),
      bytes_per_fact_down: round(pageBytes / sizes.facts),
      snapshot_s: round(snapshot.seconds),
      snapshot_mb: round(snapshot.megabytes),
      p99_ms_300_desks: Math.round(await allAtOnce(ground, sizes)),
      ingest_share_after_5m_changes: round(await longHistory(ground, sizes.history)),
    };
    const measured: Record<string, number> = figures;
    const holds = Object.entries(goals).every(([figure, [sign, limit]]) =>
      sign === '≥' ? (measured[figure] ?? 0) >= limit : (measured[figure] ?? Infinity) <= limit,
    );
    const inWords = Object.entries(goals).map(([figure, [sign, limit]]) => [figure, `${sign} ${limit}`]);
    return { name: 'sync', figures, goals: Object.fromEntries(inWords), holds };
  } finally {
    await district.kill();
    await store.close();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}
