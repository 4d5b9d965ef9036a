/** Ability assessed (能力评估), GB/T 42195-2022: the latest one by day holds. */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { cardIds } from '../residents/service.ts';

/** `ids`: JSON array of residents' ids. */
const latestOn = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; day: Day }], { residentId: string; level: number }>(
    `SELECT j.value AS residentId, a.level FROM json_each(:ids) j JOIN ability_assessment a ON a.id = (
       SELECT b.id FROM ability_assessment b WHERE b.resident_id = j.value AND b.assessed_on <= :day
       ORDER BY b.assessed_on DESC, b.at DESC, b.id DESC LIMIT 1)`,
  ),
);

/** Of many at once, by the id asked for; those never assessed are left out. */
export function abilityLevelsOn(ctx: QueryContext, ids: readonly string[], day: Day): Map<string, number> {
  const rows = latestOn(ctx.sqlite).all({ ids: JSON.stringify(ids), day });
  return new Map(rows.map((row) => [row.residentId, row.level]));
}

/** 0 intact … 4 complete loss. Null: not assessed by that day. */
export function abilityLevelOn(ctx: QueryContext, residentId: string, day: Day): number | null {
  // The card in charge comes first; what was assessed on a card merged into it still counts.
  const levels = abilityLevelsOn(ctx, cardIds(ctx, residentId), day);
  return [...levels.values()][0] ?? null;
}
