/** A sheet as it was read, whatever file it came from. Plain data, so that it crosses threads cheaply. */

/** Text is trimmed and never empty. Dates arrive as `YYYY-MM-DD`, with ` HH:MM:SS` behind when the cell holds a time of day. */
export type Cell = string | number | boolean | null;

export interface SheetRow {
  /** 1-based, as printed beside the row in Excel or WPS, so that a person finds it again. */
  number: number;
  /** Hidden by hand or by a filter. Hidden rows are read like any other and never dropped silently. */
  hidden: boolean;
  cells: readonly Cell[];
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Without the rows that hold nothing. */
  rows: readonly SheetRow[];
  /** Rows without any content among or above the others. */
  emptyRows: number;
}
