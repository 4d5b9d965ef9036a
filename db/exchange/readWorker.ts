/** The thread that reads a file. It starts with the bytes and posts the sheets in slices. */
import { parentPort, workerData } from 'node:worker_threads';
import { DeskError } from '../core/errors.ts';
import { readCsv } from './csv.ts';
import { exchangeFailure } from './failures.ts';
import type { ReadPart, ReadTask } from './readSheet.ts';
import { readXlsx } from './readXlsx.ts';
import type { Sheet } from './sheet.ts';
import { slices } from './slices.ts';
import type { ThreadMessage } from './thread.ts';

function post(message: ThreadMessage<ReadPart>): void {
  parentPort?.postMessage(message);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * What the file is, is told by its content: names lie (`.xls` files are often web pages or workbooks).
 * An OLE container holds either an old workbook or, with a part of that name, an encrypted new one.
 */
async function read({ bytes, fileName }: ReadTask): Promise<Sheet[]> {
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le');
    throw exchangeFailure(
      Buffer.from(bytes).includes(encryptedPart) ? 'exchange.password' : 'exchange.oldFormat',
    );
  }
  const opening = Buffer.from(bytes.subarray(0, 1_000)).toString('latin1');
  if (opening.startsWith('%PDF')) throw exchangeFailure('exchange.notASheet');
  if (/^[^\w"]*<(?:\?xml|!doctype|html|table|meta)\b/i.test(opening))
    throw exchangeFailure('exchange.oldFormat');
  return readCsv(bytes, fileName);
}

async function run(task: ReadTask): Promise<void> {
  const sheets = await read(task);
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw exchangeFailure('exchange.empty');
  const total = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  post({ kind: 'part', part: { kind: 'total', rows: total } });
  for (const { rows, ...sheet } of sheets) {
    post({ kind: 'part', part: { kind: 'sheet', sheet } });
    for (const slice of slices(rows)) post({ kind: 'part', part: { kind: 'rows', rows: slice } });
  }
}

try {
  await run(workerData);
  post({ kind: 'end' });
} catch (error) {
  if (!(error instanceof DeskError)) throw error;
  post({ kind: 'failed', failure: error.failure });
}
