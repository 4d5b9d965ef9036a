/** Months that are closed (月结): the text frozen with each is what was settled, whatever is entered later. */
import { createHash } from 'node:crypto';
import { perConnection, type Sqlite } from '../core/connection.ts';
import { type Figures, figuresSchema, type MonthClosed } from './contract.ts';
import type { Month } from './entries.ts';

interface StoredClose {
  month: Month;
  figures: string;
  note: string;
  at: number;
  name: string | null;
}

export interface Close extends MonthClosed {
  month: Month;
  figures: Figures;
}

const columns = `SELECT c.month, c.figures, c.note, c.at, a.name FROM month_close c
  LEFT JOIN account a ON a.id = c.account_id`;

const select = perConnection((sqlite) => ({
  of: sqlite.prepare<[{ month: Month }], StoredClose>(
    `${columns} WHERE c.month = @month ORDER BY c.at, c.id`,
  ),
  before: sqlite.prepare<[{ month: Month }], StoredClose>(
    `${columns} WHERE c.month < @month ORDER BY c.month DESC, c.at, c.id LIMIT 1`,
  ),
  all: sqlite.prepare<[], StoredClose>(`${columns} ORDER BY c.month, c.at, c.id`),
}));

/** SHA-256 in hexadecimal of the text that is frozen. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const read = ({ month, figures, note, at, name }: StoredClose): Close => ({
  month,
  figures: figuresSchema.parse(JSON.parse(figures)),
  note,
  at,
  by: name ?? '',
  hash: hashOf(figures),
});

export function closeOf(sqlite: Sqlite, month: Month): Close | null {
  const row = select(sqlite).of.get({ month });
  return row === undefined ? null : read(row);
}

/** The latest closed month before this one. */
export function closeBefore(sqlite: Sqlite, month: Month): Close | null {
  const row = select(sqlite).before.get({ month });
  return row === undefined ? null : read(row);
}

/** By month, earliest first. */
export function closesByMonth(sqlite: Sqlite): ReadonlyMap<Month, Close> {
  const found = new Map<Month, Close>();
  for (const row of select(sqlite).all.all()) if (!found.has(row.month)) found.set(row.month, read(row));
  return found;
}
