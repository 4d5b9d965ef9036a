/** What others are told of meals: statements, the timeline of a person, and lists that leave the desk. */
import { describe, expect, test } from 'vitest';
import { mealsOn, standingMeals } from '../../../db/meals/service.ts';
import { meals } from '../../../db/meals/table.ts';
import { lowIncome80, monday, onAllowance, openCanteen } from './support.ts';

describe('statements', () => {
  test('read meals as they stand, and adjustments with the facts of their meal', async () => {
    using desk = await openCanteen();
    desk.moveTo('2026-10-30T11:30:00');
    const person = await desk.person('王秀英');
    const { line } = await desk.till.meals.serve(
      desk.lunch(person, { day: '2026-10-30', optionId: null, priceFen: 1600, optionName: '套餐 A' }),
    );
    const corrected = await desk.till.meals.correct({
      id: desk.ids.next(),
      versionId: line.versionId,
      patch: { mode: 'takeAway' },
      reason: '',
    });
    const undone = await desk.till.meals.serve(
      desk.lunch(await desk.person('李强'), { day: '2026-10-30', optionId: null, priceFen: 900 }),
    );
    await desk.till.meals.withdraw({ id: desk.ids.next(), versionId: undone.line.versionId, reason: '' });
    desk.moveTo(`${monday}T11:30:00`);
    await desk.closeMonth('2026-10');
    await desk.till.meals.adjust({
      id: desk.ids.next(),
      rootId: line.rootId,
      change: { kind: 'notEaten' },
      reason: '没来',
    });
    const read = (from: string, to: string) =>
      desk.app.transact(desk.system, 'test.read', (ctx) => standingMeals(ctx, from, to));
    expect(await read('2026-10-01', '2026-10-31')).toMatchObject([
      { kind: 'meal', id: corrected.line.versionId, rootId: line.rootId, mode: 'takeAway', personFen: 1600 },
    ]);
    expect(await read('2026-11-01', '2026-11-30')).toMatchObject([
      {
        kind: 'adjustment',
        rootId: line.rootId,
        residentId: person,
        day: '2026-10-30',
        bookedOn: monday,
        mode: 'takeAway',
        portions: -1,
        personFen: -1600,
        reason: '没来',
      },
    ]);
    const eaten = await desk.app.transact(desk.system, 'test.read', (ctx) =>
      mealsOn(ctx, '2026-10-30', 'lunch'),
    );
    expect(eaten.map(({ residentId }) => residentId)).toEqual([person]);
  });

  test('read two versions saved apart as one meal: the later one', async () => {
    using desk = await openCanteen();
    const { line } = await desk.till.meals.serve(desk.lunch(await desk.person('王秀英')));
    const row = desk.reader.db.select().from(meals.table).get();
    if (!row) throw new Error('a meal was served');
    const twin = (id: string, optionName: string, after: number) => ({
      ...row,
      id,
      supersedes: line.versionId,
      optionName,
      savedAt: row.savedAt + after,
    });
    await desk.app.transact(desk.system, 'test.twins', (ctx) => {
      ctx.write.insert(meals, twin(ctx.ids.next(), '早', 1));
      ctx.write.insert(meals, twin(ctx.ids.next(), '晚', 2));
    });
    const eaten = await desk.app.transact(desk.system, 'test.read', (ctx) => mealsOn(ctx, monday, 'lunch'));
    expect(eaten.map(({ optionName }) => optionName)).toEqual(['晚']);
  });
});

test('a person’s timeline tells of meals month by month', async () => {
  using desk = await openCanteen();
  const wang = await desk.person('王秀英');
  const dates = ['2026-10-29', '2026-10-30', '2026-11-13'];
  for (const day of dates)
    await desk.till.meals.serve(desk.lunch(wang, { day, optionId: null, priceFen: 1000 }));
  const { entries } = await desk.till.residents.timeline({ id: wang, before: null, limit: 20 });
  expect(entries.filter(({ feature }) => feature === 'meals').map(({ text }) => text.zh)).toEqual([
    '2026-11 用餐 1 次',
    '2026-10 用餐 2 次',
  ]);
});

test('the meals of a day are taken along as they stand, guests by what was said of them', async () => {
  using desk = await openCanteen();
  await desk.rule('低保助餐', lowIncome80);
  await desk.till.meals.serve(desk.lunch(await desk.person('王秀英', onAllowance(null))));
  const guests = { portions: 2, guest: '街道来访', optionId: desk.setA, mode: 'takeAway' } as const;
  await desk.till.meals.serveGuests({ id: desk.ids.next(), day: monday, meal: 'lunch', ...guests });
  const { file, rows } = await desk.till.exchange.exportList({
    list: { kind: 'meals', from: monday, to: monday },
    format: 'csv',
    language: 'zh',
  });
  const lines = (await file.text()).trim().split('\r\n');
  expect(rows).toBe(2);
  expect(lines[1]).toContain('王秀英');
  expect(lines[1]).toContain('低保助餐 v1: 12.80');
  expect(lines[2]).toContain('街道来访');
});
