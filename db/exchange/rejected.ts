/** The rows that need a person, as they stood in the file, with the reasons in front: to be mended and imported again. */
import type { ImportPlan } from './plan.ts';
import type { SheetRow } from './sheet.ts';
import type { Table } from './sheetTable.ts';

/** Headed like the file itself, so that the same mapping fits; the two columns in front belong to no field. */
export function rejectedTable(plan: ImportPlan, rows: readonly SheetRow[]): Table {
  const asWritten = new Map(rows.map((row) => [row.number, row.cells]));
  const rejected = plan.rows.filter(({ group }) => group === 'person');
  return {
    title: '待处理',
    columns: [
      { header: '需要处理的原因', width: 60, kind: 'text' },
      { header: '原表行号', width: 10, kind: 'number' },
      ...plan.headerColumns.map((header) => ({ header, width: 16, kind: 'text' as const })),
    ],
    rows: rejected.map(({ row, sentences }) => [
      sentences.map(({ zh }) => zh).join(' '),
      row.rowNumber,
      ...plan.headerColumns.map((_header, column) => {
        const cell = asWritten.get(row.rowNumber)?.[column] ?? null;
        return cell === null ? null : String(cell);
      }),
    ]),
  };
}
