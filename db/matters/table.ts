/** The catalogue of matters (事项). */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';

export const matterGroup = sqliteTable('matter_group', {
  id: text('id').primaryKey(),
  name: text('name').notNull(), // 社保医保, 民政救助 …
  nameEn: text('name_en').notNull(),
  key: text('key').notNull(), // the digit or letter that chooses it at the desk
  rank: integer('rank').notNull(), // order at the desk, from 0
  active: integer('active', { mode: 'boolean' }).notNull(), // false: retired with all its matters
});

export const matter = sqliteTable(
  'matter',
  {
    id: text('id').primaryKey(),
    groupId: text('group_id')
      .notNull()
      .references(() => matterGroup.id),
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    papers: text('papers').notNull(), // what to bring (所需材料), may be empty
    papersEn: text('papers_en').notNull(),
    dueDays: integer('due_days'), // usual calendar days until an accepted matter is done; null: as agreed
    rank: integer('rank').notNull(), // order within its group, from 0
    active: integer('active', { mode: 'boolean' }).notNull(), // false: kept for old visits, not offered
  },
  (t) => [index('matter_group_rank').on(t.groupId, t.rank)],
);

export const matterGroups = register('matterGroup', matterGroup);
export const matters = register('matter', matter);
