/**
 * Just enough ZIP to open a workbook safely. Every entry is unpacked under one common limit, because a
 * file of a few kilobytes can claim to hold gigabytes; what has been measured here is packed again without
 * compression for the spreadsheet library, so that the library never sees anything that was not measured.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { exchangeFailure } from './failures.ts';

export interface ZipEntry {
  name: string;
  bytes: Buffer;
}

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
const encrypted = 1;
const deflated = 8;

function findDirectory(zip: Buffer): { entries: number; offset: number } {
  // A comment of up to 65,535 bytes may follow the 22 bytes of the end record.
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) {
    if (zip.readUInt32LE(at) === endOfDirectory) {
      return { entries: zip.readUInt16LE(at + 10), offset: zip.readUInt32LE(at + 16) };
    }
  }
  throw exchangeFailure('exchange.damaged');
}

function inflate(packed: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    const overLimit = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw exchangeFailure(overLimit ? 'exchange.unpacksTooLarge' : 'exchange.damaged');
  }
}

/**
 * @param limit bytes that all wanted entries may have together once unpacked.
 * @throws DeskError `exchange.damaged`, `exchange.password`, `exchange.unpacksTooLarge`
 */
export function unzip(zip: Buffer, wanted: (name: string) => boolean, limit: number): ZipEntry[] {
  try {
    return readEntries(zip, wanted, limit);
  } catch (error) {
    // An offset that points outside the file.
    if (error instanceof RangeError) throw exchangeFailure('exchange.damaged');
    throw error;
  }
}

function readEntries(zip: Buffer, wanted: (name: string) => boolean, limit: number): ZipEntry[] {
  const directory = findDirectory(zip);
  const found: ZipEntry[] = [];
  let at = directory.offset;
  let room = limit;
  for (let i = 0; i < directory.entries; i++) {
    if (zip.readUInt32LE(at) !== directoryHeader) throw exchangeFailure('exchange.damaged');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (wanted(name)) {
      if (zip.readUInt16LE(at + 8) & encrypted) throw exchangeFailure('exchange.password');
      const local = zip.readUInt32LE(at + 42);
      if (zip.readUInt32LE(local) !== localHeader) throw exchangeFailure('exchange.damaged');
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      const bytes = zip.readUInt16LE(at + 10) === deflated ? inflate(packed, Math.max(room, 1)) : packed;
      if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw exchangeFailure('exchange.damaged');
      room -= bytes.length;
      if (room < 0) throw exchangeFailure('exchange.unpacksTooLarge');
      found.push({ name, bytes });
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

/** The entries in a ZIP without compression. */
export function packStored(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    // The part that a local header and its directory entry have in common, 26 bytes.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localHeader);
    const head = Buffer.alloc(6);
    head.writeUInt32LE(directoryHeader);
    head.writeUInt16LE(20, 4);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    files.push(local, common, nameBytes, bytes);
    directory.push(head, common, tail, nameBytes);
    offset += 30 + nameBytes.length + bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}
