/** All pairs in the register that may be one person, for the page that cleans it up. */
import type { Sqlite } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { perConnection } from '../residents/perConnection.ts';
import { linesOf } from '../residents/service.ts';
import { codesOf, type DuplicateReason, duplicateReasons } from '../residents/vocabulary.ts';

interface PairRow {
  reason: DuplicateReason;
  one: string;
  other: string;
}

/**
 * `no` orders a pair, so that it is found once. CROSS JOIN keeps the order of reading: by common names alone the planner
 * would compare half the town with itself. A 15-digit number meets the 18-digit one it became: the same but for the
 * century and the check character.
 */
const pairsSql = `
WITH twins AS (
  SELECT name, birth_date, estate, building, unit, room FROM resident
  WHERE merged_into IS NULL AND birth_date IS NOT NULL AND coalesce(estate, building, unit, room) IS NOT NULL
  GROUP BY name, birth_date, estate, building, unit, room HAVING count(*) > 1
),
pair (reason, one, other) AS (
  SELECT 'sameDocument', a.id, b.id FROM resident a
    CROSS JOIN resident b ON b.document_number = a.document_number
  WHERE a.no < b.no AND a.merged_into IS NULL AND b.merged_into IS NULL
  UNION ALL
  SELECT 'sameDocument', a.id, b.id FROM resident a
    CROSS JOIN resident b ON b.document_number >= substr(a.document_number, 1, 6) || '19' || substr(a.document_number, 7)
      AND b.document_number < substr(a.document_number, 1, 6) || '19' || substr(a.document_number, 7) || '~'
  WHERE a.document_kind = 'legacyId' AND a.merged_into IS NULL AND b.merged_into IS NULL
  UNION ALL
  SELECT 'nameAndPhone', a.id, b.id FROM resident_phone p
    CROSS JOIN resident_phone q ON q.number = p.number AND q.resident_id <> p.resident_id AND q.ended_at IS NULL
    CROSS JOIN resident a ON a.id = p.resident_id
    CROSS JOIN resident b ON b.id = q.resident_id AND b.name = a.name
  WHERE p.ended_at IS NULL AND a.no < b.no AND a.merged_into IS NULL AND b.merged_into IS NULL
  UNION ALL
  SELECT 'nameBirthAddress', a.id, b.id FROM twins t
    CROSS JOIN resident a ON a.name = t.name AND a.birth_date = t.birth_date AND a.estate IS t.estate
      AND a.building IS t.building AND a.unit IS t.unit AND a.room IS t.room
    CROSS JOIN resident b ON b.name = t.name AND b.birth_date = t.birth_date AND b.estate IS t.estate
      AND b.building IS t.building AND b.unit IS t.unit AND b.room IS t.room
  WHERE a.no < b.no AND a.merged_into IS NULL AND b.merged_into IS NULL
)
SELECT DISTINCT reason, one, other FROM pair`;

const reads = perConnection((sqlite: Sqlite) => ({
  pairs: sqlite.prepare<[], PairRow>(pairsSql),
  notSame: sqlite.prepare<[], { one: string; other: string }>(
    'SELECT one_id AS one, other_id AS other FROM not_duplicate',
  ),
}));

const keyOf = ({ one, other }: { one: string; other: string }) => [one, other].toSorted().join(' ');

interface Pair {
  one: string;
  other: string;
  reasons: DuplicateReason[];
}

/** Most and surest reasons first, then as they were found, so that pages do not shift. */
function allPairs(ctx: QueryContext): Pair[] {
  const known = codesOf(duplicateReasons);
  const found = Map.groupBy(reads(ctx.sqlite).pairs.all(), keyOf);
  const notSame = new Set(reads(ctx.sqlite).notSame.all().map(keyOf));
  const all = [...found].flatMap(([key, rows]): Pair[] => {
    const [first] = rows;
    if (!first || notSame.has(key)) return [];
    const reasons = known.filter((reason) => rows.some((row) => row.reason === reason));
    return [{ one: first.one, other: first.other, reasons }];
  });
  const weight = ({ reasons }: Pair) => reasons.reduce((sum, reason) => sum + 4 ** -known.indexOf(reason), 0);
  return all.sort((one, other) => weight(other) - weight(one) || (one.one < other.one ? -1 : 1));
}

export function suspects(ctx: QueryContext, { offset, limit }: { offset: number; limit: number }) {
  const all = allPairs(ctx);
  const page = all.slice(offset, offset + limit);
  const lines = linesOf(
    ctx,
    page.flatMap(({ one, other }) => [one, other]),
  );
  return {
    total: all.length,
    pairs: page.flatMap(({ one, other, reasons }) => {
      const [oneLine, otherLine] = [lines.get(one), lines.get(other)];
      return oneLine && otherLine ? [{ one: oneLine, other: otherLine, reasons }] : [];
    }),
  };
}
