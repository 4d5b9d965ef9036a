/** Dishes, the options of a day, copies of a week, and what a person may not eat. */
import { describe, expect, test } from 'vitest';
import { conflictsOf } from '../../../db/menu/contract.ts';
import { optionsOn } from '../../../db/menu/service.ts';
import { failureCode } from '../../support/desk.ts';
import { type Kitchen, openKitchen } from './kitchen.ts';

const today = '2026-11-16';
const lastMonday = '2026-11-09';

async function lunchOf(desk: Kitchen, day: string) {
  const { days } = await desk.care.menu.week({ day });
  const lunch = days.find((found) => found.day === day)?.meals.find(({ meal }) => meal === 'lunch');
  if (!lunch) throw new Error(`no lunch on ${day}`);
  return lunch;
}
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe('a dish', () => {
  test('sent twice is one, and a second one of its name is refused with its name', async () => {
    using desk = await openKitchen();
    const fields = { nameEn: '', kind: 'soup' as const, priceFen: 200, allergens: [], diets: [] };
    const id = desk.ids.next();
    await desk.care.menu.addDish({ id, name: '紫菜蛋花汤', ...fields });
    await desk.care.menu.addDish({ id, name: '紫菜蛋花汤', ...fields });
    expect(names(await desk.care.menu.dishes({})).filter((name) => name === '紫菜蛋花汤')).toHaveLength(1);
    const again = desk.care.menu.addDish({ id: desk.ids.next(), name: '紫菜蛋花汤', ...fields });
    expect(await failureCode(again)).toBe('menu.dishTaken');
  });

  test('has no negative price', async () => {
    using desk = await openKitchen();
    expect(await failureCode(desk.care.menu.editDish({ id: desk.pork, priceFen: -1 }))).toBe('input.invalid');
  });

  test('that is retired stands last, is not offered anew, and stays on the menus it was on', async () => {
    using desk = await openKitchen();
    await desk.option(today, '套餐 A', [desk.pork]);
    await desk.care.menu.editDish({ id: desk.pork, retired: true });
    expect(names(await desk.care.menu.dishes({})).at(-1)).toBe('回锅肉');
    const anew = desk.option('2026-11-17', '套餐 A', [desk.pork]);
    expect(await failureCode(anew)).toBe('menu.dishRetired');
    const { options } = await lunchOf(desk, today);
    expect(names(options[0]?.dishes ?? [])).toEqual(['回锅肉']);
  });

  test('is not for the front desk to write, and for the evaluator only to read', async () => {
    using desk = await openKitchen();
    expect(await failureCode(desk.front.menu.dishes({}))).toBe('access.denied');
    const evaluator = await desk.as('evaluator');
    expect(await evaluator.menu.dishes({})).toHaveLength(3);
    expect(await failureCode(evaluator.menu.editDish({ id: desk.pork, priceFen: 1 }))).toBe('access.denied');
  });
});

