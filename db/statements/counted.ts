/**
 * A month counted by the database: of ten thousand meals most are alike, so a few hundred lines come out of it instead
 * of ten thousand. Adds up to the same as the entries one by one, which a test holds it to.
 */
import { perConnection, type Sqlite } from '../core/connection.ts';
import { standsIn } from '../core/versions.ts';
import type { SubsidyLine } from '../subsidies/shapes.ts';
import { type Counted, firstDay, lastDay, type Month } from './entries.ts';

type Stored = Omit<Counted, 'lines' | 'late'> & { lines: string; late: 0 | 1 };

const facts = `v.meal, v.mode, v.payment, v.route_id AS routeId, v.deliverer,
  CASE WHEN v.resident_id IS NULL THEN 'guest' ELSE v.category END AS tier`;
const sums =
  'count(*) AS entries, sum(portions) AS portions, sum(priceFen) AS priceFen, sum(personFen) AS personFen';
// What one person paid is among what must be alike: who paid nothing is counted apart from who did.
const alike = 'bookedOn, meal, mode, payment, routeId, deliverer, tier, lines, late, personFen';

const standing = `v.withdrawn = 0 AND ${standsIn('meal')}`;
const inMonth = 'BETWEEN :from AND :to';

export const countedSql = {
  meals: `SELECT 'meal' AS kind, ${alike}, ${sums} FROM (
      SELECT v.booked_on AS bookedOn, ${facts}, v.lines, substr(v.day, 1, 7) <> substr(v.booked_on, 1, 7) AS late,
        v.portions, v.price_fen AS priceFen, v.person_fen AS personFen
      FROM meal v WHERE v.booked_on ${inMonth} AND ${standing})
    GROUP BY ${alike}`,
  corrections: `SELECT 'adjustment' AS kind, ${alike}, ${sums} FROM (
      SELECT a.booked_on AS bookedOn, ${facts}, a.lines, 0 AS late,
        a.portions, a.price_fen AS priceFen, a.person_fen AS personFen
      FROM meal_adjustment a
      JOIN meal v ON (v.id = a.meal_root_id OR (v.root_id = a.meal_root_id AND v.supersedes IS NOT NULL))
      WHERE a.booked_on ${inMonth} AND ${standsIn('meal')})
    GROUP BY ${alike}`,
  diners: `SELECT count(DISTINCT v.resident_id) FROM meal v WHERE v.booked_on ${inMonth} AND ${standing}`,
} as const;

type Range = { from: string; to: string };
const select = perConnection((sqlite) => ({
  meals: sqlite.prepare<[Range], Stored>(countedSql.meals),
  corrections: sqlite.prepare<[Range], Stored>(countedSql.corrections),
  diners: sqlite.prepare<[Range], number>(countedSql.diners).pluck(),
}));

export function countedOf(sqlite: Sqlite, month: Month): { entries: Counted[]; diners: number } {
  const range = { from: firstDay(month), to: lastDay(month) };
  const run = select(sqlite);
  // The same few lines stand in most rows.
  const known = new Map<string, SubsidyLine[]>();
  const linesOf = (text: string): SubsidyLine[] => {
    const lines: SubsidyLine[] = known.get(text) ?? JSON.parse(text);
    known.set(text, lines);
    return lines;
  };
  const stored = [...run.meals.all(range), ...run.corrections.all(range)];
  return {
    entries: stored.map((row) => ({ ...row, late: row.late === 1, lines: linesOf(row.lines) })),
    diners: run.diners.get(range) ?? 0,
  };
}
