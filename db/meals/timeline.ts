/** What a person's timeline says about meals: a line for each month. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { yuan } from './serve.ts';
import { standingSql } from './standing.ts';

interface MonthOfMeals {
  month: string;
  lastAt: number;
  portions: number;
  subsidyFen: number;
  personFen: number;
}

const months = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; at: number; limit: number }], MonthOfMeals>(
    `SELECT substr(v.day, 1, 7) AS month, max(v.at) AS lastAt, sum(v.portions) AS portions,
       sum(v.subsidy_fen) AS subsidyFen, sum(v.person_fen) AS personFen
     FROM meal v
     WHERE v.resident_id IN (SELECT value FROM json_each(:ids)) AND v.withdrawn = 0 AND ${standingSql.stands}
     GROUP BY 1 HAVING max(v.at) <= :at ORDER BY lastAt DESC LIMIT :limit`,
  ),
);

/** A timeline source of the residents' page. A month stands where its last meal stands. */
export function mealTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const at = before?.at ?? Number.MAX_SAFE_INTEGER;
  return months(ctx.sqlite)
    .all({ ids: JSON.stringify(cards), at, limit })
    .map(({ month, lastAt, portions, subsidyFen, personFen }) => {
      const [subsidy, person] = [yuan(subsidyFen), yuan(personFen)];
      return {
        id: `meals-${month}`,
        at: lastAt,
        feature: 'meals',
        kind: 'month',
        text: { zh: `${month} 用餐 ${portions} 次`, en: `${portions} meals in ${month}` },
        detail: {
          zh: `补贴 ${subsidy} 元，自付 ${person} 元`,
          en: `${subsidy} yuan subsidised, ${person} paid`,
        },
        tone: 'neutral',
        account: null,
        rowId: null,
      };
    });
}
