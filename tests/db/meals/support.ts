/** A canteen at work: two options for lunch, an operator, a colleague and the manager. Monday 2026-11-16, 11:30. */
import { clientOver } from '../../../db/client.ts';
import { naturalId } from '../../../db/core/ids.ts';
import type { InputOf } from '../../../db/core/procedure.ts';
import { newSession } from '../../../db/core/session.ts';
import type { meals } from '../../../db/meals/contract.ts';
import { monthCloses, payments } from '../../../db/payments/table.ts';
import type { RuleTerms } from '../../../db/subsidies/contract.ts';
import { openTestDesk } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';

export const monday = '2026-11-16';
type NewPerson = Parameters<typeof addPerson>[2];
type Serving = InputOf<typeof meals.serve>;

const plainTerms: RuleTerms = {
  payer: 'centre',
  kind: 'perMeal',
  amountFen: 0,
  basisPoints: 0,
  basis: 'price',
  capPerMealFen: null,
  capPerDayFen: null,
  minSpendFen: null,
  ageFrom: null,
  ageTo: null,
  categories: [],
  hukou: null,
  abilityLevels: [],
  modes: [],
  meals: [],
  weekdays: 127,
  mealOfDay: null,
  validFrom: '2026-01-01',
  validTo: null,
  rank: 1,
  group: null,
  last: false,
};

/** 80 % of the price for people on the minimum living allowance, 13.00 at most. */
export const lowIncome80: Partial<RuleTerms> = {
  kind: 'percent',
  basisPoints: 8000,
  capPerMealFen: 1300,
  categories: ['lowIncome'],
};
export const onAllowance = (expiresOn: string | null): NewPerson => ({
  categories: [{ category: 'lowIncome', detail: null, source: '民政', startsOn: null, expiresOn }],
});

export async function openCanteen() {
  const desk = await openTestDesk();
  desk.clock.set(`${monday}T11:30:00+08:00`);
  const system = newSession('system', desk.clock.now());
  const sessions = [
    await desk.sessionAs('careOperator', '罗芳'),
    await desk.sessionAs('careOperator', '许护理'),
    await desk.sessionAs('manager', '梁主任'),
  ] as const;
  const [till, colleague, manager] = [
    clientOver(desk.app, sessions[0]),
    clientOver(desk.app, sessions[1]),
    clientOver(desk.app, sessions[2]),
  ];

  /** Nobody is locked out because days pass. */
  function moveTo(time: string) {
    desk.clock.set(`${time}+08:00`);
    for (const session of sessions) session.lastActive = desk.clock.now();
  }

  const dish = async (name: string, allergens: ('fish' | 'peanut')[] = []) => {
    const food = { nameEn: '', kind: 'meat' as const, priceFen: 800, allergens, diets: [] };
    return (await till.menu.addDish({ id: desk.ids.next(), name, ...food })).id;
  };
  const pork = await dish('回锅肉');
  const bass = await dish('清蒸鲈鱼', ['fish']);

  async function option(
    name: string,
    priceFen: number,
    dishIds: string[],
    day = monday,
    meal = 'lunch' as const,
  ) {
    const food = { nameEn: '', dishIds, diets: [] };
    return (await till.menu.addOption({ id: desk.ids.next(), day, meal, name, priceFen, ...food })).id;
  }
  const setA = await option('套餐 A', 1600, [pork]);
  const setB = await option('套餐 B', 2000, [bass]);

  async function rule(name: string, terms: Partial<RuleTerms>, ruleId = desk.ids.next(), follows = 0) {
    const draft = { id: desk.ids.next(), ruleId, follows, name, nameEn: name };
    await manager.subsidies.save({
      rules: [{ ...draft, terms: { ...plainTerms, ...terms } }],
      reason: '街道文件',
    });
    return ruleId;
  }

  async function topUp(residentId: string, balanceFen: number) {
    await desk.app.transact(system, 'test.topUp', (ctx) =>
      ctx.write.insert(payments, {
        id: ctx.ids.next(),
        kind: 'topUp',
        residentId,
        cashFen: balanceFen,
        balanceFen,
        owedFen: 0,
        bookedOn: ctx.today,
        deskId: ctx.deskId,
        note: '',
        at: ctx.now,
        accountId: residentId,
      }),
    );
  }

  async function closeMonth(month: string) {
    await desk.app.transact(system, 'test.closeMonth', (ctx) =>
      ctx.write.insert(monthCloses, {
        id: naturalId('monthClose', month),
        month,
        figures: '{}',
        note: '',
        at: ctx.now,
        accountId: ctx.ids.next(),
      }),
    );
  }

  /** The usual lunch of today, paid in cash, but for what is given. */
  const lunch = (residentId: string, more: Partial<Serving> = {}): Serving => ({
    ...{
      residentId,
      day: monday,
      meal: 'lunch',
      serving: 1,
      optionId: setA,
      mode: 'dineIn',
      payment: 'cash',
    },
    ...more,
  });

  return {
    ...desk,
    system,
    till,
    colleague,
    manager,
    moveTo,
    option,
    pork,
    bass,
    setA,
    setB,
    rule,
    topUp,
    closeMonth,
    lunch,
    person: (name: string, more: NewPerson = {}) => addPerson(till, { name, birthDate: '1950-03-04' }, more),
    /** Cash, balance and debt that the entries of a meal add up to. */
    paid: (rootId: string) =>
      desk.reader.sqlite
        .prepare<[string], [number, number, number]>(
          `SELECT coalesce(sum(cash_fen), 0), coalesce(sum(balance_fen), 0), coalesce(sum(owed_fen), 0)
           FROM payment WHERE meal_root_id = ?`,
        )
        .raw()
        .get(rootId),
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
}

export type Canteen = Awaited<ReturnType<typeof openCanteen>>;
