/**
 * Takes a genuine batch in (SPEC R2, R3, R4, R8): lock the centre, see where the desk stands, decide, store, advance; all in
 * one transaction, in a few statements however many changes there are.
 */

import type { Mark, StoredRun } from '../db/sync/protocol/answers.ts';
import { type BatchHeader, batchLimits, type ReadChange } from '../db/sync/protocol/batch.ts';
import { chainStart } from '../db/sync/protocol/chain.ts';
import { type IngestParts, lockHead, storeAccepted } from './accept.ts';
import { type Decision, decide, type Known } from './decide.ts';
import { isStoredAlready, readKnown } from './known.ts';
import { releaseAwaited } from './release.ts';
import type { Sql } from './store.ts';
import { storeQuarantine } from './storing.ts';

export type Ingested =
  | { kind: 'stored'; mark: Mark; runs: StoredRun[] }
  | { kind: 'gap' | 'fork'; mark: Mark };

interface BatchRow extends StoredRun {
  chains: Uint8Array;
}

const runOf = ({ first, last, firstSeq, verdicts }: BatchRow): StoredRun => ({
  first,
  last,
  firstSeq,
  verdicts,
});

const nothing: Mark = { epoch: 0, last: 0, chain: chainStart };

/** @param centreId proven by the key that the batch was checked with, never taken from the body (SPEC R12) */
export async function ingest(
  parts: IngestParts,
  centreId: string,
  header: BatchHeader,
  changes: readonly ReadChange[],
): Promise<Ingested> {
  try {
    return await takeIn(parts, centreId, header, changes, true);
  } catch (fault) {
    // A restored backup or a clone sends again what it had sent before: nothing was stored, now it is looked for.
    if (isStoredAlready(fault)) return takeIn(parts, centreId, header, changes, false);
    throw fault;
  }
}

/** @param unseen see `readKnown` */
function takeIn(
  parts: IngestParts,
  centreId: string,
  header: BatchHeader,
  changes: readonly ReadChange[],
  unseen: boolean,
): Promise<Ingested> {
  const { store, rules, now } = parts;
  return store.transaction({ centreId }, async (sql) => {
    const lastSeq = await lockHead(sql, centreId);
    const mark = await markOf(sql, centreId, header.deskId);
    if (header.epoch < mark.epoch) return { kind: 'fork', mark };
    const at = header.epoch > mark.epoch ? { ...nothing, epoch: header.epoch } : mark;
    if (header.first > at.last + 1) return { kind: 'gap', mark: at };
    const before = header.first <= at.last ? await storedSince(sql, centreId, header) : [];
    if (!continues(header, changes, at, before)) return { kind: 'fork', mark };
    const runs = before.map(runOf);
    const fresh = changes.filter(({ n }) => n > at.last);
    if (fresh.length > 0) {
      const from = { deskId: header.deskId, epoch: header.epoch, now: now(), lastSeq };
      const known = await readKnown(sql, centreId, fresh, rules, unseen);
      const decisions = decide(fresh, known, rules, from);
      const storing = { centreId, header, changes: fresh, decisions, known, at: from.now, lastSeq };
      const stored = await storeAll(sql, storing);
      runs.push(stored.run);
      if (bringsRegisters(decisions, rules)) await releaseAwaited(sql, parts, centreId, stored.lastSeq);
    }
    const last = Math.max(at.last, header.first + header.count - 1);
    const chain = fresh.at(-1)?.chain ?? at.chain;
    return { kind: 'stored', mark: { epoch: header.epoch, last, chain }, runs };
  });
}

/** Somebody may have written to them already: whoever did was heard first, after the district was restored (SPEC R4.3). */
const bringsRegisters = (decisions: readonly Decision[], rules: IngestParts['rules']) =>
  decisions.some((decision) => {
    const change = decision.verdict === 'quarantined' ? null : decision.stored?.change;
    return change?.op === 'insert' && rules[change.entity]?.kind === 'register';
  });

