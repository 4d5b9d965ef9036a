/** The till at a glance, what a person usually has, and everyone in the house at once. */
import { describe, expect, test } from 'vitest';
import { type Canteen, lowIncome80, monday, onAllowance, openCanteen } from './support.ts';

const offerOf = (desk: Canteen, residentId: string) =>
  desk.till.meals.offer({ residentId, day: monday, meal: 'lunch' });

async function order(
  desk: Canteen,
  residentId: string,
  optionName: string | null,
  mode: 'dineIn' | 'delivery',
) {
  desk.moveTo(`${monday}T09:00:00`);
  await desk.till.orders.place({
    id: desk.ids.next(),
    residentId,
    day: monday,
    meal: 'lunch',
    mode,
    optionName,
    note: '',
    reason: '',
  });
  desk.moveTo(`${monday}T11:30:00`);
}

/** In day care, and arrived today. */
async function arrive(desk: Canteen, residentId: string) {
  const stay = { startsOn: '2026-11-01', endsOn: null, trialUntil: null, weekdays: 127 };
  const plan = { goals: [], medication: '', collectors: [], remarks: '' };
  await desk.till.daycare.enrol({ id: desk.ids.next(), residentId, ...stay, ...plan });
  await desk.till.daycare.arrive({ residentId });
}

describe('the till', () => {
  test('opens at the meal that is on, else at the next one, else at the last', async () => {
    using desk = await openCanteen();
    const shown = async (time: string) => {
      desk.moveTo(`${monday}T${time}:00`);
      return (await desk.till.meals.till({})).meal;
    };
    const plan = { served: true, orderDaysBefore: 0, orderBy: '09:00' };
    const { mealPlan } = await desk.manager.centre.settings({});
    await desk.manager.centre.changeSettings({
      mealPlan: { ...mealPlan, dinner: { ...plan, from: '16:45', to: '18:30' } },
    });
    expect([await shown('08:00'), await shown('12:59')]).toEqual(['lunch', 'lunch']);
    expect([await shown('13:00'), await shown('18:29'), await shown('20:00')]).toEqual([
      'dinner',
      'dinner',
      'dinner',
    ]);
  });

  test('expects those who ordered, then those in the house, then regulars, each once and with who has eaten', async () => {
    using desk = await openCanteen();
    const [ordered, present, regular, both] = [
      await desk.person('订餐人'),
      await desk.person('在站人'),
      await desk.person('常来人'),
      await desk.person('都算人'),
    ];
    await desk.person('路过人');
    for (const date of ['2026-11-10', '2026-11-11', '2026-11-12'])
      await desk.till.meals.serve(desk.lunch(regular, { day: date, optionId: null, priceFen: 1000 }));
    await order(desk, ordered, '套餐 B', 'dineIn');
    await order(desk, both, null, 'dineIn');
    await arrive(desk, present);
    await arrive(desk, both);
    await desk.till.meals.serve(desk.lunch(both));
    const { expected, totals } = await desk.till.meals.till({});
    expect(
      expected.map(({ name, why, optionName, served }) => [name, why, optionName, served !== null]),
    ).toEqual([
      ['订餐人', 'ordered', '套餐 B', false],
      ['都算人', 'ordered', null, true],
      ['在站人', 'present', null, false],
      ['常来人', 'regular', null, false],
    ]);
    expect(totals).toMatchObject({
      ordered: 2,
      orderedServed: 1,
      portions: 1,
      personFen: 1600,
      cashFen: 1600,
    });
  });

  test('adds up portions, guests, subsidies, cash and deliveries, without what was undone', async () => {
    using desk = await openCanteen();
    await desk.rule('低保助餐', lowIncome80);
    const [poor, other] = [await desk.person('甲', onAllowance(null)), await desk.person('乙')];
    await desk.till.meals.serve(desk.lunch(poor, { mode: 'delivery' }));
    const undone = await desk.till.meals.serve(desk.lunch(other));
    await desk.till.meals.withdraw({ id: desk.ids.next(), versionId: undone.line.versionId, reason: '' });
    const guests = { portions: 2, guest: '', optionId: desk.setA, mode: 'dineIn' } as const;
    await desk.till.meals.serveGuests({ id: desk.ids.next(), day: monday, meal: 'lunch', ...guests });
    const { totals, recent } = await desk.till.meals.till({});
    expect(totals).toEqual({
      portions: 3,
      guests: 2,
      ordered: 0,
      orderedServed: 0,
      subsidyFen: 1280,
      personFen: 3520,
      cashFen: 3520,
      deliveries: 1,
      deliverers: 0,
    });
    expect(recent.map(({ portions }) => portions)).toEqual([2, 1]);
  });
});

