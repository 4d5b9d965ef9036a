/** Rules, people and questions to try the pricing on, plain unless a test says otherwise. */
import type { PricingPerson, PricingQuestion, PricingRule, RuleTerms } from '../../../db/subsidies/shapes.ts';
import { plainTerms, schemes } from '../../../db/subsidies/templates.ts';

export const terms = (patch: Partial<RuleTerms> = {}): RuleTerms => ({
  ...plainTerms,
  payer: 'street',
  validFrom: '2026-01-01',
  validTo: null,
  ...patch,
});

export const rule = (ruleId: string, patch: Partial<RuleTerms> = {}): PricingRule => ({
  ruleId,
  version: 1,
  name: `规则${ruleId}`,
  nameEn: `Rule ${ruleId}`,
  terms: terms(patch),
});

/** The rules of a sample scheme, in force. */
export function schemeRules(key: string): PricingRule[] {
  const scheme = schemes.find((candidate) => candidate.key === key);
  if (!scheme) throw new Error(`no scheme ${key}`);
  return scheme.rules.map(({ name, nameEn, terms: own }, i) => ({
    ruleId: `${key}-${i}`,
    version: 1,
    name,
    nameEn,
    terms: terms(own),
  }));
}

/** A Monday. */
export const day = '2026-11-16';

/** Aged so many years on `day`, with nothing else known. */
export const person = (age: number, patch: Partial<PricingPerson> = {}): PricingPerson => ({
  birthDate: `${2026 - age}-03-05`,
  hukou: null,
  categories: [],
  abilityLevel: null,
  ...patch,
});

export const needy = (expiresOn: string | null = null): PricingPerson['categories'] => [
  { category: 'lowIncome', startsOn: '2025-01-01', expiresOn },
];

export const question = (patch: Partial<PricingQuestion> = {}): PricingQuestion => ({
  day,
  meal: 'lunch',
  mode: 'dineIn',
  priceFen: 1500,
  person: person(70),
  earlier: [],
  ...patch,
});