describe('the options of a day', () => {
  test('stand in their order, the usual meal first, and can be ordered anew', async () => {
    using desk = await openKitchen();
    const a = await desk.option(today, '套餐 A', [desk.pork]);
    const b = await desk.option(today, '套餐 B', [desk.fish, desk.greens]);
    await desk.care.menu.orderOptions({ day: today, meal: 'lunch', ids: [b, a] });
    expect(names(await desk.care.menu.options({ day: today, meal: 'lunch' }))).toEqual(['套餐 B', '套餐 A']);
    const forgotten = desk.care.menu.orderOptions({ day: today, meal: 'lunch', ids: [a] });
    expect(await failureCode(forgotten)).toBe('menu.orderIncomplete');
  });

  test('need a dish, a name of their own and a price that is not negative', async () => {
    using desk = await openKitchen();
    await desk.option(today, '套餐 A', [desk.pork]);
    expect(await failureCode(desk.option(today, '套餐 B', []))).toBe('input.invalid');
    expect(await failureCode(desk.option(today, '套餐 A', [desk.fish]))).toBe('menu.optionTaken');
    const [a] = await desk.care.menu.options({ day: today, meal: 'lunch' });
    const negative = desk.care.menu.editOption({ id: a?.id ?? '', priceFen: -100 });
    expect(await failureCode(negative)).toBe('input.invalid');
  });

  test('are closed on a past day on which meals were served, and on no other', async () => {
    using desk = await openKitchen();
    const eater = await desk.addResident({ name: '苏桂兰' });
    const eaten = await desk.option('2026-11-13', '套餐 A', [desk.pork]);
    const uneaten = await desk.option('2026-11-12', '套餐 A', [desk.pork]);
    const current = await desk.option(today, '套餐 A', [desk.pork]);
    await desk.served(eater, '2026-11-13');
    await desk.served(eater, today);
    expect(await failureCode(desk.care.menu.editOption({ id: eaten, priceFen: 1 }))).toBe('menu.locked');
    const gone = desk.care.menu.swapOptions({ remove: [eaten], restore: [] });
    expect(await failureCode(gone)).toBe('menu.locked');
    expect(await failureCode(desk.option('2026-11-13', '套餐 B', [desk.fish]))).toBe('menu.locked');
    await desk.care.menu.editOption({ id: uneaten, priceFen: 1 });
    await desk.care.menu.editOption({ id: current, priceFen: 1 });
    expect((await lunchOf(desk, '2026-11-13')).locked).toBe(true);
    expect((await lunchOf(desk, '2026-11-12')).locked).toBe(false);
  });

  test('are taken off and put back', async () => {
    using desk = await openKitchen();
    const a = await desk.option(today, '套餐 A', [desk.pork]);
    await desk.care.menu.swapOptions({ remove: [a], restore: [] });
    expect((await lunchOf(desk, today)).options).toEqual([]);
    await desk.care.menu.swapOptions({ remove: [], restore: [a] });
    expect(names((await lunchOf(desk, today)).options)).toEqual(['套餐 A']);
  });

  test('are read by their index', async () => {
    using desk = await openKitchen();
    const plan = desk.reader.sqlite
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT * FROM menu_option WHERE day = '2026-11-16' AND meal = 'lunch' AND removed = 0
         ORDER BY position, id`,
      )
      .all();
    expect(plan[0]?.detail).toContain('menu_option_day');
  });
});

describe('copying a week', () => {
  test('says what it will replace, replaces it once, and is undone by its own answer', async () => {
    using desk = await openKitchen();
    await desk.option(lastMonday, '套餐 A', [desk.pork]);
    await desk.option('2026-11-11', '套餐 B', [desk.fish]);
    const old = await desk.option(today, '旧套餐', [desk.greens]);
    const kept = await desk.option('2026-11-17', '周二套餐', [desk.greens]);
    const span = { from: lastMonday, to: today, days: 7 as const };
    const preview = await desk.care.menu.copyPreview(span);
    expect(preview.copied).toBe(2);
    expect(names(preview.replaced)).toEqual(['旧套餐']);
    const id = desk.ids.next();
    const swap = await desk.care.menu.copy({ id, ...span });
    expect(swap.removed).toEqual([old]);
    expect(await desk.care.menu.copy({ id, ...span })).toEqual(swap);
    expect(names((await lunchOf(desk, today)).options)).toEqual(['套餐 A']);
    expect(names((await lunchOf(desk, '2026-11-17')).options)).toEqual(['周二套餐']);
    expect(names((await lunchOf(desk, '2026-11-18')).options)).toEqual(['套餐 B']);
    await desk.care.menu.swapOptions({ remove: swap.added, restore: swap.removed });
    expect(names((await lunchOf(desk, today)).options)).toEqual(['旧套餐']);
    expect((await lunchOf(desk, '2026-11-18')).options).toEqual([]);
    expect((await lunchOf(desk, '2026-11-17')).options[0]?.id).toBe(kept);
  });

  test('leaves days alone whose meals were served, and names them', async () => {
    using desk = await openKitchen();
    const eater = await desk.addResident({ name: '苏桂兰' });
    await desk.option('2026-11-02', '套餐 A', [desk.pork]);
    const eaten = await desk.option(lastMonday, '套餐 Z', [desk.greens]);
    await desk.served(eater, lastMonday);
    const span = { from: '2026-11-02', to: lastMonday, days: 7 as const };
    expect(await desk.care.menu.copyPreview(span)).toMatchObject({ copied: 0, lockedDays: [lastMonday] });
    await desk.care.menu.copy({ id: desk.ids.next(), ...span });
    expect((await lunchOf(desk, lastMonday)).options.map((row) => row.id)).toEqual([eaten]);
  });

  test('onto itself, or from nothing, is refused', async () => {
    using desk = await openKitchen();
    const onto = { from: today, to: '2026-11-18', days: 7 as const };
    expect(await failureCode(desk.care.menu.copyPreview(onto))).toBe('menu.copyOntoItself');
    const nothing = { from: lastMonday, to: today, days: 1 as const };
    expect(await failureCode(desk.care.menu.copyPreview(nothing))).toBe('menu.nothingToCopy');
  });
});

describe('diets', () => {
  test('of a person are kept in the order of the words, and read from every card that was merged', async () => {
    using desk = await openKitchen();
    const one = await desk.addResident({ name: '苏桂兰' });
    const other = await desk.addResident({ name: '苏桂兰' });
    await desk.care.menu.setDiet({
      residentId: one,
      diets: ['soft', 'diabetic'],
      allergens: [],
      note: '少油',
    });
    await desk.care.menu.setDiet({ residentId: other, diets: [], allergens: ['fish'], note: '' });
    await desk.manager.merges.merge({ keptId: one, mergedId: other, choices: {} });
    const both = { diets: ['diabetic', 'soft'], allergens: ['fish'], note: '少油' };
    expect(await desk.care.menu.diet({ residentId: other })).toEqual(both);
    expect(await desk.care.menu.diet({ residentId: one })).toEqual(both);
    await desk.care.menu.setDiet({ residentId: one, diets: [], allergens: [], note: '' });
    expect(await desk.care.menu.diet({ residentId: one })).toEqual({ diets: [], allergens: [], note: '' });
  });

  test('conflict with an option by allergen first, then by what it does not suit', async () => {
    using desk = await openKitchen();
    await desk.option(today, '套餐 B', [desk.fish, desk.greens], 'lunch', ['soft']);
    const [option] = await desk.care.menu.options({ day: today, meal: 'lunch' });
    if (!option) throw new Error('no option');
    const found = conflictsOf(
      { diets: ['soft', 'halal'], allergens: ['fish', 'egg'] },
      option,
      option.dishes,
    );
    expect(found.map(({ severity, sentence }) => [severity, sentence.zh])).toEqual([
      ['danger', '清蒸鲈鱼含鱼，会过敏。'],
      ['warning', '套餐 B没有标明适合“清真”。'],
    ]);
  });

  test('the verb for the till answers as the menu stands', async () => {
    using desk = await openKitchen();
    await desk.option(today, '套餐 A', [desk.pork]);
    const found = await desk.app.transact(desk.system, 'test.read', (ctx) => optionsOn(ctx, today, 'lunch'));
    expect(found).toMatchObject([{ name: '套餐 A', priceFen: 1200, dishes: [{ name: '回锅肉' }] }]);
  });
});

test('an option that orders name in Chinese has the English name that the menu gave it last', async () => {
  using desk = await openKitchen();
  const first = await desk.option(lastMonday, '套餐 A', [desk.pork]);
  const later = await desk.option(today, '套餐 A', [desk.pork]);
  await desk.option(today, '软食餐', [desk.greens]);
  await desk.care.menu.editOption({ id: first, nameEn: 'Set A' });
  await desk.care.menu.editOption({ id: later, nameEn: 'Menu A' });
  expect(await desk.care.menu.optionNames({})).toEqual([{ name: '套餐 A', nameEn: 'Menu A' }]);
});
