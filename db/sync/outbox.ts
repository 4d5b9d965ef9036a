/** The changes that wait for the district: cut into batches, acknowledged, renumbered when an epoch begins. */
import type { KeyObject } from 'node:crypto';
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { Mark, StoredRun } from './protocol/answers.ts';
import { stretchesOf } from './protocol/answers.ts';
import { type Batch, type BatchHeader, batchLimits, makeBatch } from './protocol/batch.ts';
import { blankFields, erasureEntity } from './protocol/blank.ts';
import { chainOver, chainStart } from './protocol/chain.ts';
import type { WireChange } from './protocol/change.ts';

interface LogRow {
  n: number;
  entity: string;
  rowId: string;
  op: 'insert' | 'update';
  fields: string;
  basedOn: number;
  hlcMs: number;
  hlcCount: number;
  savedAt: number;
  doubtful: number;
  accountId: string | null;
}

function wired({ fields, doubtful, ...row }: LogRow): WireChange {
  return { ...row, doubtful: doubtful === 1, fields: JSON.parse(fields) };
}

/**
 * The changes `first` … of an epoch, at most `most` of them, in order.
 * @param room bytes of their fields; at least one change is read, however heavy
 */
export function readChanges(
  sqlite: Sqlite,
  epoch: number,
  first: number,
  most: number,
  room = Number.POSITIVE_INFINITY,
): WireChange[] {
  const changes: WireChange[] = [];
  let left = room;
  for (const row of following(sqlite).iterate(epoch, first, most)) {
    left -= Buffer.byteLength(row.fields);
    if (left < 0 && changes.length > 0) break;
    changes.push(wired(row));
  }
  return changes;
}

const following = perConnection((sqlite) =>
  sqlite.prepare<[number, number, number], LogRow>(
    `SELECT change.n, entity, row_id AS rowId, op, fields, based_on AS basedOn, hlc_ms AS hlcMs,
       hlc_count AS hlcCount, saved_at AS savedAt, doubtful, audit.account_id AS accountId
     FROM change LEFT JOIN audit ON audit.n = change.audit_n
     WHERE epoch = ? AND change.n >= ? ORDER BY change.n LIMIT ?`,
  ),
);

/** The last number that this desk has used in an epoch; 0: none. */
export function lastNumber(sqlite: Sqlite, epoch: number): number {
  const row = sqlite
    .prepare<[number], { last: number | null }>('SELECT max(n) AS last FROM change WHERE epoch = ?')
    .get(epoch);
  return row?.last ?? 0;
}

export function countWaiting(sqlite: Sqlite): number {
  const row = sqlite
    .prepare<[], { waiting: number }>('SELECT count(*) AS waiting FROM change WHERE seq IS NULL')
    .get();
  return row?.waiting ?? 0;
}

/** What the district has not acknowledged, by numbers alone: known at once, however much it is. 0 before the desk is enrolled. */
export function countUnsent(sqlite: Sqlite): number {
  return unsent(sqlite).get() ?? 0;
}

const unsent = perConnection((sqlite) =>
  sqlite
    .prepare<[], number>(
      `SELECT coalesce((SELECT max(n) FROM change WHERE change.epoch = desk_state.epoch), 0)
         - iif(acked_epoch = desk_state.epoch, acked, 0)
       FROM desk_state, exchange_peer`,
    )
    .pluck(),
);

export interface OutboxAt {
  deskId: string;
  epoch: number;
  /** As the district knows it; of the same epoch. */
  mark: Mark;
  schema: number;
  now: number;
  key: KeyObject;
}

/** Of the fields alone, in bytes: ids, times and names of 500 changes fit into what is left of the cap. */
const roomForFields = batchLimits.unpackedBytes * 0.75;

/**
 * The next batch, or null when nothing waits; `tooHeavy` when the next change fits into no batch (see `leaveOut`).
 * @param most changes; halved by the caller after a time-out. A batch that is too heavy is halved here.
 */
export function nextBatch(sqlite: Sqlite, at: OutboxAt, most: number): Batch | 'tooHeavy' | null {
  const { deskId, epoch, mark, schema, now, key } = at;
  const first = mark.last + 1;
  const changes = readChanges(sqlite, epoch, first, Math.min(most, batchLimits.changes), roomForFields);
  if (changes.length === 0) return null;
  const batch = makeBatch({ deskId, epoch, chainBefore: mark.chain, schema, madeAt: now, changes }, key);
  if (batch.body.length <= batchLimits.bytes && fitsUnpacked(changes)) return batch;
  return changes.length === 1 ? 'tooHeavy' : nextBatch(sqlite, at, Math.floor(changes.length / 2));
}

/** More than one have been read within the room there is. */
const fitsUnpacked = (changes: readonly WireChange[]) =>
  changes.length > 1 || Buffer.byteLength(JSON.stringify(changes)) <= roomForFields;

/** Why a change was refused here, before anybody was asked; as `exchangeRefusal` keeps it. */
export const tooHeavyCode = 'change.tooHeavy';

/**
 * A change that fits into no batch would hold up all that was saved after it: it stays here, for a person to see (SPEC R8),
 * and what follows goes out under a new epoch, because numbers have no gaps (R3.4). The program saves no such row (see
 * `core/weight.ts`); one from before it knew better, or of a bound that was lowered, may lie in the log all the same.
 */
