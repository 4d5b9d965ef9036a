/** Volunteers (志愿者), their teams, and what the record must keep of them: training, awards, evaluation, insurance. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact, register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { type GuardianConsent, teamRoles, volunteerRecordKinds, volunteerStates } from './shapes.ts';

/** A person who volunteers: a resident, or somebody from outside who has a card here for this alone. */
export const volunteer = sqliteTable(
  'volunteer',
  {
    id: text('id').primaryKey(), // naturalId('volunteer', resident): one person volunteers once
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    /**
     * 志愿者编号: public, so it says nothing about the person and is never the ID number. A new one is looked up first; not
     * a unique column, because a row of another desk must never be turned away (SPEC R6.5).
     */
    number: text('number').notNull(),
    state: text('state', { enum: volunteerStates }).notNull(),
    stateSince: text('state_since').notNull(), // YYYY-MM-DD
    stateReason: text('state_reason').notNull(),
    registeredOn: text('registered_on').notNull(), // YYYY-MM-DD
    skills: text('skills', { mode: 'json' }).$type<string[]>().notNull(),
    languages: text('languages', { mode: 'json' }).$type<string[]>().notNull(),
    availability: integer('availability').notNull(), // 21 bits: Monday morning, afternoon, evening, Tuesday …
    organisation: text('organisation').notNull(), // 所在单位
    partyBranch: text('party_branch').notNull(), // 双报到: the branch that reported in; empty: none
    guardian: text('guardian', { mode: 'json' }).$type<GuardianConsent>(), // needed under 18
    remarks: text('remarks').notNull(),
    createdAt: integer('created_at').notNull(), // UTC ms
  },
  (t) => [
    index('volunteer_resident').on(t.residentId),
    index('volunteer_state').on(t.state),
    index('volunteer_number').on(t.number),
  ],
);

/** Something that happened to the record (志愿服务记录): a fact; one entered by mistake is withdrawn by another. */
export const volunteerRecord = sqliteTable(
  'volunteer_record',
  {
    id: text('id').primaryKey(),
    supersedes: text('supersedes'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    volunteerId: text('volunteer_id').notNull(),
    kind: text('kind', { enum: volunteerRecordKinds }).notNull(),
    title: text('title').notNull(), // course, award, policy
    day: text('day').notNull(), // YYYY-MM-DD
    expiresOn: text('expires_on'), // YYYY-MM-DD, the last day it holds; null: for good
    minutes: integer('minutes'), // training only
    score: integer('score'), // evaluation only: 1–5
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [
    index('volunteer_record_volunteer').on(t.volunteerId, t.day),
    index('volunteer_record_expiry').on(t.expiresOn),
  ],
);

export const team = sqliteTable('team', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  note: text('note').notNull(),
  position: integer('position').notNull(),
  retired: integer('retired', { mode: 'boolean' }).notNull(),
});

export const teamMember = sqliteTable(
  'team_member',
  {
    id: text('id').primaryKey(), // naturalId('teamMember', team, volunteer)
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    volunteerId: text('volunteer_id')
      .notNull()
      .references(() => volunteer.id),
    role: text('role', { enum: teamRoles }).notNull(),
    removed: integer('removed', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('team_member_team').on(t.teamId), index('team_member_volunteer').on(t.volunteerId)],
);

/** The PIN of a volunteer at the kiosk. Local: it opens nothing but one's own hours on this machine. */
export const volunteerPin = sqliteTable('volunteer_pin', {
  id: text('id').primaryKey(), // the volunteer's id
  salt: text('salt').notNull(), // hex
  hash: text('hash').notNull(), // hex, scrypt
  failures: integer('failures').notNull(), // in a row
  lockedUntil: integer('locked_until'), // UTC ms
});

/**
 * Who is in the house and what each has earned: derived by `service` in the transaction that changes it. It stands here
 * because every line about a volunteer tells it. Never leaves this desk.
 */
export const volunteerTotal = sqliteTable('volunteer_total', {
  volunteerId: text('volunteer_id').primaryKey(),
  minutes: integer('minutes').notNull(), // approved
  points: integer('points').notNull(), // tenths
  openServiceId: text('open_service_id'), // the version without an end; null: signed out
});

export const volunteers = register('volunteer', volunteer, { alwaysAsk: ['guardian', 'state'] });
export const volunteerRecords = fact('volunteerRecord', volunteerRecord);
export const teams = register('team', team);
export const teamMembers = register('teamMember', teamMember);
export const volunteerPins = register('volunteerPin', volunteerPin, { local: true });
