/** Ability assessed (能力评估), GB/T 42195-2022: of all assessments of a person the latest one by day holds. */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';

/** Assessments stay with the id they were written with: they are read through every card merged into the one in charge. */
const latestOn = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; day: Day }], { residentId: string; level: number }>(
    `WITH RECURSIVE
       line (asked, card) AS (
         SELECT value, value FROM json_each(:ids)
         UNION SELECT line.asked, r.merged_into FROM line JOIN resident r ON r.id = line.card
         WHERE r.merged_into IS NOT NULL
       ),
       known (asked, card) AS (
         SELECT asked, card FROM line
         UNION SELECT known.asked, r.id FROM known JOIN resident r ON r.merged_into = known.card
       ),
       ranked AS (
         SELECT known.asked AS residentId, a.level, row_number() OVER (
           PARTITION BY known.asked ORDER BY a.assessed_on DESC, a.at DESC, a.id DESC) AS place
         FROM known JOIN ability_assessment a ON a.resident_id = known.card WHERE a.assessed_on <= :day
       )
     SELECT residentId, level FROM ranked WHERE place = 1`,
  ),
);

/** Of many at once, by the id asked for: 0 intact … 4 complete loss; those not assessed by that day are left out. */
export function abilityLevelsOn(ctx: QueryContext, ids: readonly string[], day: Day): Map<string, number> {
  const rows = latestOn(ctx.sqlite).all({ ids: JSON.stringify(ids), day });
  return new Map(rows.map((row) => [row.residentId, row.level]));
}
