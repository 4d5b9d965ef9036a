/** The centre (社区中心) itself: its name, its place in the divisions, and the settings a manager edits. */
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';
import { naturalId } from '../core/ids.ts';

/** A database holds one centre: desks that were set up apart hold one row of it once they meet (SPEC R5.7). */
export const ownCentreId = naturalId('centre');

export const centre = sqliteTable('centre', {
  id: text('id').primaryKey(), // ownCentreId
  name: text('name').notNull(), // 杏林社区党群服务中心
  divisionCode: text('division_code').notNull(), // GB/T 2260 six digits + 3 street + 3 community
  district: text('district').notNull(), // 区县
  street: text('street').notNull(), // 街道
  community: text('community').notNull(), // 社区
});

/** One row a setting; the known ones, with their defaults, are in contract.ts. */
export const setting = sqliteTable('setting', {
  id: text('id').primaryKey(), // the setting's name
  value: text('value').notNull(), // JSON
});

export const centres = register('centre', centre);
export const settings = register('setting', setting);
