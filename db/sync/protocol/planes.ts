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

/** Where the digits of an id stand, two for each byte: between them are hyphens. */
const digitPlaces = Array.from(
  { length: width },
  (_, at) => at * 2 + [4, 6, 8, 10].filter((end) => end <= at).length,
);

/** @param code of a digit or of a letter from a to f */
const digitValue = (code: number) => (code < 58 ? code - 48 : code - 87);

/** @param ids each as `isId` wants it */
export function packIds(ids: readonly string[]): Buffer {
  const packed = Buffer.alloc(ids.length * width);
  for (const [row, id] of ids.entries()) {
    for (let at = 0; at < width; at++) {
      const place = digitPlaces[at] ?? 0;
      const high = digitValue(id.charCodeAt(place));
      packed[at * ids.length + row] = high * 16 + digitValue(id.charCodeAt(place + 1));
    }
  }
  return packed;
}

const digits = Buffer.from('0123456789abcdef');

/** @param count how many ids `packed` holds */
export function unpackIds(packed: Buffer, count: number): string[] {
  const text = Buffer.alloc(36, '-');
  return Array.from({ length: count }, (_, row) => {
    for (let at = 0; at < width; at++) {
      const byte = packed[at * count + row] ?? 0;
      const place = digitPlaces[at] ?? 0;
      text[place] = digits[byte >> 4] ?? 0;
      text[place + 1] = digits[byte & 15] ?? 0;
    }
    // In one piece: a text put together from parts is put together again each time that it is bound.
    return text.toString('latin1');
  });
}

export const packedSize = (count: number) => count * width;
