/** The roster fixture as the tests use it, read once per test file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanRoster } from '../../../db/exchange/cleanRoster.ts';
import { findHeader, type Header, proposeMapping } from '../../../db/exchange/findHeader.ts';
import { readWorkbook } from '../../../db/exchange/readSheet.ts';
import type { Cell, Sheet, SheetRow } from '../../../db/exchange/sheet.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

export const rosterBytes = new Uint8Array(readFileSync(join(fixtures, 'roster.xlsx')));

/** What the fixture was made with; see `roster.json`. */
export const rosterCounts: Record<string, number> = JSON.parse(
  readFileSync(join(fixtures, 'roster.json'), 'utf8'),
);

/** A test that finds no header has nothing to go on with. */
export function headerOf(rows: readonly SheetRow[]): Header {
  const header = findHeader(rows);
  if (!header) throw new Error('no header found');
  return header;
}

export function cleanSheet(sheet: Sheet | undefined) {
  if (!sheet) throw new Error('no sheet');
  const header = headerOf(sheet.rows);
  const rows = sheet.rows.slice(header.dataFrom);
  return { header, rows, people: cleanRoster(rows, proposeMapping(header, rows)) };
}

export async function readRoster() {
  const [sheet, second] = await readWorkbook(rosterBytes, 'roster.xlsx');
  return { sheet, second, ...cleanSheet(sheet) };
}

/** Rows as a sheet would give them, numbered from 1. */
export function rowsOf(...cells: readonly (readonly Cell[])[]): SheetRow[] {
  return cells.map((row, index) => ({ number: index + 1, hidden: false, cells: row }));
}

/** People from a header and rows written out in the test. */
export function clean(header: readonly string[], ...cells: readonly (readonly Cell[])[]) {
  const rows = rowsOf(header, ...cells);
  return cleanSheet({ name: 'test', hidden: false, rows, emptyRows: 0 }).people;
}
