/** Dishes, what is offered on a day (菜单), and what a person may not or should not eat. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { type Allergen, type Diet, dishKinds, mealTimes } from './shapes.ts';

export const dish = sqliteTable('dish', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  kind: text('kind', { enum: dishKinds }).notNull(),
  priceFen: integer('price_fen').notNull(),
  allergens: text('allergens', { mode: 'json' }).$type<Allergen[]>().notNull(),
  diets: text('diets', { mode: 'json' }).$type<Diet[]>().notNull(), // suits these
  retired: integer('retired', { mode: 'boolean' }).notNull(),
});

/** A set of dishes at one price (套餐), offered on one day at one meal. */
export const menuOption = sqliteTable(
  'menu_option',
  {
    id: text('id').primaryKey(),
    day: text('day').notNull(), // YYYY-MM-DD
    meal: text('meal', { enum: mealTimes }).notNull(),
    position: integer('position').notNull(), // the first one is the usual meal
    name: text('name').notNull(), // 套餐 A, 软食餐 …
    nameEn: text('name_en').notNull(),
    priceFen: integer('price_fen').notNull(),
    dishIds: text('dish_ids', { mode: 'json' }).$type<string[]>().notNull(),
    diets: text('diets', { mode: 'json' }).$type<Diet[]>().notNull(), // suits these
    removed: integer('removed', { mode: 'boolean' }).notNull(),
    copiedBy: text('copied_by'), // the copy that put it there
    replacedBy: text('replaced_by'), // the copy that last took it off: sent again, it gives the same answer
  },
  (t) => [index('menu_option_day').on(t.day, t.meal, t.position)],
);

/** Diet and allergy of a person, known to the till and to day care alike. */
export const dietProfile = sqliteTable('diet_profile', {
  id: text('id').primaryKey(), // naturalId('dietProfile', residentId)
  residentId: text('resident_id')
    .notNull()
    .references(() => resident.id),
  diets: text('diets', { mode: 'json' }).$type<Diet[]>().notNull(),
  allergens: text('allergens', { mode: 'json' }).$type<Allergen[]>().notNull(),
  note: text('note').notNull(), // in words: 少油, 不吃辣, 过敏时的表现 …
});

export const dishes = register('dish', dish);
export const menuOptions = register('menuOption', menuOption);
export const dietProfiles = register('dietProfile', dietProfile, { alwaysAsk: ['allergens', 'diets'] });
