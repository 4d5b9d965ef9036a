/** What a table's columns are, and the order of its rows: names as the language sorts them, gaps always last. */
import type { ReactNode } from 'react';
import type { Language } from '../state/preferences.ts';

export interface Column<Row> {
  key: string;
  title: string;
  /** A CSS grid track: `6rem`, `minmax(8rem, 2fr)`. An even share by default. */
  width?: string;
  /** Figures stand at the end. */
  align?: 'start' | 'center' | 'end';
  cell(row: Row): ReactNode;
  /** Makes the heading sort; null sorts last. */
  sortBy?(row: Row): SortValue;
}

export interface Sort {
  key: string;
  descending: boolean;
}

export type SortValue = string | number | null;

export function sortRows<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => SortValue,
  descending: boolean,
  language: Language,
): Row[] {
  const collator = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  const direction = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: sortBy(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return (a.value - b.value) * direction;
      return collator.compare(String(a.value), String(b.value)) * direction;
    })
    .map(({ row }) => row);
}
