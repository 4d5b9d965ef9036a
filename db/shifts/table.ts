/** Opportunities (服务岗位), their shifts (班次), who signed up, and the places where hours are clocked. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact, register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { team, volunteer } from '../volunteers/table.ts';
import { serviceKinds, signUpStates } from './shapes.ts';

/** A place to check in (签到点): one of the twelve stations (驿站), or any other venue. */
export const station = sqliteTable('station', {
  id: text('id').primaryKey(),
  /** Printed as a QR code at the place; scanned there, it proves where somebody was. */
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  address: text('address').notNull(),
  position: integer('position').notNull(),
  retired: integer('retired', { mode: 'boolean' }).notNull(),
});

export const opportunity = sqliteTable(
  'opportunity',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    kind: text('kind', { enum: serviceKinds }).notNull(),
    stationId: text('station_id').references(() => station.id), // null: elsewhere, as `place` says
    place: text('place').notNull(),
    teamId: text('team_id').references(() => team.id),
    residentId: text('resident_id').references(() => resident.id), // whom it is for, when dispatched to one person
    skills: text('skills', { mode: 'json' }).$type<string[]>().notNull(), // needed
    description: text('description').notNull(),
    closed: integer('closed', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(), // UTC ms
  },
  (t) => [index('opportunity_resident').on(t.residentId).where(sql`${t.residentId} IS NOT NULL`)],
);

export const shift = sqliteTable(
  'shift',
  {
    id: text('id').primaryKey(), // naturalId('shift', opportunity, day, from): a series planned twice is planned once
    opportunityId: text('opportunity_id')
      .notNull()
      .references(() => opportunity.id),
    day: text('day').notNull(), // YYYY-MM-DD
    from: text('from_time').notNull(), // HH:MM
    to: text('to_time').notNull(), // HH:MM, the same day
    needed: integer('needed').notNull(), // people
    cancelled: integer('cancelled', { mode: 'boolean' }).notNull(),
    cancelReason: text('cancel_reason').notNull(),
  },
  (t) => [index('shift_day').on(t.day), index('shift_opportunity').on(t.opportunityId, t.day)],
);

/** Signed up, waiting or cancelled: a fact; the latest for a shift and a person stands. */
export const signUp = sqliteTable(
  'sign_up',
  {
    id: text('id').primaryKey(),
    shiftId: text('shift_id').notNull(),
    volunteerId: text('volunteer_id')
      .notNull()
      .references(() => volunteer.id),
    state: text('state', { enum: signUpStates }).notNull(),
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('sign_up_shift').on(t.shiftId, t.at), index('sign_up_volunteer').on(t.volunteerId, t.at)],
);

export const stations = register('station', station);
export const opportunities = register('opportunity', opportunity);
export const shifts = register('shift', shift);
export const signUps = fact('signUp', signUp);
