/** The coded words of food, for the menu, the till and the subsidy rules. Browser-safe. A saved code is never renamed. */

/** 早餐 午餐 晚餐 */
export const mealTimes = ['breakfast', 'lunch', 'dinner'] as const;
export type MealTime = (typeof mealTimes)[number];
/** 堂食 打包 送餐 */
export const servingModes = ['dineIn', 'takeAway', 'delivery'] as const;
export type ServingMode = (typeof servingModes)[number];
/** 荤菜 素菜 汤 主食 水果 其他 */
export const dishKinds = ['meat', 'vegetable', 'soup', 'staple', 'fruit', 'other'] as const;
export type DishKind = (typeof dishKinds)[number];
/** 糖尿病餐 低盐 低脂 软食 流食 清真 素食 */
export const diets = ['diabetic', 'lowSalt', 'lowFat', 'soft', 'liquid', 'halal', 'vegetarian'] as const;
export type Diet = (typeof diets)[number];
/** After GB 7718-2011 4.4.3.1: 麸质 甲壳类 鱼 蛋 花生 大豆 乳 坚果; 芝麻 and 其他 are common here. */
export const allergens = [
  'gluten',
  'crustacean',
  'fish',
  'egg',
  'peanut',
  'soy',
  'milk',
  'nut',
  'sesame',
  'other',
] as const;
export type Allergen = (typeof allergens)[number];
