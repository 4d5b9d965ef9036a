/** What went over the wire, for the page that tells of it. */
import { randomUUID } from 'node:crypto';
import type { Sqlite } from '../core/connection.ts';

export type RunKind = 'push' | 'pull' | 'snapshot' | 'bundleOut' | 'bundleIn';

export interface Run {
  kind: RunKind;
  /** UTC ms. */
  startedAt: number;
  endedAt: number;
  changes: number;
  bytes: number;
  /** The chain that was acknowledged, for a push. */
  receipt: string | null;
  /** Code of what went wrong; null: nothing. */
  failure: string | null;
}

/** Enough to look back over some days; the receipts that count stand beside the changes themselves. */
const keptRuns = 500;

/** An attempt that fails as the one before did only makes that one longer: a night without a network is one line. */
export function noteRun(sqlite: Sqlite, run: Run): void {
  const { changes } = sqlite
    .prepare(
      `UPDATE exchange_run SET ended_at = :endedAt, bytes = bytes + :bytes
       WHERE :changes = 0 AND failure = :failure AND kind = :kind
         AND id = (SELECT id FROM exchange_run ORDER BY started_at DESC, id DESC LIMIT 1)`,
    )
    .run({ ...run });
  if (changes > 0) return;
  sqlite
    .prepare(
      `INSERT INTO exchange_run (id, kind, started_at, ended_at, changes, bytes, receipt, failure)
       VALUES (:id, :kind, :startedAt, :endedAt, :changes, :bytes, :receipt, :failure)`,
    )
    .run({ id: randomUUID(), ...run });
  sqlite
    .prepare(
      `DELETE FROM exchange_run WHERE started_at <
         (SELECT started_at FROM exchange_run ORDER BY started_at DESC LIMIT 1 OFFSET ?)`,
    )
    .run(keptRuns);
}

export function readRuns(sqlite: Sqlite, most: number): (Run & { id: string })[] {
  return sqlite
    .prepare<[number], Run & { id: string }>(
      `SELECT id, kind, started_at AS startedAt, ended_at AS endedAt, changes, bytes, receipt, failure
       FROM exchange_run ORDER BY started_at DESC, id DESC LIMIT ?`,
    )
    .all(most);
}
