/**
 * Schemes as they are seen in communities, to begin from: the shapes are common, the amounts are each place's own and
 * are edited. There are no national tiers. Pure and browser-safe.
 */
import type { Sentence } from '../core/errors.ts';
import type { RuleDraft } from './schemas.ts';
import type { Payer, RuleTerms } from './shapes.ts';

/** Who pays and from when is asked where a scheme is taken over. */
type SchemeTerms = Omit<RuleTerms, 'payer' | 'validFrom' | 'validTo'>;

interface SchemeRule {
  name: string;
  nameEn: string;
  terms: SchemeTerms;
}

export interface Scheme {
  key: string;
  name: Sentence;
  about: Sentence;
  rules: readonly SchemeRule[];
}

/** No condition and no amount: every scheme states what differs, and so does a new rule. */
export const plainTerms: SchemeTerms = {
  kind: 'perMeal',
  amountFen: 0,
  basisPoints: 0,
  basis: 'price',
  capPerMealFen: null,
  capPerDayFen: null,
  minSpendFen: null,
  ageFrom: null,
  ageTo: null,
  categories: [],
  hukou: null,
  abilityLevels: [],
  modes: [],
  meals: [],
  weekdays: 127,
  mealOfDay: null,
  rank: 100,
  group: null,
  last: false,
};

function rule(name: string, nameEn: string, terms: Partial<SchemeTerms>): SchemeRule {
  return { name, nameEn, terms: { ...plainTerms, ...terms } };
}

/** Of these a person gets one: the best. */
const basic = '基础补贴';

export const schemes: readonly Scheme[] = [
  {
    key: 'quarter',
    name: { zh: '补四分之一，每餐最多 3 元', en: 'A quarter of the price, at most ¥3' },
    about: {
      zh: '60 岁及以上，午餐和晚餐，按餐费的 25% 补。',
      en: 'Aged 60 or over, lunch and dinner, 25% of the price.',
    },
    rules: [
      rule('餐费四分之一', 'A quarter of the price', {
        kind: 'percent',
        basisPoints: 2500,
        capPerMealFen: 300,
        ageFrom: 60,
        meals: ['lunch', 'dinner'],
        rank: 10,
      }),
    ],
  },
  {
    key: 'tiers',
    name: { zh: '困难老人每天 6 元，其他按年龄', en: '¥6 a day for the needy, others by age' },
    about: {
      zh: '困难老人每天 6 元；餐费满 15 元，60–79 岁补 2 元，80 岁及以上补 3 元；送餐另补 4 元。',
      en: '¥6 a day for the needy; for a bill of ¥15, ¥2 at 60–79 and ¥3 at 80 or over; ¥4 more for delivery.',
    },
    rules: [
      rule('困难老人', 'The needy', {
        kind: 'perDay',
        amountFen: 600,
        categories: ['extremePoverty', 'lowIncome', 'lowIncomeEdge'],
        rank: 10,
        group: basic,
      }),
      rule('60–79 岁', 'Aged 60–79', {
        amountFen: 200,
        ageFrom: 60,
        ageTo: 79,
        minSpendFen: 1500,
        rank: 20,
        group: basic,
      }),
      rule('80 岁及以上', 'Aged 80 or over', {
        amountFen: 300,
        ageFrom: 80,
        minSpendFen: 1500,
        rank: 30,
        group: basic,
      }),
      rule('送餐', 'Delivery', { amountFen: 400, ageFrom: 60, modes: ['delivery'], rank: 40 }),
    ],
  },
  {
    key: 'share',
    name: { zh: '按比例补 80% 或 70%', en: '80% or 70% of the price' },
    about: {
      zh: '特困、低保补 80%；低保边缘、失能、残疾、独居、高龄补 70%。同时符合取高的一项。',
      en: '80% in poverty or on the allowance; 70% near it, in care, disabled, living alone or aged. The better one counts.',
    },
    rules: [
      rule('特困、低保', 'Poverty and allowance', {
        kind: 'percent',
        basisPoints: 8000,
        categories: ['extremePoverty', 'lowIncome'],
        rank: 10,
        group: basic,
      }),
      rule('其他重点老人', 'Others with priority', {
        kind: 'percent',
        basisPoints: 7000,
        categories: ['lowIncomeEdge', 'disabledCare', 'disabled', 'livingAlone', 'aged'],
        rank: 20,
        group: basic,
      }),
    ],
  },
  {
    key: 'firstFree',
    name: { zh: '85 岁以上首餐免费，第二餐半价', en: 'Aged 85: first meal free, second half price' },
    about: {
      zh: '85 岁及以上，当天第一餐全免，第二餐补一半。',
      en: 'Aged 85 or over: the first meal of a day is free, the second costs half.',
    },
    rules: [
      rule('85 岁以上首餐', 'Aged 85: first meal', {
        kind: 'percent',
        basisPoints: 10_000,
        ageFrom: 85,
        mealOfDay: 1,
        rank: 10,
      }),
      rule('85 岁以上第二餐', 'Aged 85: second meal', {
        kind: 'percent',
        basisPoints: 5000,
        ageFrom: 85,
        mealOfDay: 2,
        rank: 20,
      }),
    ],
  },
  {
    key: 'fixedPrice',
    name: { zh: '老人付 5 元、3 元或 0 元', en: 'The person pays ¥5, ¥3 or nothing' },
    about: {
      zh: '60–75 岁付 5 元，76–89 岁付 3 元，90 岁及以上不付，其余由补贴出。',
      en: '¥5 at 60–75, ¥3 at 76–89, nothing at 90 or over; the subsidy pays the rest.',
    },
    rules: [
      rule('60–75 岁付 5 元', 'Aged 60–75 pay ¥5', {
        kind: 'fixedPrice',
        amountFen: 500,
        ageFrom: 60,
        ageTo: 75,
        rank: 10,
      }),
      rule('76–89 岁付 3 元', 'Aged 76–89 pay ¥3', {
        kind: 'fixedPrice',
        amountFen: 300,
        ageFrom: 76,
        ageTo: 89,
        rank: 20,
      }),
      rule('90 岁及以上免费', 'Aged 90 or over eat free', { kind: 'fixedPrice', ageFrom: 90, rank: 30 }),
    ],
  },
];

/** The rules of a scheme as drafts, once it is known who pays and from when. */
export function draftsOf(
  scheme: Scheme,
  by: { payer: Payer; validFrom: string; validTo: string | null },
): RuleDraft[] {
  return scheme.rules.map(({ name, nameEn, terms }) => ({ name, nameEn, terms: { ...terms, ...by } }));
}
