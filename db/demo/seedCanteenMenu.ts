/** Dishes of the demo and what is offered at lunch, in two weeks that take turns. */
import { addDays, type Day } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { menuHandlers } from '../menu/service.ts';
import type { Allergen, Diet, DishKind } from '../menu/shapes.ts';

interface DemoDish {
  name: string;
  nameEn: string;
  kind: DishKind;
  priceFen: number;
  allergens?: Allergen[];
  diets?: Diet[];
}

const dishes: readonly DemoDish[] = [
  { name: '红烧肉', nameEn: 'Braised pork', kind: 'meat', priceFen: 900, allergens: ['soy'] },
  {
    name: '清蒸鱼',
    nameEn: 'Steamed fish',
    kind: 'meat',
    priceFen: 1000,
    allergens: ['fish'],
    diets: ['lowFat', 'diabetic'],
  },
  { name: '回锅肉', nameEn: 'Twice-cooked pork', kind: 'meat', priceFen: 900, allergens: ['soy'] },
  { name: '宫保鸡丁', nameEn: 'Kung pao chicken', kind: 'meat', priceFen: 800, allergens: ['peanut', 'soy'] },
  { name: '土豆烧牛肉', nameEn: 'Beef with potatoes', kind: 'meat', priceFen: 1000, allergens: ['soy'] },
  {
    name: '香菇蒸鸡',
    nameEn: 'Steamed chicken with mushrooms',
    kind: 'meat',
    priceFen: 900,
    diets: ['lowSalt', 'lowFat'],
  },
  {
    name: '番茄炒蛋',
    nameEn: 'Tomatoes and eggs',
    kind: 'vegetable',
    priceFen: 500,
    allergens: ['egg'],
    diets: ['soft'],
  },
  {
    name: '麻婆豆腐',
    nameEn: 'Mapo tofu',
    kind: 'vegetable',
    priceFen: 500,
    allergens: ['soy'],
    diets: ['soft'],
  },
  {
    name: '清炒时蔬',
    nameEn: 'Greens',
    kind: 'vegetable',
    priceFen: 400,
    diets: ['lowFat', 'diabetic', 'vegetarian'],
  },
  {
    name: '蒜蓉南瓜',
    nameEn: 'Pumpkin with garlic',
    kind: 'vegetable',
    priceFen: 400,
    diets: ['soft', 'vegetarian'],
  },
  {
    name: '蒸水蛋',
    nameEn: 'Steamed egg',
    kind: 'vegetable',
    priceFen: 300,
    allergens: ['egg'],
    diets: ['soft', 'lowSalt'],
  },
  { name: '紫菜蛋花汤', nameEn: 'Seaweed soup', kind: 'soup', priceFen: 200, allergens: ['egg'] },
  { name: '冬瓜排骨汤', nameEn: 'Winter melon soup', kind: 'soup', priceFen: 300, diets: ['lowSalt'] },
  { name: '米饭', nameEn: 'Rice', kind: 'staple', priceFen: 100 },
  { name: '软饭', nameEn: 'Soft rice', kind: 'staple', priceFen: 100, diets: ['soft'] },
  { name: '小米粥', nameEn: 'Millet porridge', kind: 'staple', priceFen: 200, diets: ['soft', 'diabetic'] },
];

const meats = ['红烧肉', '清蒸鱼', '回锅肉', '宫保鸡丁', '土豆烧牛肉', '香菇蒸鸡'];
const sides = ['番茄炒蛋', '麻婆豆腐', '清炒时蔬', '蒜蓉南瓜'];

/** The first one is the usual meal. */
export const optionNames = ['套餐 A', '套餐 B', '软食餐'] as const;

export function addDishes(ctx: CommandContext): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { name, allergens = [], diets = [], ...dish } of dishes) {
    const id = ctx.ids.next();
    menuHandlers.addDish(ctx, { id, name, ...dish, allergens, diets });
    ids.set(name, id);
  }
  return ids;
}

const turn = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

/** @returns what a lunch costs that day, by its option's id in the order of the menu */
export function offerLunch(ctx: CommandContext, day: Day, known: ReadonlyMap<string, string>) {
  // Two weeks, then the same again.
  const at = Math.round((Date.parse(day) - Date.parse('2026-01-05')) / 86_400_000) % 14;
  const idsOf = (...names: string[]) => names.flatMap((name) => known.get(name) ?? []);
  const [a, b, soft] = optionNames;
  const soup = at % 2 === 0 ? '紫菜蛋花汤' : '冬瓜排骨汤';
  const options = [
    {
      name: a,
      nameEn: 'Set A',
      priceFen: 1500,
      dishIds: idsOf(turn(meats, at), turn(sides, at), soup, '米饭'),
      diets: [],
    },
    {
      name: b,
      nameEn: 'Set B',
      priceFen: 1800,
      dishIds: idsOf(turn(meats, at + 3), turn(sides, at + 1), soup, '米饭'),
      diets: [],
    },
    {
      name: soft,
      nameEn: 'Soft meal',
      priceFen: 1500,
      dishIds: idsOf('香菇蒸鸡', '蒸水蛋', '小米粥', '软饭'),
      diets: ['soft' as const],
    },
  ];
  return options.map(({ diets, ...option }) => {
    const id = ctx.ids.next();
    menuHandlers.addOption(ctx, { ...option, id, day, meal: 'lunch', diets: [...diets] });
    return id;
  });
}

/** From the first day to the end of the week after today's. */
export function menuDays(first: Day, today: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= addDays(today, 7); day = addDays(day, 1)) days.push(day);
  return days;
}
