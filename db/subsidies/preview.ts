/**
 * What a change of the rules would have cost: every meal of a month is priced again with the rules of its own day and
 * the change among them, and set against what was paid. The change counts for the whole month, whenever it begins.
 */

import type { QueryContext, TaskContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import type { InputOf, OutputOf } from '../core/procedure.ts';
import { linesOf } from '../residents/service.ts';
import type { subsidies as contract } from './contract.ts';
import { priceMeal } from './engine.ts';
import { draftedRule, withDraft } from './explain.ts';
import { type EatenMeal, mealsEaten } from './monthMeals.ts';
import { pricingPeopleOf } from './people.ts';
import { type Payer, type Pricing, type PricingRule, payers } from './shapes.ts';
import { rulesOn } from './versions.ts';

type Answer = OutputOf<typeof contract.preview>;
type Change = InputOf<typeof contract.preview>['change'];
const shownRows = 50;

interface Cost {
  meals: number;
  paidFen: number;
  wouldPayFen: number;
}

interface Priced {
  meal: EatenMeal;
  would: Pricing;
}

function changedRules(rules: readonly PricingRule[], change: Change, firstDay: string): PricingRule[] {
  if (change.kind === 'retire') return rules.filter(({ ruleId }) => ruleId !== change.ruleId);
  const draft = draftedRule(change.draft);
  return withDraft(rules, { ...draft, terms: { ...draft.terms, validFrom: firstDay, validTo: null } });
}

/** The meals of one day; an earlier meal of the same person counts for caps and for the number of the meal. */
function priceDay(
  ctx: QueryContext,
  day: string,
  meals: readonly EatenMeal[],
  rules: PricingRule[],
): Priced[] {
  const people = pricingPeopleOf(ctx, [...new Set(meals.map(({ residentId }) => residentId))], day);
  const earlier = new Map<string, Pricing[]>();
  return meals.map((meal) => {
    const before = earlier.get(meal.residentId) ?? [];
    const person = people.get(meal.residentId) ?? null;
    const would = priceMeal(rules, { ...meal, person, earlier: before });
    earlier.set(meal.residentId, [...before, would]);
    return { meal, would };
  });
}

const total = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0);

function costsBy(priced: readonly Priced[], keyOf: (priced: Priced) => string): Map<string, Cost> {
  const costs = new Map<string, Cost>();
  for (const entry of priced) {
    const key = keyOf(entry);
    const cost = costs.get(key) ?? { meals: 0, paidFen: 0, wouldPayFen: 0 };
    cost.meals += 1;
    cost.paidFen += total(entry.meal.paid.values());
    cost.wouldPayFen += entry.would.subsidyFen;
    costs.set(key, cost);
  }
  return costs;
}

function costsByPayer(priced: readonly Priced[]): Answer['byPayer'] {
  const paid = new Map<Payer, number>();
  const would = new Map<Payer, number>();
  const add = (sums: Map<Payer, number>, payer: Payer, fen: number) =>
    sums.set(payer, (sums.get(payer) ?? 0) + fen);
  for (const { meal, would: pricing } of priced) {
    for (const [payer, fen] of meal.paid) add(paid, payer, fen);
    for (const { payer, amountFen } of pricing.lines) add(would, payer, amountFen);
  }
  return payers
    .filter((payer) => paid.has(payer) || would.has(payer))
    .map((payer) => ({ payer, paidFen: paid.get(payer) ?? 0, wouldPayFen: would.get(payer) ?? 0 }));
}

const change = ({ paidFen, wouldPayFen }: Cost): number => wouldPayFen - paidFen;

function summarise(ctx: QueryContext, priced: readonly Priced[]): Answer {
  const ids = [...new Set(priced.map(({ meal }) => meal.residentId))];
  const lines = linesOf(ctx, ids);
  // Whoever ate under two cards that were merged since is one person.
  const people = [...costsBy(priced, ({ meal }) => lines.get(meal.residentId)?.id ?? meal.residentId)];
  const cardOf = new Map([...lines.values()].map((line) => [line.id, line]));
  const tiers = [...costsBy(priced, ({ meal }) => meal.tier)];
  const everything = costsBy(priced, () => 'all').get('all');
  return {
    total: everything ?? { meals: 0, paidFen: 0, wouldPayFen: 0 },
    byPayer: costsByPayer(priced),
    byTier: tiers
      .map(([tier, cost]) => ({ tier, ...cost }))
      .sort((one, other) => other.wouldPayFen - one.wouldPayFen || (one.tier < other.tier ? -1 : 1)),
    people: {
      gain: people.filter(([, cost]) => change(cost) > 0).length,
      lose: people.filter(([, cost]) => change(cost) < 0).length,
      same: people.filter(([, cost]) => change(cost) === 0).length,
    },
    rows: people
      .filter(([, cost]) => change(cost) !== 0)
      .sort(
        ([id, cost], [otherId, other]) =>
          Math.abs(change(other)) - Math.abs(change(cost)) || (id < otherId ? -1 : 1),
      )
      .slice(0, shownRows)
      .map(([residentId, cost]) => {
        const line = cardOf.get(residentId);
        return { residentId, name: line?.name ?? '', age: line?.age ?? null, ...cost };
      }),
  };
}

/** Day by day, so that the desk answers others in between. */
export async function preview(ctx: TaskContext, input: InputOf<typeof contract.preview>): Promise<Answer> {
  const firstDay = `${input.month}-01`;
  const days = [...mealsEaten(ctx, firstDay, `${input.month}-31`)];
  const priced: Priced[] = [];
  for (const [done, [day, meals]] of days.entries()) {
    if (ctx.signal.aborted) throw coreFailure('task.cancelled');
    ctx.progress({ task: 'subsidies.preview', done, total: days.length });
    priced.push(...priceDay(ctx, day, meals, changedRules(rulesOn(ctx, day), input.change, firstDay)));
    await new Promise((turn) => setImmediate(turn));
  }
  return summarise(ctx, priced);
}
