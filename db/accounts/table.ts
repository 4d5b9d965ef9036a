/** Staff accounts (账号). The secret stays on this desk; the account itself is known to the centre's other desks. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { register } from '../core/entity.ts';
import { roles } from '../core/procedure.ts';

export const account = sqliteTable('account', {
  id: text('id').primaryKey(),
  name: text('name').notNull(), // shown at sign-in and on everything this person saves
  role: text('role', { enum: roles }).notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(), // an account that has saved anything is never deleted
  createdAt: integer('created_at').notNull(), // UTC ms
});

/** Local: the hash and the lock-out counter. */
export const accountSecret = sqliteTable(
  'account_secret',
  {
    id: text('id').primaryKey(), // the account's id
    kind: text('kind', { enum: ['password', 'pin'] }).notNull(),
    salt: text('salt').notNull(), // hex
    hash: text('hash').notNull(), // hex, scrypt
    mustChange: integer('must_change', { mode: 'boolean' }).notNull(), // set by the manager for the first sign-in
    failures: integer('failures').notNull(), // in a row
    lockedUntil: integer('locked_until'), // UTC ms
  },
  (t) => [index('account_locked').on(t.lockedUntil)],
);

export const accounts = register('account', account);
export const accountSecrets = register('accountSecret', accountSecret, { local: true });
