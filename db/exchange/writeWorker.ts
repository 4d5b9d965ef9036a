/** The thread that writes a workbook. It starts with the tables' heads, takes the rows, and posts the file. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Table } from './sheetTable.ts';
import type { ThreadMessage } from './thread.ts';
import type { WriteTask } from './writeSheet.ts';
import { buildXlsx } from './writeXlsx.ts';

function post(message: ThreadMessage<Uint8Array>, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function takeRows(count: number): Promise<Table['rows']> {
  const rows: Table['rows'][number][] = [];
  return new Promise((resolve) => {
    if (count === 0) resolve(rows);
    parentPort?.on('message', (slice: Table['rows']) => {
      rows.push(...slice);
      if (rows.length === count) resolve(rows);
    });
  });
}

const { sheets }: WriteTask = workerData;
const rows = await takeRows(sheets.reduce((sum, { rowCount }) => sum + rowCount, 0));
let from = 0;
const tables = sheets.map(({ head, rowCount }): Table => {
  const table = { ...head, rows: rows.slice(from, from + rowCount) };
  from += rowCount;
  return table;
});
const file = new Uint8Array(await buildXlsx(tables));
post({ kind: 'part', part: file }, [file.buffer]);
post({ kind: 'end' });
