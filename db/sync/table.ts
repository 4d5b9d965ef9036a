/** Where this desk stands with the district, and what it keeps for the exchange. All of it stays here, but the cards. */
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';

/** One row once the desk is enrolled: who the district is, and how far it knows this desk (SPEC R3). */
export const exchangePeer = sqliteTable('exchange_peer', {
  id: integer('id').primaryKey(), // always 1
  address: text('address').notNull(), // https://…
  districtName: text('district_name').notNull(),
  districtEpoch: integer('district_epoch').notNull(), // raised when the district is restored (SPEC R4)
  privateKey: text('private_key').notNull(), // Ed25519 of this desk, PKCS#8, base64; made here and never sent
  enrolledAt: integer('enrolled_at').notNull(), // UTC ms
  ackedEpoch: integer('acked_epoch').notNull(), // the district knows this desk up to `acked` of this epoch
  acked: integer('acked').notNull(),
  ackedChain: text('acked_chain').notNull(), // the chain there, which both have computed (SPEC R4, R13)
  ackedAt: integer('acked_at'), // UTC ms of the last receipt; null: none yet
  head: integer('head').notNull(), // the centre's last number, as last heard: how much there is to pull
  serverTime: integer('server_time'), // UTC ms by the district, as last heard
  heardAt: integer('heard_at'), // UTC ms by this desk, when it was heard
  paused: integer('paused', { mode: 'boolean' }).notNull(), // by a person
  centreName: text('centre_name'), // as the district calls it
  bundleKey: text('bundle_key'), // the district's, that bundles are encrypted to (SPEC R11), base64; null: not told yet
  joinedAt: integer('joined_at'), // UTC ms when the first copy of the centre stood here; null: not yet (SPEC R6.6)
  againUntil: integer('again_until').notNull().default(0), // sent once more to a restored district up to this number (SPEC R4.3)
  proxy: text('proxy'), // http://…, with its password where it has one; null: none was typed in
  revokedAt: integer('revoked_at'), // UTC ms when the district first said that it takes nothing more from this desk
});

/**
 * One row while the desk is being enrolled: the answer may be lost after the district has taken the key, and the program
 * may stop before it is asked again (SPEC R12.2).
 */
export const exchangeKey = sqliteTable('exchange_key', {
  id: integer('id').primaryKey(), // always 1
  privateKey: text('private_key').notNull(), // PKCS#8, base64
  publicKey: text('public_key').notNull(), // SPKI, base64
});

/** Why the district could not store a change of this desk (SPEC R8). The change itself is in the change log. */
export const exchangeRefusal = sqliteTable(
  'exchange_refusal',
  {
    epoch: integer('epoch').notNull(),
    n: integer('n').notNull(),
    code: text('code').notNull(),
    at: integer('at').notNull(), // UTC ms, when the answer came
    seenAt: integer('seen_at'), // UTC ms, when somebody put it aside; null: it still wants a person's eye
  },
  (t) => [primaryKey({ columns: [t.epoch, t.n] })],
);

/** Pages of a snapshot as they came, until all are there and are put in together (SPEC R6.6). */
export const exchangeSpool = sqliteTable('exchange_spool', {
  place: integer('place').primaryKey(), // 1, 2, 3 …
  at: integer('at').notNull(), // the number that the snapshot was made at
  next: text('next'), // where the next page begins; null: this was the last
  body: blob('body', { mode: 'buffer' }).notNull(), // as it came
});

/** A pulled change that could not be put in yet; tried again after each page (SPEC R6). */
export const exchangeKept = sqliteTable('exchange_kept', {
  seq: integer('seq').primaryKey(),
  change: text('change').notNull(), // JSON, verbatim
  why: text('why', { enum: ['later', 'unknown', 'aside'] }).notNull(), // see `Applied`; aside: logged twice
});

/** What went over the wire, for the page that tells of it. */
export const exchangeRun = sqliteTable(
  'exchange_run',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['push', 'pull', 'snapshot', 'bundleOut', 'bundleIn'] }).notNull(),
    startedAt: integer('started_at').notNull(), // UTC ms
    endedAt: integer('ended_at').notNull(), // UTC ms
    changes: integer('changes').notNull(),
    bytes: integer('bytes').notNull(),
    receipt: text('receipt'), // the chain that was acknowledged, for a push
    failure: text('failure'), // code of what went wrong; null: nothing
  },
  (t) => [index('exchange_run_started').on(t.startedAt)],
);

/** *Which is right?* (SPEC R5): two values for one field. Raised by the district, answered at any desk of the centre. */
export const exchangeCard = sqliteTable(
  'exchange_card',
  {
    id: text('id').primaryKey(),
    entity: text('entity').notNull(),
    rowId: text('row_id').notNull(),
    field: text('field').notNull(),
    stands: text('stands').notNull(), // JSON: value, who, when
    other: text('other').notNull(), // JSON likewise
    raisedAt: integer('raised_at').notNull(), // UTC ms by the district
    state: text('state', { enum: ['open', 'settled'] }).notNull(),
    settledBy: text('settled_by'), // account
    settledAt: integer('settled_at'), // UTC ms
  },
  (t) => [index('exchange_card_state').on(t.state, t.raisedAt)],
);

export const exchangeCards = register('exchangeCard', exchangeCard);
