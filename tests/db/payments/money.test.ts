import { afterEach, beforeEach, expect, it } from 'vitest';
import { bookingDay, isMonthClosed } from '../../../db/payments/service.ts';
import { monthCloses } from '../../../db/payments/table.ts';
import { failureCode } from '../../support/desk.ts';
import { openTill, type Till } from './desk.ts';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till[Symbol.dispose]());

const id = () => till.ids.next();
const settle = (amountFen: number, by: 'cash' | 'balance') =>
  till.operator.payments.settle({ id: id(), residentId: till.residentId, amountFen, by, note: '' });
const payOut = (amountFen: number) =>
  till.operator.payments.payOut({ id: id(), residentId: till.residentId, amountFen, note: '' });

it('a top-up asked for twice is one entry with one receipt', async () => {
  const request = { id: id(), residentId: till.residentId, amountFen: 10_000, note: '' };
  const first = await till.operator.payments.topUp(request);
  expect(await till.operator.payments.topUp(request)).toEqual(first);
  expect(first.purse).toEqual({ balanceFen: 10_000, owedFen: 0 });
});

it('receipts are numbered without a gap by desk and day, also after one was refused', async () => {
  const first = await till.topUp(100);
  expect(first.receiptNo).toMatch(/^20261116-[0-9A-Z]{4}-0001$/);
  expect(await failureCode(payOut(200))).toBe('payment.notSoMuch');
  const numbers = [(await till.topUp(100)).receiptNo, (await payOut(50)).receiptNo];
  till.on('2026-11-17');
  numbers.push((await till.topUp(100)).receiptNo);
  const ends = numbers.map((number) => number?.replace(/-.*-/, ' '));
  expect(ends).toEqual(['20261116 0002', '20261116 0003', '20261117 0001']);
});

it('a meal by balance needs enough of it, and the sentence says what to do', async () => {
  await till.topUp(1_000);
  await till.pay('lunch-1', 'balance', 600);
  expect(await failureCode(till.pay('lunch-2', 'balance', 600))).toBe('payment.notEnough');
  expect(await till.purse()).toEqual({ balanceFen: 400, owedFen: 0 });
});

it('a guest pays cash: there is no balance to take it from and nobody to sign', async () => {
  expect(await failureCode(till.pay('guest', 'signed', 600, { residentId: null }))).toBe(
    'payment.guestNeedsCash',
  );
  expect(await till.pay('guest', 'cash', 600, { residentId: null })).not.toBeNull();
  expect(await till.pay('free', 'subsidyOnly', 0)).toBeNull();
});

it('what was signed for is settled in parts, never beyond what is owed', async () => {
  await till.pay('lunch', 'signed', 900);
  expect(await failureCode(settle(901, 'cash'))).toBe('payment.notOwed');
  expect(await failureCode(settle(500, 'balance'))).toBe('payment.balanceShort');
  await till.topUp(400);
  await settle(400, 'balance');
  expect((await settle(500, 'cash')).purse).toEqual({ balanceFen: 0, owedFen: 0 });
});

it('a meal is given back the way it was paid; once settled, onto the balance', async () => {
  await till.topUp(500);
  await till.pay('by balance', 'balance', 500);
  await till.pay('in cash', 'cash', 700);
  await till.pay('signed', 'signed', 900);
  expect(await till.giveBack('by balance')).toEqual({ cashFen: 0, balanceFen: 500, owedFen: 0 });
  expect(await till.giveBack('in cash', 200)).toEqual({ cashFen: 200, balanceFen: 0, owedFen: 0 });
  expect(await till.giveBack('in cash')).toEqual({ cashFen: 500, balanceFen: 0, owedFen: 0 });
  await settle(600, 'cash');
  expect(await till.giveBack('signed')).toEqual({ cashFen: 0, balanceFen: 600, owedFen: 300 });
  expect(await till.giveBack('signed')).toEqual({ cashFen: 0, balanceFen: 0, owedFen: 0 });
  expect(await till.purse()).toEqual({ balanceFen: 1_100, owedFen: 0 });
});

it('more than was paid is never given back', async () => {
  await till.pay('lunch', 'cash', 700);
  await expect(till.giveBack('lunch', 701)).rejects.toThrow('payment.lessPaid');
});

it('a mistake is taken back by an entry of its own, once, and only while the balance is still there', async () => {
  const { entryId } = await till.topUp(1_000);
  await till.pay('lunch', 'balance', 300);
  const take = () => till.operator.payments.reverse({ id: id(), entryId, reason: '多收了' });
  expect(await failureCode(take())).toBe('payment.notSoMuch');
  await till.giveBack('lunch');
  const { entryId: reversalId, purse } = await take();
  expect(purse).toEqual({ balanceFen: 0, owedFen: 0 });
  expect(await failureCode(take())).toBe('payment.reversedAlready');
  const again = { id: id(), entryId: reversalId, reason: '又错了' };
  expect(await failureCode(till.manager.payments.reverse(again))).toBe('payment.isReversal');
  expect(await till.operator.payments.receipt({ entryId: reversalId })).toMatchObject({
    name: '许桂芳',
    reversedReceiptNo: expect.stringMatching(/-0001$/),
    entry: { cashFen: -1_000, kind: 'topUp' },
    balanceAfterFen: 0,
  });
});

