/** Writes a table as `.xlsx` (on a thread of its own) or `.csv`. */
import { neutralise } from './neutralise.ts';
import type { Table } from './sheetTable.ts';
import { slices } from './slices.ts';
import { runThread } from './thread.ts';

export interface WriteTask {
  head: Omit<Table, 'rows'>;
  rowCount: number;
}

/** @throws DeskError `task.cancelled` */
export async function writeXlsx({ rows, ...head }: Table, signal?: AbortSignal): Promise<Uint8Array> {
  const task: WriteTask = { head, rowCount: rows.length };
  let file = new Uint8Array();
  await runThread<Uint8Array<ArrayBuffer>>({
    url: new URL(import.meta.url.endsWith('.ts') ? './writeWorker.ts' : './writeWorker.js', import.meta.url),
    data: task,
    inputs: slices(rows),
    signal,
    onPart: (part) => {
      file = part;
    },
  });
  return file;
}

function quote(field: string): string {
  // A field with blanks at its ends is quoted too: some readers trim what is not.
  return /[",;\t\r\n|]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** UTF-8 with its mark, without which Excel reads Chinese as GBK; lines end as RFC 4180 has them. No title row. */
export function writeCsv({ columns, rows }: Table): Uint8Array {
  const lines = [columns.map(({ header }) => quote(neutralise(header))).join(',')];
  for (const row of rows) {
    const fields = columns.map(({ kind }, index) => {
      const value = row[index] ?? '';
      return kind === 'number' && typeof value === 'number'
        ? String(value)
        : quote(neutralise(String(value)));
    });
    lines.push(fields.join(','));
  }
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}
