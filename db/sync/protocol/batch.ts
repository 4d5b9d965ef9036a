/**
 * A batch: consecutive changes of one desk and epoch in an envelope that says where in the desk's chain they stand (SPEC
 * R3, R4), hashed and signed (R12). The same envelope travels over the network and inside a USB bundle (R11).
 */
import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { chainHash, chainOver } from './chain.ts';
import { isWireChange, type WireChange } from './change.ts';
import { decodePage, encodePage, type PageRow } from './columns.ts';

/** SPEC R7. Bytes are those on the wire. */
export const batchLimits = { changes: 1000, bytes: 256 * 1024, unpackedBytes: 4 * 1024 * 1024 } as const;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const batchHeader = z.object({
  deskId: z.uuid(),
  epoch: z.int().min(1),
  /** Number of the first change. */
  first: z.int().min(1),
  count: z.int().min(1).max(batchLimits.changes),
  /** The chain before the first change and after the last one (SPEC R4). */
  chainBefore: sha256,
  chainAfter: sha256,
  /** Of the desk's tables (SPEC R9). */
  schema: z.int().min(1),
  /** UTC ms by the desk's clock. */
  madeAt: z.int().min(0),
  /** Of the packed changes. */
  bodyHash: sha256,
});
export type BatchHeader = z.output<typeof batchHeader>;

export interface Batch {
  header: BatchHeader;
  /** Of the header, which names the body. */
  hash: string;
  /** Ed25519 over the hash, base64url. */
  signature: string;
  /** The packed changes. */
  body: Buffer;
}

const hashOf = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** The header in one spelling, whatever order its fields came in. */
function headerHash(header: BatchHeader): string {
  const inOrder = Object.entries(header).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return hashOf(JSON.stringify(inOrder));
}

function packed(change: WireChange): PageRow {
  const { entity, op, fields, rowId, basedOn, hlcMs, hlcCount, savedAt, doubtful, accountId } = change;
  return {
    entity,
    op,
    fields,
    about: [rowId, basedOn, hlcMs, hlcCount, savedAt, Number(doubtful), accountId],
  };
}

function unpacked({ number, entity, op, fields, about }: PageRow & { number: number }) {
  const [rowId, basedOn, hlcMs, hlcCount, savedAt, doubtful, accountId] = about;
  const times = { hlcMs, hlcCount, savedAt, doubtful: doubtful === 1 };
  return { n: number, entity, rowId, op, fields, basedOn, ...times, accountId };
}

export interface NewBatch {
  deskId: string;
  epoch: number;
  chainBefore: string;
  schema: number;
  madeAt: number;
  changes: readonly WireChange[];
}

/** @param key the desk's private key */
export function makeBatch({ changes, ...about }: NewBatch, key: KeyObject): Batch {
  const body = zstdCompressSync(encodePage(changes[0]?.n ?? 1, changes.map(packed)));
  const header = {
    ...about,
    first: changes[0]?.n ?? 1,
    count: changes.length,
    chainAfter: chainOver(about.chainBefore, changes),
    bodyHash: hashOf(body),
  };
  const hash = headerHash(header);
  return { header, hash, signature: sign(null, Buffer.from(hash, 'hex'), key).toString('base64url'), body };
}

/** The envelope and its content belong together, and the desk with this key sealed them. */
export function isGenuine(batch: Batch, key: KeyObject): boolean {
  const { header, hash, signature, body } = batch;
  return (
    body.length <= batchLimits.bytes &&
    hashOf(body) === header.bodyHash &&
    headerHash(header) === hash &&
    verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64url'))
  );
}

/** A change as it stands in a batch, with the chain after it; one that cannot be read keeps its raw form (SPEC R8). */
export type ReadChange = { n: number; chain: string } & (
  | { change: WireChange }
  | { change: null; raw: unknown }
);

/**
 * Unpacks a genuine batch. A change that is not well formed does not spoil the others.
 * @throws RangeError when the whole page cannot be read or would unpack beyond its bounds
 */
export function readBatch({ header, body }: Batch): ReadChange[] {
  const page = zstdDecompressSync(body, { maxOutputLength: batchLimits.unpackedBytes });
  const changes = decodePage(page, batchLimits.changes).map(unpacked);
  if (changes.length !== header.count) throw new RangeError('the page does not hold what its header says');
  let chain = header.chainBefore;
  const read = changes.map((raw, at): ReadChange => {
    const n = header.first + at;
    chain = chainHash(chain, raw);
    return isWireChange(raw) && raw.n === n ? { n, chain, change: raw } : { n, chain, change: null, raw };
  });
  if (chain !== header.chainAfter) throw new RangeError('the chain does not lead to where its header says');
  return read;
}
