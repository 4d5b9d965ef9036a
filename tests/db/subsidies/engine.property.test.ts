/** What holds for any rules, any person and any day of meals. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { priceMeal } from '../../../db/subsidies/engine.ts';
import type {
  Pricing,
  PricingPerson,
  PricingQuestion,
  PricingRule,
  RuleTerms,
} from '../../../db/subsidies/shapes.ts';
import { day } from './rules.ts';

const category = fc.constantFrom('lowIncome', 'extremePoverty', 'aged', 'livingAlone');
const days = fc.constantFrom('2026-10-31', '2026-11-15', '2026-11-16', '2026-11-17', '2027-03-31');
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const money = fc.integer({ min: 1, max: 3000 });

const terms: fc.Arbitrary<RuleTerms> = fc.record({
  payer: fc.constantFrom('centre', 'street', 'civilAffairs', 'charity'),
  kind: fc.constantFrom('perMeal', 'perDay', 'percent', 'fixedPrice'),
  amountFen: money,
  basisPoints: fc.integer({ min: 0, max: 10_000 }),
  basis: fc.constantFrom('price', 'rest'),
  capPerMealFen: seldom(money),
  capPerDayFen: seldom(money),
  minSpendFen: seldom(money),
  ageFrom: seldom(fc.integer({ min: 55, max: 80 })),
  ageTo: seldom(fc.integer({ min: 70, max: 100 })),
  categories: fc.oneof(fc.constant([]), fc.uniqueArray(category, { maxLength: 3 })),
  hukou: seldom(fc.constantFrom('温江区', '郫都区')),
  abilityLevels: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 4 })) },
  ),
  modes: fc.constantFrom([], [], ['dineIn'] as const, ['delivery', 'takeAway'] as const),
  meals: fc.constantFrom([], [], ['lunch'] as const, ['lunch', 'dinner'] as const),
  weekdays: fc.constantFrom(127, 127, 31, 96),
  mealOfDay: seldom(fc.integer({ min: 1, max: 2 })),
  validFrom: fc.constantFrom('2026-01-01', '2026-01-01', '2026-11-16', '2026-11-17'),
  validTo: seldom(days),
  rank: fc.integer({ min: 0, max: 3 }),
  group: seldom(fc.constantFrom('甲', '乙')),
  last: fc.constantFrom(false, false, true),
});

const rules: fc.Arbitrary<PricingRule[]> = fc.array(terms, { maxLength: 7 }).map((all) =>
  all.map((own, i) => ({
    ruleId: `rule-${i}`,
    version: 1,
    name: `第 ${i} 条`,
    nameEn: `No ${i}`,
    terms: own,
  })),
);

const person: fc.Arbitrary<PricingPerson> = fc.record({
  birthDate: seldom(fc.constantFrom('1931-11-16', '1946-11-17', '1956-02-29', '1966-11-16')),
  hukou: seldom(fc.constantFrom('成都市温江区', '成都市郫都区')),
  categories: fc.array(fc.record({ category, startsOn: seldom(days), expiresOn: seldom(days) }), {
    maxLength: 4,
  }),
  abilityLevel: seldom(fc.integer({ min: 0, max: 4 })),
});

const meal = fc.record({
  day: fc.constant(day),
  meal: fc.constantFrom('breakfast', 'lunch', 'dinner'),
  mode: fc.constantFrom('dineIn', 'takeAway', 'delivery'),
  priceFen: fc.integer({ min: 0, max: 4000 }),
});

/** A person's day: each meal knows what the earlier ones got. */
const dayOfMeals = fc.record({
  rules,
  person: fc.oneof({ weight: 9, arbitrary: person }, { weight: 1, arbitrary: fc.constant(null) }),
  meals: fc.array(meal, { minLength: 1, maxLength: 5 }),
});
type DayOfMeals = typeof dayOfMeals extends fc.Arbitrary<infer T> ? T : never;

