/** The audit chain: one entry for every command, and for every act that shows what is normally masked. */
import { hash as digest } from 'node:crypto';
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
  return digest('sha256', text, 'hex');
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
 * Walks the whole chain slice by slice, yielding the last good entry after each. A blanked detail (erasure) is
 * allowed; a changed one, a missing entry or a changed order is not. Returns the number of the first bad entry, or
 * null when the chain verifies.
 */
export function* checkAudit(sqlite: Sqlite): Generator<AuditHead, number | null> {
  let head: AuditHead = { n: 0, hash: genesis };
  const slice = sqlite.prepare<[number], StoredEntry>(
    'SELECT * FROM audit WHERE n > ? ORDER BY n LIMIT 2000',
  );
  // Below zero, because an entry put before the first one is a forgery too.
  for (let rows = slice.all(-(2 ** 31)); rows.length > 0; rows = slice.all(head.n)) {
    for (const row of rows) {
      const entry = { ...row, accountId: row.account_id, detail: null };
      const linked = row.n === head.n + 1 && row.prev_hash === head.hash;
      const honest = row.detail === null || sha256(row.detail) === row.detail_hash;
      if (!linked || !honest || chainHash(head.hash, row.n, entry, row.detail_hash) !== row.hash)
        return row.n;
      head = { n: row.n, hash: row.hash };
    }
    yield head;
  }
  // The chain cannot tell that its own end was cut off, but the change log names the entry of its last change.
  const last = sqlite
    .prepare<[], { n: number }>('SELECT audit_n AS n FROM change ORDER BY epoch DESC, n DESC LIMIT 1')
    .get();
  return last && last.n > head.n ? head.n + 1 : null;
}

export function firstBrokenAudit(sqlite: Sqlite): number | null {
  const check = checkAudit(sqlite);
  for (let step = check.next(); ; step = check.next()) if (step.done) return step.value;
}
