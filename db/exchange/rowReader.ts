/** One row of a sheet seen through a mapping: cells by field, and the findings that reading them brings up. */
import type { ErrorParams } from '../core/errors.ts';
import { type Finding, type FindingCode, isProblem } from './findings.ts';
import { isFormulaError, readText } from './readText.ts';
import type { RosterField } from './rosterColumns.ts';
import type { Cell } from './sheet.ts';

export type FieldColumns = ReadonlyMap<RosterField, readonly number[]>;

/** Characters that a card has room for. */
const room: Partial<Record<RosterField, number>> = {
  ...{ estate: 60, building: 20, unit: 20, room: 20, address: 60, ethnicity: 20, hukou: 200, remarks: 2000 },
  ...{ emergencyName: 60, emergencyRelation: 20, relation: 20, idNumber: 40 },
};

/** Most fields of most rosters have no column; an empty list for each would be all garbage. */
const none: readonly never[] = [];

export class RowReader {
  notes: readonly Finding[] = none;
  problems: readonly Finding[] = none;
  private readonly rowCells: readonly Cell[];
  private readonly columns: FieldColumns;

  constructor(rowCells: readonly Cell[], columns: FieldColumns) {
    this.rowCells = rowCells;
    this.columns = columns;
  }

  report(code: FindingCode, field: RosterField | null, params: ErrorParams = {}): void {
    const finding = { code, field, params };
    if (isProblem(code)) this.problems = [...this.problems, finding];
    else this.notes = [...this.notes, finding];
  }

  private filled(field: RosterField, column: number): Cell {
    const cell = this.rowCells[column] ?? null;
    if (!isFormulaError(cell)) return cell;
    this.report('formulaError', field, { raw: String(cell) });
    return null;
  }

  /** Every filled cell of a field that several columns may feed. */
  cells(field: RosterField): readonly Cell[] {
    const columns = this.columns.get(field);
    return columns
      ? columns.map((column) => this.filled(field, column)).filter((cell) => cell !== null)
      : none;
  }

  cell(field: RosterField): Cell {
    const column = this.columns.get(field)?.[0];
    return column === undefined ? null : this.filled(field, column);
  }

  /** Trimmed; `null` when blank or a word that means blank. */
  text(field: RosterField): string | null {
    return this.fitting(field, readText(this.cell(field)));
  }

  private fitting(field: RosterField, text: string): string | null {
    const max = room[field] ?? Number.POSITIVE_INFINITY;
    if (text.length <= max) return text || null;
    this.report('tooLong', field, { raw: text, max });
    return null;
  }

  /** What all cells of the field say, each once. */
  texts(field: RosterField): readonly string[] {
    if (!this.columns.has(field)) return none;
    const texts: string[] = [];
    for (const cell of this.cells(field)) {
      const text = readText(cell);
      if (text !== '' && !texts.includes(text)) texts.push(text);
    }
    return texts;
  }

  joined(field: RosterField, separator: string): string | null {
    return this.fitting(field, this.texts(field).join(separator));
  }
}
