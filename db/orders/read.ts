/** What stands for a meal: the order of the day before the standing order, and nobody who is not here to eat. */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { MealTime, ServingMode } from '../menu/shapes.ts';
import { cardIds } from '../residents/service.ts';
import { type Eater, eatersOf, leavesOn, whyNot } from './people.ts';
import { stopsByPerson } from './routes.ts';
import type { ShownState } from './shapes.ts';
import type { mealOrder, standingOrder } from './table.ts';

export type OrderRow = Omit<typeof mealOrder.$inferSelect, 'accountId'>;
export type StandingRow = typeof standingOrder.$inferSelect;

const orderColumns = `id, supersedes, resident_id AS residentId, day, meal, state, mode,
  option_name AS optionName, note, at`;
const standingColumns = `id, resident_id AS residentId, meal, weekdays, mode, option_name AS optionName,
  from_day AS fromDay, to_day AS toDay, note`;

const statements = perConnection((sqlite) => ({
  ofMeal: sqlite.prepare<[Day, MealTime], OrderRow>(
    `SELECT ${orderColumns} FROM meal_order WHERE day = ? AND meal = ?`,
  ),
  ofPerson: sqlite.prepare<[{ ids: string; from: Day; to: Day }], OrderRow>(
    `SELECT ${orderColumns} FROM meal_order
     WHERE resident_id IN (SELECT value FROM json_each(:ids)) AND day BETWEEN :from AND :to`,
  ),
  standingOn: sqlite.prepare<[MealTime, Day, Day, number], StandingRow>(
    `SELECT ${standingColumns} FROM standing_order
     WHERE meal = ? AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND weekdays & ? ORDER BY id`,
  ),
  standingOf: sqlite.prepare<[string], StandingRow>(
    `SELECT ${standingColumns} FROM standing_order
     WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY from_day, id`,
  ),
  /** Of one whose versions were all withdrawn, nothing was eaten. */
  had: sqlite
    .prepare<[{ ids: string; from: Day; to: Day }], string>(
      `SELECT m.day || m.meal FROM meal m WHERE m.resident_id IN (SELECT value FROM json_each(:ids))
         AND m.day BETWEEN :from AND :to AND m.withdrawn = 0
         AND NOT EXISTS (SELECT 1 FROM meal later WHERE later.supersedes = m.id)`,
    )
    .pluck(),
  standing: sqlite.prepare<[], StandingRow>(`SELECT ${standingColumns} FROM standing_order ORDER BY id`),
}));

/** The bit of a day in `weekdays`: 1 Monday … 64 Sunday. */
export function weekdayBit(day: Day): number {
  return 1 << ((new Date(Date.parse(day)).getUTCDay() + 6) % 7);
}

export function standingOf(ctx: QueryContext, residentId: string): StandingRow[] {
  return statements(ctx.sqlite).standingOf.all(JSON.stringify(cardIds(ctx, residentId)));
}

export function allStanding(ctx: QueryContext): StandingRow[] {
  return statements(ctx.sqlite).standing.all();
}

/** Where two desks changed the same order, the version saved later stands, on every desk the same. */
export function latestOf(rows: readonly OrderRow[]): OrderRow | undefined {
  const superseded = new Set(rows.map((row) => row.supersedes));
  return rows
    .filter((row) => !superseded.has(row.id))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))[0];
}

export interface Standing {
  mode: ServingMode;
  optionName: string | null;
  note: string;
  orderId: string | null;
  standingId: string | null;
  state: Exclude<ShownState, 'dropped'>;
  /** Why it was not delivered. */
  why: Sentence | null;
}

