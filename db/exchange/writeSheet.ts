/** Writes a table as `.xlsx` (on a thread of its own) or `.csv`. */
import { neutralise } from './neutralise.ts';
import type { Table } from './sheetTable.ts';
import { slices } from './slices.ts';
import { runThread } from './thread.ts';

export interface WriteTask {
  sheets: readonly { head: Omit<Table, 'rows'>; rowCount: number }[];
}

/** A sheet for each table, in their order; tables of one workbook need titles that differ. @throws DeskError `task.cancelled` */
export async function writeWorkbook(tables: readonly Table[], signal?: AbortSignal): Promise<Uint8Array> {
  const task: WriteTask = {
    sheets: tables.map(({ rows, ...head }) => ({ head, rowCount: rows.length })),
  };
  let file = new Uint8Array();
  await runThread<Uint8Array<ArrayBuffer>>({
    url: new URL(import.meta.url.endsWith('.ts') ? './writeWorker.ts' : './writeWorker.js', import.meta.url),
    data: task,
    inputs: slices(tables.flatMap(({ rows }) => rows)),
    signal,
    onPart: (part) => {
      file = part;
    },
  });
  return file;
}

/** @throws DeskError `task.cancelled` */
export const writeXlsx = (table: Table, signal?: AbortSignal): Promise<Uint8Array> =>
  writeWorkbook([table], signal);

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
      if (kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2);
      return kind === 'number' && typeof value === 'number'
        ? String(value)
        : quote(neutralise(String(value)));
    });
    lines.push(fields.join(','));
  }
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}