export function leaveOut(sqlite: Sqlite, epoch: number, n: number, at: number): void {
  sqlite.prepare('UPDATE change SET seq = 0 WHERE epoch = ? AND n = ?').run(epoch, n);
  sqlite
    .prepare('INSERT OR REPLACE INTO exchange_refusal (epoch, n, code, at) VALUES (?, ?, ?, ?)')
    .run(epoch, n, tooHeavyCode, at);
  beginEpoch(sqlite, epoch);
}

/** Left out and not yet put aside by anybody: at the district there is nothing of them. */
export function countLeftOut(sqlite: Sqlite): number {
  return (
    sqlite
      .prepare<[string], number>('SELECT count(*) FROM exchange_refusal WHERE code = ? AND seen_at IS NULL')
      .pluck()
      .get(tooHeavyCode) ?? 0
  );
}

/**
 * Writes the numbers of the district beside the changes that it has stored; those it could not store get 0. A stored run may
 * go beyond what was sent: what this desk calls by those numbers may be something else (SPEC R3.2). Why a change was refused
 * is kept for a person to see (R8).
 */
export function acknowledge(
  sqlite: Sqlite,
  { epoch, first, count }: Pick<BatchHeader, 'epoch' | 'first' | 'count'>,
  runs: readonly StoredRun[],
  at: number,
): void {
  const refuse = sqlite.prepare(
    'INSERT OR IGNORE INTO exchange_refusal (epoch, n, code, at) VALUES (?, ?, ?, ?)',
  );
  const last = first + count - 1;
  for (const run of runs) {
    for (const stretch of stretchesOf(run)) {
      const [from, to] = [Math.max(stretch.first, first), Math.min(stretch.last, last)];
      if (from <= to) number(sqlite).run({ epoch, from, to, ahead: stretch.ahead });
    }
    for (const [n, verdict, more] of run.verdicts) {
      if (n < first || n > last) continue;
      if (verdict === 'erased') forgetSaved(sqlite, epoch, n);
      if (typeof more === 'string') refuse.run(epoch, n, more, at);
      if (more !== null) place(sqlite).run(typeof more === 'string' ? 0 : more, epoch, n);
    }
  }
}

const number = perConnection((sqlite) =>
  sqlite.prepare('UPDATE change SET seq = n + :ahead WHERE epoch = :epoch AND n BETWEEN :from AND :to'),
);
const place = perConnection((sqlite) =>
  sqlite.prepare('UPDATE change SET seq = ? WHERE epoch = ? AND n = ?'),
);

/**
 * Own changes that the district stored as they are, right after this desk's cursor, stand here already: the cursor goes past
 * them, and they are not fetched (SPEC R6.3).
 */
export function passOwn(
  sqlite: Sqlite,
  { epoch, first, count }: Pick<BatchHeader, 'epoch' | 'first' | 'count'>,
  runs: readonly StoredRun[],
): void {
  const pass = sqlite.prepare(
    `UPDATE desk_state SET pull_cursor = :firstSeq + :last - :first
     WHERE pull_cursor = :firstSeq - 1 AND (SELECT again_until FROM exchange_peer) < :first
       AND NOT EXISTS (SELECT 1 FROM exchange_kept WHERE why = 'later')
       AND NOT EXISTS (SELECT 1 FROM change WHERE epoch = :epoch AND n BETWEEN :first AND :last AND entity = :order)`,
  );
  for (const run of runs) {
    const asSent = run.verdicts.length === 0 && run.first >= first && run.last < first + count;
    if (!asSent) return;
    pass.run({ firstSeq: run.firstSeq, first: run.first, last: run.last, epoch, order: erasureEntity });
  }
}

/** It was about somebody erased: the log keeps what the district did (SPEC R10). The row itself comes back by pull. */
function forgetSaved(sqlite: Sqlite, epoch: number, n: number): void {
  const change = sqlite
    .prepare<[number, number], { entity: string; fields: string; was: string | null }>(
      'SELECT entity, fields, was FROM change WHERE epoch = ? AND n = ?',
    )
    .get(epoch, n);
  if (!change) return;
  const blank = (json: string) => JSON.stringify(blankFields(change.entity, JSON.parse(json)));
  sqlite
    .prepare('UPDATE change SET fields = ?, was = ? WHERE epoch = ? AND n = ?')
    .run(blank(change.fields), change.was && blank(change.was), epoch, n);
}

/** Whether this desk's own changes lead to where the district says it stands (SPEC R4.1). */
export function agrees(sqlite: Sqlite, mark: Mark): boolean {
  let chain = chainStart;
  for (let first = 1; first <= mark.last; first += batchLimits.changes) {
    const most = Math.min(batchLimits.changes, mark.last - first + 1);
    const changes = readChanges(sqlite, mark.epoch, first, most);
    if (changes.length < most) return false;
    chain = chainOver(chain, changes);
  }
  return chain === mark.chain;
}

/**
 * Begins a new epoch (SPEC R4.2): what the district has not acknowledged is numbered from 1 again.
 * @returns the epoch
 */
export function beginEpoch(sqlite: Sqlite, beyond: number): number {
  const last = sqlite.prepare<[], { epoch: number }>('SELECT epoch FROM desk_state').get()?.epoch ?? 1;
  const epoch = Math.max(last, beyond) + 1;
  sqlite
    .prepare(
      `UPDATE change SET epoch = ?, n = place FROM (
         SELECT epoch AS was, n AS wasN, row_number() OVER (ORDER BY epoch, n) AS place FROM change WHERE seq IS NULL
       ) AS waiting WHERE change.epoch = waiting.was AND change.n = waiting.wasN`,
    )
    .run(epoch);
  sqlite.prepare('UPDATE desk_state SET epoch = ?').run(epoch);
  return epoch;
}
