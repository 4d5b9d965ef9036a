/** A desk with a kitchen: a few dishes, somebody who writes menus, the manager, and meals that were served. */
import { clientOver } from '../../../db/client.ts';
import { meals } from '../../../db/meals/table.ts';
import type { mealTimes } from '../../../db/menu/shapes.ts';
import { openWalkIn } from '../../support/walkIn.ts';

type Meal = (typeof mealTimes)[number];

export async function openKitchen() {
  const desk = await openWalkIn();
  const session = await desk.sessionAs('careOperator', '许护理');
  const care = { ...clientOver(desk.app, session), session };
  const dish = async (name: string, priceFen: number, more: object = {}) => {
    const fields = { nameEn: name, kind: 'meat' as const, allergens: [], diets: [] };
    const { id } = await care.menu.addDish({ id: desk.ids.next(), name, priceFen, ...fields, ...more });
    return id;
  };
  const pork = await dish('回锅肉', 900);
  const fish = await dish('清蒸鲈鱼', 1200, { allergens: ['fish'], diets: ['lowFat', 'lowSalt'] });
  const greens = await dish('炒时蔬', 300, { kind: 'vegetable', diets: ['lowFat', 'vegetarian'] });

  async function option(
    day: string,
    name: string,
    dishIds: string[],
    meal: Meal = 'lunch',
    diets: [] | ['soft'] = [],
  ) {
    const fields = { name, nameEn: '', priceFen: 1200, dishIds, diets };
    const { id } = await care.menu.addOption({ id: desk.ids.next(), day, meal, ...fields });
    return id;
  }

  /** A meal as the till leaves it. */
  async function served(
    residentId: string,
    day: string,
    mode: 'dineIn' | 'delivery' = 'dineIn',
    meal: Meal = 'lunch',
  ) {
    const id = desk.ids.next();
    await desk.app.transact(desk.system, 'test.meal', (ctx) =>
      ctx.write.insert(meals, {
        ...{
          id,
          rootId: id,
          withdrawn: false,
          day,
          bookedOn: day,
          meal,
          serving: 1,
          residentId,
          portions: 1,
        },
        ...{
          guest: '',
          mode,
          optionName: '套餐 A',
          priceFen: 1200,
          subsidyFen: 0,
          personFen: 1200,
          lines: [],
        },
        ...{
          category: 'none',
          payment: 'cash',
          deskId: ctx.deskId,
          at: ctx.now,
          savedAt: ctx.now,
          savedBy: id,
        },
      }),
    );
    return id;
  }
  return {
    ...desk,
    care,
    dish,
    option,
    served,
    pork,
    fish,
    greens,
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
}

export type Kitchen = Awaited<ReturnType<typeof openKitchen>>;
