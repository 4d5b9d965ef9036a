/** What a meal costs whom: the rules of its day, the person on that day, and what they had already had by then. */
import type { QueryContext } from '../core/dispatch.ts';
import type { MealTime, ServingMode } from '../menu/shapes.ts';
import { type Category, categories, codesOf } from '../residents/vocabulary.ts';
import { priceMeal } from '../subsidies/engine.ts';
import { pricingPersonOf, rulesOn } from '../subsidies/service.ts';
import type { PricingPerson, PricingRule } from '../subsidies/shapes.ts';
import type { MealRow } from './rows.ts';
import type { PricedMeal } from './shapes.ts';

/** Read once, asked for every option and mode. */
export interface PricingSources {
  rules: readonly PricingRule[];
  person: PricingPerson;
  /** The person's other meals of that day that stand, in order. */
  eaten: readonly MealRow[];
}

export interface Serving {
  day: string;
  meal: MealTime;
  mode: ServingMode;
  priceFen: number;
}

export function pricingSources(
  ctx: QueryContext,
  residentId: string,
  day: string,
  ofDay: readonly MealRow[],
): PricingSources {
  return {
    rules: rulesOn(ctx, day),
    person: pricingPersonOf(ctx, residentId, day),
    eaten: ofDay.filter(({ withdrawn }) => !withdrawn),
  };
}

/**
 * A meal that is corrected after later ones were eaten keeps its place in the day, yet what those were paid counts
 * towards the limits of the day: each rule is left with what they did not use.
 */
function lessLater(rule: PricingRule, later: readonly MealRow[]): PricingRule {
  const { terms } = rule;
  const paid = later
    .flatMap(({ lines }) => lines)
    .filter(({ ruleId }) => ruleId === rule.ruleId)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const limits = [terms.capPerDayFen, terms.kind === 'perDay' ? terms.amountFen : null].filter(
    (limit) => limit !== null,
  );
  if (paid === 0 || limits.length === 0) return rule;
  return { ...rule, terms: { ...terms, capPerDayFen: Math.max(0, Math.min(...limits) - paid) } };
}

/** @param at when it was served, UTC ms; left out: after everything else of that day. */
export function priceServing(
  sources: PricingSources,
  serving: Serving,
  at = Number.MAX_SAFE_INTEGER,
): PricedMeal {
  const { person, eaten } = sources;
  const later = eaten.filter((row) => row.at > at);
  const rules = later.length === 0 ? sources.rules : sources.rules.map((rule) => lessLater(rule, later));
  const earlier = eaten.filter((row) => row.at <= at);
  const { priceFen, subsidyFen, personFen, lines, missed } = priceMeal(rules, {
    ...serving,
    person,
    earlier,
  });
  return { priceFen, subsidyFen, personFen, lines: [...lines], missed: [...missed] };
}

/** Guests without a card, and whatever costs nothing. */
export function fullPrice(priceFen: number): PricedMeal {
  return { priceFen, subsidyFen: 0, personFen: priceFen, lines: [], missed: [] };
}

/** 特殊困难老年人, as the national plan for elder meals of 2023 names them: what statements are grouped by. */
const tiers = [
  'lowIncome',
  'extremePoverty',
  'lowIncomeEdge',
  'livingAlone',
  'emptyNest',
  'leftBehind',
  'disabledCare',
  'disabled',
  'aged',
  'specialFamily',
] as const satisfies readonly Category[];

/** The category that a rule paid for, else the first that holds on the day; `none` where there is none. */
export function tierOf({ rules, person }: PricingSources, day: string, lines: PricedMeal['lines']): string {
  const held = new Set(
    person.categories
      .filter(({ startsOn, expiresOn }) => (startsOn ?? day) <= day && (expiresOn ?? day) >= day)
      .map(({ category }) => category),
  );
  const paidFor = lines.flatMap(
    ({ ruleId }) => rules.find((rule) => rule.ruleId === ruleId)?.terms.categories ?? [],
  );
  const paid = codesOf(categories).find((code) => held.has(code) && paidFor.includes(code));
  return paid ?? tiers.find((code) => held.has(code)) ?? 'none';
}
