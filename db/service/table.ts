/** Hours served (服务时长): clocked, proven, approved, and the points that they earn. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact } from '../core/entity.ts';
import { serviceKinds } from '../shifts/shapes.ts';
import { volunteer } from '../volunteers/table.ts';
import { decisions, evidences, pointKinds } from './shapes.ts';

/**
 * A time of service: a fact. The sign-in is the first version, with no end; the sign-out, a proposal after a forgotten
 * one, or a correction supersedes. It earns nothing before a decision approves the version that stands.
 */
export const service = sqliteTable(
  'service',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // id of the first version
    supersedes: text('supersedes'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    volunteerId: text('volunteer_id')
      .notNull()
      .references(() => volunteer.id),
    shiftId: text('shift_id'), // null: helping with `activity`
    stationId: text('station_id'), // where the sign-in was; null: elsewhere
    kind: text('kind', { enum: serviceKinds }).notNull(),
    activity: text('activity').notNull(), // what they helped with
    day: text('day').notNull(), // YYYY-MM-DD of the start
    startAt: integer('start_at').notNull(), // UTC ms
    endAt: integer('end_at'), // UTC ms; null: still there, or forgotten
    minutes: integer('minutes'), // of real service, without travel and breaks; null while there is no end
    evidence: text('evidence', { enum: evidences }).notNull(),
    doubtful: integer('doubtful', { mode: 'boolean' }).notNull(), // clocked while this desk's clock had gone back
    deskId: text('desk_id').notNull(), // where it was clocked
    savedAt: integer('saved_at').notNull(), // UTC ms, this version
    savedBy: text('saved_by'), // account; null: the volunteer at the kiosk
    reason: text('reason'), // why it was corrected or back-filled
  },
  (t) => [
    index('service_volunteer').on(t.volunteerId, t.startAt),
    index('service_day').on(t.day),
    index('service_root').on(t.rootId).where(sql`${t.supersedes} IS NOT NULL`),
    index('service_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

/** What the coordinator decided about one version: a fact; the latest decision about a version stands. */
export const serviceDecision = sqliteTable(
  'service_decision',
  {
    id: text('id').primaryKey(),
    serviceId: text('service_id').notNull(), // the version decided on
    rootId: text('root_id').notNull(),
    volunteerId: text('volunteer_id').notNull(),
    decision: text('decision', { enum: decisions }).notNull(),
    minutes: integer('minutes').notNull(), // credited; 0 when refused
    clockConfirmed: integer('clock_confirmed', { mode: 'boolean' }).notNull(), // a doubtful time was checked and holds
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('service_decision_root').on(t.rootId, t.at)],
);

/** Service points (时间银行): an entry is never changed, and no balance goes below zero. */
export const pointEntry = sqliteTable(
  'point_entry',
  {
    id: text('id').primaryKey(), // earned: naturalId('points', decision)
    volunteerId: text('volunteer_id').notNull(),
    kind: text('kind', { enum: pointKinds }).notNull(),
    points: integer('points').notNull(), // tenths of a point, signed
    rootId: text('root_id'), // the service that earned them
    otherId: text('other_id'), // given or received: the other volunteer, or the family member's resident id
    expiresOn: text('expires_on'), // YYYY-MM-DD, the last day earned points can be used; null: for good
    note: text('note').notNull(),
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('point_entry_volunteer').on(t.volunteerId, t.at)],
);

/**
 * What is credited: the version that stands, where the latest decision about it approves. Derived in the
 * transaction that changes it, so that a kiosk with a million past hours answers at once, and never sent; overlaps,
 * hours of a day, stars, reports and certificates read this instead of following chains of versions.
 */
export const creditedService = sqliteTable(
  'credited_service',
  {
    rootId: text('root_id').primaryKey(),
    serviceId: text('service_id').notNull(),
    decisionId: text('decision_id').notNull(),
    volunteerId: text('volunteer_id').notNull(),
    day: text('day').notNull(), // YYYY-MM-DD
    startAt: integer('start_at').notNull(), // UTC ms
    endAt: integer('end_at').notNull(), // UTC ms
    minutes: integer('minutes').notNull(),
    clockUnconfirmed: integer('clock_unconfirmed', { mode: 'boolean' }).notNull(), // bars it from certificates
  },
  (t) => [
    index('credited_service_volunteer').on(t.volunteerId, t.startAt),
    index('credited_service_day').on(t.day),
  ],
);

/** What waits for a decision, derived likewise. */
export const waitingService = sqliteTable(
  'waiting_service',
  {
    rootId: text('root_id').primaryKey(),
    serviceId: text('service_id').notNull(),
    volunteerId: text('volunteer_id').notNull(),
    day: text('day').notNull(),
    forgotten: integer('forgotten', { mode: 'boolean' }).notNull(), // no end yet
  },
  (t) => [index('waiting_service_day').on(t.day), index('waiting_service_volunteer').on(t.volunteerId)],
);

export const services = fact('service', service);
export const serviceDecisions = fact('serviceDecision', serviceDecision);
export const pointEntries = fact('pointEntry', pointEntry);
