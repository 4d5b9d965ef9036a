/** Serving everyone in the house at once: who would get what, who is skipped and why, and doing it. */
import type { z } from 'zod';
import type { CommandContext, QueryContext, TaskContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { presentOn } from '../daycare/service.ts';
import { conflictsOf } from '../menu/contract.ts';
import { dietOf, type MenuOption, optionsOn } from '../menu/service.ts';
import type { MealTime } from '../menu/shapes.ts';
import { type MealOrderOn, ordersOn } from '../orders/service.ts';
import { purseOf } from '../payments/service.ts';
import type { PaymentMethod } from '../payments/shapes.ts';
import { cardIds, type ResidentRow, requireResident } from '../residents/service.ts';
import type { meals as contract, PresentRow } from './contract.ts';
import { nextServing, usualOver } from './offer.ts';
import { admission } from './person.ts';
import { priceServing, pricingSources } from './price.ts';
import { dinerOf, mealRows } from './rows.ts';
import { serve, yuan } from './serve.ts';
import type { MealLine } from './shapes.ts';
import { usualMode, usualOption } from './usual.ts';

type Contract = typeof contract;
type ServeInput = z.output<Contract['serve']['input']>;

interface Meal {
  day: string;
  meal: MealTime;
  options: readonly MenuOption[];
  orders: ReadonlyMap<string, MealOrderOn>;
}

function mealOf(ctx: QueryContext, { day, meal }: { day: string; meal: MealTime }): Meal {
  const orders = ordersOn(ctx, day, meal);
  return {
    day,
    meal,
    options: optionsOn(ctx, day, meal),
    orders: new Map(orders.map((order) => [order.residentId, order])),
  };
}

const noMenu: Sentence = {
  zh: '这一餐还没有菜单，请先填写菜单。',
  en: 'There is no menu for this meal yet. Enter it first.',
};

/** Nobody stands at the till to hand over cash: the balance, or what the person usually signs for. */
function paymentOf(
  history: readonly { payment: PaymentMethod }[],
  personFen: number,
  balanceFen: number,
): Exclude<PaymentMethod, 'cash'> | null {
  if (personFen === 0) return 'subsidyOnly';
  if (history.find(({ payment }) => payment !== 'subsidyOnly')?.payment === 'signed') return 'signed';
  return balanceFen >= personFen ? 'balance' : null;
}

function needsCash(personFen: number, balanceFen: number): Sentence {
  const [due, balance] = [yuan(personFen), yuan(balanceFen)];
  return {
    zh: `要自付 ${due} 元，余额只有 ${balance} 元，请在打餐台收现金。`,
    en: `${due} yuan to pay and ${balance} on the balance: take cash at the till.`,
  };
}

interface Plan {
  row: PresentRow;
  /** Null: skipped. */
  input: ServeInput | null;
}

function plan(ctx: QueryContext, at: Meal, person: ResidentRow): Plan {
  const { day, meal, options } = at;
  const order = at.orders.get(person.id) ?? null;
  const ids = JSON.stringify(cardIds(ctx, person.id));
  const ofDay = mealRows.ofPersonOnDay(ctx, { ids, day });
  const history = mealRows.lastOfPerson(ctx, { ids, day, limit: usualOver });
  const sameMeal = history.filter((row) => row.meal === meal);
  const diet = dietOf(ctx, person.id);
  const option = usualOption(options, diet, order, sameMeal);
  const usual = usualMode(order, sameMeal);
  // Who is in the house has nothing delivered.
  const mode = usual === 'delivery' ? 'dineIn' : usual;
  const priced = priceServing(pricingSources(ctx, person.id, day, ofDay), {
    day,
    meal,
    mode,
    priceFen: option?.priceFen ?? 0,
  });
  const { priceFen, subsidyFen, personFen } = priced;
  const { balanceFen } = purseOf(ctx, person.id);
  const payment = paymentOf(history, personFen, balanceFen);
  const danger =
    option && conflictsOf(diet, option, option.dishes).find(({ severity }) => severity === 'danger');
  const skipped =
    admission(ctx, person, day).refusal?.failure.sentence ??
    (option ? null : noMenu) ??
    danger?.sentence ??
    (payment ? null : needsCash(personFen, balanceFen));
  const row = {
    diner: dinerOf(ctx, person),
    optionName: option?.name ?? '',
    optionNameEn: option?.nameEn || (option?.name ?? ''),
    ...{ priceFen, subsidyFen, personFen, payment, skipped },
  };
  if (skipped || !option || !payment) return { row, input: null };
  const serving = nextServing(ofDay.filter((one) => one.meal === meal));
  const chosen = { optionId: option.id, mode, payment, expectedFen: personFen };
  return { row, input: { residentId: person.id, day, meal, serving, ...chosen } };
}

/** Cards in charge of those in the house who have not had this meal, by name. */
function hungry(ctx: QueryContext, { day, meal }: { day: string; meal: MealTime }): ResidentRow[] {
  const people = new Map(
    [...presentOn(ctx, day)].map((id) => requireResident(ctx, id)).map((row) => [row.id, row]),
  );
  for (const { residentId } of mealRows.onDay(ctx, { day, meal })) {
    if (residentId !== null) people.delete(requireResident(ctx, residentId).id);
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name, 'zh'));
}

export function present(ctx: QueryContext, asked: { day: string; meal: MealTime }) {
  const at = mealOf(ctx, asked);
  return { rows: hungry(ctx, asked).map((person) => plan(ctx, at, person).row) };
}

const changed = (row: PresentRow, expectedFen: number): Sentence => ({
  zh: `金额刚刚有变：原来自付 ${yuan(expectedFen)} 元，现在自付 ${yuan(row.personFen)} 元，请核对后再打。`,
  en: `The amount has just changed from ${yuan(expectedFen)} to ${yuan(row.personFen)} yuan. Check it and serve again.`,
});

function* servePeople(ctx: CommandContext, input: z.output<Contract['servePresent']['input']>) {
  const at = mealOf(ctx, input);
  const waiting = new Map(hungry(ctx, input).map((person) => [person.id, person]));
  const served: MealLine[] = [];
  const skipped: PresentRow[] = [];
  for (const { residentId, expectedFen } of input.people) {
    const person = waiting.get(requireResident(ctx, residentId).id);
    // Served meanwhile, or gone home: nothing to do and nothing to say.
    if (!person) continue;
    waiting.delete(person.id);
    const { row, input: ready } = plan(ctx, at, person);
    if (!ready) skipped.push(row);
    else if (row.personFen !== expectedFen) skipped.push({ ...row, skipped: changed(row, expectedFen) });
    else served.push(serve(ctx, ready).line);
    yield;
  }
  ctx.record(null, { day: input.day, meal: input.meal, served: served.map(({ rootId }) => rootId) });
  return { served, skipped };
}

export async function servePresent(ctx: TaskContext, input: z.output<Contract['servePresent']['input']>) {
  const total = input.people.length;
  let done = 0;
  return ctx.transactInSteps(function* (write) {
    const steps = servePeople(write, input);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      done += 1;
      ctx.progress({ task: 'meals.servePresent', done, total });
      yield;
    }
  });
}
