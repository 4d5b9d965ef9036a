/** Orders of a day, standing orders, who drops out, until when, and what the kitchen counts. */
import { describe, expect, test } from 'vitest';
import { DeskError } from '../../../db/core/errors.ts';
import { naturalId } from '../../../db/core/ids.ts';
import { leaves } from '../../../db/daycare/table.ts';
import { ordersOn } from '../../../db/orders/service.ts';
import { residents } from '../../../db/residents/table.ts';
import { failureCode } from '../../support/desk.ts';
import { type Kitchen, openKitchen } from '../menu/kitchen.ts';

// A Monday, 08:30; orders for lunch close at 09:30.
const today = '2026-11-16';
const tomorrow = '2026-11-17';
const everyDay = 127;

async function opened() {
  const desk = await openKitchen();
  const elder = await desk.addResident({ name: '苏桂兰' }, '13800000001');
  const id = () => desk.ids.next();
  const plain = { meal: 'lunch' as const, mode: 'dineIn' as const, optionName: null, note: '' };
  const place = (day: string, more: object = {}, who = elder) =>
    desk.care.orders.place({ id: id(), residentId: who, day, reason: '', ...plain, ...more });
  const cancel = (day: string, more: object = {}, who = elder) =>
    desk.care.orders.cancel({ id: id(), residentId: who, day, meal: 'lunch', reason: '', ...more });
  const stand = (more: object = {}, who = elder) =>
    desk.care.orders.addStanding({
      ...{ id: id(), residentId: who, ...plain, weekdays: everyDay, fromDay: today, toDay: null },
      ...more,
    });
  const expected = (day: string) =>
    desk.app.transact(desk.system, 'test.read', (ctx) => ordersOn(ctx, day, 'lunch'));
  return {
    ...desk,
    elder,
    id,
    place,
    cancel,
    stand,
    expected,
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
}

async function sentence(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof DeskError) return error.failure.sentence.zh;
    throw error;
  }
  throw new Error('the call was expected to fail');
}

const atLeave = (desk: Kitchen, residentId: string, reason: 'hospital' | 'travel', toDay: string | null) =>
  desk.app.transact(desk.system, 'test.leave', (ctx) => {
    const row = {
      id: desk.ids.next(),
      residentId,
      fromDay: today,
      toDay,
      reason,
      note: '',
      cancelled: false,
    };
    ctx.write.insert(leaves, row);
    return row.id;
  });

describe('an order of a day', () => {
  test('has the id of person, day and meal, and is one however often it is sent', async () => {
    using desk = await opened();
    const first = await desk.place(tomorrow);
    const again = await desk.place(tomorrow);
    expect(first.id).toBe(naturalId('mealOrder', desk.elder, tomorrow, 'lunch'));
    expect(again.id).toBe(first.id);
    expect(await desk.expected(tomorrow)).toMatchObject([{ residentId: desk.elder, standing: false }]);
    const rows = desk.reader.sqlite.prepare('SELECT count(*) AS n FROM meal_order').get();
    expect(rows).toEqual({ n: 1 });
  });

  test('is changed, cancelled and placed again by new versions; a version sent twice is one', async () => {
    using desk = await opened();
    await desk.place(tomorrow);
    const change = { id: desk.id(), mode: 'takeAway', note: '少饭' };
    await desk.place(tomorrow, change);
    await desk.place(tomorrow, change);
    expect(await desk.expected(tomorrow)).toMatchObject([{ mode: 'takeAway', note: '少饭' }]);
    await desk.cancel(tomorrow);
    await desk.cancel(tomorrow);
    expect(await desk.expected(tomorrow)).toEqual([]);
    await desk.place(tomorrow);
    expect(await desk.expected(tomorrow)).toMatchObject([{ mode: 'dineIn' }]);
    const rows = desk.reader.sqlite.prepare('SELECT count(*) AS n FROM meal_order').get();
    expect(rows).toEqual({ n: 4 });
  });

  test('names an option of that day, where a menu is written', async () => {
    using desk = await opened();
    await desk.place(tomorrow, { optionName: '软食餐' });
    await desk.option('2026-11-18', '套餐 A', [desk.pork]);
    const wrong = desk.place('2026-11-18', { optionName: '软食餐' });
    expect(await failureCode(wrong)).toBe('order.optionUnknown');
  });

  test('warns of an allergen, of a person away, and of a delivery without a route', async () => {
    using desk = await opened();
    const away = await desk.addResident({ name: '何长青', status: 'away' });
    await desk.option(tomorrow, '套餐 B', [desk.fish]);
    await desk.care.menu.setDiet({ residentId: away, diets: [], allergens: ['fish'], note: '' });
    const { warnings } = await desk.place(tomorrow, { mode: 'delivery' }, away);
    expect(warnings.map(({ zh }) => zh)).toEqual([
      '清蒸鲈鱼含鱼，会过敏。',
      '何长青登记为外出。',
      '何长青还没有送餐路线。',
    ]);
  });

  test('is refused for days gone by, for a meal that is not served, and once the meal was eaten', async () => {
    using desk = await opened();
    expect(await failureCode(desk.place('2026-11-15'))).toBe('order.dayPast');
    expect(await failureCode(desk.place(tomorrow, { meal: 'dinner' }))).toBe('order.notServed');
    await desk.place(today);
    await desk.served(desk.elder, today);
    expect(await failureCode(desk.cancel(today))).toBe('order.eaten');
    expect(await failureCode(desk.place(today, { mode: 'takeAway' }))).toBe('order.eaten');
  });

  test('cannot be cancelled where there is none', async () => {
    using desk = await opened();
    expect(await failureCode(desk.cancel(tomorrow))).toBe('order.nothingOrdered');
  });
});