/** How far the district knows a desk: its latest epoch, the last number in it, and the chain there. */
export async function markOf(sql: Sql, centreId: string, deskId: string): Promise<Mark> {
  const [row] = await sql.query<{ epoch: number; last: number; hash: string }>(
    `SELECT epoch, last, hash FROM batch WHERE centre_id = $1 AND desk_id = $2
     ORDER BY epoch DESC, first DESC LIMIT 1`,
    [centreId, deskId],
  );
  return row ? { epoch: row.epoch, last: row.last, chain: row.hash } : nothing;
}

/**
 * Whether the batch says the same as the district about what the district has already: change by change, because a
 * restored backup may use numbers again that lie far below the last one.
 */
function continues(
  header: BatchHeader,
  changes: readonly ReadChange[],
  mark: Mark,
  before: readonly BatchRow[],
): boolean {
  if (header.first === mark.last + 1) return header.chainBefore === mark.chain;
  const known = new Map(
    before.flatMap(({ first, last, chains }) =>
      Array.from({ length: last - first + 1 }, (_, at): [number, string] => [
        first + at,
        Buffer.from(chains).toString('hex', at * chainBytes, (at + 1) * chainBytes),
      ]),
    ),
  );
  return changes.every(({ n, chain }) => n > mark.last || known.get(n) === shortChain(chain));
}

/** Of each change's chain so much is kept: enough to tell two histories apart. */
const chainBytes = 8;
const shortChain = (chain: string) => chain.slice(0, chainBytes * 2);

/**
 * The stored batches that hold the first change of this one, or a later one. By where they begin, which is in the key: a desk
 * has sent hundreds of thousands in the end.
 */
function storedSince(sql: Sql, centreId: string, header: BatchHeader): Promise<BatchRow[]> {
  return sql.query<BatchRow>(
    `SELECT first, last, first_seq AS "firstSeq", verdicts, chains FROM batch
     WHERE centre_id = $1 AND desk_id = $2 AND epoch = $3 AND first > $5 AND last >= $4 ORDER BY first`,
    [centreId, header.deskId, header.epoch, header.first, header.first - batchLimits.changes],
  );
}

interface Storing {
  centreId: string;
  header: BatchHeader;
  changes: readonly ReadChange[];
  decisions: readonly Decision[];
  known: Known;
  at: number;
  lastSeq: number;
}

async function storeAll(sql: Sql, storing: Storing): Promise<{ run: StoredRun; lastSeq: number }> {
  const { centreId, header, changes, decisions, at, lastSeq } = storing;
  const { deskId, epoch } = header;
  const refused = decisions.flatMap((decision, place) => {
    if (decision.verdict !== 'quarantined') return [];
    const read = changes[place];
    const raw = decision.forgotten ? null : (read?.change ?? (read && 'raw' in read ? read.raw : null));
    return [{ n: decision.n, code: decision.code, raw }];
  });
  // First, so that an order of erasure in the same batch finds it there.
  await storeQuarantine(sql, centreId, { deskId, epoch, at }, refused);
  const last = await storeAccepted(sql, { ...storing, deskId, epoch });
  const first = changes[0]?.n ?? header.first;
  const run: StoredRun = {
    first,
    last: first + changes.length - 1,
    firstSeq: lastSeq + 1,
    verdicts: verdictsToSay(decisions),
  };
  await sql.query(
    `INSERT INTO batch (centre_id, desk_id, epoch, first, last, hash, first_seq, verdicts, received_at, chains)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0), $10)`,
    [
      centreId,
      deskId,
      epoch,
      run.first,
      run.last,
      header.chainAfter,
      run.firstSeq,
      JSON.stringify(run.verdicts),
      at,
      Buffer.from(changes.map(({ chain }) => shortChain(chain)).join(''), 'hex'),
    ],
  );
  return { run, lastSeq: last };
}

/** Only what is not simply `ok` with the next number. */
function verdictsToSay(decisions: readonly Decision[]): StoredRun['verdicts'] {
  return decisions.flatMap((decision): StoredRun['verdicts'] => {
    if (decision.verdict === 'quarantined') return [[decision.n, 'quarantined', decision.code]];
    if (!decision.stored) return [[decision.n, decision.verdict, decision.seq]];
    return decision.verdict === 'ok' ? [] : [[decision.n, decision.verdict, null]];
  });
}
