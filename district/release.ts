/**
 * Tries again what lies in quarantine (SPEC R8): after an update the district may understand it. It is decided as if it came
 * now, in the name of the desk that sent it, and gets the next numbers of its centre; so that all desks pull it, and the one
 * that was told *refused* lets go of that. The answer to its batch is written anew, so that a repetition hears the same.
 */
import type { StoredRun } from '../db/sync/protocol/answers.ts';
import { batchLimits, type ReadChange } from '../db/sync/protocol/batch.ts';
import { isWireChange } from '../db/sync/protocol/change.ts';
import { type IngestParts, lockHead, storeAccepted } from './accept.ts';
import { type Decision, decide, type QuarantineCode } from './decide.ts';
import { readKnown } from './known.ts';
import type { Sql } from './store.ts';

interface Lying {
  deskId: string;
  epoch: number;
  n: number;
  raw: Uint8Array;
  /** UTC ms. */
  receivedAt: number;
  /** The same as the database spells it, finer than a millisecond. */
  received: string;
}

/** Where a page of the quarantine begins: after this change, in the order they came. */
type Place = Pick<Lying, 'received' | 'deskId' | 'epoch' | 'n'>;
const start: Place = {
  received: '-infinity',
  deskId: '00000000-0000-0000-0000-000000000000',
  epoch: 0,
  n: 0,
};

export interface Released {
  taken: number;
  /** Still not understood. */
  left: number;
}

/** In transactions of at most as many changes as a batch: the desks of the centre wait no longer than for each other. */
export async function release(parts: IngestParts, centreId: string): Promise<Released> {
  const released: Released = { taken: 0, left: 0 };
  for (let after: Place | null = start; after !== null; ) {
    const begin: Place = after;
    after = await parts.store.transaction({ centreId }, async (sql) => {
      const lastSeq = await lockHead(sql, centreId);
      const page = await lyingAfter(sql, centreId, begin);
      const taken = await releasePage(sql, parts, { centreId, page, lastSeq });
      released.taken += taken;
      released.left += page.length - taken;
      return page.at(-1) ?? null;
    });
  }
  return released;
}

/**
 * After rows have come: lets in what was written to them before, by whoever was heard first. Runs in the transaction that
 * brings them, under the lock.
 *
 * @param lastSeq the last number that is given so far
 */
export async function releaseAwaited(
  sql: Sql,
  parts: IngestParts,
  centreId: string,
  lastSeq: number,
): Promise<void> {
  // More than a page lies there only where something is very wrong: the next batch goes on with it.
  const page = await lyingAfter(sql, centreId, start, 'row.unknown');
  if (page.length > 0) await releasePage(sql, parts, { centreId, page, lastSeq });
}

/** @returns how many were taken in */
async function releasePage(
  sql: Sql,
  parts: IngestParts,
  { centreId, page, lastSeq }: { centreId: string; page: readonly Lying[]; lastSeq: number },
): Promise<number> {
  let [last, taken] = [lastSeq, 0];
  for (const group of bySender(page)) {
    const done = await releaseGroup(sql, parts, { centreId, group, lastSeq: last });
    last = done.lastSeq;
    taken += done.taken;
  }
  return taken;
}

/** @param code of those alone; left out: all */
function lyingAfter(
  sql: Sql,
  centreId: string,
  { received, deskId, epoch, n }: Place,
  code?: QuarantineCode,
): Promise<Lying[]> {
  return sql.query<Lying>(
    `SELECT desk_id AS "deskId", epoch, n, raw, received_at::text AS received,
       (extract(epoch FROM received_at) * 1000)::bigint AS "receivedAt"
     FROM quarantine WHERE centre_id = $1 AND settled_at IS NULL AND ($7::text IS NULL OR code = $7)
       AND (received_at, desk_id, epoch, n) > ($2::timestamptz, $3::uuid, $4::int, $5::bigint)
     ORDER BY received_at, desk_id, epoch, n LIMIT $6`,
    [centreId, received, deskId, epoch, n, batchLimits.changes, code ?? null],
  );
}

/** Runs of the same desk and epoch, received together: what was decided in one go is decided so again. */
function bySender(page: readonly Lying[]): Lying[][] {
  const groups: Lying[][] = [];
  for (const lying of page) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    const together =
      first?.deskId === lying.deskId && first.epoch === lying.epoch && first.received === lying.received;
    if (last && together) last.push(lying);
    else groups.push([lying]);
  }
  return groups;
}

