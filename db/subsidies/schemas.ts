/** Shapes that several procedures of the subsidies contract share: the terms of a rule, checked, and what pricing answers. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, fen, someWords, weekdays, words } from '../core/fields.ts';
import { mealTimes, servingModes } from '../menu/shapes.ts';
import { categories, codesOf } from '../residents/vocabulary.ts';
import { payers, ruleKinds } from './shapes.ts';

export const id = z.uuid();
export const category = z.enum(codesOf(categories));
const sentence = z.object({ zh: z.string(), en: z.string() });

const startDay = z.iso.date(
  bilingual(
    '请填写从哪天起执行，例如 2026-12-01。',
    'Enter the day from which it holds, such as 2026-12-01.',
  ),
);
/** What is left empty is not taken for nothing. */
const amount = z
  .int(bilingual('请填写金额，最多到分。', 'Enter an amount, down to the fen.'))
  .min(0, bilingual('金额不能是负数。', 'An amount cannot be negative.'))
  .max(10_000_000, bilingual('金额不超过 10 万元。', 'At most 100,000 yuan.'));
const age = z
  .int(bilingual('年龄是整数。', 'An age is a whole number.'))
  .min(0, bilingual('年龄不能是负数。', 'An age cannot be negative.'))
  .max(150, bilingual('年龄不超过 150 岁。', 'An age is at most 150.'));
/** Basis points. */
const share = z
  .int(bilingual('请填写补百分之几，最多两位小数。', 'Enter the percentage, with at most two decimals.'))
  .min(0, bilingual('比例不能是负数。', 'A percentage cannot be negative.'))
  .max(10_000, bilingual('比例不能超过 100%。', 'A percentage cannot exceed 100%.'));
/** A limit of nothing would be no subsidy at all. */
const limit = fen.min(
  1,
  bilingual('限额要大于 0，没有限额就留空。', 'A limit is more than 0. Leave it empty for none.'),
);

export const termsFields = z.object({
  payer: z.enum(payers),
  kind: z.enum(ruleKinds),
  amountFen: amount,
  basisPoints: share,
  basis: z.enum(['price', 'rest']),
  capPerMealFen: limit.nullable(),
  capPerDayFen: limit.nullable(),
  minSpendFen: limit.nullable(),
  ageFrom: age.nullable(),
  ageTo: age.nullable(),
  categories: z.array(category).max(16).readonly(),
  hukou: words(60)
    .nullable()
    .transform((text) => text || null),
  abilityLevels: z.array(z.int().min(0).max(4)).max(5).readonly(),
  modes: z.array(z.enum(servingModes)).max(3).readonly(),
  meals: z.array(z.enum(mealTimes)).max(3).readonly(),
  weekdays,
  mealOfDay: z
    .int()
    .min(1, bilingual('当天第几餐从 1 数起。', 'Meals of the day are counted from 1.'))
    .max(5, bilingual('当天第几餐不超过 5。', 'At most the fifth meal of the day.'))
    .nullable(),
  validFrom: startDay,
  validTo: day.nullable(),
  rank: z
    .int(bilingual('顺序是整数。', 'The order is a whole number.'))
    .min(0, bilingual('顺序从 0 数起。', 'The order is counted from 0.'))
    .max(9999, bilingual('顺序不超过 9999。', 'The order is at most 9999.')),
  group: words(30)
    .nullable()
    .transform((text) => text || null),
  last: z.boolean(),
});

/** What one field alone cannot tell. */
export const ruleTerms = termsFields
  .refine(({ kind, amountFen }) => (kind !== 'perMeal' && kind !== 'perDay') || amountFen > 0, {
    path: ['amountFen'],
    message: bilingual('请填写补多少，要大于 0。', 'Enter how much is paid: more than 0.'),
  })
  .refine(({ kind, basisPoints }) => kind !== 'percent' || basisPoints > 0, {
    path: ['basisPoints'],
    message: bilingual('请填写补百分之几，要大于 0。', 'Enter the percentage: more than 0.'),
  })
  .refine(({ ageFrom, ageTo }) => ageFrom === null || ageTo === null || ageFrom <= ageTo, {
    path: ['ageTo'],
    message: bilingual('年龄上限不能小于下限。', 'The upper age is below the lower one.'),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    message: bilingual('结束日期早于开始日期，请核对。', 'It ends before it begins. Check the dates.'),
  })
  .refine(
    ({ kind, amountFen, capPerDayFen }) =>
      kind !== 'perDay' || capPerDayFen === null || capPerDayFen <= amountFen,
    {
      path: ['capPerDayFen'],
      message: bilingual(
        '每日定额本身就是每天的上限，这里请留空。',
        'An amount a day is a limit for the day already. Leave this empty.',
      ),
    },
  );

/** What a manager writes of a rule. The English name may be left out: the Chinese one stands then. */
export const ruleDraft = z.object({
  name: someWords(
    40,
    '请给规则起个名称，例如“低保午餐”。',
    'Give the rule a name, such as "Lunch for the needy".',
  ),
  nameEn: words(80),
  terms: ruleTerms,
});
export type RuleDraft = z.output<typeof ruleDraft>;

export const reason = someWords(
  200,
  '请填写依据，例如文件名称或会议决定。',
  'Say what it rests on, such as a document or a decision.',
);

export const ruleStates = ['inForce', 'future', 'ended', 'retired'] as const;
export type RuleState = (typeof ruleStates)[number];

/** One version as it is shown. */
export const ruleVersion = z.object({
  ruleId: id,
  version: z.number(),
  name: z.string(),
  nameEn: z.string(),
  terms: termsFields,
  retired: z.boolean(),
  reason: z.string(),
  savedAt: z.number(),
  savedBy: z.string().nullable(),
});
export type RuleVersion = z.output<typeof ruleVersion>;

const line = z.object({
  ruleId: z.string(),
  version: z.number(),
  name: z.string(),
  nameEn: z.string(),
  payer: z.enum(payers),
  amountFen: z.number(),
  reason: sentence,
});

export const pricing = z.object({
  priceFen: z.number(),
  lines: z.array(line).readonly(),
  subsidyFen: z.number(),
  personFen: z.number(),
  missed: z
    .array(line.omit({ payer: true, amountFen: true, reason: true }).extend({ why: sentence }))
    .readonly(),
});
