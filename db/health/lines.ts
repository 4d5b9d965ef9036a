/** Reads readings and puts each in the one line that every list shows. */
import { getTableColumns } from 'drizzle-orm';
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { isOfRoot, standsIn } from '../core/versions.ts';
import { healthFailure } from './failures.ts';
import type { ReadingLine } from './reading.ts';
import type { OutOfRange } from './shapes.ts';
import { vitals } from './table.ts';

type Stored = typeof vitals.$inferSelect;
/** The columns as SQLite gives them. */
type Columns = Omit<Stored, 'withdrawn' | 'ecgTaken' | 'outOfRange'> & {
  withdrawn: number;
  ecgTaken: number;
  outOfRange: string;
  savedByName: string | null;
};
export type ReadingRow = Omit<Columns, 'withdrawn' | 'ecgTaken' | 'outOfRange'> & {
  withdrawn: boolean;
  ecgTaken: boolean;
  outOfRange: OutOfRange[];
};

const columns = Object.entries(getTableColumns(vitals)).map(([key, { name }]) => `v.${name} AS ${key}`);
const selectReadings = `SELECT ${columns.join(', ')}, a.name AS savedByName
FROM vitals v LEFT JOIN account a ON a.id = v.saved_by`;
const stands = `${standsIn('vitals')} AND v.withdrawn = 0`;

export const readingSql = {
  version: `${selectReadings} WHERE v.id = :id`,
  versions: `${selectReadings} WHERE ${isOfRoot} ORDER BY v.saved_at DESC, v.id DESC`,
  current: `${selectReadings} WHERE ${isOfRoot} AND ${standsIn('vitals')}`,
  day: `${selectReadings} WHERE v.day = :day AND ${stands} ORDER BY v.taken_at DESC, v.id DESC`,
  session: `${selectReadings} WHERE v.session_id = :sessionId AND ${stands} ORDER BY v.taken_at DESC, v.id DESC`,
  /** `ids`: JSON array of the ids of a person's cards. */
  ofPerson: `${selectReadings} WHERE v.resident_id IN (SELECT value FROM json_each(:ids))
    AND v.taken_at >= :from AND v.taken_at < :to AND ${stands} ORDER BY v.taken_at DESC, v.id DESC`,
} as const;

function prepared<Parameters extends object>(sql: string) {
  const compiled = perConnection((sqlite) => sqlite.prepare<[Parameters], Columns>(sql));
  return (ctx: QueryContext, parameters: Parameters): ReadingRow[] =>
    compiled(ctx.sqlite).all(parameters).map(read);
}

function read(row: Columns): ReadingRow {
  const outOfRange: OutOfRange[] = JSON.parse(row.outOfRange);
  return { ...row, withdrawn: row.withdrawn === 1, ecgTaken: row.ecgTaken === 1, outOfRange };
}

export const readings = {
  version: prepared<{ id: string }>(readingSql.version),
  versions: prepared<{ rootId: string }>(readingSql.versions),
  current: prepared<{ rootId: string }>(readingSql.current),
  day: prepared<{ day: Day }>(readingSql.day),
  session: prepared<{ sessionId: string }>(readingSql.session),
  ofPerson: prepared<{ ids: string; from: number; to: number }>(readingSql.ofPerson),
};

/** @throws DeskError `health.unknown` */
export function requireVersion(ctx: QueryContext, id: string): ReadingRow {
  const [row] = readings.version(ctx, { id });
  if (!row) throw healthFailure('health.unknown');
  return row;
}

export function toLine({ id, supersedes, savedByName, ...row }: ReadingRow): ReadingLine {
  return { ...row, versionId: id, savedBy: savedByName ?? '', corrected: supersedes !== null };
}
