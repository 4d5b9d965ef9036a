/** Corrections, undo and adjustments: every version kept, money given back or taken, closed months left alone. */
import { describe, expect, test } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { type Canteen, lowIncome80, monday, onAllowance, openCanteen } from './support.ts';

async function servedLunch(desk: Canteen, more: Parameters<Canteen['lunch']>[1] = {}) {
  const person = await desk.person('王秀英');
  await desk.topUp(person, 10_000);
  const { line } = await desk.till.meals.serve(desk.lunch(person, more));
  return line;
}

const correction = (desk: Canteen, versionId: string, patch: object, reason = '') => ({
  id: desk.ids.next(),
  versionId,
  patch,
  reason,
});

/** A meal of October, whose month is then closed. */
async function settledLunch(desk: Canteen) {
  desk.moveTo('2026-10-30T11:30:00');
  const person = await desk.person('王秀英');
  await desk.topUp(person, 10_000);
  const { line } = await desk.till.meals.serve(
    desk.lunch(person, {
      day: '2026-10-30',
      optionId: null,
      priceFen: 1600,
      optionName: '套餐 A',
      payment: 'balance',
    }),
  );
  desk.moveTo(`${monday}T11:30:00`);
  await desk.closeMonth('2026-10');
  return line;
}

describe('a correction', () => {
  test('is a new version at a new price; the first one stays readable, and the difference is taken', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk);
    const quote = await desk.till.meals.requote({ rootId: first.rootId, patch: { optionId: desk.setB } });
    expect(quote).toMatchObject({ priceFen: 2000, personFen: 2000, differenceFen: 400 });
    const input = correction(desk, first.versionId, { optionId: desk.setB, mode: 'takeAway' });
    const { line } = await desk.till.meals.correct(input);
    expect(line).toMatchObject({
      rootId: first.rootId,
      optionName: '套餐 B',
      mode: 'takeAway',
      personFen: 2000,
      corrected: true,
    });
    expect(desk.paid(first.rootId)).toEqual([2000, 0, 0]);
    const meal = await desk.till.meals.meal({ rootId: first.rootId });
    expect(meal.versions.map(({ optionName, state }) => [optionName, state])).toEqual([
      ['套餐 B', 'current'],
      ['套餐 A', 'superseded'],
    ]);
    expect(meal.payments.map(({ cashFen }) => cashFen)).toEqual([1600, 400]);
    expect(await desk.till.meals.correct(input)).toEqual({ line });
    expect(desk.paid(first.rootId)).toEqual([2000, 0, 0]);
  });

  test('to a cheaper meal gives the difference back the way it was paid', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk, { optionId: desk.setB, payment: 'balance' });
    await desk.till.meals.correct(correction(desk, first.versionId, { optionId: desk.setA }));
    expect(desk.paid(first.rootId)).toEqual([0, -1600, 0]);
  });

  test('of how it was paid gives it all back and takes it anew', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk, { payment: 'signed' });
    await desk.till.meals.correct(correction(desk, first.versionId, { payment: 'balance' }));
    expect(desk.paid(first.rootId)).toEqual([0, -1600, 0]);
    const { payments } = await desk.till.meals.meal({ rootId: first.rootId });
    expect(payments.map(({ owedFen, balanceFen }) => [owedFen, balanceFen])).toEqual([
      [1600, 0],
      [-1600, 0],
      [0, -1600],
    ]);
  });

  test('by the rules as they are now brings in a category that was entered late', async () => {
    using desk = await openCanteen();
    await desk.rule('低保助餐', lowIncome80);
    const first = await servedLunch(desk);
    const { residentId } = first.diner;
    if (residentId === null) throw new Error('served to a person');
    const category = {
      category: 'lowIncome',
      detail: null,
      source: '民政',
      startsOn: null,
      expiresOn: null,
    } as const;
    await desk.till.residents.addCategory({ residentId, ...category });
    const other = await desk.till.meals.correct(correction(desk, first.versionId, { takenBy: '女儿' }));
    expect(other.line).toMatchObject({ takenBy: '女儿', personFen: 1600 });
    const { line } = await desk.till.meals.correct(correction(desk, other.line.versionId, { reprice: true }));
    expect(line).toMatchObject({ subsidyFen: 1280, personFen: 320, category: 'lowIncome' });
    expect(desk.paid(first.rootId)).toEqual([320, 0, 0]);
  });

  test('of an earlier meal leaves a limit of the day as it is', async () => {
    using desk = await openCanteen();
    await desk.rule('每天 10 元', { kind: 'perDay', amountFen: 1000 });
    const cheap = { optionId: null, priceFen: 300, optionName: '粥' };
    const first = await servedLunch(desk, cheap);
    const residentId = first.diner.residentId ?? '';
    desk.moveTo(`${monday}T12:30:00`);
    const second = await desk.till.meals.serve(desk.lunch(residentId, { serving: 2 }));
    expect([first.subsidyFen, second.line.subsidyFen]).toEqual([300, 700]);
    const { line } = await desk.till.meals.correct(
      correction(desk, first.versionId, { optionId: desk.setA, payment: 'cash' }),
    );
    expect(line.subsidyFen).toBe(300);
  });

  test('that changes nothing saves nothing', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk);
    const { line } = await desk.till.meals.correct(correction(desk, first.versionId, { mode: 'dineIn' }));
    expect(line.versionId).toBe(first.versionId);
  });

  test('of a version that somebody corrected meanwhile is refused', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk);
    await desk.colleague.meals.correct(correction(desk, first.versionId, { mode: 'takeAway' }, '打包带走'));
    expect(
      await failureCode(desk.till.meals.correct(correction(desk, first.versionId, { takenBy: '女儿' }))),
    ).toBe('meal.changedMeanwhile');
  });

  test('of a colleague’s meal, or on a later day, needs a reason', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk);
    const patch = { mode: 'takeAway' };
    expect(await failureCode(desk.colleague.meals.correct(correction(desk, first.versionId, patch)))).toBe(
      'meal.reasonMissing',
    );
    desk.moveTo('2026-11-17T09:00:00');
    expect(await failureCode(desk.till.meals.correct(correction(desk, first.versionId, patch)))).toBe(
      'meal.reasonMissing',
    );
    const { line } = await desk.till.meals.correct(correction(desk, first.versionId, patch, '当时打包了'));
    expect(line).toMatchObject({ mode: 'takeAway', reason: '当时打包了', day: monday });
  });
});

