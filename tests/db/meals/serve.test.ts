/** Serving at the till: one meal for one tap, at the price that was shown, to people who are there to eat it. */
import { describe, expect, test } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import { lowIncome80, monday, onAllowance, openCanteen } from './support.ts';

const count = (desk: { reader: { sqlite: import('better-sqlite3').Database } }, table: 'meal' | 'payment') =>
  desk.reader.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe('a meal', () => {
  test('keeps its price, the rule with its version and reason, the amounts and who pays', async () => {
    using desk = await openCanteen();
    const ruleId = await desk.rule('低保助餐', lowIncome80);
    const wang = await desk.person('王秀英', onAllowance('2027-03-31'));
    const { line, already, balanceFen } = await desk.till.meals.serve(desk.lunch(wang, { expectedFen: 320 }));
    expect({ already, balanceFen }).toEqual({ already: false, balanceFen: 0 });
    expect(line).toMatchObject({
      diner: { residentId: wang, name: '王秀英', age: 76 },
      day: monday,
      bookedOn: monday,
      serving: 1,
      optionName: '套餐 A',
      priceFen: 1600,
      subsidyFen: 1280,
      personFen: 320,
      category: 'lowIncome',
      payment: 'cash',
      here: true,
      corrected: false,
      savedBy: { name: '罗芳' },
    });
    expect(line.lines).toMatchObject([{ ruleId, version: 1, payer: 'centre', amountFen: 1280 }]);
    expect(line.lines[0]?.reason.zh).toContain('2027-03-31');
    expect(desk.paid(line.rootId)).toEqual([320, 0, 0]);
    const { lines } = await desk.till.meals.find({ from: monday, to: monday, filters: {} });
    expect(lines).toEqual([line]);
  });

  test('is the same one when the key is pressed twice, whatever the second press says', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const first = await desk.till.meals.serve(desk.lunch(wang));
    const second = await desk.colleague.meals.serve(
      desk.lunch(wang, { optionId: desk.setB, mode: 'takeAway' }),
    );
    expect(second).toMatchObject({
      already: true,
      line: { rootId: first.line.rootId, optionName: '套餐 A' },
    });
    expect([count(desk, 'meal'), count(desk, 'payment')]).toEqual([1, 1]);
  });

  test('has the same id at two desks that never met, and other ids for other meals and servings', async () => {
    using desk = await openCanteen();
    using other = await openCanteen();
    // Both desks know the person by the same id, as they do once a card has travelled.
    const wang = await desk.person('王秀英');
    const alsoWang = await other.person('王秀英');
    expect(alsoWang).toBe(wang);
    const here = await desk.till.meals.serve(desk.lunch(wang));
    other.moveTo(`${monday}T11:52:00`);
    const there = await other.colleague.meals.serve(
      other.lunch(alsoWang, { payment: 'signed', mode: 'takeAway' }),
    );
    expect(there.line.rootId).toBe(here.line.rootId);
    const second = await desk.till.meals.serve(desk.lunch(wang, { serving: 2 }));
    const dinner = await desk.till.meals.serve(
      desk.lunch(wang, { meal: 'dinner', optionId: null, priceFen: 900, optionName: '面' }),
    );
    expect(new Set([here, second, dinner].map(({ line }) => line.rootId)).size).toBe(3);
  });

  test('of a person whose card was merged is found under either card', async () => {
    using desk = await openCanteen();
    const kept = await desk.person('王秀英');
    const merged = await addPerson(desk.till, { name: '王秀英' }, { notDuplicates: [] });
    await desk.till.meals.serve(desk.lunch(merged));
    await desk.manager.merges.merge({ keptId: kept, mergedId: merged, choices: {} });
    for (const residentId of [kept, merged]) {
      const { served, diner } = await desk.till.meals.offer({ residentId, day: monday, meal: 'lunch' });
      expect([served.length, diner.residentId]).toEqual([1, kept]);
    }
    expect((await desk.till.meals.serve(desk.lunch(kept))).already).toBe(true);
  });

  test('is priced where it is saved: an amount that changed meanwhile is said, and nothing is saved', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英', onAllowance(null));
    await desk.rule('低保助餐', lowIncome80);
    const call = desk.till.meals.serve(desk.lunch(wang, { expectedFen: 1600 }));
    await expect(call).rejects.toMatchObject({
      failure: { code: 'meal.priceChanged', params: { was: '16.00', now: '3.20' } },
    });
    expect(count(desk, 'meal')).toBe(0);
  });

  test('with a price below nothing is refused with a sentence', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const call = desk.till.meals.serve(desk.lunch(wang, { optionId: null, priceFen: -100 }));
    await expect(call).rejects.toMatchObject({ failure: { sentence: { zh: '金额不能是负数。' } } });
    expect(count(desk, 'meal')).toBe(0);
  });

  test('of an option that is off the menu, or of no option and no price, is refused', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    await desk.till.menu.swapOptions({ remove: [desk.setB], restore: [] });
    expect(await failureCode(desk.till.meals.serve(desk.lunch(wang, { optionId: desk.setB })))).toBe(
      'meal.optionUnknown',
    );
    expect(await failureCode(desk.till.meals.serve(desk.lunch(wang, { optionId: null })))).toBe(
      'meal.priceMissing',
    );
  });

  test('of tomorrow is an order, and one of two years ago is too late', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const on = (day: string) =>
      failureCode(desk.till.meals.serve(desk.lunch(wang, { day, optionId: null, priceFen: 1 })));
    expect(await on('2026-11-17')).toBe('meal.inFuture');
    expect(await on('2024-11-16')).toBe('meal.longAgo');
  });

  test('entered afterwards is of its day, at the time the meal begins', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const late = desk.lunch(wang, { day: '2026-11-13', optionId: null, priceFen: 1200, optionName: '补记' });
    const { line } = await desk.till.meals.serve(late);
    expect(line).toMatchObject({ day: '2026-11-13', bookedOn: '2026-11-13', optionName: '补记' });
    expect(line.at).toBe(Date.parse('2026-11-13T10:45:00+08:00'));
  });

  test('of a day whose month is closed counts today', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    await desk.closeMonth('2026-10');
    const late = desk.lunch(wang, { day: '2026-10-30', optionId: null, priceFen: 1200 });
    const { line } = await desk.till.meals.serve(late);
    expect(line).toMatchObject({ day: '2026-10-30', bookedOn: monday });
  });
});

