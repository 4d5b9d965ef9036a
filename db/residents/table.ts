/** Residents (居民), their households, and what hangs on a person. Search terms live in `termTable.ts`. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact, register } from '../core/entity.ts';
import type { DocumentKind } from './idNumber.ts';
import type { Category, ConsentForm, ConsentPurpose, Relation } from './vocabulary.ts';

/** One person, one card. */
export const resident = sqliteTable(
  'resident',
  {
    no: integer('no').primaryKey({ autoIncrement: true }), // local, for the search index; never leaves this desk
    id: text('id').notNull().unique(),
    name: text('name').notNull(),
    formerNames: text('former_names', { mode: 'json' }).$type<string[]>().notNull(), // 曾用名
    sex: text('sex', { enum: ['male', 'female'] }), // null: not stated and no ID number to derive it from
    birthDate: text('birth_date'), // YYYY-MM-DD
    birthSource: text('birth_source', { enum: ['stated', 'derived'] }), // a stated date is never overwritten by the ID's
    ethnicity: text('ethnicity'), // 民族
    documentKind: text('document_kind').$type<DocumentKind>(), // null: no document at hand
    documentNumber: text('document_number'), // 18-digit IDs in upper case; legacy 15-digit ones kept as they are
    estate: text('estate'), // 小区
    building: text('building'), // 栋
    unit: text('unit'), // 单元
    room: text('room'), // 室
    hukou: text('hukou'), // 户籍地, as stated
    emergencyName: text('emergency_name'),
    emergencyPhone: text('emergency_phone'),
    emergencyRelation: text('emergency_relation'),
    language: text('language'), // dialect or language, hearing and speech notes
    diet: text('diet'),
    mobility: text('mobility'),
    remarks: text('remarks'),
    status: text('status', { enum: ['here', 'away', 'outside', 'moved', 'died'] }).notNull(), // 在住 外出 区外 迁出 去世
    statusSince: text('status_since'), // YYYY-MM-DD
    mergedInto: text('merged_into'), // id of the card that took over; such a card is shown nowhere else
    createdAt: integer('created_at').notNull(), // UTC ms
  },
  (t) => [
    index('resident_document').on(t.documentNumber),
    index('resident_name').on(t.name),
    index('resident_address').on(t.estate, t.building, t.unit, t.room),
    index('resident_birth').on(t.birthDate),
    // Partial: nearly every card is in charge, and an index on that would mislead the planner.
    index('resident_merged').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
  ],
);

export const residentPhone = sqliteTable(
  'resident_phone',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    number: text('number').notNull(), // digits only; a landline with its area code
    label: text('label').notNull(), // 本人, 家属 … free text
    rank: integer('rank').notNull(), // 0 is called first
    endedAt: integer('ended_at'), // UTC ms; no longer in use
  },
  (t) => [index('phone_resident').on(t.residentId), index('phone_number').on(t.number)],
);

/** The picture on the card, kept apart so that lists never read it. */
export const residentPhoto = sqliteTable('resident_photo', {
  id: text('id').primaryKey(), // naturalId('photo', residentId)
  residentId: text('resident_id')
    .notNull()
    .references(() => resident.id),
  jpeg: text('jpeg').notNull(), // base64, at most 64 KB; empty once removed
});

export const household = sqliteTable(
  'household',
  {
    id: text('id').primaryKey(),
    estate: text('estate'),
    building: text('building'),
    unit: text('unit'),
    room: text('room'),
    headId: text('head_id').references(() => resident.id), // 户主
  },
  (t) => [
    index('household_address').on(t.estate, t.building, t.unit, t.room),
    index('household_head').on(t.headId),
  ],
);

/** A person's stay in a household; a new stay is a new row. */
export const householdMember = sqliteTable(
  'household_member',
  {
    id: text('id').primaryKey(),
    householdId: text('household_id')
      .notNull()
      .references(() => household.id),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    relation: text('relation').$type<Relation>().notNull(), // to the head
    relationText: text('relation_text'), // the words used, where the relation is `other`
    movedIn: text('moved_in'), // YYYY-MM-DD; null: not known
    movedOut: text('moved_out'), // YYYY-MM-DD; null: still lives here
    removed: integer('removed', { mode: 'boolean' }).notNull(), // entered by mistake
  },
  (t) => [index('member_household').on(t.householdId), index('member_resident').on(t.residentId)],
);