function priceAll({ rules: all, person: eater, meals }: DayOfMeals): Pricing[] {
  const priced: Pricing[] = [];
  for (const asked of meals) {
    const question: PricingQuestion = { ...asked, person: eater, earlier: [...priced] };
    priced.push(priceMeal(all, question));
  }
  return priced;
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const check = (holds: (pricings: Pricing[], given: DayOfMeals) => boolean) =>
  fc.assert(
    fc.property(dayOfMeals, (given) => holds(priceAll(given), given)),
    { numRuns: 2000 },
  );

/** The last figure of a sentence, in fen. */
function saidAmount(sentence: string): number {
  const last = sentence.match(/\d+(\.\d\d)?/g)?.at(-1) ?? 'none';
  const [yuan = '', cents = '00'] = last.split('.');
  return Number(yuan) * 100 + Number(cents);
}

describe('whatever the rules, the person and the day', () => {
  it('nobody pays less than nothing or more than the price, in whole fen', () =>
    check((pricings) =>
      pricings.every(
        ({ priceFen, subsidyFen, personFen }) =>
          Number.isInteger(subsidyFen) &&
          subsidyFen >= 0 &&
          personFen >= 0 &&
          personFen <= priceFen &&
          subsidyFen + personFen === priceFen,
      ),
    ));

  it('the lines add up to the subsidy and each of them pays something', () =>
    check((pricings) =>
      pricings.every(
        ({ lines, subsidyFen }) =>
          sum(lines.map(({ amountFen }) => amountFen)) === subsidyFen &&
          lines.every(({ amountFen }) => amountFen > 0),
      ),
    ));

  it('the explanation ends in the amount, in both languages', () =>
    check((pricings) =>
      pricings.every(({ lines }) =>
        lines.every(
          ({ reason, amountFen }) =>
            saidAmount(reason.zh) === amountFen && saidAmount(reason.en) === amountFen,
        ),
      ),
    ));

  it('caps hold for each meal and over the whole day', () =>
    check((pricings, given) =>
      given.rules.every(({ ruleId, terms: { kind, amountFen, capPerMealFen, capPerDayFen } }) => {
        const paid = pricings.flatMap(({ lines }) => lines.filter((line) => line.ruleId === ruleId));
        const perDay = Math.min(capPerDayFen ?? Infinity, kind === 'perDay' ? amountFen : Infinity);
        return (
          sum(paid.map((line) => line.amountFen)) <= perDay &&
          paid.every((line) => line.amountFen <= (capPerMealFen ?? Infinity))
        );
      }),
    ));

  it('the order in which the rules come changes nothing', () =>
    fc.assert(
      fc.property(
        dayOfMeals.chain((given) =>
          fc.record({
            given: fc.constant(given),
            shuffled: fc.shuffledSubarray(given.rules, {
              minLength: given.rules.length,
              maxLength: given.rules.length,
            }),
          }),
        ),
        ({ given, shuffled }) =>
          JSON.stringify(priceAll(given)) === JSON.stringify(priceAll({ ...given, rules: shuffled })),
      ),
      { numRuns: 2000 },
    ));

  it('a category that has expired or not begun never pays', () =>
    check((pricings, given) =>
      pricings.every(({ lines }) =>
        lines.every(({ ruleId }) => {
          const wanted = given.rules.find((rule) => rule.ruleId === ruleId)?.terms.categories ?? [];
          const holding = (given.person?.categories ?? []).filter(
            ({ startsOn, expiresOn }) => (startsOn ?? day) <= day && day <= (expiresOn ?? day),
          );
          return wanted.length === 0 || holding.some((held) => wanted.includes(held.category));
        }),
      ),
    ));

  it('of a group at most one rule pays for a meal, and nothing follows a rule that ends the row', () =>
    check((pricings, given) =>
      pricings.every(({ lines }) => {
        const paid = lines.flatMap(({ ruleId }) => given.rules.filter((rule) => rule.ruleId === ruleId));
        const groups = paid.flatMap((rule) => rule.terms.group ?? []);
        return new Set(groups).size === groups.length && paid.slice(0, -1).every((rule) => !rule.terms.last);
      }),
    ));
});