it('entries of earlier days are the manager’s to take back, and meals are corrected where they were served', async () => {
  const { entryId } = await till.topUp(1_000);
  const mealEntry = await till.pay('lunch', 'cash', 300);
  till.on('2026-11-17');
  const take = (payments: Till['operator']['payments'], wanted: string) =>
    payments.reverse({ id: id(), entryId: wanted, reason: '更正' });
  expect(await failureCode(take(till.operator.payments, entryId))).toBe('payment.managerOnly');
  expect((await take(till.manager.payments, entryId)).purse.balanceFen).toBe(0);
  expect(await failureCode(take(till.manager.payments, mealEntry ?? ''))).toBe('payment.isMeal');
});

it('an adjustment brings nothing below zero', async () => {
  const adjust = (balanceFen: number, owedFen: number) =>
    till.manager.payments.adjust({
      id: id(),
      residentId: till.residentId,
      balanceFen,
      owedFen,
      reason: '旧账',
    });
  expect((await adjust(2_000, 500)).purse).toEqual({ balanceFen: 2_000, owedFen: 500 });
  expect(await failureCode(adjust(-2_001, 0))).toBe('payment.belowZero');
  expect(await failureCode(adjust(0, -501))).toBe('payment.belowZero');
  expect(await failureCode(adjust(0, 0))).toBe('payment.nothingChanges');
});

it('nothing is topped up for the dead; what is left is paid out to the family', async () => {
  await till.topUp(1_000);
  await till.operator.residents.setStatus({ id: till.residentId, status: 'died', since: '2026-11-10' });
  expect(await failureCode(till.topUp(100))).toBe('payment.personGone');
  expect((await payOut(1_000)).purse.balanceFen).toBe(0);
});

it('a statement begins with what stood before its first day and adds up to what stands after its last', async () => {
  await till.topUp(1_000);
  till.on('2026-11-17');
  await till.pay('lunch', 'balance', 300);
  await till.pay('dinner', 'signed', 200);
  till.on('2026-11-18');
  await till.topUp(500);
  const range = { residentId: till.residentId, from: '2026-11-17', to: '2026-11-17' };
  const { opening, closing, rows } = await till.operator.payments.statement(range);
  expect(opening).toEqual({ balanceFen: 1_000, owedFen: 0 });
  expect(rows.map((row) => [row.kind, row.balanceAfterFen, row.owedAfterFen])).toEqual([
    ['meal', 700, 0],
    ['meal', 700, 200],
  ]);
  expect(closing).toEqual({ balanceFen: 700, owedFen: 200 });
  const backwards = { ...range, to: '2026-11-16' };
  expect(await failureCode(till.operator.payments.statement(backwards))).toBe('payment.rangeReversed');
});

it('accounts are found by name and by what is wrong with them', async () => {
  await till.topUp(1_000);
  await till.pay('lunch', 'signed', 200);
  const show = async (shown: 'all' | 'owing' | 'low' | 'overdrawn', text = '') => {
    const page = {
      filter: { show: shown, text },
      sort: { by: 'name', descending: false },
      offset: 0,
      limit: 10,
    };
    return till.operator.payments.accounts({ ...page, sort: { by: 'name', descending: false } });
  };
  expect((await show('all', '桂')).rows).toMatchObject([{ balanceFen: 1_000, owedFen: 200 }]);
  expect((await show('owing')).total).toBe(1);
  expect((await show('low')).total).toBe(1);
  expect((await show('overdrawn')).sums).toEqual({
    people: 1,
    balanceFen: 1_000,
    owedFen: 200,
    overdrawn: 0,
  });
  expect((await show('all', '王')).total).toBe(0);
});

it('after a merge both purses are one person’s', async () => {
  const { id: other } = await till.operator.residents.add({
    person: { name: '许桂芳' },
    phones: [],
    categories: [],
    household: null,
    notDuplicates: [],
  });
  await till.topUp(1_000);
  await till.operator.payments.topUp({ id: id(), residentId: other, amountFen: 500, note: '' });
  await till.manager.merges.merge({ keptId: till.residentId, mergedId: other, choices: {} });
  expect(await till.purse()).toEqual({ balanceFen: 1_500, owedFen: 0 });
  expect(await till.operator.payments.purse({ residentId: other })).toEqual({
    balanceFen: 1_500,
    owedFen: 0,
  });
  const all = {
    filter: { show: 'all' as const, text: '' },
    sort: { by: 'name' as const, descending: false },
  };
  const { rows } = await till.operator.payments.accounts({ ...all, offset: 0, limit: 10 });
  expect(rows.map(({ person, balanceFen }) => [person.id, balanceFen])).toEqual([[till.residentId, 1_500]]);
});

it('what belongs to a closed month is booked in the open one', async () => {
  const close = (month: string) =>
    till.inTransaction((ctx) =>
      ctx.write.insert(monthCloses, {
        id: id(),
        month,
        figures: '{}',
        note: '',
        at: ctx.now,
        accountId: 'x',
      }),
    );
  const booked = (day: string) => till.inTransaction((ctx) => bookingDay(ctx, day));
  expect(await booked('2026-10-31')).toBe('2026-10-31');
  await close('2026-10');
  expect(await till.inTransaction((ctx) => isMonthClosed(ctx, '2026-10'))).toBe(true);
  expect(await booked('2026-10-31')).toBe('2026-11-16');
  expect(await booked('2026-09-30')).toBe('2026-11-16');
  expect(await booked('2026-11-02')).toBe('2026-11-02');
  await close('2026-11');
  await close('2026-12');
  expect(await booked('2026-11-16')).toBe('2027-01-01');
});