describe('undo', () => {
  test('gives the money back and keeps the meal; restoring takes it again; serving again goes on from it', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk, { payment: 'balance' });
    const undo = (versionId: string) => ({ id: desk.ids.next(), versionId, reason: '' });
    const withdrawn = await desk.till.meals.withdraw(undo(first.versionId));
    expect(withdrawn.line.withdrawn).toBe(true);
    expect(desk.paid(first.rootId)).toEqual([0, 0, 0]);
    expect((await desk.till.meals.till({})).totals.portions).toBe(0);
    const restored = await desk.till.meals.restore(undo(withdrawn.line.versionId));
    expect(desk.paid(first.rootId)).toEqual([0, -1600, 0]);
    await desk.till.meals.withdraw(undo(restored.line.versionId));
    const again = desk.lunch(first.diner.residentId ?? '', { payment: 'cash', optionId: desk.setB });
    const served = await desk.till.meals.serve(again);
    expect(served).toMatchObject({ already: false, line: { rootId: first.rootId, optionName: '套餐 B' } });
    expect((await desk.till.meals.serve(again)).already).toBe(true);
    expect(desk.paid(first.rootId)).toEqual([2000, 0, 0]);
    const { versions } = await desk.till.meals.meal({ rootId: first.rootId });
    expect(versions).toHaveLength(5);
  });

  test('is one’s own on the same day; later it is the manager’s, with a reason', async () => {
    using desk = await openCanteen();
    const first = await servedLunch(desk);
    const undo = (reason: string) => ({ id: desk.ids.next(), versionId: first.versionId, reason });
    expect(await failureCode(desk.colleague.meals.withdraw(undo('记错')))).toBe('meal.notYoursToUndo');
    desk.moveTo('2026-11-17T09:00:00');
    expect(await failureCode(desk.till.meals.withdraw(undo('记错')))).toBe('meal.notYoursToUndo');
    expect(await failureCode(desk.manager.meals.withdraw(undo('')))).toBe('meal.reasonMissing');
    const { line } = await desk.manager.meals.withdraw(undo('记错人'));
    expect(line).toMatchObject({ withdrawn: true, reason: '记错人', savedBy: { name: '梁主任' } });
  });
});

