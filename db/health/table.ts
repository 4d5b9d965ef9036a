/** Readings (体征), the limits that mark them, and the sessions of clinic and haircut (义诊剪) where many are taken. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact, register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';
import { glucoseTimes, measures, type OutOfRange, sessionKinds } from './shapes.ts';

/** One measuring of one person: a fact; null: not measured. Corrected and withdrawn as a visit is. */
export const vitals = sqliteTable(
  'vitals',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // id of the first version
    supersedes: text('supersedes'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    residentId: text('resident_id')
      .notNull()
      .references(() => resident.id),
    sessionId: text('session_id'), // taken in a clinic session; null: in day care or at the desk
    day: text('day').notNull(), // YYYY-MM-DD
    takenAt: integer('taken_at').notNull(), // UTC ms
    systolic: integer('systolic'), // mmHg
    diastolic: integer('diastolic'), // mmHg
    pulse: integer('pulse'), // beats per minute
    glucose: integer('glucose'), // tenths of mmol/L
    glucoseTime: text('glucose_time', { enum: glucoseTimes }), // set whenever glucose is
    temperature: integer('temperature'), // tenths of °C
    weight: integer('weight'), // tenths of kg
    spo2: integer('spo2'), // per cent
    ecgTaken: integer('ecg_taken', { mode: 'boolean' }).notNull(),
    note: text('note').notNull(),
    outOfRange: text('out_of_range', { mode: 'json' }).$type<OutOfRange[]>().notNull(), // by the limits of that moment
    reason: text('reason'), // why it was corrected; null: the first version, an own slip of the day, undone
    savedAt: integer('saved_at').notNull(), // UTC ms
    savedBy: text('saved_by').notNull(), // account
  },
  (t) => [
    index('vitals_resident').on(t.residentId, t.takenAt),
    index('vitals_day').on(t.day),
    index('vitals_session').on(t.sessionId).where(sql`${t.sessionId} IS NOT NULL`),
    index('vitals_root').on(t.rootId).where(sql`${t.supersedes} IS NOT NULL`),
    index('vitals_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

/** A limit (提醒界限) of the centre, or of one person where a doctor has said so. */
export const vitalLimit = sqliteTable(
  'vital_limit',
  {
    id: text('id').primaryKey(), // naturalId('vitalLimit', measure, glucose time or '', resident or '')
    measure: text('measure', { enum: measures }).notNull(),
    glucoseTime: text('glucose_time', { enum: glucoseTimes }), // glucose only
    residentId: text('resident_id').references(() => resident.id), // null: for everyone
    low: integer('low'), // in the unit of the measure; null: no limit on this side
    high: integer('high'),
    removed: integer('removed', { mode: 'boolean' }).notNull(), // a personal one, given up
  },
  (t) => [index('vital_limit_resident').on(t.residentId)],
);

/** A session of clinic and haircut (义诊剪). */
export const clinicSession = sqliteTable(
  'clinic_session',
  {
    id: text('id').primaryKey(),
    day: text('day').notNull(), // YYYY-MM-DD
    kind: text('kind', { enum: sessionKinds }).notNull(),
    place: text('place').notNull(),
    providers: text('providers').notNull(), // who came: hospital, barber, volunteers
    note: text('note').notNull(),
    closedAt: integer('closed_at'), // UTC ms; null: still running
    removed: integer('removed', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('clinic_session_day').on(t.day)],
);

/** What a centre's sessions offer (服务项目): a list the manager edits. */
export const sessionService = sqliteTable('session_service', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  position: integer('position').notNull(),
  retired: integer('retired', { mode: 'boolean' }).notNull(),
});

/** A service one person had in a session: a fact. */
export const sessionLine = sqliteTable(
  'session_line',
  {
    id: text('id').primaryKey(), // with a card: naturalId('sessionLine', session, resident, service)
    supersedes: text('supersedes'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    sessionId: text('session_id').notNull(),
    serviceId: text('service_id').notNull(),
    residentId: text('resident_id').references(() => resident.id), // null: somebody without a card
    personName: text('person_name'), // without a card
    result: text('result').notNull(),
    provider: text('provider').notNull(), // who served
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [
    index('session_line_session').on(t.sessionId, t.at),
    index('session_line_resident').on(t.residentId, t.at).where(sql`${t.residentId} IS NOT NULL`),
    index('session_line_supersedes').on(t.supersedes).where(sql`${t.supersedes} IS NOT NULL`),
  ],
);

export const vitalReadings = fact('vitals', vitals);
export const vitalLimits = register('vitalLimit', vitalLimit);
export const clinicSessions = register('clinicSession', clinicSession);
export const sessionServices = register('sessionService', sessionService);
export const sessionLines = fact('sessionLine', sessionLine);
