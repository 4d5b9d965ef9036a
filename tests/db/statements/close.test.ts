/** Closing a month: in order, once, of what was seen; and what was closed stays as it was. */
import { expect, test } from 'vitest';
import { openCanteen, subsidy } from '../../support/canteenMonth.ts';
import { failureCode } from '../../support/desk.ts';

test('a month that is over is closed once, and twice is harmless', async () => {
  using desk = await openCanteen();
  await desk.meal({ day: '2026-10-08' });
  const first = await desk.close('2026-10');
  const again = await desk.client.statements.close({
    ...{ month: '2026-10', hash: 'anything', early: false, note: '再来一次' },
  });
  expect(again).toEqual(first);
  expect(first).toMatchObject({ by: '梁主任', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const rows = desk.reader.sqlite.prepare('SELECT count(*) FROM month_close').pluck().get();
  expect(rows).toBe(1);
});

test('the hash is in the audit log, so that figures changed by hand would show', async () => {
  using desk = await openCanteen();
  const { hash } = await desk.close('2026-11', true);
  const detail = desk.reader.sqlite
    .prepare<[], string>("SELECT detail FROM audit WHERE action = 'statements.close'")
    .pluck()
    .get();
  expect(JSON.parse(detail ?? '{}')).toEqual({ month: '2026-11', hash });
});

test('a month still running is closed only when that is confirmed, one to come never', async () => {
  using desk = await openCanteen();
  expect(await failureCode(desk.close('2026-11'))).toBe('statement.running');
  expect(await failureCode(desk.close('2026-12', true))).toBe('statement.future');
  await desk.close('2026-11', true);
  const { closed } = await desk.client.statements.month({ month: '2026-11' });
  expect(closed).toMatchObject({ by: '梁主任' });
});

test('earlier months are closed first, those without a meal too', async () => {
  using desk = await openCanteen();
  await desk.meal({ day: '2026-08-10' });
  await desk.meal({ day: '2026-10-08' });
  expect((await desk.client.statements.preview({ month: '2026-10' })).earlier).toBe('2026-08');
  expect(await failureCode(desk.close('2026-10'))).toBe('statement.earlierFirst');
  for (const month of ['2026-08', '2026-09', '2026-10']) await desk.close(month);
  const { months } = await desk.client.statements.closed({});
  expect(months.map(({ month, closed }) => [month, closed !== null])).toEqual([
    ['2026-11', false],
    ['2026-10', true],
    ['2026-09', true],
    ['2026-08', true],
  ]);
});

test('figures that changed since they were looked at are not frozen unseen', async () => {
  using desk = await openCanteen();
  await desk.meal({ day: '2026-10-08' });
  const { hash } = await desk.client.statements.preview({ month: '2026-10' });
  await desk.meal({ day: '2026-10-09' });
  const closing = desk.client.statements.close({ month: '2026-10', hash, early: false, note: '' });
  expect(await failureCode(closing)).toBe('statement.changed');
  expect((await desk.client.statements.month({ month: '2026-10' })).closed).toBeNull();
});

test('a closed month stays as it is, byte by byte; a late correction counts in the open month', async () => {
  using desk = await openCanteen();
  const residentId = await desk.resident('秦秀兰');
  const lines = [subsidy(300)];
  const mealRootId = await desk.meal({ day: '2026-10-08', residentId, lines, category: 'aged' });
  await desk.meal({ day: '2026-10-09' });
  const { hash } = await desk.close('2026-10');
  const text = desk.frozen('2026-10');
  const before = await desk.figures('2026-10');

  const bookedOn = '2026-11-16';
  const back = { portions: -1, priceFen: -1500, personFen: -1200, lines: [subsidy(-300)] };
  await desk.correction({ mealRootId, bookedOn, ...back });
  await desk.meal({ day: '2026-10-30', bookedOn });
  await desk.meal({ day: '2026-11-16' });

  expect(desk.frozen('2026-10')).toBe(text);
  const october = await desk.client.statements.month({ month: '2026-10' });
  expect(october.figures).toEqual(before);
  expect(october).toMatchObject({ agrees: true, closed: { hash }, adjustedLater: { portions: -1 } });
  const november = await desk.figures('2026-11');
  expect(november).toMatchObject({
    meals: { portions: 2, priceFen: 3000 },
    adjustments: { portions: -1, priceFen: -1500, personFen: -1200, subsidyFen: -300 },
    late: { portions: 1, priceFen: 1500 },
    total: { portions: 1, priceFen: 1500, personFen: 1800, subsidyFen: -300 },
    corrections: 1,
  });
  const page = { key: '', offset: 0, limit: 10 };
  const booked = await desk.client.statements.rows({ month: '2026-11', by: 'adjustments', ...page });
  expect(booked.rows).toMatchObject([
    { kind: 'adjustment', day: '2026-10-08', bookedOn, name: '秦秀兰', reason: '家属来电更正' },
  ]);
  const late = await desk.client.statements.rows({ month: '2026-10', by: 'adjustedLater', ...page });
  expect(late.rows.map(({ id }) => id)).toEqual(booked.rows.map(({ id }) => id));
});

test('entries that reach a closed month all the same are seen, and change nothing that was settled', async () => {
  using desk = await openCanteen();
  await desk.meal({ day: '2026-10-08' });
  await desk.close('2026-10');
  // Another desk that was apart brings a meal of the month that this one has closed.
  await desk.meal({ day: '2026-10-09' });
  const { figures, agrees } = await desk.client.statements.month({ month: '2026-10' });
  expect([figures.total.portions, agrees]).toEqual([1, false]);
});

test('what is missing is listed: drawers not counted or counted wrongly, corrections to know of', async () => {
  using desk = await openCanteen();
  const paid = { kind: 'meal', cashFen: 1500 } as const;
  for (const bookedOn of ['2026-10-08', '2026-10-09', '2026-10-10']) await desk.pay({ ...paid, bookedOn });
  await desk.pay({ kind: 'meal', bookedOn: '2026-10-11', owedFen: 1500 });
  await desk.count('2026-10-09', 1400);
  await desk.count('2026-10-10', 1400);
  desk.clock.advance(60_000);
  // With fifty yuan of change put in, and counted again: the later count stands.
  await desk.count('2026-10-10', 6500, 5000);
  const preview = await desk.client.statements.preview({ month: '2026-10' });
  expect(preview).toMatchObject({ state: 'over', earlier: null, adjustments: 0 });
  expect(preview.uncounted.map(({ day, expectedFen }) => [day, expectedFen])).toEqual([['2026-10-08', 1500]]);
  expect(preview.differing.map(({ day, countedFen }) => [day, countedFen])).toEqual([['2026-10-09', 1400]]);
});

test('a month that another desk closed is closed here under the same id', async () => {
  using desk = await openCanteen();
  await desk.close('2026-11', true);
  const [id] = desk.reader.sqlite.prepare<[], string>('SELECT id FROM month_close').pluck().all();
  using other = await openCanteen();
  await other.close('2026-11', true);
  expect(other.reader.sqlite.prepare('SELECT id FROM month_close').pluck().all()).toEqual([id]);
});
