/** Day care (日间照料): who is enrolled, who came today, how the day went. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact, register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import {
  type ActivityTaken,
  absenceReasons,
  attendanceKinds,
  type CareGoal,
  type Collector,
  enrolmentStates,
  moods,
} from './shapes.ts';

/** A stay in day care (入托). A new stay is a new row; two stays of one person never overlap. */
export const enrolment = sqliteTable(
  'enrolment',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    state: text('state', { enum: enrolmentStates }).notNull(),
    waitingSince: text('waiting_since'), // YYYY-MM-DD; the order of the waiting list (候补)
    startsOn: text('starts_on'), // YYYY-MM-DD; null while waiting
    endsOn: text('ends_on'), // YYYY-MM-DD, the last day; null: open-ended
    endReason: text('end_reason'),
    trialUntil: text('trial_until'), // YYYY-MM-DD, the last day of the trial (试托); null: none
    weekdays: integer('weekdays').notNull(), // bits: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday
    goals: text('goals', { mode: 'json' }).$type<CareGoal[]>().notNull(),
    medication: text('medication').notNull(), // what, when, who gives it
    collectors: text('collectors', { mode: 'json' }).$type<Collector[]>().notNull(),
    remarks: text('remarks').notNull(),
    createdAt: integer('created_at').notNull(), // UTC ms
  },
  (t) => [index('enrolment_resident').on(t.residentId), index('enrolment_state').on(t.state, t.waitingSince)],
);

/** Ability assessed (能力评估), GB/T 42195-2022: the latest one by day holds. */
export const abilityAssessment = sqliteTable(
  'ability_assessment',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    level: integer('level').notNull(), // 0 intact … 4 complete loss; the centre names the levels
    assessedOn: text('assessed_on').notNull(), // YYYY-MM-DD
    assessor: text('assessor').notNull(),
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('ability_resident').on(t.residentId, t.assessedOn)],
);

/** Days announced as absent (请假). A person in hospital is neither expected nor served. */
export const leave = sqliteTable(
  'leave',
  {
    id: text('id').primaryKey(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    fromDay: text('from_day').notNull(), // YYYY-MM-DD
    toDay: text('to_day'), // YYYY-MM-DD, the last day; null: until further notice
    reason: text('reason', { enum: absenceReasons }).notNull(),
    note: text('note').notNull(),
    cancelled: integer('cancelled', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('leave_resident').on(t.residentId, t.fromDay)],
);

/**
 * A tap on the board: a fact. The first tap of a kind has the id naturalId('attendance', resident, day, kind), so that
 * a second finger or a second desk adds nothing; a correction supersedes, an undo supersedes with `withdrawn`.
 */
export const attendance = sqliteTable(
  'attendance',
  {
    id: text('id').primaryKey(),
    supersedes: text('supersedes'), // id of the row this one corrects
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    day: text('day').notNull(), // YYYY-MM-DD
    kind: text('kind', { enum: attendanceKinds }).notNull(),
    reason: text('reason', { enum: absenceReasons }), // absent only
    withWhom: text('with_whom'), // arrived or left: who brought or collected the person
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms it happened
    savedAt: integer('saved_at').notNull(), // UTC ms
    savedBy: text('saved_by').notNull(), // account
  },
  (t) => [
    index('attendance_day').on(t.day),
    index('attendance_resident').on(t.residentId, t.day),
    index('attendance_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

/** How the day went (当日记录). First version: naturalId('dayNote', resident, day); later ones supersede. */
export const dayNote = sqliteTable(
  'day_note',
  {
    id: text('id').primaryKey(),
    supersedes: text('supersedes'),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    day: text('day').notNull(), // YYYY-MM-DD
    mood: text('mood', { enum: moods }),
    activities: text('activities', { mode: 'json' }).$type<ActivityTaken[]>().notNull(),
    noteForFamily: text('note_for_family').notNull(), // printed on the monthly sheet
    noteForStaff: text('note_for_staff').notNull(), // never leaves the centre
    savedAt: integer('saved_at').notNull(), // UTC ms
    savedBy: text('saved_by').notNull(), // account
  },
  (t) => [index('day_note_resident').on(t.residentId, t.day), index('day_note_day').on(t.day)],
);

export const enrolments = register('enrolment', enrolment);
export const abilityAssessments = fact('abilityAssessment', abilityAssessment);
export const leaves = register('leave', leave);
export const attendances = fact('attendance', attendance);
export const dayNotes = fact('dayNote', dayNote);
