/** What a change would have cost: the meals of a month priced again, against what was paid. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { addDays } from '../../../db/core/clock.ts';
import type { CommandContext } from '../../../db/core/dispatch.ts';
import { newSession } from '../../../db/core/session.ts';
import { mealAdjustments, meals } from '../../../db/meals/table.ts';
import { residents } from '../../../db/residents/table.ts';
import type { Payer, RuleTerms } from '../../../db/subsidies/shapes.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import { terms } from './rules.ts';

let desk: TestDesk;
let manager: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  manager = await desk.as('manager');
});
afterEach(() => desk[Symbol.dispose]());

const write = (work: (ctx: CommandContext) => void) =>
  desk.app.transact(newSession('test', desk.clock.now()), 'test.meals', work);

interface Served {
  residentId: string | null;
  day: string;
  paid?: number;
  payer?: Payer;
  meal?: 'lunch' | 'dinner';
  category?: string;
  withdrawn?: boolean;
  supersedes?: { id: string; rootId: string };
}

const lineOf = (amountFen: number, payer: Payer) => ({
  ruleId: 'old',
  version: 1,
  name: '旧',
  nameEn: 'Old',
  payer,
  amountFen,
  reason: { zh: '', en: '' },
});

function serve(ctx: CommandContext, served: Served): { id: string; rootId: string } {
  const { residentId, day, paid = 0, payer = 'street', meal = 'lunch', supersedes } = served;
  const id = ctx.ids.next();
  const rootId = supersedes?.rootId ?? id;
  ctx.write.insert(meals, {
    ...{ id, rootId, supersedes: supersedes?.id ?? null, withdrawn: served.withdrawn ?? false },
    ...{ day, bookedOn: day, meal, serving: 1, residentId, portions: 1, guest: '', mode: 'dineIn' },
    ...{ optionId: null, optionName: '', priceFen: 1500, subsidyFen: paid, personFen: 1500 - paid },
    lines: paid === 0 ? [] : [lineOf(paid, payer)],
    ...{
      category: served.category ?? 'none',
      payment: 'cash',
      takenBy: null,
      routeId: null,
      deliverer: null,
    },
    ...{ deskId: ctx.deskId, at: ctx.now, savedAt: ctx.now, savedBy: 'x', reason: null },
  });
  return { id, rootId };
}

const draft = (patch: Partial<RuleTerms>) => ({
  kind: 'draft' as const,
  draft: { ruleId: null, name: '拟改', nameEn: '', terms: terms(patch) },
});
const preview = (patch: Partial<RuleTerms>, month = '2026-10') =>
  manager.subsidies.preview({ month, change: draft(patch) });

describe('the meals of a month under a draft', () => {
  test('are set against what was paid: in all, by payer, by tier and by person', async () => {
    const old = await addPerson(manager, { name: '罗素珍', birthDate: '1944-02-03' });
    const young = await addPerson(manager, { name: '陈国栋', birthDate: '1962-02-03' });
    const same = await addPerson(manager, { name: '何秀英', birthDate: '1945-02-03' });
    await write((ctx) => {
      serve(ctx, { residentId: old, day: '2026-10-09', paid: 200, category: 'aged' });
      serve(ctx, { residentId: old, day: '2026-10-10', paid: 200, category: 'aged' });
      serve(ctx, { residentId: young, day: '2026-10-31', paid: 250, payer: 'centre' });
      serve(ctx, { residentId: same, day: '2026-10-01', paid: 300 });
      serve(ctx, { residentId: old, day: '2026-11-01', paid: 200 });
      serve(ctx, { residentId: null, day: '2026-10-09' });
    });
    // Begins next month, and is weighed as if it had held all of October.
    const change = { amountFen: 300, ageFrom: 80, validFrom: '2026-12-01' };
    expect(await preview(change)).toEqual({
      total: { meals: 4, paidFen: 950, wouldPayFen: 900 },
      byPayer: [
        { payer: 'centre', paidFen: 250, wouldPayFen: 0 },
        { payer: 'street', paidFen: 700, wouldPayFen: 900 },
      ],
      byTier: [
        { tier: 'aged', meals: 2, paidFen: 400, wouldPayFen: 600 },
        { tier: 'none', meals: 2, paidFen: 550, wouldPayFen: 300 },
      ],
      people: { gain: 1, lose: 1, same: 1 },
      rows: [
        { residentId: young, name: '陈国栋', age: 64, meals: 1, paidFen: 250, wouldPayFen: 0 },
        { residentId: old, name: '罗素珍', age: 82, meals: 2, paidFen: 400, wouldPayFen: 600 },
      ],
    });
  });

  test('count as they stand: corrected, withdrawn and adjusted ones too', async () => {
    const residentId = await addPerson(manager, { name: '罗素珍', birthDate: '1944-02-03' });
    await write((ctx) => {
      const first = serve(ctx, { residentId, day: '2026-10-09', paid: 200 });
      serve(ctx, { residentId, day: '2026-10-09', paid: 100, supersedes: first });
      const second = serve(ctx, { residentId, day: '2026-10-10', paid: 200 });
      serve(ctx, { residentId, day: '2026-10-10', withdrawn: true, supersedes: second });
      const adjust = (mealRootId: string, portions: number, amountFen: number) =>
        ctx.write.insert(mealAdjustments, {
          ...{ id: ctx.ids.next(), mealRootId, bookedOn: '2026-11-02', portions, priceFen: 0 },
          ...{ personFen: -amountFen, lines: [lineOf(amountFen, 'street')] },
          ...{ reason: '补记', at: ctx.now, accountId: 'x' },
        });
      adjust(serve(ctx, { residentId, day: '2026-10-11', paid: 200 }).rootId, 0, 50);
      adjust(serve(ctx, { residentId, day: '2026-10-12', paid: 200 }).rootId, -1, -200);
    });
    expect((await preview({ amountFen: 300 })).total).toEqual({ meals: 2, paidFen: 350, wouldPayFen: 600 });
  });

  test('of one day share what a rule pays a day, earlier meals first', async () => {
    const residentId = await addPerson(manager, { name: '罗素珍', birthDate: '1944-02-03' });
    await write((ctx) => {
      serve(ctx, { residentId, day: '2026-10-09', meal: 'dinner' });
      serve(ctx, { residentId, day: '2026-10-09', meal: 'lunch' });
    });
    expect((await preview({ kind: 'perDay', amountFen: 600 })).total.wouldPayFen).toBe(600);
    const dinnerOnly = await preview({ amountFen: 600, mealOfDay: 2, meals: ['dinner'] });
    expect(dinnerOnly.total.wouldPayFen).toBe(600);
  });

  test('stand beside the other rules of their days, and the draft replaces its own earlier version', async () => {
    const residentId = await addPerson(manager, { name: '罗素珍', birthDate: '1944-02-03' });
    await write((ctx) => serve(ctx, { residentId, day: '2026-10-09', paid: 300 }));
    const [one, other] = [desk.ids.next(), desk.ids.next()];
    const named = { follows: 0, name: '补贴', nameEn: '' };
    await manager.subsidies.save({
      rules: [
        { ...named, id: desk.ids.next(), ruleId: one, terms: terms({ amountFen: 100 }) },
        { ...named, id: desk.ids.next(), ruleId: other, terms: terms({ amountFen: 200 }) },
      ],
      reason: '文件',
    });
    const replaced = { ruleId: one, name: '补贴', nameEn: '', terms: terms({ amountFen: 150 }) };
    const month = '2026-10';
    const changed = await manager.subsidies.preview({ month, change: { kind: 'draft', draft: replaced } });
    expect(changed.total.wouldPayFen).toBe(350);
    const ended = await manager.subsidies.preview({ month, change: { kind: 'retire', ruleId: other } });
    expect(ended.total.wouldPayFen).toBe(100);
  });

  test('are nobody’s business but the manager’s, and a month without meals costs nothing', async () => {
    const empty = await preview({ amountFen: 300 });
    expect(empty.total).toEqual({ meals: 0, paidFen: 0, wouldPayFen: 0 });
    const evaluator = await desk.as('evaluator');
    const asked = evaluator.subsidies.preview({ month: '2026-10', change: draft({ amountFen: 1 }) });
    expect(await failureCode(asked)).toBe('access.denied');
  });
});

test('ten thousand meals are priced again within a second', { timeout: 60_000 }, async () => {
  const people = 400;
  await write((ctx) => {
    const ids = Array.from({ length: people }, () => ctx.ids.next());
    for (const [i, id] of ids.entries()) {
      ctx.write.insert(residents, {
        ...{ id, name: `居民${i}`, formerNames: [], birthDate: `${1930 + (i % 40)}-05-01` },
        ...{ status: 'here', createdAt: ctx.now },
      });
    }
    for (let nth = 0; nth < 10_000; nth += 1) {
      const day = addDays('2026-10-01', Math.floor(nth / people));
      serve(ctx, { residentId: ids[nth % people] ?? null, day, paid: 200 });
    }
  });
  const before = process.cpuUsage();
  const { total } = await preview({ kind: 'percent', basisPoints: 2500, capPerMealFen: 300, ageFrom: 60 });
  // Time of the processor, not of the clock: other work on the machine must not fail this.
  const { user, system } = process.cpuUsage(before);
  expect(total.meals).toBe(10_000);
  expect((user + system) / 1000).toBeLessThan(1000);
});
