/** The thread that reads a file. It starts with the bytes and posts the sheets in slices. */
import { parentPort, workerData } from 'node:worker_threads';
import { DeskError } from '../core/errors.ts';
import { createPacker } from './packRows.ts';
import { readFile } from './readFile.ts';
import type { ReadPart, ReadTask } from './readSheet.ts';
import { slices } from './slices.ts';
import type { ThreadMessage } from './thread.ts';

function post(message: ThreadMessage<ReadPart>, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function run({ bytes, fileName }: ReadTask): Promise<void> {
  const sheets = await readFile(bytes, fileName);
  const total = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  post({ kind: 'part', part: { kind: 'total', rows: total } });
  const pack = createPacker();
  for (const { rows, ...sheet } of sheets) {
    post({ kind: 'part', part: { kind: 'sheet', sheet } });
    for (const slice of slices(rows)) {
      const packed = pack(slice);
      post({ kind: 'part', part: { kind: 'rows', packed } }, [packed.cells.buffer, packed.rowNumbers.buffer]);
    }
  }
}

try {
  await run(workerData);
  post({ kind: 'end' });
} catch (error) {
  if (!(error instanceof DeskError)) throw error;
  post({ kind: 'failed', failure: error.failure });
}
