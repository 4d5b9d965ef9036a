/**
 * Ids in little space. Ids of one column are written byte by byte across the column: first bytes of version 7 ids are
 * times and nearly alike, so that only what is truly random is left for the compressor to carry.
 */

const hex = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Bytes of an id. */
const width = 16;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && hex.test(value);
}

export function packIds(ids: readonly string[]): Buffer {
  const packed = Buffer.alloc(ids.length * width);
  for (const [row, id] of ids.entries()) {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    for (let at = 0; at < width; at++) packed[at * ids.length + row] = bytes[at] ?? 0;
  }
  return packed;
}

/** @param count how many ids `packed` holds */
export function unpackIds(packed: Buffer, count: number): string[] {
  const bytes = Buffer.alloc(width);
  return Array.from({ length: count }, (_, row) => {
    for (let at = 0; at < width; at++) bytes[at] = packed[at * count + row] ?? 0;
    const text = bytes.toString('hex');
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
  });
}

export const packedSize = (count: number) => count * width;
