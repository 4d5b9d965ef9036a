/**
 * What the district keeps. Every key leads with the centre and no table refers across centres, so that the tables can
 * be spread over machines by centre (see SCALE.md). Row-level security is in the migration that follows their making.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { StoredValue } from '../db/sync/protocol/change.ts';
import type { FieldMark } from './decide.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const number = (name: string) => bigint(name, { mode: 'number' });
const centreId = uuid('centre_id').notNull();
const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A centre, and the head row whose lock puts its changes in order (SPEC R2). */
export const centre = pgTable('centre', {
  centreId: uuid('centre_id').primaryKey(),
  name: text('name').notNull(),
  seq: number('seq').notNull(), // the last number given
  createdAt: instant('created_at').notNull(),
  forgotten: integer('forgotten').notNull().default(0), // erasures carried out here (SPEC R10)
  swept: integer('swept').notNull().default(0), // how many of them are gone from the files too (see `sweep.ts`)
});

/** A desk that may speak for its centre (SPEC R12). */
export const desk = pgTable(
  'desk',
  {
    centreId,
    deskId: uuid('desk_id').notNull(),
    name: text('name').notNull(),
    publicKey: text('public_key').notNull(), // Ed25519, base64url
    enrolledAt: instant('enrolled_at').notNull(),
    revokedAt: instant('revoked_at'), // null: in use
    lastContactAt: instant('last_contact_at'),
    version: text('version').notNull(), // of the program, as it says
    schema: integer('schema').notNull(), // of its tables (SPEC R9)
    cursor: number('cursor').notNull(), // how far it has pulled
    waiting: integer('waiting').notNull(), // changes it has not sent, as it says
  },
  (t) => [primaryKey({ columns: [t.centreId, t.deskId] })],
);

/** A one-time code to enrol a desk with; the code itself is nowhere. */
export const enrolCode = pgTable(
  'enrol_code',
  {
    centreId,
    codeHash: text('code_hash').notNull(), // SHA-256, hex
    deskName: text('desk_name').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedBy: uuid('used_by'), // the desk; null: not used yet
  },
  (t) => [primaryKey({ columns: [t.centreId, t.codeHash] })],
);

/** A batch that was stored, with the verdicts that were given: sent again, it is answered from here (SPEC R3). */
export const batch = pgTable(
  'batch',
  {
    centreId,
    deskId: uuid('desk_id').notNull(),
    epoch: integer('epoch').notNull(),
    first: number('first').notNull(),
    last: number('last').notNull(),
    hash: text('hash').notNull(),
    chains: bytes('chains').notNull(), // the first 8 bytes of the chain after each change: what a repetition is held against
    firstSeq: number('first_seq').notNull(), // of its stored changes, which are numbered without a gap
    /** `[n, verdict, seq or code]` of each change that is not simply `ok` with the next number. */
    verdicts: jsonb('verdicts').$type<[number, string, number | string][]>().notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.deskId, t.epoch, t.first] })],
);

/** Every accepted change in the order that the district gave it. */
export const changeLog = pgTable(
  'change_log',
  {
    centreId,
    seq: number('seq').notNull(),
    deskId: uuid('desk_id').notNull(),
    epoch: integer('epoch').notNull(),
    n: number('n').notNull(),
    entity: text('entity').notNull(),
    rowId: text('row_id').notNull(),
    op: text('op', { enum: ['insert', 'update'] }).notNull(),
    fields: text('fields').notNull(), // JSON of what was accepted; {} once erased
    aside: boolean('aside').notNull(), // logged twice or erased: in the order, but no row of its own
    basedOn: number('based_on').notNull(),
    hlcMs: number('hlc_ms').notNull(),
    hlcCount: integer('hlc_count').notNull(),
    savedAt: number('saved_at').notNull(), // the desk's wall clock, UTC ms
    doubtful: boolean('doubtful').notNull(),
    accountId: text('account_id'),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.seq] }),
    uniqueIndex('change_log_fact').on(t.centreId, t.entity, t.rowId).where(sql`op = 'insert' AND NOT aside`),
  ],
);

/** The registers as they stand, field by field with who wrote it. Facts stand in the log alone. */
export const registerRow = pgTable(
  'register_row',
  {
    centreId,
    entity: text('entity').notNull(),
    rowId: text('row_id').notNull(),
    fields: jsonb('fields').$type<Record<string, StoredValue>>().notNull(),
    marks: jsonb('marks').$type<Record<string, FieldMark>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.entity, t.rowId] }),
    index('register_row_open_card')
      .on(t.centreId)
      .where(sql`entity = 'exchangeCard' AND fields ->> 'state' = 'open'`),
  ],
);

/** A change that could not be stored, as it came (SPEC R8). */
export const quarantine = pgTable(
  'quarantine',
  {
    centreId,
    deskId: uuid('desk_id').notNull(),
    epoch: integer('epoch').notNull(),
    n: number('n').notNull(),
    code: text('code').notNull(),
    raw: bytes('raw').notNull(),
    receivedAt: instant('received_at').notNull(),
    settledAt: instant('settled_at'), // a person has dealt with it
  },
  (t) => [primaryKey({ columns: [t.centreId, t.deskId, t.epoch, t.n] })],
);

/** Ids of erased people and their rows: nothing else is left of them (SPEC R10). */
export const tombstone = pgTable(
  'tombstone',
  {
    centreId,
    rowId: text('row_id').notNull(),
    erasedAt: instant('erased_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.rowId] })],
);

/** How many changes of a kind came on a day: what the administrator's page counts, without looking at a person. */
export const dailyCount = pgTable(
  'daily_count',
  {
    centreId,
    day: date('day', { mode: 'string' }).notNull(),
    entity: text('entity').notNull(),
    changes: integer('changes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.day, t.entity] })],
);

/** Who looked at what, and why. */
export const accessLog = pgTable(
  'access_log',
  {
    centreId,
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    administrator: text('administrator').notNull(),
    what: text('what').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.id] }), index('access_log_at').on(t.centreId, t.at)],
);

/** A resident's move to another centre: ordered, arrived there, closed here; each step alone in its centre. */
export const transfer = pgTable(
  'transfer',
  {
    centreId,
    id: uuid('id').notNull(),
    residentId: uuid('resident_id').notNull(),
    toCentreId: uuid('to_centre_id').notNull(),
    administrator: text('administrator').notNull(),
    reason: text('reason').notNull(),
    orderedAt: instant('ordered_at').notNull(),
    arrivedAt: instant('arrived_at'), // null: not yet in the other centre
    closedAt: instant('closed_at'), // null: not yet marked as moved in this one
  },
  (t) => [primaryKey({ columns: [t.centreId, t.id] })],
);

/** The district itself: one row. It belongs to no centre and holds nothing about anybody. */
export const district = pgTable('district', {
  id: integer('id').primaryKey(), // always 1
  name: text('name').notNull(),
  epoch: integer('epoch').notNull(), // raised when a backup is restored (SPEC R4)
  bundleKey: text('bundle_key'), // X25519, PKCS#8, base64: what couriers' bundles are sealed to (SPEC R11); null: not asked for yet
});

/** Who may open the administrator's page. */
export const administrator = pgTable('administrator', {
  name: text('name').primaryKey(),
  salt: text('salt').notNull(), // hex, as is the hash: scrypt, see `db/core/secret.ts`
  hash: text('hash').notNull(),
  mustChange: boolean('must_change').notNull(), // the password was printed, or given by somebody else
  createdAt: instant('created_at').notNull(),
});
