/** A page of a centre's changes on their way to a desk, in the order that the district gave them (SPEC R6). */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { isWhole, type StoredValue } from './change.ts';
import { decodePage, encodePage } from './columns.ts';

/** SPEC R6. */
export const pullLimits = { changes: 2000, unpackedBytes: 16 * 1024 * 1024 } as const;

export interface PulledChange {
  seq: number;
  entity: string;
  rowId: string;
  op: 'insert' | 'update';
  /** What the district accepted of it. */
  fields: Readonly<Record<string, StoredValue>>;
  /** Logged twice or erased: it changes no row. */
  aside: boolean;
  deskId: string;
  epoch: number;
  n: number;
  savedAt: number;
  doubtful: boolean;
  accountId: string | null;
}

/** @param changes at least one, with numbers that follow each other */
export function packPulled(changes: readonly PulledChange[]): Buffer {
  const rows = changes.map(
    ({ entity, op, fields, rowId, aside, deskId, epoch, n, savedAt, doubtful, accountId }) => {
      const about: StoredValue[] = [
        rowId,
        Number(aside),
        deskId,
        epoch,
        n,
        savedAt,
        Number(doubtful),
        accountId,
      ];
      return { entity, op, fields, about };
    },
  );
  return zstdCompressSync(encodePage(changes[0]?.seq ?? 1, rows));
}

/** Written out by hand, as in `change.ts`. The page itself has been checked: what is left is what stands about each row. */
function isPulled(raw: Readonly<Record<keyof PulledChange, unknown>>): raw is PulledChange {
  const { seq, rowId, deskId, epoch, n, savedAt, accountId } = raw;
  return (
    isWhole(seq, 1) &&
    typeof rowId === 'string' &&
    typeof deskId === 'string' &&
    isWhole(epoch, 1) &&
    isWhole(n, 1) &&
    isWhole(savedAt) &&
    (accountId === null || typeof accountId === 'string')
  );
}

/** @throws on a page that is not whole or not of this protocol */
export function readPulled(body: Buffer): PulledChange[] {
  const page = zstdDecompressSync(body, { maxOutputLength: pullLimits.unpackedBytes });
  return decodePage(page, pullLimits.changes).map(({ number, entity, op, fields, about }) => {
    const [rowId, aside, deskId, epoch, n, savedAt, doubtful, accountId] = about;
    const whose = { deskId, epoch, n, savedAt, doubtful: doubtful === 1, accountId };
    const raw = { seq: number, entity, rowId, op, fields, aside: aside === 1, ...whose };
    if (!isPulled(raw)) throw new RangeError('a line of the page is not a change');
    return raw;
  });
}
