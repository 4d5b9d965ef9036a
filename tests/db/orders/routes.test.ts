/** Routes: who is visited in which order, what nobody carries yet, what was delivered, and whose phone was seen. */
import { describe, expect, test } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { openKitchen } from '../menu/kitchen.ts';

const today = '2026-11-16';
const lunch = { day: today, meal: 'lunch' as const };

async function opened() {
  const desk = await openKitchen();
  const { orders } = desk.care;
  const route = async (name: string, delivererName = '') =>
    (await orders.addRoute({ id: desk.ids.next(), name, delivererId: null, delivererName })).id;
  async function hungry(name: string, phone?: string, more: object = {}) {
    const residentId = await desk.addResident({ name, ...more }, phone);
    const order = { ...lunch, mode: 'delivery' as const, optionName: null, note: '', reason: '' };
    await orders.place({ id: desk.ids.next(), residentId, ...order });
    return residentId;
  }
  /** Names on each route, then those on none. */
  async function shown() {
    const { routes, unassigned } = await orders.deliveries(lunch);
    const names = (stops: typeof unassigned) => stops.map(({ person }) => person.name);
    return [...routes.map(({ name, stops }) => [name, names(stops)]), names(unassigned)];
  }
  return { ...desk, orders, route, hungry, shown, [Symbol.dispose]: () => desk[Symbol.dispose]() };
}

describe('a route', () => {
  test('visits people in order; who is on none waits to be assigned', async () => {
    using desk = await opened();
    const one = await desk.route('1 号线', '赵志愿');
    const two = await desk.route('2 号线');
    const [a, b, c, d] = [
      await desk.hungry('甲一'),
      await desk.hungry('乙二'),
      await desk.hungry('丙三'),
      await desk.hungry('丁四'),
    ];
    for (const residentId of [a, b, c]) await desk.orders.assign({ residentId, routeId: one });
    expect(await desk.shown()).toEqual([['1 号线', ['甲一', '乙二', '丙三']], ['2 号线', []], ['丁四']]);
    await desk.orders.assign({ residentId: d, routeId: two });
    await desk.orders.assign({ residentId: a, routeId: two });
    await desk.orders.assign({ residentId: b, routeId: null });
    expect(await desk.shown()).toEqual([['1 号线', ['丙三']], ['2 号线', ['丁四', '甲一']], ['乙二']]);
    await desk.orders.assign({ residentId: b, routeId: one });
    await desk.orders.orderStops({ routeId: one, residentIds: [b, c] });
    expect((await desk.shown())[0]).toEqual(['1 号线', ['乙二', '丙三']]);
  });

  test('ordered anew keeps the places of those who get nothing today', async () => {
    using desk = await opened();
    const one = await desk.route('1 号线');
    const [a, b, c] = [await desk.hungry('甲一'), await desk.hungry('乙二'), await desk.hungry('丙三')];
    for (const residentId of [a, b, c]) await desk.orders.assign({ residentId, routeId: one });
    await desk.orders.cancel({ id: desk.ids.next(), residentId: b, ...lunch, reason: '' });
    await desk.orders.orderStops({ routeId: one, residentIds: [c, a] });
    const { routes } = await desk.orders.deliveries(lunch);
    expect(routes[0]).toMatchObject({ idle: 1 });
    const again = { mode: 'delivery' as const, optionName: null, note: '', reason: '' };
    await desk.orders.place({ id: desk.ids.next(), residentId: b, ...lunch, ...again });
    expect((await desk.shown())[0]).toEqual(['1 号线', ['丙三', '乙二', '甲一']]);
  });

  test('has a name of its own, and leaves its stops to be assigned again when it is retired', async () => {
    using desk = await opened();
    const one = await desk.route('1 号线');
    expect(await failureCode(desk.route('1 号线'))).toBe('route.nameTaken');
    const a = await desk.hungry('甲一');
    await desk.orders.assign({ residentId: a, routeId: one });
    await desk.orders.editRoute({ id: one, retired: true });
    expect(await desk.shown()).toEqual([['甲一']]);
    expect(await desk.orders.routes({})).toMatchObject([{ name: '1 号线', retired: true, stops: 0 }]);
    expect(await failureCode(desk.orders.assign({ residentId: a, routeId: one }))).toBe('route.unknown');
  });

  test('keeps where to leave the meal with the stop', async () => {
    using desk = await opened();
    const one = await desk.route('1 号线');
    const a = await desk.hungry('甲一');
    const note = { residentId: a, note: '挂门把手' };
    expect(await failureCode(desk.orders.noteStop(note))).toBe('route.notOnIt');
    await desk.orders.assign({ residentId: a, routeId: one });
    await desk.orders.noteStop(note);
    const { routes } = await desk.orders.deliveries(lunch);
    expect(routes[0]?.stops[0]).toMatchObject({ stopNote: '挂门把手' });
  });

  test('routes are ordered as they are walked', async () => {
    using desk = await opened();
    const [one, two] = [await desk.route('1 号线'), await desk.route('2 号线')];
    await desk.orders.orderRoutes({ ids: [two, one] });
    expect((await desk.orders.routes({})).map(({ name }) => name)).toEqual(['2 号线', '1 号线']);
    expect(await failureCode(desk.orders.orderRoutes({ ids: [one] }))).toBe('route.orderIncomplete');
  });
});