/** As it came; of somebody erased nothing was kept, and nothing comes of it. */
function readLying({ n, raw }: Lying): ReadChange {
  const spelled: unknown = JSON.parse(Buffer.from(raw).toString('utf8'));
  const blank = { n, entity: null, rowId: null, op: null, fields: null, basedOn: null, hlcMs: null };
  const form = {
    ...blank,
    hlcCount: null,
    savedAt: null,
    doubtful: null,
    accountId: null,
    ...Object(spelled),
  };
  return isWireChange(form) && form.n === n
    ? { n, chain: '', change: form }
    : { n, chain: '', change: null, raw: spelled };
}

interface Releasing {
  centreId: string;
  group: readonly Lying[];
  lastSeq: number;
}

async function releaseGroup(
  sql: Sql,
  { rules, now }: IngestParts,
  { centreId, group, lastSeq }: Releasing,
): Promise<{ taken: number; lastSeq: number }> {
  const [{ deskId, epoch, receivedAt } = { deskId: '', epoch: 0, receivedAt: 0 }] = group;
  const changes = group.map(readLying);
  const known = await readKnown(sql, centreId, changes, rules);
  const from = { deskId, epoch, now: receivedAt, lastSeq, late: true };
  const decisions = decide(changes, known, rules, from);
  const next = await storeAccepted(sql, { centreId, deskId, epoch, decisions, known, at: now(), lastSeq });
  const taken = decisions.filter(({ verdict }) => verdict !== 'quarantined');
  await settle(sql, { centreId, deskId, epoch, at: now() }, taken);
  await renameRest(sql, { centreId, deskId, epoch }, decisions);
  await answerAnew(sql, { centreId, deskId, epoch }, taken);
  return { taken: taken.length, lastSeq: next };
}

interface Sender {
  centreId: string;
  deskId: string;
  epoch: number;
}

/** It stands in the log by now: a second copy would only be one more to erase. */
async function settle(
  sql: Sql,
  { centreId, deskId, epoch, at }: Sender & { at: number },
  taken: readonly Decision[],
): Promise<void> {
  await sql.query(
    `UPDATE quarantine SET settled_at = to_timestamp($4 / 1000.0), raw = 'null'::bytea
     WHERE centre_id = $1 AND desk_id = $2 AND epoch = $3 AND n = ANY($5::bigint[])`,
    [centreId, deskId, epoch, at, taken.map(({ n }) => n)],
  );
}

/** What is known now may still lack the row that it changes. */
async function renameRest(
  sql: Sql,
  { centreId, deskId, epoch }: Sender,
  decisions: readonly Decision[],
): Promise<void> {
  const rest = decisions.flatMap((one) => (one.verdict === 'quarantined' ? [one] : []));
  await sql.query(
    `UPDATE quarantine SET code = still.code FROM unnest($4::bigint[], $5::text[]) AS still (n, code)
     WHERE centre_id = $1 AND desk_id = $2 AND epoch = $3 AND quarantine.n = still.n
       AND quarantine.code <> still.code`,
    [centreId, deskId, epoch, rest.map(({ n }) => n), rest.map(({ code }) => code)],
  );
}

async function answerAnew(
  sql: Sql,
  { centreId, deskId, epoch }: Sender,
  taken: readonly Decision[],
): Promise<void> {
  const said = new Map<number, StoredRun['verdicts'][number]>();
  for (const { n, ...decision } of taken)
    if (decision.verdict !== 'quarantined') said.set(n, [n, decision.verdict, decision.seq]);
  const numbers = [...said.keys()];
  if (numbers.length === 0) return;
  const batches = await sql.query<{ first: number; verdicts: StoredRun['verdicts'] }>(
    `SELECT first, verdicts FROM batch
     WHERE centre_id = $1 AND desk_id = $2 AND epoch = $3 AND first > $5 AND first <= $6 AND last >= $4`,
    [
      centreId,
      deskId,
      epoch,
      Math.min(...numbers),
      Math.min(...numbers) - batchLimits.changes,
      Math.max(...numbers),
    ],
  );
  for (const { first, verdicts } of batches) {
    const anew = verdicts.map((verdict) => said.get(verdict[0]) ?? verdict);
    await sql.query(
      `UPDATE batch SET verdicts = $5 WHERE centre_id = $1 AND desk_id = $2 AND epoch = $3 AND first = $4`,
      [centreId, deskId, epoch, first, JSON.stringify(anew)],
    );
  }
}
