/** "For this person today": what the rules pay for one meal, as they stand and as somebody is redrafting them. */
import type { QueryContext } from '../core/dispatch.ts';
import type { InputOf, OutputOf } from '../core/procedure.ts';
import type { subsidies as contract } from './contract.ts';
import { priceMeal } from './engine.ts';
import { pricingPersonOf } from './people.ts';
import type { RuleDraft } from './schemas.ts';
import type { Pricing, PricingPerson, PricingQuestion, PricingRule } from './shapes.ts';
import { rulesOn } from './versions.ts';

/** A draft that has no id yet: it comes after all rules of its rank, as the newest rule of a rank does. */
const unsavedRule = 'unsaved';

export function draftedRule({
  ruleId,
  name,
  nameEn,
  terms,
}: RuleDraft & { ruleId: string | null }): PricingRule {
  return { ruleId: ruleId ?? unsavedRule, version: 0, name, nameEn: nameEn || name, terms };
}

/** The rules with this one in the place of its own earlier version. */
export function withDraft(rules: readonly PricingRule[], draft: PricingRule): PricingRule[] {
  return [...rules.filter(({ ruleId }) => ruleId !== draft.ruleId), draft];
}

type Question = InputOf<typeof contract.explain>;

function personOf(ctx: QueryContext, { person, day }: Question): PricingPerson {
  if (person.kind === 'resident') return pricingPersonOf(ctx, person.residentId, day);
  const { age, hukou, abilityLevel, categories } = person;
  const year = Number(day.slice(0, 4));
  return {
    // Their birthday is today: exactly as old as was said.
    birthDate: age === null ? null : `${String(year - age).padStart(4, '0')}${day.slice(4)}`,
    hukou,
    abilityLevel,
    categories: categories.map((category) => ({ category, startsOn: null, expiresOn: null })),
  };
}

/** The meals of the day before this one are taken to be just like it. */
function priceNth(rules: readonly PricingRule[], question: PricingQuestion, nth: number): Pricing {
  const earlier: Pricing[] = [];
  for (;;) {
    const pricing = priceMeal(rules, { ...question, earlier });
    if (earlier.length === nth - 1) return pricing;
    earlier.push(pricing);
  }
}

export function explain(ctx: QueryContext, input: Question): OutputOf<typeof contract.explain> {
  const { day, meal, mode, priceFen, mealOfDay, draft } = input;
  const rules = rulesOn(ctx, day);
  const question: PricingQuestion = { day, meal, mode, priceFen, person: personOf(ctx, input), earlier: [] };
  return {
    now: priceNth(rules, question, mealOfDay),
    drafted: draft && priceNth(withDraft(rules, draftedRule(draft)), question, mealOfDay),
  };
}
