/**
 * Rows on their way between threads. A roster repeats its words thousands of times: each value crosses once,
 * and the cells are numbers of values in a buffer that moves without being copied. The receiver then holds
 * one string for all cells that say the same, which makes what comes after quicker too.
 */
import type { Cell, SheetRow } from './sheet.ts';

export interface PackedRows {
  /** Values that no earlier pack held; the count goes on from pack to pack. */
  values: readonly Cell[];
  width: number;
  /** `width` cells for each row, each the number of its value. */
  cells: Int32Array<ArrayBuffer>;
  /** Of each row, 1-based as in the sheet, negative when the row is hidden. */
  rowNumbers: Int32Array<ArrayBuffer>;
}

/** All packs of one file must come from one packer. */
export function createPacker(): (rows: readonly SheetRow[]) => PackedRows {
  const known = new Map<Cell, number>();
  return (rows) => {
    const values: Cell[] = [];
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const cells = new Int32Array(rows.length * width);
    const number = (value: Cell) => {
      let at = known.get(value);
      if (at === undefined) {
        at = known.size;
        known.set(value, at);
        values.push(value);
      }
      return at;
    };
    rows.forEach((row, index) => {
      for (let column = 0; column < width; column++) {
        cells[index * width + column] = number(row.cells[column] ?? null);
      }
    });
    const rowNumbers = Int32Array.from(rows, (row) => (row.hidden ? -row.number : row.number));
    return { values, width, cells, rowNumbers };
  };
}

/** Takes the packs in the order in which they were made. */
export function createUnpacker(): (packed: PackedRows) => SheetRow[] {
  const known: Cell[] = [];
  return ({ values, width, cells, rowNumbers }) => {
    known.push(...values);
    return Array.from(rowNumbers, (number, index) => ({
      number: Math.abs(number),
      hidden: number < 0,
      cells: Array.from(cells.subarray(index * width, (index + 1) * width), (at) => known[at] ?? null),
    }));
  };
}