describe('what a person usually has', () => {
  test('is what was ordered, else the favourite, and never an allergen of theirs', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const usual = async () => (await offerOf(desk, wang)).usual.optionId;
    expect(await usual()).toBe(desk.setA);
    for (const day of ['2026-11-12', '2026-11-13'])
      await desk.till.meals.serve(
        desk.lunch(wang, { day, optionId: null, priceFen: 2000, optionName: '套餐 B' }),
      );
    expect(await usual()).toBe(desk.setB);
    await desk.till.menu.setDiet({ residentId: wang, diets: [], allergens: ['fish'], note: '' });
    expect(await usual()).toBe(desk.setA);
    const { conflicts } = await offerOf(desk, wang);
    expect(conflicts).toMatchObject([{ optionId: desk.setB, found: [{ severity: 'danger' }] }]);
    await order(desk, wang, '套餐 B', 'delivery');
    expect((await offerOf(desk, wang)).usual).toMatchObject({ optionId: desk.setB, mode: 'delivery' });
  });

  test('is paid as last time, and from the balance only while it is enough', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    const payment = async () => (await offerOf(desk, wang)).usual.payment;
    expect(await payment()).toBe('cash');
    await desk.topUp(wang, 2000);
    expect(await payment()).toBe('balance');
    const before = desk.lunch(wang, { day: '2026-11-13', optionId: null, priceFen: 500, payment: 'balance' });
    await desk.till.meals.serve(before);
    expect(await payment()).toBe('cash');
    await desk.till.meals.serve({ ...before, day: '2026-11-14', payment: 'signed' });
    expect(await payment()).toBe('signed');
  });

  test('is quoted for every option in every mode, and for a price typed in', async () => {
    using desk = await openCanteen();
    await desk.rule('堂食 3 元', { kind: 'perMeal', amountFen: 300, modes: ['dineIn'] });
    const wang = await desk.person('王秀英');
    const { quotes } = await desk.till.meals.offer({
      residentId: wang,
      day: monday,
      meal: 'lunch',
      priceFen: 800,
    });
    expect(quotes.map(({ mode, priceFen, personFen }) => [mode, priceFen, personFen])).toEqual([
      ['dineIn', 1600, 1300],
      ['takeAway', 1600, 1600],
      ['delivery', 1600, 1600],
      ['dineIn', 2000, 1700],
      ['takeAway', 2000, 2000],
      ['delivery', 2000, 2000],
      ['dineIn', 800, 500],
      ['takeAway', 800, 800],
      ['delivery', 800, 800],
    ]);
  });
});

describe('everyone in the house', () => {
  test('is served the usual meal from the balance or on account; who needs cash or a look is named', async () => {
    using desk = await openCanteen();
    const people = { 余额: '', 挂账: '', 现金: '', 过敏: '', 吃过: '' };
    for (const [name] of Object.entries(people)) Object.assign(people, { [name]: await desk.person(name) });
    for (const id of Object.values(people)) await arrive(desk, id);
    await desk.topUp(people.余额, 5000);
    await desk.topUp(people.过敏, 5000);
    const before = desk.lunch(people.挂账, {
      day: '2026-11-13',
      optionId: null,
      priceFen: 500,
      payment: 'signed',
    });
    await desk.till.meals.serve(before);
    await desk.till.menu.setDiet({ residentId: people.过敏, diets: [], allergens: ['fish'], note: '' });
    await order(desk, people.过敏, '套餐 B', 'dineIn');
    await desk.till.meals.serve(desk.lunch(people.吃过));

    const { rows } = await desk.till.meals.present({ day: monday, meal: 'lunch' });
    expect(rows.map(({ diner, payment, skipped }) => [diner.name, payment, skipped?.zh ?? null])).toEqual([
      ['挂账', 'signed', null],
      ['过敏', 'balance', expect.stringContaining('清蒸鲈鱼含鱼')],
      ['现金', null, '要自付 16.00 元，余额只有 0.00 元，请在打餐台收现金。'],
      ['余额', 'balance', null],
    ]);
    const chosen = rows.map(({ diner, personFen }) => ({
      residentId: diner.residentId,
      expectedFen: personFen,
    }));
    const input = { day: monday, meal: 'lunch', people: chosen } as const;
    const result = await desk.till.meals.servePresent(input);
    expect(result.served.map(({ diner, payment }) => [diner.name, payment])).toEqual([
      ['挂账', 'signed'],
      ['余额', 'balance'],
    ]);
    expect(result.skipped.map(({ diner }) => diner.name)).toEqual(['过敏', '现金']);
    expect((await desk.till.meals.servePresent(input)).served).toEqual([]);
  });

  test('is not charged another amount than the one that was looked at', async () => {
    using desk = await openCanteen();
    const wang = await desk.person('王秀英');
    await desk.topUp(wang, 5000);
    await arrive(desk, wang);
    const people = [{ residentId: wang, expectedFen: 1200 }];
    const { served, skipped } = await desk.till.meals.servePresent({ day: monday, meal: 'lunch', people });
    expect(served).toEqual([]);
    expect(skipped[0]?.skipped?.en).toContain('from 12.00 to 16.00');
  });
});