describe('after the cut-off', () => {
  test('an operator is told until when, and a manager may go on with a reason that is kept', async () => {
    using desk = await opened();
    await desk.place(today);
    desk.at('09:30');
    desk.care.session.lastActive = desk.clock.now();
    expect(await sentence(desk.cancel(today))).toContain('2026-11-16 09:30');
    expect(await failureCode(desk.cancel(today))).toBe('order.cutOff');
    const late = { id: desk.id(), residentId: desk.elder, day: today, meal: 'lunch' as const };
    expect(await failureCode(desk.manager.orders.cancel({ ...late, reason: '' }))).toBe(
      'order.reasonMissing',
    );
    await desk.manager.orders.cancel({ ...late, reason: '家属来接' });
    expect(await desk.expected(today)).toEqual([]);
    const entry = desk.reader.sqlite.prepare('SELECT detail FROM audit ORDER BY n DESC LIMIT 1').get();
    expect(JSON.stringify(entry)).toContain('家属来接');
  });

  test('tomorrow is still open', async () => {
    using desk = await opened();
    desk.at('09:31');
    desk.care.session.lastActive = desk.clock.now();
    await desk.place(tomorrow);
    expect(await desk.expected(tomorrow)).toHaveLength(1);
  });

  test('a standing order begins with the first day that is open', async () => {
    using desk = await opened();
    desk.at('09:31');
    desk.care.session.lastActive = desk.clock.now();
    expect(await sentence(desk.stand({ fromDay: today }))).toContain(tomorrow);
    await desk.stand({ fromDay: tomorrow });
  });
});