describe('a second serving', () => {
  test('is asked for by its number, and leaves the first as it is', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const first = await desk.till.meals.serve(desk.lunch(wang));
    const offer = await desk.till.meals.offer({ residentId: wang, day: monday, meal: 'lunch' });
    expect(offer).toMatchObject({ nextServing: 2, served: [{ rootId: first.line.rootId, serving: 1 }] });
    const second = await desk.till.meals.serve(desk.lunch(wang, { serving: 2 }));
    expect(second).toMatchObject({ already: false, line: { serving: 2 } });
    expect(second.line.rootId).not.toBe(first.line.rootId);
    expect((await desk.till.meals.serve(desk.lunch(wang, { serving: 2 }))).already).toBe(true);
    expect(count(desk, 'meal')).toBe(2);
  });

  test('is not given before the first', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    expect(await failureCode(desk.till.meals.serve(desk.lunch(wang, { serving: 2 })))).toBe(
      'meal.servingSkipped',
    );
  });

  test('is paid by what a rule for the day has left', async () => {
    using desk = await openCanteen();
    await desk.rule('每天 6 元', { kind: 'perDay', amountFen: 600 });
    await desk.rule('首餐 5 元', { kind: 'perMeal', amountFen: 500, mealOfDay: 1, rank: 2 });
    const wang = await desk.person('王秀英');
    const amounts = [];
    for (const serving of [1, 2]) {
      const { line } = await desk.till.meals.serve(desk.lunch(wang, { serving }));
      amounts.push(line.subsidyFen);
    }
    expect(amounts).toEqual([1100, 0]);
  });
});

