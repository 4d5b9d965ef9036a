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
 * `no` orders a pair, so that it is found once. A 15-digit number meets the 18-digit one it became: the same but for
 * the century and the check character.
 */
export const pairsSql = `
WITH pair (reason, one, other) AS (
  SELECT 'sameDocument', a.id, b.id FROM resident a JOIN resident b ON b.document_number = a.document_number
  WHERE a.no < b.no AND a.merged_into IS NULL AND b.merged_into IS NULL
  UNION ALL
  SELECT 'sameDocument', a.id, b.id FROM resident a JOIN resident b
    ON b.document_number >= substr(a.document_number, 1, 6) || '19' || substr(a.document_number, 7)
    AND b.document_number < substr(a.document_number, 1, 6) || '19' || substr(a.document_number, 7) || '~'
  WHERE a.document_kind = 'legacyId' AND a.merged_into IS NULL AND b.merged_into IS NULL
  UNION ALL
  SELECT 'nameAndPhone', a.id, b.id FROM resident_phone p
    JOIN resident_phone q ON q.number = p.number AND q.resident_id <> p.resident_id AND q.ended_at IS NULL
    JOIN resident a ON a.id = p.resident_id
    JOIN resident b ON b.id = q.resident_id AND b.name = a.name
  WHERE p.ended_at IS NULL AND a.no < b.no AND a.merged_into IS NULL AND b.merged_into IS NULL
  UNION ALL
  SELECT 'nameBirthAddress', a.id, b.id FROM resident a JOIN resident b
    ON b.name = a.name AND b.birth_date = a.birth_date AND b.estate IS a.estate AND b.building IS a.building
    AND b.unit IS a.unit AND b.room IS a.room
  WHERE a.no < b.no AND a.merged_into IS NULL AND b.merged_into IS NULL
    AND coalesce(a.estate, a.building, a.unit, a.room) IS NOT NULL
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
