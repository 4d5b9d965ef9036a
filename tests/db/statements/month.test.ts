/** What a month's meals add up to, and the rows behind each figure. */
import { expect, test } from 'vitest';
import { openCanteen, subsidy } from '../../support/canteenMonth.ts';

const october = '2026-10';
const page = { offset: 0, limit: 500 };

test('a meal counts once, as its latest version has it, and one undone not at all', async () => {
  using desk = await openCanteen();
  const id = await desk.meal({ day: '2026-10-08' });
  desk.clock.advance(1000);
  await desk.meal({ day: '2026-10-08', rootId: id, supersedes: id, priceFen: 1200 });
  const undone = await desk.meal({ day: '2026-10-09' });
  await desk.meal({ day: '2026-10-09', rootId: undone, supersedes: undone, withdrawn: true });
  const { total } = await desk.figures(october);
  expect(total).toMatchObject({ portions: 1, priceFen: 1200, personFen: 1200, subsidyFen: 0 });
});

test('of two desks’ corrections of one meal the later one counts', async () => {
  using desk = await openCanteen();
  const id = await desk.meal({ day: '2026-10-08' });
  await desk.meal({ day: '2026-10-08', rootId: id, supersedes: id, priceFen: 900, savedAt: 2 });
  await desk.meal({ day: '2026-10-08', rootId: id, supersedes: id, priceFen: 1100, savedAt: 1 });
  expect((await desk.figures(october)).total).toMatchObject({ portions: 1, priceFen: 900 });
});

