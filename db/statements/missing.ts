/** What is missing before a month can be closed: drawers not counted, and ordered meals nobody served or cancelled. */

import type { z } from 'zod';
import { addDays } from '../core/clock.ts';
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { mealsOn } from '../meals/service.ts';
import { mealTimes } from '../menu/shapes.ts';
import { mealNames } from '../menu/vocabulary.ts';
import { ordersOn } from '../orders/service.ts';
import type { statements as contract } from './contract.ts';
import { firstDay, lastDay, type Month } from './entries.ts';

type Preview = z.input<(typeof contract)['preview']['output']>;

interface DrawerDay {
  day: string;
  deskId: string;
  expectedFen: number;
  countedFen: number | null; // without the float; null: never counted
  note: string | null;
}

/** Of several counts of one drawer the latest stands; a drawer through which no cash went needs none. */
const drawerDays = perConnection((sqlite) =>
  sqlite.prepare<[{ from: string; to: string }], DrawerDay>(
    `SELECT p.booked_on AS day, p.desk_id AS deskId, sum(p.cash_fen) AS expectedFen,
       c.counted_fen - c.float_fen AS countedFen, c.note
     FROM payment p
     LEFT JOIN day_close c ON c.id = (SELECT id FROM day_close d WHERE d.day = p.booked_on AND d.desk_id = p.desk_id
       ORDER BY d.at DESC, d.id DESC LIMIT 1)
     WHERE p.booked_on BETWEEN @from AND @to AND p.cash_fen <> 0
     GROUP BY p.booked_on, p.desk_id ORDER BY p.booked_on, p.desk_id`,
  ),
);

export function countsOf(sqlite: Sqlite, month: Month): Pick<Preview, 'uncounted' | 'differing'> {
  const drawers = drawerDays(sqlite).all({ from: firstDay(month), to: lastDay(month) });
  return {
    uncounted: drawers
      .filter(({ countedFen }) => countedFen === null)
      .map(({ day, deskId, expectedFen }) => ({ day, deskId, expectedFen })),
    differing: drawers.flatMap(({ day, deskId, expectedFen, countedFen, note }) =>
      countedFen === null || countedFen === expectedFen
        ? []
        : [{ day, deskId, expectedFen, countedFen, note: note ?? '' }],
    ),
  };
}

/** Meals of days gone by; today's may still be served. */
export function waitingOf(ctx: QueryContext, month: Month): Preview['waiting'] {
  const waiting: Preview['waiting'] = [];
  for (let day = firstDay(month); day <= lastDay(month) && day < ctx.today; day = addDays(day, 1)) {
    for (const meal of mealTimes) {
      const ordered = ordersOn(ctx, day, meal);
      if (ordered.length === 0) continue;
      const served = new Set(mealsOn(ctx, day, meal).map(({ residentId }) => residentId));
      const count = ordered.filter(({ residentId }) => !served.has(residentId)).length;
      if (count > 0) waiting.push({ day, meal: mealNames[meal], count });
    }
  }
  return waiting;
}
