/** A list on its way out. */

export interface TableColumn {
  header: string;
  /** In characters of Excel's default font. */
  width?: number;
  /**
   * IDs and phone numbers are `text`: as numbers Excel would damage them. Dates are `YYYY-MM-DD`. Money is
   * given in fen and written in yuan.
   */
  kind: 'text' | 'number' | 'date' | 'money';
}

export interface Table {
  /** Stands above the header row and names the sheet. */
  title?: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly (string | number | null)[])[];
}