test('who pays what is said of everyone, and adds up to the price', async () => {
  using desk = await openCanteen();
  const residentId = await desk.resident('秦秀兰');
  const lines = [subsidy(300), subsidy(200, 'centre', 'rule-2'), subsidy(100, 'street', 'rule-3')];
  await desk.meal({ day: '2026-10-08', residentId, lines, category: 'aged' });
  await desk.meal({ day: '2026-10-09', portions: 2, priceFen: 3000 });
  const { payers, total, rules, diners } = await desk.figures(october);
  expect(payers.map(({ key, portions, amountFen }) => [key, portions, amountFen])).toEqual([
    ['person', 3, 3900],
    ['centre', 1, 200],
    ['street', 1, 400],
    ['civilAffairs', 0, 0],
    ['charity', 0, 0],
  ]);
  expect(payers.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(total.priceFen);
  expect(rules.map(({ key, amountFen, portions }) => [key, amountFen, portions])).toEqual([
    ['rule-1@1', 300, 1],
    ['rule-2@1', 200, 1],
    ['rule-3@1', 100, 1],
  ]);
  expect(diners).toBe(1);
});

test('every way of dividing the meals is in the order of its words, guests apart', async () => {
  using desk = await openCanteen();
  const residentId = await desk.resident('秦秀兰');
  await desk.meal({ day: '2026-10-09', portions: 3, priceFen: 4500 });
  await desk.meal({ day: '2026-10-08', residentId, category: 'none', meal: 'dinner', payment: 'signed' });
  await desk.meal({ day: '2026-10-08', residentId, category: 'aged', serving: 2, meal: 'breakfast' });
  const { by } = await desk.figures(october);
  const shape = (groups: typeof by.tier) => groups.map(({ key, portions }) => [key, portions]);
  expect(shape(by.tier)).toEqual([
    ['aged', 1],
    ['none', 1],
    ['guest', 3],
  ]);
  expect(shape(by.meal)).toEqual([
    ['breakfast', 1],
    ['lunch', 3],
    ['dinner', 1],
  ]);
  expect(shape(by.method)).toEqual([
    ['cash', 4],
    ['signed', 1],
  ]);
  expect(shape(by.day)).toEqual([
    ['2026-10-08', 2],
    ['2026-10-09', 3],
  ]);
  expect(by.deliverer).toEqual([]);
});

test('deliveries are counted by route and by who walked it', async () => {
  using desk = await openCanteen();
  await desk.meal({ day: '2026-10-08', mode: 'delivery', deliverer: '曾大姐' });
  await desk.meal({ day: '2026-10-09', mode: 'delivery', deliverer: '曾大姐' });
  await desk.meal({ day: '2026-10-09', mode: 'delivery' });
  const { by } = await desk.figures(october);
  expect(by.deliverer.map(({ name, portions }) => [name.zh, portions])).toEqual([
    ['未填配送人', 1],
    ['曾大姐', 2],
  ]);
});

test('every figure opens into rows that add up to it', async () => {
  using desk = await openCanteen();
  const residentId = await desk.resident('秦秀兰');
  await desk.meal({ day: '2026-10-08', residentId, lines: [subsidy(300)], category: 'aged' });
  await desk.meal({ day: '2026-10-09', mode: 'delivery', deliverer: '曾大姐' });
  const { by, payers, rules } = await desk.figures(october);
  const rows = (drill: Parameters<typeof desk.client.statements.rows>[0]['by'], key: string) =>
    desk.client.statements.rows({ month: october, by: drill, key, ...page });
  for (const drill of ['tier', 'meal', 'mode', 'method', 'deliverer', 'day'] as const) {
    for (const { key, name: _name, ...amounts } of by[drill]) {
      const found = await rows(drill, key);
      expect([drill, key, found.sum]).toEqual([drill, key, amounts]);
    }
  }
  for (const { key, amountFen } of payers) expect((await rows('payer', key)).shareFen).toBe(amountFen);
  for (const { key, amountFen } of rules) expect((await rows('rule', key)).shareFen).toBe(amountFen);
  const [row] = (await rows('tier', 'aged')).rows;
  expect(row).toMatchObject({
    name: '秦秀兰',
    tier: { zh: '高龄' },
    lines: [{ version: 1, payer: 'street', reason: { zh: '每餐补贴' } }],
  });
});

test('rows come a page at a time, in order of booking', async () => {
  using desk = await openCanteen();
  for (const day of ['2026-10-12', '2026-10-08', '2026-10-10']) await desk.meal({ day });
  const second = await desk.client.statements.rows({
    ...{ month: october, by: 'all', key: '', offset: 1, limit: 1 },
  });
  expect([second.total, second.rows.map(({ day }) => day)]).toEqual([3, ['2026-10-10']]);
});

test('money moves by kind, and what stands on the accounts goes on from month to month', async () => {
  using desk = await openCanteen();
  const residentId = await desk.resident('秦秀兰');
  await desk.pay({ kind: 'topUp', bookedOn: '2026-09-30', residentId, cashFen: 10000, balanceFen: 10000 });
  await desk.pay({ kind: 'meal', bookedOn: '2026-10-08', residentId, balanceFen: -1200 });
  await desk.pay({ kind: 'meal', bookedOn: '2026-10-09', residentId, owedFen: 1200 });
  await desk.pay({ kind: 'settle', bookedOn: '2026-10-10', residentId, cashFen: 1200, owedFen: -1200 });
  const money = { balanceFen: 10000, owedFen: 0 };
  const before = await desk.figures(october);
  expect(before.money.opening).toEqual(money);
  expect(before.money.closing).toEqual({ balanceFen: 8800, owedFen: 0 });
  expect(before.money.total).toEqual({ entries: 3, cashFen: 1200, balanceFen: -1200, owedFen: 0 });
  await desk.close('2026-09');
  expect((await desk.figures(october)).money).toEqual(before.money);
  const settled = await desk.client.statements.movements({ month: october, kind: 'settle', ...page });
  expect(settled).toMatchObject({ total: 1, rows: [{ name: '秦秀兰', cashFen: 1200, by: '梁主任' }] });
  expect((await desk.client.statements.movements({ month: october, kind: null, ...page })).total).toBe(3);
});

test('a month without entries is a month of nothing', async () => {
  using desk = await openCanteen();
  const { total, by, payers } = await desk.figures('2026-02');
  expect(total).toMatchObject({ portions: 0, priceFen: 0 });
  expect(by.day).toEqual([]);
  expect(payers.every(({ amountFen }) => amountFen === 0)).toBe(true);
});
