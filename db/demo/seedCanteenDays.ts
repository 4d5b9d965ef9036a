/** A lunch of the demo, from the orders of the morning to the drawer counted in the evening; and the close of a month. */
import type { Day } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { mealHandlers, standingMeals } from '../meals/service.ts';
import type { ServingMode } from '../menu/shapes.ts';
import { orderHandlers } from '../orders/service.ts';
import { paymentHandlers } from '../payments/service.ts';
import type { PaymentMethod } from '../payments/shapes.ts';
import { statementHandlers } from '../statements/service.ts';
import { enterDay, isWeekend, laterBy, type PastDay } from './past.ts';
import { pick } from './people.ts';
import type { DemoDesk } from './seed.ts';
import type { DemoPerson } from './seedPeople.ts';

export interface Diner {
  person: DemoPerson;
  inCare: boolean;
  mode: ServingMode;
  method?: PaymentMethod;
}

interface Lunch {
  /** Ids of the day's options; the first is the usual one. */
  options: readonly string[];
  /** Who has a standing order. */
  ordered: ReadonlySet<string>;
  /** Who is in day care that day. */
  inHouse: ReadonlySet<string>;
  inHospital: ReadonlySet<string>;
  /** Days before today. */
  back: number;
}

const floatFen = 20_000;
/** The evening on which nobody counted the drawer. */
const forgottenBack = 3;
/** Meals that a balance has to last for before it is topped up again. */
const lowFen = 4_000;

function eats(
  { person, inCare }: Diner,
  { inHouse, inHospital, ordered }: Lunch,
  roll: number,
  weekend: boolean,
) {
  if (inHospital.has(person.id)) return false;
  if (inCare) return inHouse.has(person.id) && roll < 0.97;
  if (ordered.has(person.id)) return !weekend && roll < 0.95;
  return roll < (weekend ? 0.3 : 0.8);
}

/** Serves one person and looks after the balance. */
function serveOne(ctx: CommandContext, day: Day, diner: Diner, optionId: string) {
  const { person, mode, method = 'cash' } = diner;
  const { line, balanceFen } = mealHandlers.serve(ctx, {
    ...{ residentId: person.id, day, meal: 'lunch', serving: 1, optionId, mode, payment: method },
  });
  if (method === 'balance' && balanceFen < lowFen) {
    const topUp = { id: ctx.ids.next(), residentId: person.id, amountFen: 20_000, note: '' };
    paymentHandlers.topUp(ctx, topUp);
  }
  return line;
}

export function lunchDay(past: PastDay, random: () => number, diners: readonly Diner[], lunch: Lunch) {
  const { day, at, reached } = past;
  const weekend = isWeekend(day);
  const [usual, better, soft] = lunch.options;
  if (!usual || !better || !soft) return;
  const coming = diners.filter((diner) => {
    const comes = eats(diner, lunch, random(), weekend);
    const misses = !comes && !weekend && lunch.ordered.has(diner.person.id);
    if (misses && reached('09:00') && !lunch.inHospital.has(diner.person.id)) {
      const ctx = at('09:00');
      const order = { residentId: diner.person.id, day, meal: 'lunch' as const, reason: '' };
      orderHandlers.cancel(ctx, { id: ctx.ids.next(), ...order });
    }
    return comes;
  });
  coming.forEach((diner, n) => {
    const time = laterBy('10:50', n * 0.8);
    const optionId = diner.person.birthDate < '1940' ? soft : random() < 0.25 ? better : usual;
    if (!reached(time)) return;
    const line = serveOne(at(time), day, diner, optionId);
    if (random() < 0.015) {
      const ctx = at(laterBy(time, 5));
      const change = { id: ctx.ids.next(), versionId: line.versionId, reason: '' };
      const other = optionId === usual ? better : usual;
      if (diner.method !== 'balance') mealHandlers.correct(ctx, { ...change, patch: { optionId: other } });
    }
  });
  guestsAt(past, random, usual);
  if (lunch.back > 0) evening(past, random, lunch.back);
}

function guestsAt({ day, at, reached }: PastDay, random: () => number, optionId: string) {
  for (const time of ['11:40', '12:10']) {
    const roll = random();
    if (roll > 0.5 || !reached(time)) continue;
    const ctx = at(time);
    mealHandlers.serveGuests(ctx, {
      ...{ id: ctx.ids.next(), day, meal: 'lunch', optionId, mode: 'dineIn' },
      portions: 1 + Math.floor(roll * 6),
      guest: pick(random, ['家属', '志愿者', '社区工作人员']),
    });
  }
}

/** The drawer is counted; some of those who signed pay; now and then a coin is missing. */
function evening({ day, at }: PastDay, random: () => number, back: number) {
  const ctx = at('16:40');
  if (new Date(day).getUTCDay() === 5) {
    const owing = paymentHandlers.accounts(ctx, {
      filter: { show: 'owing', text: '' },
      sort: { by: 'owed', descending: true },
      ...{ offset: 0, limit: 6 },
    });
    for (const { person, owedFen } of owing.rows) {
      const settled = { id: ctx.ids.next(), residentId: person.id, amountFen: owedFen, note: '' };
      paymentHandlers.settle(ctx, { ...settled, by: 'cash' });
    }
  }
  if (back === forgottenBack) return;
  const counted = at('17:10');
  const { expectedFen } = paymentHandlers.drawer(counted, { day });
  const missing = random() < 0.04 ? 100 : 0;
  const countedFen = floatFen + expectedFen - missing;
  const note = missing > 0 ? '少 1 元，找零有误' : '';
  paymentHandlers.closeDay(counted, {
    id: counted.ids.next(),
    day,
    floatFen,
    countedFen,
    pieces: null,
    note,
  });
}

/** On the first morning of a new month the manager closes the last one; one meal of it turns out not to have been eaten. */
export async function closeMonth(demo: DemoDesk, day: Day, month: string): Promise<boolean> {
  return enterDay(demo, day, 'statements.close', ({ at, reached }) => {
    if (!reached('09:40')) return false;
    const { hash } = statementHandlers.preview(at('09:40'), { month });
    statementHandlers.close(at('09:40'), { month, hash, early: false, note: '已与街道核对' });
    const ctx = at('09:50');
    const [meal] = standingMeals(ctx, `${month}-01`, `${month}-31`).filter(
      ({ residentId, payment }) => residentId !== null && payment === 'cash',
    );
    if (meal) {
      mealHandlers.adjust(ctx, {
        ...{ id: ctx.ids.next(), rootId: meal.rootId, change: { kind: 'notEaten' } },
        reason: '家属反映当天住院，没有来吃',
      });
    }
    return true;
  });
}