describe('nobody is served who', () => {
  test('has died or moved away: the sentence says since when', async () => {
    using desk = await openCanteen();
    const [dead, moved] = [await desk.person('甲'), await desk.person('乙')];
    await desk.till.residents.setStatus({ id: dead, status: 'died', since: '2026-11-10' });
    await desk.till.residents.setStatus({ id: moved, status: 'moved', since: '2026-11-01' });
    await expect(desk.till.meals.serve(desk.lunch(dead))).rejects.toMatchObject({
      failure: { code: 'meal.died', sentence: { zh: expect.stringContaining('2026-11-10') } },
    });
    expect(await failureCode(desk.till.meals.serve(desk.lunch(moved)))).toBe('meal.moved');
    const { refusal } = await desk.till.meals.offer({ residentId: dead, day: monday, meal: 'lunch' });
    expect(refusal?.en).toContain('2026-11-10');
    expect(count(desk, 'meal')).toBe(0);
  });

  test('is on leave in hospital: the sentence says how to end the leave', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const leave = { fromDay: '2026-11-14', toDay: null, note: '' };
    await desk.till.daycare.announceLeave({
      id: desk.ids.next(),
      residentId: wang,
      reason: 'hospital',
      ...leave,
    });
    await expect(desk.till.meals.serve(desk.lunch(wang))).rejects.toMatchObject({
      failure: { code: 'meal.hospital', sentence: { zh: expect.stringContaining('结束请假') } },
    });
  });

  test('but a meal eaten before the death may still be entered, and who is away is served with a word', async () => {
    using desk = await openCanteen();
    const [dead, away] = [await desk.person('甲'), await desk.person('乙')];
    await desk.till.residents.setStatus({ id: dead, status: 'died', since: '2026-11-14' });
    await desk.till.residents.setStatus({ id: away, status: 'away', since: null });
    const before = desk.lunch(dead, { day: '2026-11-13', optionId: null, priceFen: 1200 });
    expect((await desk.till.meals.serve(before)).already).toBe(false);
    const { warnings } = await desk.till.meals.serve(desk.lunch(away));
    expect(warnings.map(({ en }) => en)).toEqual([expect.stringContaining('recorded as away')]);
  });
});

describe('payment', () => {
  test('from the balance, signed for, or in cash is one entry that matches the meal', async () => {
    using desk = await openCanteen();
    const methods = ['cash', 'balance', 'signed'] as const;
    const moved = [];
    for (const payment of methods) {
      const person = await desk.person(`付款${payment}`);
      await desk.topUp(person, 5000);
      const { line } = await desk.till.meals.serve(desk.lunch(person, { payment }));
      moved.push(desk.paid(line.rootId));
    }
    expect(moved).toEqual([
      [1600, 0, 0],
      [0, -1600, 0],
      [0, 0, 1600],
    ]);
  });

  test('is none where the subsidy pays it all, whatever key was pressed', async () => {
    using desk = await openCanteen();
    await desk.rule('特困免费', { kind: 'percent', basisPoints: 10_000 });
    const wang = await desk.person('王秀英');
    const { line } = await desk.till.meals.serve(desk.lunch(wang));
    expect(line).toMatchObject({ personFen: 0, payment: 'subsidyOnly' });
    expect(count(desk, 'payment')).toBe(0);
  });

  test('of nothing is refused while something is left to pay, and a balance too small saves nothing', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    await desk.topUp(wang, 100);
    expect(await failureCode(desk.till.meals.serve(desk.lunch(wang, { payment: 'subsidyOnly' })))).toBe(
      'meal.notFree',
    );
    expect(await failureCode(desk.till.meals.serve(desk.lunch(wang, { payment: 'balance' })))).toBe(
      'payment.notEnough',
    );
    expect(count(desk, 'meal')).toBe(0);
  });
});

describe('guests', () => {
  const guests = (desk: Awaited<ReturnType<typeof openCanteen>>, more: object = {}) => ({
    ...{ id: desk.ids.next(), day: monday, meal: 'lunch' as const, portions: 3, guest: '街道来访' },
    ...{ optionId: desk.setA, mode: 'dineIn' as const, ...more },
  });

  test('pay the whole price of their portions in cash, once', async () => {
    using desk = await openCanteen();
    await desk.rule('人人 2 元', { kind: 'perMeal', amountFen: 200 });
    const input = guests(desk);
    const { line } = await desk.till.meals.serveGuests(input);
    expect(line).toMatchObject({
      diner: { residentId: null, name: '街道来访' },
      portions: 3,
      priceFen: 4800,
      subsidyFen: 0,
      personFen: 4800,
      payment: 'cash',
    });
    expect(await desk.till.meals.serveGuests(input)).toEqual({ line });
    expect(desk.paid(line.rootId)).toEqual([4800, 0, 0]);
    expect(await failureCode(desk.till.meals.serveGuests({ ...input, portions: 4 }))).toBe(
      'meal.alreadySaved',
    );
  });
});
