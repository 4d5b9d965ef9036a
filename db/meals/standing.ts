/**
 * Meals as they stand: the latest version of each, without those undone. What statements, care tasks and the kitchen
 * read; ten thousand of them in one statement.
 */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { standsIn } from '../core/versions.ts';
import type { MealTime, ServingMode } from '../menu/shapes.ts';
import type { PaymentMethod } from '../payments/shapes.ts';
import type { SubsidyLine } from '../subsidies/shapes.ts';

/** A meal that counts, or an adjustment to one: the meal's own facts with the difference in the amounts. */
export interface StandingMeal {
  kind: 'meal' | 'adjustment';
  /** The version, or the adjustment. */
  id: string;
  rootId: string;
  day: string;
  bookedOn: string;
  meal: MealTime;
  serving: number;
  residentId: string | null;
  portions: number;
  guest: string;
  mode: ServingMode;
  optionName: string;
  /** In fen; of an adjustment with its sign. */
  priceFen: number;
  subsidyFen: number;
  personFen: number;
  lines: SubsidyLine[];
  /** A category's code, or `none`. */
  category: string;
  payment: PaymentMethod;
  takenBy: string | null;
  routeId: string | null;
  deliverer: string | null;
  deskId: string;
  at: number;
  reason: string | null;
}

type Stored = Omit<StandingMeal, 'lines'> & { lines: string };

const facts = `v.root_id AS rootId, v.day, v.meal, v.serving, v.resident_id AS residentId, v.guest, v.mode,
  v.option_name AS optionName, v.category, v.payment, v.taken_by AS takenBy, v.route_id AS routeId, v.deliverer,
  v.desk_id AS deskId`;

const ownFigures = `'meal' AS kind, v.id, v.booked_on AS bookedOn, v.portions, v.price_fen AS priceFen,
  v.subsidy_fen AS subsidyFen, v.person_fen AS personFen, v.lines, v.at, v.reason`;

const differences = `'adjustment' AS kind, a.id, a.booked_on AS bookedOn, a.portions, a.price_fen AS priceFen,
  a.price_fen - a.person_fen AS subsidyFen, a.person_fen AS personFen, a.lines, a.at, a.reason`;

const stands = `v.withdrawn = 0 AND ${standsIn('meal')}`;

export const standingSql = {
  /** A condition on `meal v`: its latest version. */
  stands: standsIn('meal'),
  booked: `SELECT ${ownFigures}, ${facts} FROM meal v
    WHERE v.booked_on BETWEEN :from AND :to AND ${stands} ORDER BY v.booked_on, v.at, v.id`,
  adjusted: `SELECT ${differences}, ${facts} FROM meal_adjustment a
    JOIN meal v ON (v.id = a.meal_root_id OR (v.root_id = a.meal_root_id AND v.supersedes IS NOT NULL))
    WHERE a.booked_on BETWEEN :from AND :to AND ${standsIn('meal')} ORDER BY a.booked_on, a.at, a.id`,
  eaten: `SELECT ${ownFigures}, ${facts} FROM meal v
    WHERE v.day = :day AND v.meal = :meal AND ${stands} ORDER BY v.at, v.id`,
} as const;

const statements = perConnection((sqlite) => ({
  booked: sqlite.prepare<[{ from: string; to: string }], Stored>(standingSql.booked),
  adjusted: sqlite.prepare<[{ from: string; to: string }], Stored>(standingSql.adjusted),
  eaten: sqlite.prepare<[{ day: string; meal: MealTime }], Stored>(standingSql.eaten),
}));

/** Most meals of a month were paid for in the same few ways: each way is read once. */
function reader() {
  const known = new Map<string, SubsidyLine[]>();
  return (row: Stored): StandingMeal => {
    const lines: SubsidyLine[] = known.get(row.lines) ?? JSON.parse(row.lines);
    known.set(row.lines, lines);
    return { ...row, lines };
  };
}

/** What counts in these days, both included: meals in the order of booking, then adjustments. */
export function standingMeals(ctx: QueryContext, from: string, to: string): StandingMeal[] {
  const run = statements(ctx.sqlite);
  return [...run.booked.all({ from, to }), ...run.adjusted.all({ from, to })].map(reader());
}

/** What was eaten at one meal, in the order in which it was served. */
export function mealsOn(ctx: QueryContext, day: string, meal: MealTime): StandingMeal[] {
  return statements(ctx.sqlite).eaten.all({ day, meal }).map(reader());
}
