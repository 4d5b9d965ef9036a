/** Tables as an `.xlsx` workbook, a sheet for each: title, bold header that stays in view, typed cells. */
import writeCells, { type Cell, type Row } from 'write-excel-file/node';
import { neutralise } from './neutralise.ts';
import type { Table, TableColumn } from './sheetTable.ts';

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;
const defaultWidth = 14;

function toCell(value: string | number | null, kind: TableColumn['kind']): Cell {
  if (value === null || value === '') return null;
  if ((kind === 'number' || kind === 'money') && typeof value === 'number')
    return kind === 'money' ? { value: value / 100, type: Number, format: '0.00' } : { value, type: Number };
  if (kind === 'date' && typeof value === 'string' && calendarDay.test(value)) {
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
  // The format `@` keeps the cell text when somebody edits it.
  return { value: neutralise(String(value)), type: String, format: '@' };
}

/** Excel allows 31 characters and none of `\ / ? * [ ] :`, nor a quotation mark at either end. */
function sheetName(title: string | undefined): string {
  const name = (title ?? '').replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '');
  return name.trim().slice(0, 31) || 'Sheet1';
}

function toSheet({ title, columns, rows }: Table) {
  const titleRow: Row = [
    { value: title ?? '', type: String, fontWeight: 'bold', fontSize: 14, columnSpan: columns.length },
  ];
  const headerRow: Row = columns.map(({ header }) => ({
    value: neutralise(header),
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#e4f1ed',
    wrap: true,
  }));
  const body = rows.map((row): Row => columns.map(({ kind }, index) => toCell(row[index] ?? null, kind)));
  const head = title === undefined ? [headerRow] : [titleRow, headerRow];
  return {
    data: [...head, ...body],
    sheet: sheetName(title),
    columns: columns.map(({ width }) => ({ width: width ?? defaultWidth })),
    stickyRowsCount: head.length,
  };
}

export async function buildXlsx(tables: readonly Table[]): Promise<Buffer> {
  return writeCells(tables.map(toSheet)).toBuffer();
}