describe('a standing order', () => {
  test('counts on its weekdays between its days, and an order of the day goes before it', async () => {
    using desk = await opened();
    // Monday and Wednesday.
    await desk.stand({ weekdays: 5, toDay: '2026-11-23', mode: 'delivery' });
    const modes = async (day: string) => (await desk.expected(day)).map(({ mode }) => mode);
    expect(await modes(today)).toEqual(['delivery']);
    expect(await modes(tomorrow)).toEqual([]);
    expect(await modes('2026-11-23')).toEqual(['delivery']);
    expect(await modes('2026-11-25')).toEqual([]);
    await desk.place('2026-11-18', { mode: 'dineIn' });
    expect(await desk.expected('2026-11-18')).toMatchObject([{ mode: 'dineIn', standing: false }]);
    await desk.cancel('2026-11-23');
    expect(await modes('2026-11-23')).toEqual([]);
  });

  test('overlapping another of the person and meal is refused with the days of that one', async () => {
    using desk = await opened();
    await desk.stand({ weekdays: 1 | 4 });
    const clash = desk.stand({ weekdays: 4 | 8, fromDay: '2026-12-01' });
    expect(await sentence(clash)).toContain('周一、三');
    await desk.stand({ weekdays: 2 });
    await desk.stand({ weekdays: 8 | 16, toDay: '2026-11-30' });
    await desk.stand({ weekdays: 8, fromDay: '2026-12-01' });
  });

  test('changed from a day on leaves what was ordered before as it was', async () => {
    using desk = await opened();
    const { id } = await desk.stand({ mode: 'dineIn' });
    desk.at('2026-11-18T08:00:00+08:00');
    desk.care.session.lastActive = desk.clock.now();
    const change = { weekdays: everyDay, mode: 'delivery' as const, optionName: null, note: '' };
    const newId = desk.id();
    const again = { id, newId, ...change, fromDay: '2026-11-20', toDay: null };
    await desk.care.orders.changeStanding(again);
    await desk.care.orders.changeStanding(again);
    expect(await desk.expected('2026-11-19')).toMatchObject([{ mode: 'dineIn' }]);
    expect(await desk.expected('2026-11-20')).toMatchObject([{ mode: 'delivery' }]);
    expect(await desk.care.orders.standing({ ended: false })).toHaveLength(2);
    const past = { ...again, id: newId, newId: desk.id(), mode: 'dineIn' as const, fromDay: today };
    const early = desk.care.orders.changeStanding(past);
    expect(await failureCode(early)).toBe('standing.tooEarly');
  });

  test('that has not begun is moved as a whole', async () => {
    using desk = await opened();
    const { id } = await desk.stand({ fromDay: '2026-11-20' });
    const change = { weekdays: everyDay, mode: 'dineIn' as const, optionName: null, note: '' };
    const later = { id, newId: desk.id(), ...change, fromDay: '2026-11-25', toDay: null };
    await desk.care.orders.changeStanding(later);
    expect(await desk.expected('2026-11-24')).toEqual([]);
    expect(await desk.expected('2026-11-25')).toHaveLength(1);
    expect(await desk.care.orders.standing({ ended: true })).toHaveLength(1);
  });

  test('ends on a day that has not passed, and its end can be taken back', async () => {
    using desk = await opened();
    const { id } = await desk.stand();
    desk.at('2026-11-20T08:00:00+08:00');
    desk.care.session.lastActive = desk.clock.now();
    const past = desk.care.orders.endStanding({ id, lastDay: '2026-11-17' });
    expect(await failureCode(past)).toBe('standing.tooEarly');
    await desk.care.orders.endStanding({ id, lastDay: '2026-11-19' });
    expect(await desk.expected('2026-11-20')).toEqual([]);
    await desk.care.orders.endStanding({ id, lastDay: null });
    expect(await desk.expected('2026-11-20')).toHaveLength(1);
  });

  test('with its last day before the first, or without a weekday, is refused', async () => {
    using desk = await opened();
    expect(await failureCode(desk.stand({ fromDay: tomorrow, toDay: today }))).toBe('standing.datesReversed');
    expect(await failureCode(desk.stand({ weekdays: 0 }))).toBe('input.invalid');
  });
});

describe('people who are not here to eat', () => {
  test('drop out of the list with the reason, and cannot order', async () => {
    using desk = await opened();
    const moved = await desk.addResident({ name: '何长青' });
    const ill = await desk.addResident({ name: '唐素芬' });
    const travelling = await desk.addResident({ name: '彭明远' });
    for (const who of [desk.elder, moved, ill, travelling]) await desk.stand({}, who);
    await desk.app.transact(desk.system, 'test.status', (ctx) => {
      ctx.write.update(residents, desk.elder, { status: 'died', statusSince: '2026-11-17' });
      ctx.write.update(residents, moved, { status: 'moved', statusSince: '2026-11-01' });
    });
    await atLeave(desk, ill, 'hospital', null);
    await atLeave(desk, travelling, 'travel', tomorrow);
    const { lines } = await desk.care.orders.day({ day: tomorrow, meal: 'lunch' });
    expect(Object.fromEntries(lines.map((line) => [line.person.name, [line.state, line.why?.zh]]))).toEqual({
      苏桂兰: ['dropped', '已去世 2026-11-17'],
      何长青: ['dropped', '已迁出 2026-11-01'],
      唐素芬: ['dropped', '住院，尚未定结束日期'],
      彭明远: ['dropped', '外出，至 2026-11-17'],
    });
    expect(await desk.expected(tomorrow)).toEqual([]);
    // The day before the death stays as it was, and travelling ends.
    expect((await desk.expected(today)).map((row) => row.residentId)).toEqual([desk.elder]);
    expect((await desk.expected('2026-11-18')).map((row) => row.residentId)).toEqual([travelling]);
    const take = { mode: 'takeAway' };
    expect(await failureCode(desk.place(tomorrow, take))).toBe('order.died');
    expect(await failureCode(desk.place(tomorrow, take, moved))).toBe('order.moved');
    expect(await sentence(desk.place(tomorrow, take, ill))).toContain('结束请假');
    expect(await failureCode(desk.place(tomorrow, take, travelling))).toBe('order.onLeave');
    expect(await failureCode(desk.stand({ fromDay: '2026-12-01' }, moved))).toBe('order.moved');
  });
});

