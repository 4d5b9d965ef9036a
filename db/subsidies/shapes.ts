/** What a subsidy rule (补贴规则) is made of, and what pricing a meal answers. Browser-safe. */
import type { Sentence } from '../core/errors.ts';
import type { MealTime, ServingMode } from '../menu/shapes.ts';
import type { Category } from '../residents/vocabulary.ts';

/** Who bears a subsidy: 中心 街道 民政 慈善 */
export const payers = ['centre', 'street', 'civilAffairs', 'charity'] as const;
export type Payer = (typeof payers)[number];

/** 每餐定额 每日定额 按比例 一口价 */
export const ruleKinds = ['perMeal', 'perDay', 'percent', 'fixedPrice'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** The terms of one version of a rule. Null or an empty list: no such condition. All money in fen. */
export interface RuleTerms {
  payer: Payer;
  kind: RuleKind;
  /** perMeal: paid for each meal; perDay: paid for a day in all; fixedPrice: what the diner pays; percent: unused. */
  amountFen: number;
  /** percent only: basis points, 10000 = all of it. */
  basisPoints: number;
  /** percent, fixedPrice: of the full price, or of what earlier rules left. */
  basis: 'price' | 'rest';
  capPerMealFen: number | null;
  capPerDayFen: number | null;
  /** The price of the meal must reach it. */
  minSpendFen: number | null;
  /** Full years on the day of the meal, both included. */
  ageFrom: number | null;
  ageTo: number | null;
  /** Any of them, and holding on the day of the meal. */
  categories: readonly Category[];
  /** The registered residence must contain this, e.g. 杏林区. */
  hukou: string | null;
  /** Any of them, 0–4 (GB/T 42195-2022), as last assessed by the day of the meal. */
  abilityLevels: readonly number[];
  modes: readonly ServingMode[];
  meals: readonly MealTime[];
  /** Bits: 1 Monday … 64 Sunday; 127: every day. */
  weekdays: number;
  /** 1: only the first meal of the person's day; 2: only the second. */
  mealOfDay: number | null;
  validFrom: string; // YYYY-MM-DD
  validTo: string | null; // YYYY-MM-DD, the last day; null: until further notice
  /** Order of application: smaller first; equal ranks by the rule's id. */
  rank: number;
  /** Of the rules that share a group only the one that gives most counts (equal: the first); null: counts beside others. */
  group: string | null;
  /** Once this rule has paid, no later one does. */
  last: boolean;
}

/** A version of a rule as pricing needs it. */
export interface PricingRule {
  ruleId: string;
  version: number;
  name: string;
  nameEn: string;
  terms: RuleTerms;
}

export interface PricingPerson {
  birthDate: string | null; // YYYY-MM-DD
  hukou: string | null;
  categories: readonly { category: Category; startsOn: string | null; expiresOn: string | null }[];
  abilityLevel: number | null;
}

export interface PricingQuestion {
  day: string; // YYYY-MM-DD
  meal: MealTime;
  mode: ServingMode;
  priceFen: number;
  /** Null: a guest without a card; no rule pays for them. */
  person: PricingPerson | null;
  /** What the person already ate on that day, in order: for caps per day and the meal of the day. */
  earlier: readonly { lines: readonly SubsidyLine[] }[];
}

/** What one rule pays for one meal: stored with the meal, so that a later change of the rule rewrites nothing. */
export interface SubsidyLine {
  ruleId: string;
  version: number;
  name: string;
  nameEn: string;
  payer: Payer;
  amountFen: number; // > 0
  /** How the amount came about, in both languages: category and its expiry, rate, caps. */
  reason: Sentence;
}

export interface Pricing {
  priceFen: number;
  lines: readonly SubsidyLine[];
  /** Sum of the lines. */
  subsidyFen: number;
  /** priceFen − subsidyFen, never negative. */
  personFen: number;
  /** Rules that nearly paid, with the kind reason why not, e.g. a category that expired. */
  missed: readonly { ruleId: string; version: number; name: string; nameEn: string; why: Sentence }[];
}
