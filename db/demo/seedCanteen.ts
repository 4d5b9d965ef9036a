/** The canteen of the demo: menus, subsidies, standing orders and two routes, then a month of lunches and their money. */

import { cardHandlers } from '../cards/service.ts';
import { addDays, ageOn, type Day } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { orderHandlers } from '../orders/service.ts';
import { paymentHandlers } from '../payments/service.ts';
import { draftsOf, schemes } from '../subsidies/contract.ts';
import { subsidyHandlers } from '../subsidies/service.ts';
import type { Payer } from '../subsidies/shapes.ts';
import { enterDay, shuffled } from './past.ts';
import { pick, seededRandom } from './people.ts';
import type { DemoDesk } from './seed.ts';
import { closeMonth, type Diner, lunchDay } from './seedCanteenDays.ts';
import { addDishes, menuDays, offerLunch, optionNames } from './seedCanteenMenu.ts';
import type { CareDemo } from './seedCare.ts';
import type { DemoPerson } from './seedPeople.ts';

const seed = 1180;
const deliveredCount = 14;
const topUpFen = 30_000;
const workdays = 31;

/** Who bears each rule of the scheme, in its order: 困难老人, 60–79, 80 and over, 送餐. */
const bearers: readonly Payer[] = ['civilAffairs', 'street', 'street', 'charity'];

function addScheme(ctx: CommandContext, first: Day) {
  const scheme = schemes.find(({ key }) => key === 'tiers');
  if (!scheme) throw new Error('the scheme that the demo uses is gone');
  const drafts = draftsOf(scheme, { payer: 'street', validFrom: addDays(first, -20), validTo: null });
  subsidyHandlers.save(ctx, {
    reason: '永宁街道 2026 年助餐补贴办法',
    rules: drafts.map(({ terms, ...draft }, at) => ({
      ...{ id: ctx.ids.next(), ruleId: ctx.ids.next(), follows: 0 },
      ...draft,
      terms: { ...terms, payer: bearers[at] ?? 'street' },
    })),
  });
}

function dinersOf(
  demo: DemoDesk,
  random: () => number,
  people: readonly DemoPerson[],
  { enrolled }: CareDemo,
): Diner[] {
  const inCare = new Set(enrolled.map(({ id }) => id));
  const elders = people.filter(
    ({ id, birthDate, livesHere }) => livesHere && !inCare.has(id) && ageOn(birthDate, demo.today) >= 62,
  );
  const others = shuffled(random, elders).map((person, at): Diner => {
    const delivered = at < deliveredCount;
    return { person, inCare: false, mode: delivered ? 'delivery' : random() < 0.85 ? 'dineIn' : 'takeAway' };
  });
  const own = enrolled.map((person): Diner => ({ person, inCare: true, mode: 'dineIn' }));
  return [...own, ...others].map((diner) => {
    const roll = random();
    return { ...diner, method: roll < 0.4 ? 'balance' : roll < 0.55 ? 'signed' : 'cash' };
  });
}

function addRoutes(ctx: CommandContext, random: () => number, diners: readonly Diner[], first: Day) {
  const delivered = diners.filter(({ mode }) => mode === 'delivery');
  const volunteers = ['曾大姐', '骆师傅'];
  const routeIds = volunteers.map((delivererName, at) => {
    const id = ctx.ids.next();
    orderHandlers.addRoute(ctx, { id, name: `${at + 1} 号线`, delivererId: null, delivererName });
    return id;
  });
  delivered.forEach(({ person }, at) => {
    orderHandlers.assign(ctx, { residentId: person.id, routeId: routeIds[at % 2] ?? null });
    if (at % 4 === 0) orderHandlers.noteStop(ctx, { residentId: person.id, note: '挂门把手，敲门告知' });
  });
  const standing = [...delivered, ...diners.filter(({ inCare }) => inCare).slice(0, 16)];
  for (const { person, mode, inCare } of standing) {
    orderHandlers.addStanding(ctx, {
      ...{ id: ctx.ids.next(), residentId: person.id, meal: 'lunch', mode },
      weekdays: workdays,
      optionName: random() < 0.25 ? optionNames[2] : null,
      ...{ fromDay: first, toDay: null, note: inCare ? '' : pick(random, ['', '', '少饭', '不要辣']) },
    });
  }
  return new Set(standing.map(({ person }) => person.id));
}

/** Cards for everybody who eats; one is lost, one was replaced. Whoever pays from a balance has put something on it. */
function issueCards(ctx: CommandContext, diners: readonly Diner[]) {
  diners.forEach(({ person, method }, at) => {
    const id = ctx.ids.next();
    cardHandlers.issue(ctx, { id, residentId: person.id, kind: 'diner' });
    if (at === 44) cardHandlers.report(ctx, { cardId: id });
    if (at === 61) cardHandlers.replace(ctx, { id: ctx.ids.next(), cardId: id });
    if (method !== 'balance') return;
    paymentHandlers.topUp(ctx, { id: ctx.ids.next(), residentId: person.id, amountFen: topUpFen, note: '' });
  });
}

export async function seedCanteen(
  demo: DemoDesk,
  people: readonly DemoPerson[],
  care: CareDemo,
  days: number,
): Promise<void> {
  const random = seededRandom(seed);
  const first = addDays(demo.today, -days);
  const diners = dinersOf(demo, random, people, care);
  await enterDay(demo, first, 'subsidies.save', ({ at }) => addScheme(at('08:02'), first));
  const options = await enterDay(demo, first, 'menu.copy', ({ at }) => {
    const ctx = at('08:03');
    const dishes = addDishes(ctx);
    return new Map(menuDays(first, demo.today).map((day) => [day, offerLunch(ctx, day, dishes)]));
  });
  await enterDay(demo, first, 'cards.issueMany', ({ at }) => issueCards(at('08:30'), diners));
  const ordered = await enterDay(demo, first, 'orders.addStanding', ({ at }) =>
    addRoutes(at('08:40'), random, diners, first),
  );
  let closed = false;
  for (let back = days; back >= 0; back--) {
    const day = addDays(demo.today, -back);
    const inHouse = new Set(care.presentOn.get(day) ?? []);
    const inHospital = new Set(
      care.enrolled.flatMap(({ id, inHospitalFrom }) =>
        inHospitalFrom && day >= inHospitalFrom ? [id] : [],
      ),
    );
    if (!closed && day.slice(0, 7) !== first.slice(0, 7))
      closed = await closeMonth(demo, day, first.slice(0, 7));
    const lunch = { options: options.get(day) ?? [], ordered, inHouse, inHospital, back };
    await enterDay(demo, day, 'meals.servePresent', (past) => lunchDay(past, random, diners, lunch));
    if (!closed && day.slice(0, 7) !== first.slice(0, 7))
      closed = await closeMonth(demo, day, first.slice(0, 7));
  }
}
