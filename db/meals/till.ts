/** The till at a glance: what is offered, who is expected and who has eaten, the last meals, the figures of the meal. */
import { readSettings } from '../centre/service.ts';
import { addDays, dayStart } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { leaveOn, presentOn } from '../daycare/service.ts';
import { dietsOf, optionsOn } from '../menu/service.ts';
import { type MealTime, mealTimes, type ServingMode } from '../menu/shapes.ts';
import { ordersOn } from '../orders/service.ts';
import { linesOf } from '../residents/service.ts';
import type { ExpectedDiner } from './contract.ts';
import { type MealRow, mealRows, sumOf, toLines } from './rows.ts';
import type { Expectation } from './shapes.ts';
import { standingSql } from './standing.ts';

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** What the centre serves, in the order of the day. */
function planOf(ctx: QueryContext) {
  const { mealPlan } = readSettings(ctx.db);
  return mealTimes
    .filter((meal) => mealPlan[meal].served)
    .map((meal) => ({ meal, from: mealPlan[meal].from, to: mealPlan[meal].to }));
}

/** The meal that is on, else the next one of the day, else the last. */
export function mealNow(ctx: QueryContext): MealTime {
  const minute = Math.floor((ctx.now - dayStart(ctx.today, ctx.zone)) / 60_000);
  const plan = planOf(ctx);
  const next = plan.find(({ to }) => minute < minutesOf(to));
  return next?.meal ?? plan.at(-1)?.meal ?? 'lunch';
}

/** Somebody who had this meal on so many of the last days comes again. */
const regularDays = 14;
const regularTimes = 3;

export const regularsSql = `SELECT v.resident_id FROM meal v
  WHERE v.day BETWEEN ? AND ? AND v.meal = ? AND v.resident_id IS NOT NULL AND v.withdrawn = 0
    AND ${standingSql.stands} GROUP BY v.resident_id HAVING count(DISTINCT v.day) >= ${regularTimes}`;
const regulars = perConnection((sqlite) =>
  sqlite.prepare<[string, string, MealTime], string>(regularsSql).pluck(),
);

const drawer = perConnection((sqlite) =>
  sqlite
    .prepare<[string, string], number>(
      'SELECT coalesce(sum(cash_fen), 0) FROM payment WHERE booked_on = ? AND desk_id = ?',
    )
    .pluck(),
);

interface Wanted {
  residentId: string;
  why: Expectation;
  mode: ServingMode;
  optionName: string | null;
  note: string;
}

/** Everybody who may be meant, the strongest reason first; ids as they were written. */
function wanted(ctx: QueryContext, day: string, meal: MealTime): Wanted[] {
  const plain = { mode: 'dineIn', optionName: null, note: '' } as const;
  const ordered = ordersOn(ctx, day, meal).map(({ residentId, standing, mode, optionName, note }) => ({
    ...{ residentId, mode, optionName, note },
    why: standing ? ('standing' as const) : ('ordered' as const),
  }));
  const here = [...presentOn(ctx, day)].map((residentId) => ({
    residentId,
    why: 'present' as const,
    ...plain,
  }));
  const usual = regulars(ctx.sqlite)
    .all(addDays(day, -regularDays), addDays(day, -1), meal)
    .map((residentId) => ({ residentId, why: 'regular' as const, ...plain }));
  return [...ordered, ...here, ...usual];
}

function servedBy(rows: readonly MealRow[], inCharge: (id: string) => string) {
  const served = new Map<string, { rootId: string; at: number; servings: number }>();
  for (const { residentId, rootId, at } of rows) {
    if (residentId === null) continue;
    const known = served.get(inCharge(residentId));
    if (known) known.servings += 1;
    // The latest comes first.
    else served.set(inCharge(residentId), { rootId, at, servings: 1 });
  }
  return served;
}

const reasons: Record<Expectation, number> = { ordered: 0, standing: 0, present: 1, regular: 2 };
const noDiet = { diets: [], allergens: [], note: '' };

function expectedAt(
  ctx: QueryContext,
  day: string,
  meal: MealTime,
  rows: readonly MealRow[],
): ExpectedDiner[] {
  const asked = wanted(ctx, day, meal);
  const lines = linesOf(
    ctx,
    [...asked, ...rows].flatMap(({ residentId }) => residentId ?? []),
  );
  const inCharge = (id: string) => lines.get(id)?.id ?? id;
  const served = servedBy(rows, inCharge);
  const diets = dietsOf(ctx, [...new Set([...lines.values()].map(({ id }) => id))]);
  const found = new Map<string, ExpectedDiner>();
  for (const { residentId: asWritten, ...rest } of asked) {
    const line = lines.get(asWritten);
    if (!line || found.has(line.id) || line.status === 'died' || line.status === 'moved') continue;
    if (rest.why === 'regular' && leaveOn(ctx, line.id, day)) continue;
    const { id: residentId, name, sex, age, address } = line;
    const eaten = served.get(residentId) ?? null;
    found.set(residentId, {
      ...{ residentId, name, sex, age, address },
      ...rest,
      diet: diets.get(residentId) ?? noDiet,
      served: eaten,
    });
  }
  return [...found.values()].sort(
    (one, other) => reasons[one.why] - reasons[other.why] || one.name.localeCompare(other.name, 'zh'),
  );
}

const shownLately = 40;

export function till(ctx: QueryContext, asked: { day?: string | undefined; meal?: MealTime | undefined }) {
  const day = asked.day ?? ctx.today;
  const meal = asked.meal ?? mealNow(ctx);
  const rows = mealRows.onDay(ctx, { day, meal });
  const expected = expectedAt(ctx, day, meal, rows);
  const ordered = expected.filter(({ why }) => why === 'ordered' || why === 'standing');
  const delivered = rows.filter(({ mode }) => mode === 'delivery');
  const { portions, subsidyFen, personFen } = sumOf(rows);
  return {
    day,
    meal,
    plan: planOf(ctx),
    options: optionsOn(ctx, day, meal),
    expected,
    recent: toLines(ctx, rows.slice(0, shownLately)),
    totals: {
      portions,
      guests: sumOf(rows.filter(({ residentId }) => residentId === null)).portions,
      ordered: ordered.length,
      orderedServed: ordered.filter(({ served }) => served !== null).length,
      subsidyFen,
      personFen,
      cashFen: drawer(ctx.sqlite).get(day, ctx.deskId) ?? 0,
      deliveries: sumOf(delivered).portions,
      deliverers: new Set(delivered.flatMap(({ deliverer }) => deliverer ?? [])).size,
    },
  };
}