describe('once its month is closed, a meal', () => {
  test('is corrected no more, and says what to do instead', async () => {
    using desk = await openCanteen();
    const line = await settledLunch(desk);
    const { till, manager } = desk;
    const patch = { priceFen: 1000 };
    expect(await failureCode(till.meals.correct(correction(desk, line.versionId, patch, '多收')))).toBe(
      'meal.monthClosed',
    );
    const undo = { id: desk.ids.next(), versionId: line.versionId, reason: '没来' };
    expect(await failureCode(manager.meals.withdraw(undo))).toBe('meal.monthClosed');
    expect((await till.meals.meal({ rootId: line.rootId })).closed).toBe(true);
  });

  test('is adjusted by the difference, booked today with its reason, and stays as it was itself', async () => {
    using desk = await openCanteen();
    const line = await settledLunch(desk);
    const change = { kind: 'priced', priceFen: 1000 } as const;
    const input = { id: desk.ids.next(), rootId: line.rootId, change, reason: '多收了 6 元' };
    const { adjustment } = await desk.till.meals.adjust(input);
    expect(adjustment).toMatchObject({
      bookedOn: monday,
      portions: 0,
      priceFen: -600,
      personFen: -600,
      lines: [],
      reason: '多收了 6 元',
      account: '罗芳',
    });
    expect(await desk.till.meals.adjust(input)).toEqual({ adjustment });
    expect(desk.paid(line.rootId)).toEqual([0, -1000, 0]);
    const meal = await desk.till.meals.meal({ rootId: line.rootId });
    expect(meal.current).toEqual(line);
    expect(meal.net).toEqual({ portions: 1, priceFen: 1000, subsidyFen: 0, personFen: 1000 });
    expect(meal.payments.at(-1)).toMatchObject({ bookedOn: monday, balanceFen: 600 });
  });

  test('that was not eaten is taken back whole, with what each rule paid, after earlier adjustments', async () => {
    using desk = await openCanteen();
    const line = await settledLunch(desk);
    await desk.rule('人人 5 元', { kind: 'perMeal', amountFen: 500 });
    const adjust = (change: Parameters<typeof desk.till.meals.adjust>[0]['change'], reason = '核对') =>
      desk.till.meals.adjust({ id: desk.ids.next(), rootId: line.rootId, change, reason });
    const subsidised = await adjust({ kind: 'priced', reprice: true });
    expect(subsidised.adjustment).toMatchObject({
      priceFen: 0,
      personFen: -500,
      lines: [{ amountFen: 500 }],
    });
    const gone = await adjust({ kind: 'notEaten' });
    expect(gone.adjustment).toMatchObject({
      portions: -1,
      priceFen: -1600,
      personFen: -1100,
      lines: [{ amountFen: -500 }],
    });
    const { net } = await desk.till.meals.meal({ rootId: line.rootId });
    expect(net).toEqual({ portions: 0, priceFen: 0, subsidyFen: 0, personFen: 0 });
    expect(desk.paid(line.rootId)).toEqual([0, 0, 0]);
    await expect(adjust({ kind: 'notEaten' })).rejects.toMatchObject({
      failure: { code: 'meal.nothingToAdjust' },
    });
  });

  test('needs a reason to be adjusted, and one of an open month is corrected instead', async () => {
    using desk = await openCanteen();
    const settled = await settledLunch(desk);
    const open = await desk.till.meals.serve(desk.lunch(await desk.person('李强')));
    const adjust = (rootId: string, reason: string) =>
      failureCode(
        desk.till.meals.adjust({ id: desk.ids.next(), rootId, change: { kind: 'notEaten' }, reason }),
      );
    expect(await adjust(settled.rootId, '')).toBe('meal.reasonMissing');
    expect(await adjust(open.line.rootId, '没来')).toBe('meal.monthOpen');
  });
});

test('a category that has expired pays nothing, and the till says so kindly', async () => {
  using desk = await openCanteen();
  await desk.rule('低保助餐', lowIncome80);
  const person = await desk.person('王秀英', onAllowance('2026-10-31'));
  const { quotes } = await desk.till.meals.offer({ residentId: person, day: monday, meal: 'lunch' });
  const quote = quotes.find(({ optionId, mode }) => optionId === desk.setA && mode === 'dineIn');
  expect(quote).toMatchObject({ subsidyFen: 0, personFen: 1600, lines: [] });
  expect(quote?.missed[0]?.why.zh).toContain('2026-10-31');
});
