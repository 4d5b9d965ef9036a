/** Reads `.xlsx` and `.csv` files as sheets, on a thread of its own. */
import { exchangeFailure } from './failures.ts';
import { createUnpacker, type PackedRows } from './packRows.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { runThread } from './thread.ts';

const megabyte = 1024 * 1024;
const largestFile = 30 * megabyte;

/** Rows that have arrived, of how many; the total is not known while the file is still being parsed. */
export interface ReadProgress {
  rows: number;
  total: number | null;
}

export interface ReadTask {
  bytes: Uint8Array;
  fileName: string;
}

export type ReadPart =
  | { kind: 'total'; rows: number }
  | { kind: 'sheet'; sheet: Omit<Sheet, 'rows'> }
  | { kind: 'rows'; packed: PackedRows };

export interface ReadOptions {
  onProgress?: (progress: ReadProgress) => void;
  signal?: AbortSignal;
}

/**
 * @param bytes stay with the caller.
 * @throws DeskError an `exchange.…` code that says what is wrong with the file, or `task.cancelled`
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  { onProgress, signal }: ReadOptions = {},
): Promise<Sheet[]> {
  if (bytes.length === 0) throw exchangeFailure('exchange.empty');
  if (bytes.length > largestFile) {
    const size = Math.ceil(bytes.length / megabyte);
    throw exchangeFailure('exchange.tooLarge', { size, limit: largestFile / megabyte });
  }
  const sheets: (Omit<Sheet, 'rows'> & { rows: SheetRow[] })[] = [];
  const progress: ReadProgress = { rows: 0, total: null };
  onProgress?.({ ...progress });
  const unpack = createUnpacker();
  const copy = new Uint8Array(bytes);
  const task: ReadTask = { bytes: copy, fileName };
  await runThread<ReadPart>({
    url: new URL(import.meta.url.endsWith('.ts') ? './readWorker.ts' : './readWorker.js', import.meta.url),
    data: task,
    transfer: [copy.buffer],
    signal,
    onPart(part) {
      if (part.kind === 'total') progress.total = part.rows;
      else if (part.kind === 'sheet') sheets.push({ ...part.sheet, rows: [] });
      else {
        const rows = unpack(part.packed);
        sheets.at(-1)?.rows.push(...rows);
        progress.rows += rows.length;
      }
      onProgress?.({ ...progress });
    },
  });
  return sheets;
}
