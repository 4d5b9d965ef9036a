/** The audit chain: one entry for every command, and for every act that shows what is normally masked. */
import { createHash } from 'node:crypto';
import type { Sqlite } from './connection.ts';

export interface AuditEntry {
  at: number;
  accountId: string | null;
  action: string;
  subject: string | null;
  /** Anything JSON can hold; no secrets. */
  detail: unknown;
}

export interface AuditHead {
  n: number;
  hash: string;
}

const genesis = '0'.repeat(64);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function chainHash(prevHash: string, n: number, entry: AuditEntry, detailHash: string): string {
  return sha256(
    JSON.stringify([prevHash, n, entry.at, entry.accountId, entry.action, entry.subject, detailHash]),
  );
}

export function readAuditHead(sqlite: Sqlite): AuditHead {
  const row = sqlite.prepare<[], AuditHead>('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1').get();
  return row ?? { n: 0, hash: genesis };
}

export function createAuditLog(sqlite: Sqlite) {
  const insert = sqlite.prepare(
    `INSERT INTO audit (n, at, account_id, action, subject, detail, detail_hash, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    /** Appends to the chain and returns the new head; call inside the transaction of what it describes. */
    append(head: AuditHead, entry: AuditEntry): AuditHead {
      const n = head.n + 1;
      const detail =
        entry.detail === undefined || entry.detail === null ? null : JSON.stringify(entry.detail);
      const detailHash = sha256(detail ?? '');
      const hash = chainHash(head.hash, n, entry, detailHash);
      insert.run(
        n,
        entry.at,
        entry.accountId,
        entry.action,
        entry.subject,
        detail,
        detailHash,
        head.hash,
        hash,
      );
      return { n, hash };
    },
  };
}

interface StoredEntry {
  n: number;
  at: number;
  account_id: string | null;
  action: string;
  subject: string | null;
  detail: string | null;
  detail_hash: string;
  prev_hash: string;
  hash: string;
}

/**
 * Walks the whole chain. A blanked detail (erasure) is allowed; a changed one, a missing entry or a changed order is
 * not. Returns the number of the first bad entry, or null when the chain verifies.
 */
export function firstBrokenAudit(sqlite: Sqlite): number | null {
  let head: AuditHead = { n: 0, hash: genesis };
  for (const row of sqlite.prepare<[], StoredEntry>('SELECT * FROM audit ORDER BY n').iterate()) {
    const entry = { ...row, accountId: row.account_id, detail: null };
    const linked = row.n === head.n + 1 && row.prev_hash === head.hash;
    const honest = row.detail === null || sha256(row.detail) === row.detail_hash;
    if (!linked || !honest || chainHash(head.hash, row.n, entry, row.detail_hash) !== row.hash) return row.n;
    head = { n: row.n, hash: row.hash };
  }
  return null;
}
