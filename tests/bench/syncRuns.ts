/** What the bench of the exchange does again and again: everything of a desk sent, everything of a centre fetched or stored. */
import { EarlyPage } from '../../db/sync/early.ts';
import { type Ahead, type Page, pullOnce, pushOnce } from '../../db/sync/exchange.ts';
import { countUnsent } from '../../db/sync/outbox.ts';
import { type Batch, batchLimits, readBatch } from '../../db/sync/protocol/batch.ts';
import { entityRules } from '../../db/sync/protocol/entityRules.ts';
import { pullLimits } from '../../db/sync/protocol/pull.ts';
import { ingest } from '../../district/ingest.ts';
import type { Store } from '../../district/store.ts';
import { beginning } from '../sync/simulate/template.ts';
import type { BenchDesk } from './syncParts.ts';

const schema = 1;
export const now = () => beginning;

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

export const partsOf = ({ desk, link }: BenchDesk) => ({ app: desk.running.app, link, schema, now });

export async function pullAll(bench: BenchDesk): Promise<void> {
  const early = new EarlyPage<Page>();
  while ((await pullOnce(partsOf(bench), pullLimits.changes, { early, goesOn: true })) > 0);
}

export async function pushAll(bench: BenchDesk): Promise<void> {
  const ahead: Ahead = { more: Number.POSITIVE_INFINITY, sends: true, packed: [] };
  while ((await pushOnce(partsOf(bench), batchLimits.changes, ahead)) > 0);
  const left = countUnsent(bench.desk.sqlite);
  if (left > 0) throw new Error(`${left} changes were not sent`);
}

/** Remembers the batches that pass, so that they can be weighed and stored again elsewhere. */
export function watched(bench: BenchDesk): { bench: BenchDesk; batches: Batch[] } {
  const batches: Batch[] = [];
  const link = {
    ...bench.link,
    batch(batch: Batch) {
      batches.push(batch);
      return bench.link.batch(batch);
    },
  };
  return { bench: { ...bench, link }, batches };
}

/** Stores batches of a desk for a centre that has not seen them. @returns seconds */
export async function ingestAll(store: Store, centreId: string, batches: readonly Batch[]): Promise<number> {
  const read = batches.map((batch) => ({ header: batch.header, changes: readBatch(batch) }));
  return timed(async () => {
    for (const { header, changes } of read)
      await ingest({ store, rules: entityRules, now }, centreId, header, changes);
  });
}

/** The district of another centre stands where these batches begin. */
export async function continueAt(store: Store, centreId: string, first: Batch | undefined): Promise<void> {
  if (!first || first.header.first === 1) return;
  const { deskId, epoch, first: begins, chainBefore } = first.header;
  await store.transaction({ centreId }, (sql) =>
    sql.query(
      `INSERT INTO batch (centre_id, desk_id, epoch, first, last, hash, first_seq, verdicts, received_at, chains)
       VALUES ($1, $2, $3, 1, $4, $5, 1, '[]', now(), '')`,
      [centreId, deskId, epoch, begins - 1, chainBefore],
    ),
  );
}