/** A category (人员类别) on a person: it carries its source, start and expiry, and an expired one grants nothing. */
export const residentCategory = sqliteTable(
  'resident_category',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    category: text('category').$type<Category>().notNull(),
    detail: text('detail'), // e.g. kind and grade of a disability
    source: text('source').notNull(), // who says so: 民政系统, 花名册导入, 本人申报 …
    startsOn: text('starts_on'), // YYYY-MM-DD
    expiresOn: text('expires_on'), // YYYY-MM-DD, the last day it holds; null: open-ended
    removed: integer('removed', { mode: 'boolean' }).notNull(), // entered by mistake
  },
  (t) => [index('category_resident').on(t.residentId), index('category_kind').on(t.category)],
);

/** Consent (同意) is a series of facts per purpose: the latest one holds. PIPL art. 14, 15, 29, 31. */
export const residentConsent = sqliteTable(
  'resident_consent',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    given: integer('given', { mode: 'boolean' }).notNull(), // false: withdrawn
    by: text('by', { enum: ['self', 'guardian'] }).notNull(),
    guardianName: text('guardian_name'), // under 14, or without capacity
    guardianRelation: text('guardian_relation'),
    form: text('form').$type<ConsentForm>().notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(), // who recorded it
  },
  (t) => [index('consent_resident').on(t.residentId, t.purpose, t.at)],
);

/** What a merge changed in one row: only the fields it touched, before and after. */
type Change<Name extends string, Row> = { entity: Name; id: string; was: Partial<Row>; became: Partial<Row> };
export type MergeChange =
  | Change<'resident', typeof resident.$inferSelect>
  | Change<'residentPhone', typeof residentPhone.$inferSelect>
  | Change<'residentPhoto', typeof residentPhoto.$inferSelect>
  | Change<'residentCategory', typeof residentCategory.$inferSelect>
  | Change<'household', typeof household.$inferSelect>
  | Change<'householdMember', typeof householdMember.$inferSelect>;

/**
 * A merge (合并) of two cards of one person. It keeps what is needed to undo it: every row it changed, before and
 * after. Facts keep the id they were written with; a merged card's history is read through `merged_into`.
 */
export const residentMerge = sqliteTable(
  'resident_merge',
  {
    id: text('id').primaryKey(),
    keptId: text('kept_id')
      .notNull()
      .references(() => resident.id),
    mergedId: text('merged_id')
      .notNull()
      .references(() => resident.id),
    changes: text('changes', { mode: 'json' }).$type<MergeChange[]>().notNull(), // in the order they were made
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
    undoneAt: integer('undone_at'), // UTC ms
  },
  (t) => [index('merge_kept').on(t.keptId), index('merge_merged').on(t.mergedId)],
);

/** "These two are not the same person": said once, not asked again. */
export const notDuplicate = sqliteTable('not_duplicate', {
  id: text('id').primaryKey(), // naturalId('notDuplicate', smaller id, larger id)
  oneId: text('one_id').notNull(),
  otherId: text('other_id').notNull(),
});

export const residents = register('resident', resident, {
  alwaysAsk: ['documentNumber', 'emergencyPhone'],
});
export const residentPhones = register('residentPhone', residentPhone, { alwaysAsk: ['number'] });
export const residentPhotos = register('residentPhoto', residentPhoto);
export const households = register('household', household);
export const householdMembers = register('householdMember', householdMember);
export const residentCategories = register('residentCategory', residentCategory, {
  alwaysAsk: ['category', 'expiresOn'],
});
export const residentMerges = register('residentMerge', residentMerge);
export const notDuplicates = register('notDuplicate', notDuplicate);
export const residentConsents = fact('residentConsent', residentConsent);
