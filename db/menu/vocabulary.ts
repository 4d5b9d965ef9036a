/** The words of food in both languages. Pure; `contract.ts` hands them on to the pages. */
import type { Sentence } from '../core/errors.ts';
import type { Allergen, Diet, DishKind, MealTime, ServingMode } from './shapes.ts';

export const mealNames: Readonly<Record<MealTime, Sentence>> = {
  breakfast: { zh: '早餐', en: 'Breakfast' },
  lunch: { zh: '午餐', en: 'Lunch' },
  dinner: { zh: '晚餐', en: 'Dinner' },
};

export const modeNames: Readonly<Record<ServingMode, Sentence>> = {
  dineIn: { zh: '堂食', en: 'Dine-in' },
  takeAway: { zh: '打包', en: 'Take-away' },
  delivery: { zh: '送餐', en: 'Delivery' },
};

export const dishKindNames: Readonly<Record<DishKind, Sentence>> = {
  meat: { zh: '荤菜', en: 'Meat or fish' },
  vegetable: { zh: '素菜', en: 'Vegetable' },
  soup: { zh: '汤', en: 'Soup' },
  staple: { zh: '主食', en: 'Staple' },
  fruit: { zh: '水果', en: 'Fruit' },
  other: { zh: '其他', en: 'Other' },
};

export const dietNames: Readonly<Record<Diet, Sentence>> = {
  diabetic: { zh: '糖尿病餐', en: 'Diabetic' },
  lowSalt: { zh: '低盐', en: 'Low salt' },
  lowFat: { zh: '低脂', en: 'Low fat' },
  soft: { zh: '软食', en: 'Soft' },
  liquid: { zh: '流食', en: 'Liquid' },
  halal: { zh: '清真', en: 'Halal' },
  vegetarian: { zh: '素食', en: 'Vegetarian' },
};

export const allergenNames: Readonly<Record<Allergen, Sentence>> = {
  gluten: { zh: '麸质', en: 'Gluten' },
  crustacean: { zh: '甲壳类', en: 'Shellfish' },
  fish: { zh: '鱼', en: 'Fish' },
  egg: { zh: '蛋', en: 'Egg' },
  peanut: { zh: '花生', en: 'Peanut' },
  soy: { zh: '大豆', en: 'Soy' },
  milk: { zh: '乳', en: 'Milk' },
  nut: { zh: '坚果', en: 'Nuts' },
  sesame: { zh: '芝麻', en: 'Sesame' },
  other: { zh: '其他过敏原', en: 'Other allergen' },
};