describe('a merged card', () => {
  test('leaves one order and one standing order, with the card in charge', async () => {
    using desk = await opened();
    const other = await desk.addResident({ name: '苏桂兰' });
    await desk.stand({ mode: 'takeAway' });
    await desk.stand({ mode: 'takeAway' }, other);
    await desk.place(tomorrow, { mode: 'dineIn' }, other);
    await desk.manager.merges.merge({ keptId: desk.elder, mergedId: other, choices: {} });
    expect(await desk.expected(today)).toMatchObject([{ residentId: desk.elder, mode: 'takeAway' }]);
    expect(await desk.expected(tomorrow)).toMatchObject([{ residentId: desk.elder, mode: 'dineIn' }]);
    await desk.cancel(tomorrow);
    expect(await desk.expected(tomorrow)).toEqual([]);
  });
});

describe("the kitchen's list", () => {
  test('counts by option and mode in the order of the menu; what is not on it stands last and is marked', async () => {
    using desk = await opened();
    await desk.option(tomorrow, '套餐 A', [desk.pork]);
    await desk.option(tomorrow, '软食餐', [desk.greens]);
    const people = await Promise.all(
      ['甲一', '乙二', '丙三', '丁四'].map((name) => desk.addResident({ name })),
    );
    const [a = '', b = '', c = '', d = ''] = people;
    await desk.place(tomorrow, {}, a);
    await desk.place(tomorrow, { mode: 'takeAway', optionName: '套餐 A' }, b);
    await desk.place(tomorrow, { mode: 'delivery', optionName: '软食餐' }, c);
    await desk.stand({ optionName: '流食餐' }, d);
    const { options, cutOff, served } = await desk.care.orders.day({ day: tomorrow, meal: 'lunch' });
    expect(
      options.map(({ name, onMenu, dineIn, takeAway, delivery, total }) => [
        name,
        onMenu,
        dineIn,
        takeAway,
        delivery,
        total,
      ]),
    ).toEqual([
      ['套餐 A', true, 1, 1, 0, 2],
      ['软食餐', true, 0, 0, 1, 1],
      ['流食餐', false, 1, 0, 0, 1],
    ]);
    expect(served).toBe(true);
    expect(cutOff).toEqual({ at: Date.parse('2026-11-17T09:30:00+08:00'), passed: false });
  });

  test('shows a person two weeks with what stands, what is open and what conflicts', async () => {
    using desk = await opened();
    await desk.option(today, '套餐 B', [desk.fish]);
    await desk.care.menu.setDiet({ residentId: desk.elder, diets: [], allergens: ['fish'], note: '' });
    await desk.stand({ weekdays: 1 });
    await desk.served(desk.elder, today);
    const { days, standing } = await desk.care.orders.person({ residentId: desk.elder, from: today });
    expect(days).toHaveLength(14);
    expect(standing).toMatchObject([{ weekdays: 1, state: 'current' }]);
    expect(days[0]?.meals).toMatchObject([
      { meal: 'lunch', eaten: true, order: { state: 'ordered' }, cutOff: { passed: false } },
    ]);
    expect(days[0]?.meals[0]?.options[0]?.conflicts[0]?.severity).toBe('danger');
    expect(days[7]?.meals[0]?.order?.state).toBe('ordered');
    expect(days[8]?.meals[0]?.order).toBeNull();
  });

  test('reads a day by its index, whatever the years before it hold', async () => {
    using desk = await opened();
    const plan = desk.reader.sqlite
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT * FROM meal_order WHERE day = '2026-11-16' AND meal = 'lunch'`,
      )
      .all();
    expect(plan[0]?.detail).toContain('meal_order_day');
  });
});
