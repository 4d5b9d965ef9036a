import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { openTill, type Till } from './desk.ts';

let till: Till;
const day = '2026-11-16';
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till[Symbol.dispose]());

const counted = (countedFen: number, more: object = {}) => ({
  id: till.ids.next(),
  day,
  floatFen: 20_000,
  countedFen,
  pieces: null,
  note: '',
  ...more,
});

it('the drawer should hold its float and the cash of the day’s entries of this desk, nothing else', async () => {
  await till.topUp(5_000);
  await till.pay('lunch', 'cash', 800);
  await till.pay('by balance', 'balance', 600);
  await till.pay('signed', 'signed', 400);
  await till.giveBack('lunch', 300);
  const drawer = await till.operator.payments.drawer({ day });
  expect(drawer).toMatchObject({ expectedFen: 5_500, balanceFen: 600, signedFen: 400, closes: [] });
  expect(drawer.byKind.map(({ kind, cashFen }) => [kind, cashFen]).sort()).toEqual([
    ['meal', 800],
    ['mealRefund', -300],
    ['topUp', 5_000],
  ]);
  const { close } = await till.operator.payments.closeDay(counted(25_500));
  expect(close).toMatchObject({ expectedFen: 5_500, differenceFen: 0, accountName: '周敏' });
});

it('a difference needs a reason, notes and coins must add up, and no day is closed before it comes', async () => {
  await till.topUp(5_000);
  const { payments } = till.operator;
  expect(await failureCode(payments.closeDay(counted(24_000)))).toBe('close.noteMissing');
  expect((await payments.closeDay(counted(24_000, { note: '找零出错' }))).close.differenceFen).toBe(-1_000);
  const pieces = [2, 1, 0, 0, 0, 0, 0, 0];
  expect(await failureCode(payments.closeDay(counted(24_000, { pieces })))).toBe('close.wrongSum');
  expect((await payments.closeDay(counted(25_000, { pieces }))).close.pieces).toEqual(pieces);
  expect(await failureCode(payments.closeDay(counted(20_000, { day: '2026-11-17' })))).toBe('close.inFuture');
});

it('counted again, the latest stands; the same count sent twice is one', async () => {
  await till.topUp(5_000);
  const first = counted(24_000, { note: '少了' });
  await till.operator.payments.closeDay(first);
  await till.operator.payments.closeDay(first);
  till.clock.advance(60_000);
  await till.operator.payments.closeDay(counted(25_000));
  const { closes, floatFen } = await till.operator.payments.drawer({ day });
  expect(closes.map(({ countedFen }) => countedFen)).toEqual([25_000, 24_000]);
  expect(floatFen).toBe(20_000);
});

it('a day with cash is asked for until it is counted, and again when cash moved after the count', async () => {
  await till.topUp(5_000);
  till.on('2026-11-17');
  await till.pay('lunch', 'signed', 500);
  const open = () => till.operator.payments.openDays({});
  expect(await open()).toEqual([{ day, expectedFen: 5_000, closedFen: null }]);
  await till.operator.payments.closeDay(counted(25_000));
  expect(await open()).toEqual([]);
  await till.pay('forgotten', 'cash', 800, { bookedOn: day });
  expect(await open()).toEqual([{ day, expectedFen: 5_800, closedFen: 5_000 }]);
});
