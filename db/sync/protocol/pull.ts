/** A page of a centre's changes on their way to a desk, in the order that the district gave them (SPEC R6). */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { StoredValue } from './change.ts';
import { decodePage, encodePage } from './columns.ts';

/** SPEC R6. */
export const pullLimits = { changes: 2000, unpackedBytes: 16 * 1024 * 1024 } as const;

const pulledChange = z.object({
  seq: z.int().min(1),
  entity: z.string(),
  rowId: z.string(),
  op: z.enum(['insert', 'update']),
  /** What the district accepted of it. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** Logged twice or erased: it changes no row. */
  aside: z.boolean(),
  deskId: z.string(),
  epoch: z.int().min(1),
  n: z.int().min(1),
  savedAt: z.int().min(0),
  doubtful: z.boolean(),
  accountId: z.string().nullable(),
});
export type PulledChange = z.output<typeof pulledChange>;

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

/** @throws on a page that is not whole or not of this protocol */
export function readPulled(body: Buffer): PulledChange[] {
  const page = zstdDecompressSync(body, { maxOutputLength: pullLimits.unpackedBytes });
  return decodePage(page, pullLimits.changes).map(({ number, entity, op, fields, about }) => {
    const [rowId, aside, deskId, epoch, n, savedAt, doubtful, accountId] = about;
    const whose = { deskId, epoch, n, savedAt, doubtful: doubtful === 1, accountId };
    return pulledChange.parse({ seq: number, entity, rowId, op, fields, aside: aside === 1, ...whose });
  });
}
