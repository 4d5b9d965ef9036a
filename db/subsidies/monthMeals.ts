/** The meals of a month as they stand, with what was paid for them: versions superseded or withdrawn are left out. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { type MealTime, mealTimes, type ServingMode } from '../menu/shapes.ts';
import type { Payer, SubsidyLine } from './shapes.ts';

export interface EatenMeal {
  residentId: string;
  day: string; // YYYY-MM-DD
  meal: MealTime;
  serving: number;
  mode: ServingMode;
  priceFen: number;
  /** The person's tier when it was served: a category's code, or `none`. */
  tier: string;
  /** Adjustments made after the month was closed included. */
  paid: Map<Payer, number>;
}

type MealRow = Omit<EatenMeal, 'paid'> & { rootId: string; portions: number; lines: string };
interface AdjustmentRow {
  rootId: string;
  portions: number;
  priceFen: number;
  lines: string;
}

const statements = perConnection((sqlite) => ({
  // Two desks may have corrected one meal apart: the version saved last stands.
  meals: sqlite.prepare<[string, string], MealRow>(
    `SELECT m.root_id AS rootId, m.resident_id AS residentId, m.day, m.meal, m.serving, m.mode, m.portions,
       m.price_fen AS priceFen, m.category AS tier, m.lines
     FROM meal m
     WHERE m.day BETWEEN ? AND ? AND m.withdrawn = 0 AND m.resident_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM meal newer WHERE newer.supersedes = m.id)
     ORDER BY m.day, m.saved_at, m.id`,
  ),
  adjustments: sqlite.prepare<[string, string], AdjustmentRow>(
    `SELECT a.meal_root_id AS rootId, a.portions, a.price_fen AS priceFen, a.lines
     FROM meal_adjustment a
     WHERE a.meal_root_id IN (SELECT root_id FROM meal WHERE day BETWEEN ? AND ?)`,
  ),
}));

function addLines(paid: Map<Payer, number>, json: string): void {
  const lines: SubsidyLine[] = JSON.parse(json);
  for (const { payer, amountFen } of lines) paid.set(payer, (paid.get(payer) ?? 0) + amountFen);
}

function eatenOrder(one: EatenMeal, other: EatenMeal): number {
  return mealTimes.indexOf(one.meal) - mealTimes.indexOf(other.meal) || one.serving - other.serving;
}

/** By day; of one day in the order in which they are eaten. Guests are left out: no rule pays for them. */
export function mealsEaten(ctx: QueryContext, firstDay: string, lastDay: string): Map<string, EatenMeal[]> {
  const { meals, adjustments } = statements(ctx.sqlite);
  const standing = new Map<string, EatenMeal & { portions: number }>();
  for (const { rootId, lines, ...row } of meals.all(firstDay, lastDay)) {
    const paid = new Map<Payer, number>();
    addLines(paid, lines);
    standing.set(rootId, { ...row, paid });
  }
  for (const { rootId, portions, priceFen, lines } of adjustments.all(firstDay, lastDay)) {
    const meal = standing.get(rootId);
    if (!meal) continue;
    meal.portions += portions;
    meal.priceFen += priceFen;
    addLines(meal.paid, lines);
  }
  const eaten = [...standing.values()].filter(({ portions }) => portions > 0).sort(eatenOrder);
  return Map.groupBy(eaten, ({ day }) => day);
}
