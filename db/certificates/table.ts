/** Certificates of volunteer service (志愿服务记录证明): posted, issued, sometimes revoked, never deleted. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';
import { volunteer } from '../volunteers/table.ts';
import { type CertifiedService, certificateStates, type Issuer } from './shapes.ts';

export const certificate = sqliteTable(
  'certificate',
  {
    id: text('id').primaryKey(),
    number: text('number').notNull(), // kept through every reprint; a cloned desk may have given it too
    volunteerId: text('volunteer_id')
      .notNull()
      .references(() => volunteer.id),
    fromDay: text('from_day').notNull(), // YYYY-MM-DD
    toDay: text('to_day').notNull(), // YYYY-MM-DD
    minutes: integer('minutes').notNull(), // sum of `services`
    services: text('services', { mode: 'json' }).$type<CertifiedService[]>().notNull(),
    issuer: text('issuer', { mode: 'json' }).$type<Issuer>().notNull(),
    purpose: text('purpose').notNull(), // what the volunteer needs it for; may be empty
    state: text('state', { enum: certificateStates }).notNull(),
    postedUntil: text('posted_until').notNull(), // YYYY-MM-DD, the last day of public posting (公示)
    issuedOn: text('issued_on'), // YYYY-MM-DD
    revokedOn: text('revoked_on'), // YYYY-MM-DD
    revokeReason: text('revoke_reason').notNull(),
    code: text('code'), // what the QR code says: signed; null before it is issued
    prints: integer('prints').notNull(), // how often it was printed
    createdAt: integer('created_at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('certificate_volunteer').on(t.volunteerId), index('certificate_number').on(t.number)],
);

/** The public keys that certificates of this centre are checked with, by desk. */
export const certificateKey = sqliteTable('certificate_key', {
  id: text('id').primaryKey(), // the first 16 hex digits of the key's SHA-256
  publicKey: text('public_key').notNull(), // Ed25519, base64url
  deskId: text('desk_id').notNull(),
  createdOn: text('created_on').notNull(), // YYYY-MM-DD
  retired: integer('retired', { mode: 'boolean' }).notNull(),
});

/** The private half of this desk's key. Local: it never leaves the desk that made it. */
export const certificateSecret = sqliteTable('certificate_secret', {
  id: text('id').primaryKey(), // the key's id
  privateKey: text('private_key').notNull(), // Ed25519, PKCS#8, base64
});

export const certificates = register('certificate', certificate);
export const certificateKeys = register('certificateKey', certificateKey);
export const certificateSecrets = register('certificateSecret', certificateSecret, { local: true });
