/**
 * What a month's statement is made of: the meals booked in it, each as its latest version has it, and the corrections
 * booked in it, each with what its meal was.
 */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { type StandingMeal, standingMeals } from '../meals/service.ts';
import type { MealTime, ServingMode } from '../menu/shapes.ts';
import type { PaymentMethod } from '../payments/shapes.ts';
import type { Payer, SubsidyLine } from '../subsidies/shapes.ts';
import type { Amounts } from './contract.ts';

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** Meals or corrections that are alike in everything a statement goes by. */
export interface Counted {
  kind: 'meal' | 'adjustment';
  /** How many they are; each has these `lines`, and the sums below are of all of them. */
  entries: number;
  bookedOn: string;
  /** A meal eaten in a month that was closed by the time it was logged (补记). */
  late: boolean;
  /** A category's code, `none`, or `guest`. */
  tier: string;
  meal: MealTime;
  mode: ServingMode;
  payment: PaymentMethod;
  routeId: string | null;
  deliverer: string | null;
  lines: readonly SubsidyLine[];
  portions: number;
  priceFen: number;
  personFen: number;
}

/** One by itself. */
export interface Entry extends Counted, Omit<StandingMeal, 'lines'> {}

export const firstDay = (month: Month): string => `${month}-01`;
/** Sorts behind every day of the month and before the next month. */
export const lastDay = (month: Month): string => `${month}-31`;
export const monthOf = (day: string): Month => day.slice(0, 7);

export function nextMonth(month: Month): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const toEntry = (meal: StandingMeal): Entry => ({
  ...meal,
  entries: 1,
  late: meal.kind === 'meal' && monthOf(meal.day) !== monthOf(meal.bookedOn),
  tier: meal.residentId === null ? 'guest' : meal.category,
});

/** One by one: meals in the order of booking, then corrections. */
export const entriesOf = (ctx: QueryContext, month: Month): Entry[] =>
  standingMeals(ctx, firstDay(month), lastDay(month)).map(toEntry);

const later = perConnection((sqlite) =>
  sqlite.prepare<[{ from: string; to: string }], { id: string; bookedOn: string }>(
    `SELECT a.id, a.booked_on AS bookedOn FROM meal_adjustment a JOIN meal root ON root.id = a.meal_root_id
     WHERE a.booked_on > @to AND root.booked_on BETWEEN @from AND @to ORDER BY a.booked_on`,
  ),
);

/** Corrections of a month's meals that are booked in later months. They are few, and read by the days that have any. */
export function adjustedLater(ctx: QueryContext, month: Month): Entry[] {
  const found = later(ctx.sqlite).all({ from: firstDay(month), to: lastDay(month) });
  const ids = new Set(found.map(({ id }) => id));
  const days = [...new Set(found.map(({ bookedOn }) => bookedOn))];
  return days.flatMap((day) =>
    standingMeals(ctx, day, day)
      .filter(({ id }) => ids.has(id))
      .map(toEntry),
  );
}

export const delivererKey = ({ mode, routeId, deliverer }: Counted): string | null =>
  mode === 'delivery' ? `${routeId ?? ''}|${deliverer ?? ''}` : null;

export const ruleKey = ({ ruleId, version }: SubsidyLine): string => `${ruleId}@${version}`;

export function noAmounts(): Amounts {
  const none: Record<Payer, number> = { centre: 0, street: 0, civilAffairs: 0, charity: 0 };
  return { portions: 0, priceFen: 0, personFen: 0, subsidyFen: 0, payers: none };
}

/** Adds an entry to running sums, which it changes. */
export function addTo(sum: Amounts, entry: Counted): Amounts {
  sum.portions += entry.portions;
  sum.priceFen += entry.priceFen;
  sum.personFen += entry.personFen;
  for (const { payer, amountFen } of entry.lines) {
    sum.payers[payer] += amountFen * entry.entries;
    sum.subsidyFen += amountFen * entry.entries;
  }
  return sum;
}

export const sumOf = (entries: readonly Counted[]): Amounts => entries.reduce(addTo, noAmounts());

/** What a payer, `person` included, bears of it; any other key bears nothing. */
export function borneBy({ entries, lines, personFen }: Counted, key: string): number {
  if (key === 'person') return personFen;
  const each = lines.reduce((sum, line) => (line.payer === key ? sum + line.amountFen : sum), 0);
  return each * entries;
}