/** What one person's versions of one meal and their standing orders for it come to; null: nothing was ever ordered. */
export function ordered(rows: readonly OrderRow[], standing: StandingRow | undefined): Standing | null {
  const latest = latestOf(rows);
  if (!latest) {
    if (!standing) return null;
    const { mode, optionName, note, id } = standing;
    return { mode, optionName, note, orderId: null, standingId: id, state: 'ordered', why: null };
  }
  const { mode, optionName, state, id } = latest;
  const found = { mode, optionName, orderId: id, standingId: standing?.id ?? null, state };
  if (state !== 'undelivered') return { ...found, note: latest.note, why: null };
  // The note of an undelivered order says why; what was asked for stands in the version before it.
  const before = rows.find((row) => row.id === latest.supersedes);
  return {
    ...found,
    note: before?.note ?? standing?.note ?? '',
    why: { zh: `未送到：${latest.note}`, en: `Not delivered: ${latest.note}` },
  };
}

export interface DayOrder extends Omit<Standing, 'state'> {
  eater: Eater;
  state: ShownState;
  routeId: string | null;
  position: number | null;
}

/** Everybody who ordered this meal, cancelled it or drops out, by the card in charge. */
export function dayOrders(ctx: QueryContext, day: Day, meal: MealTime): DayOrder[] {
  const { ofMeal, standingOn } = statements(ctx.sqlite);
  const rows = ofMeal.all(day, meal);
  const standing = standingOn.all(meal, day, day, weekdayBit(day));
  const eaters = eatersOf(
    ctx,
    [...rows, ...standing].map((row) => row.residentId),
  );
  const keyOf = (row: { residentId: string }) => eaters.get(row.residentId)?.id ?? '';
  const rowsBy = Map.groupBy(rows, keyOf);
  const standingBy = Map.groupBy(standing, keyOf);
  const leaves = leavesOn(ctx, day);
  const stops = stopsByPerson(ctx);
  const people = new Map([...eaters.values()].map((eater) => [eater.id, eater]));
  return [...people.values()].flatMap((eater) => {
    const found = ordered(rowsBy.get(eater.id) ?? [], standingBy.get(eater.id)?.[0]);
    if (!found) return [];
    const stop = found.mode === 'delivery' ? stops.get(eater.id) : undefined;
    const away = found.state === 'cancelled' ? null : whyNot(eater, leaves.get(eater.id), day);
    const dropped = away && { state: 'dropped' as const, why: away };
    const place = { routeId: stop?.routeId ?? null, position: stop?.position ?? null };
    return [{ eater, ...found, ...place, ...dropped }];
  });
}

export interface MealOrderOn {
  residentId: string;
  mode: ServingMode;
  /** Null: the usual meal. */
  optionName: string | null;
  note: string;
  standing: boolean;
  /** Delivery only; null: nobody carries it yet. */
  routeId: string | null;
  position: number | null;
}

/**
 * Who is expected at a meal, in no order: a delivery that failed is still one that was ordered. People on leave, in
 * hospital, dead or moved away are not in it.
 */
export function ordersOn(ctx: QueryContext, day: Day, meal: MealTime): MealOrderOn[] {
  return dayOrders(ctx, day, meal)
    .filter(({ state }) => state === 'ordered' || state === 'undelivered')
    .map(({ eater, mode, optionName, note, orderId, routeId, position }) => ({
      residentId: eater.id,
      ...{ mode, optionName, note, routeId, position },
      standing: orderId === null,
    }));
}

/** One person's versions of orders between two days, by day and meal. */
export function versionsOf(ctx: QueryContext, residentId: string, from: Day, to: Day) {
  const ids = JSON.stringify(cardIds(ctx, residentId));
  const rows = statements(ctx.sqlite).ofPerson.all({ ids, from, to });
  return Map.groupBy(rows, (row) => row.day + row.meal);
}

/** The meals that one person had between two days, each as day and meal in one string. */
export function mealsHad(ctx: QueryContext, residentId: string, from: Day, to: Day): ReadonlySet<string> {
  const ids = JSON.stringify(cardIds(ctx, residentId));
  return new Set(statements(ctx.sqlite).had.all({ ids, from, to }));
}

/** Whether a standing order covers a day. */
export function covers(row: StandingRow, day: Day, meal: MealTime): boolean {
  const { fromDay, toDay, weekdays } = row;
  return (
    row.meal === meal &&
    fromDay <= day &&
    (toDay === null || toDay >= day) &&
    (weekdays & weekdayBit(day)) !== 0
  );
}