describe('a delivery', () => {
  test('counts as delivered once the meal is recorded, and as collected where it was eaten elsewhere', async () => {
    using desk = await opened();
    const [a, b] = [await desk.hungry('甲一'), await desk.hungry('乙二')];
    const mealId = await desk.served(a, today, 'delivery');
    await desk.served(b, today, 'dineIn');
    const { unassigned } = await desk.orders.deliveries(lunch);
    const byName = new Map(unassigned.map((row) => [row.person.name, row]));
    expect(byName.get('甲一')).toMatchObject({ state: 'delivered', mealRootId: mealId });
    expect(byName.get('乙二')).toMatchObject({ state: 'collected' });
  });

  test('that failed keeps the order, its note and the reason; taken back, it waits again', async () => {
    using desk = await opened();
    const a = await desk.addResident({ name: '甲一' });
    const order = { residentId: a, ...lunch, mode: 'delivery' as const, optionName: null, reason: '' };
    await desk.orders.place({ id: desk.ids.next(), ...order, note: '少盐' });
    const failed = { id: desk.ids.next(), residentId: a, ...lunch, why: '敲门没人应' };
    await desk.orders.undelivered(failed);
    await desk.orders.undelivered(failed);
    const delivery = async () => (await desk.orders.deliveries(lunch)).unassigned[0];
    expect(await delivery()).toMatchObject({
      state: 'undelivered',
      note: '少盐',
      why: { zh: '未送到：敲门没人应' },
    });
    await desk.orders.deliverAgain({ id: desk.ids.next(), residentId: a, ...lunch });
    expect(await delivery()).toMatchObject({ state: 'waiting', note: '少盐', why: null });
  });

  test('needs a reason where it failed, and an order to deliver', async () => {
    using desk = await opened();
    const a = await desk.hungry('甲一');
    const none = await desk.addResident({ name: '乙二' });
    const failed = { ...lunch, why: '没人' };
    const silent = desk.orders.undelivered({ id: desk.ids.next(), residentId: a, ...lunch, why: ' ' });
    expect(await failureCode(silent)).toBe('input.invalid');
    const nobody = desk.orders.undelivered({ id: desk.ids.next(), residentId: none, ...failed });
    expect(await failureCode(nobody)).toBe('order.notDelivery');
    await desk.served(a, today, 'delivery');
    const late = desk.orders.undelivered({ id: desk.ids.next(), residentId: a, ...failed });
    expect(await failureCode(late)).toBe('order.eaten');
  });

  test('shows phones masked; the full ones of a route are logged by name, and those under 14 stay masked', async () => {
    using desk = await opened();
    const one = await desk.route('1 号线');
    const a = await desk.hungry('甲一', '13800001234');
    const child = await desk.hungry('小童', '13800005678', { birthDate: '2018-05-01' });
    for (const residentId of [a, child]) await desk.orders.assign({ residentId, routeId: one });
    const { routes } = await desk.orders.deliveries(lunch);
    expect(routes[0]?.stops[0]?.person.phone).toBe('138****1234');
    const { phones } = await desk.orders.revealPhones({ routeId: one, ...lunch });
    expect(phones).toEqual([{ residentId: a, phone: '13800001234' }]);
    const entry = desk.reader.sqlite
      .prepare<[], { action: string; subject: string; detail: string }>(
        'SELECT action, subject, detail FROM audit ORDER BY n DESC LIMIT 1',
      )
      .get();
    expect(entry).toMatchObject({ action: 'orders.revealPhones', subject: one });
    expect(entry?.detail).toContain(a);
    const evaluator = await desk.as('evaluator');
    const denied = evaluator.orders.revealPhones({ routeId: one, ...lunch });
    expect(await failureCode(denied)).toBe('access.denied');
  });
});
