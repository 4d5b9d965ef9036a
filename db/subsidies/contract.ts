/** Meal subsidies (助餐补贴): the rules and their history, why one person gets what they get, and what a change costs. */
import { z } from 'zod';
import { defineFailures } from '../core/errors.ts';
import { day, fen, month } from '../core/fields.ts';
import { command, query, task } from '../core/procedure.ts';
import { mealTimes, servingModes } from '../menu/shapes.ts';
import { category, id, pricing, reason, ruleDraft, ruleStates, ruleVersion } from './schemas.ts';
import { payers } from './shapes.ts';

export { sayTerms } from './sayTerms.ts';
export { type RuleDraft, type RuleState, type RuleVersion, ruleDraft } from './schemas.ts';
export * from './shapes.ts';
export { draftsOf, plainTerms, type Scheme, schemes } from './templates.ts';
export { kindWords, payerWords } from './words.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const;
const ruleEntities = ['subsidyRule', 'account'] as const;

/** A rule as somebody is writing it; without `ruleId` a new one. */
const drafted = ruleDraft.extend({ ruleId: id.nullable() });

const person = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('resident'), residentId: id }),
  /** Somebody made up, to try a rule on. */
  z.object({
    kind: z.literal('typical'),
    age: z.int().min(0).max(150).nullable(),
    categories: z.array(category).max(16).readonly(),
    hukou: z.string().max(60).nullable(),
    abilityLevel: z.int().min(0).max(4).nullable(),
  }),
]);

const cost = z.object({ meals: z.number(), paidFen: z.number(), wouldPayFen: z.number() });

export const subsidies = {
  /** In order of application; `latest` differs from `shown` where a version has been saved that begins later. */
  list: query({
    access: readers,
    reads: ruleEntities,
    input: z.object({}),
    output: z.array(
      z.object({
        ruleId: id,
        state: z.enum(ruleStates),
        /** What holds today; of a rule that has not begun, its latest version. */
        shown: ruleVersion,
        latest: ruleVersion,
      }),
    ),
  }),
  /** Every version of a rule, newest first. */
  history: query({
    access: readers,
    reads: ruleEntities,
    input: z.object({ ruleId: id }),
    output: z.array(ruleVersion),
  }),
  /**
   * New rules or new versions, all or none. `id` is made by the caller: the same again adds nothing. `follows` is the
   * number of the version that the editor showed, 0 for a new rule.
   */
  save: command({
    access: ['manager'],
    input: z.object({
      rules: z
        .array(ruleDraft.extend({ id, ruleId: id, follows: z.int().min(0) }))
        .min(1)
        .max(20),
      reason,
    }),
    output: z.object({}),
  }),
  /** Pays no more from this day on; meals already served keep what they got. */
  retire: command({
    access: ['manager'],
    input: z.object({ id, ruleId: id, follows: z.int().min(1), from: day, reason }),
    output: z.object({}),
  }),
  /** What somebody pays for a meal, and why; with `draft`, also what it would be under the draft. */
  explain: query({
    access: readers,
    reads: ['subsidyRule', 'resident', 'residentCategory', 'abilityAssessment'],
    input: z.object({
      person,
      day,
      meal: z.enum(mealTimes),
      mode: z.enum(servingModes),
      priceFen: fen,
      /** 1: the first meal of that day; 2: after one just like it. */
      mealOfDay: z.int().min(1).max(3),
      draft: drafted.nullable(),
    }),
    output: z.object({ now: pricing, drafted: pricing.nullable() }),
  }),
  /** What the meals of a month would have cost, had the draft (or the rule's end) been in force throughout it. */
  preview: task({
    access: ['manager'],
    input: z.object({
      month,
      change: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('draft'), draft: drafted }),
        z.object({ kind: z.literal('retire'), ruleId: id }),
      ]),
    }),
    output: z.object({
      total: cost,
      byPayer: z.array(cost.omit({ meals: true }).extend({ payer: z.enum(payers) })),
      /** A category's code, or `none`. */
      byTier: z.array(cost.extend({ tier: z.string() })),
      people: z.object({ gain: z.number(), lose: z.number(), same: z.number() }),
      /** Those whose subsidy would change most. */
      rows: z.array(cost.extend({ residentId: id, name: z.string(), age: z.number().nullable() })),
    }),
  }),
} as const;

export const subsidyFailure = defineFailures({
  'subsidy.unknown': {
    zh: '这条补贴规则已不存在，请刷新后再试。',
    en: 'This subsidy rule no longer exists. Refresh and try again.',
  },
  'subsidy.changedMeanwhile': {
    zh: '{who}刚保存了“{name}”的第 {version} 版。您填写的内容还在，请先看新的一版再保存。',
    en: '{who} has just saved version {version} of "{name}". What you typed is still here; look at the new version first.',
  },
});
