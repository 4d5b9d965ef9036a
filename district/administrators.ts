/** Who may open the administrator's page, and their passwords. */
import { type HashedSecret, hashSecret, secretMatches } from '../db/core/secret.ts';
import type { Store } from './store.ts';

export interface Administrator {
  name: string;
  /** The password was given by somebody else: the first thing to do is to choose one's own. */
  mustChange: boolean;
}

export const firstAdministrator = 'admin';
/** NIST SP 800-63B: length is what counts. */
export const shortestPassword = 10;

interface Row extends Administrator, HashedSecret {}

async function rowOf(store: Store, name: string): Promise<Row | undefined> {
  const [row] = await store.transaction('supervisor', (sql) =>
    sql.query<Row>(
      'SELECT name, must_change AS "mustChange", salt, hash FROM administrator WHERE name = $1',
      [name],
    ),
  );
  return row;
}

/** Instead of a hash: no password opens the account any more. It stays, because the access log names it. */
const closed = '';

/** Held against when nobody has the name: an unknown name takes as long as a wrong password. */
const nobody: HashedSecret = { salt: '00'.repeat(16), hash: '00'.repeat(32) };

export async function signIn(store: Store, name: string, password: string): Promise<Administrator | null> {
  const row = await rowOf(store, name);
  const matches = await secretMatches(password, row && row.hash !== closed ? row : nobody);
  return row && matches && row.hash !== closed ? { name: row.name, mustChange: row.mustChange } : null;
}

export async function setPassword(
  store: Store,
  { name, mustChange }: Administrator,
  password: string,
  now: number,
): Promise<void> {
  const { salt, hash } = await hashSecret(password);
  await store.transaction('supervisor', (sql) =>
    sql.query(
      `INSERT INTO administrator (name, salt, hash, must_change, created_at) VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0))
       ON CONFLICT (name) DO UPDATE SET salt = excluded.salt, hash = excluded.hash, must_change = excluded.must_change`,
      [name, salt, hash, mustChange, now],
    ),
  );
}

export interface AdministratorLine {
  name: string;
  mustChange: boolean;
  closed: boolean;
}

export function administrators(store: Store): Promise<AdministratorLine[]> {
  return store.transaction('supervisor', (sql) =>
    sql.query<AdministratorLine>(
      'SELECT name, must_change AS "mustChange", hash = $1 AS closed FROM administrator ORDER BY name',
      [closed],
    ),
  );
}

export async function closeAccount(store: Store, name: string): Promise<void> {
  await store.transaction('supervisor', (sql) =>
    sql.query('UPDATE administrator SET hash = $2 WHERE name = $1', [name, closed]),
  );
}

export interface FirstStart {
  /** Chosen by whoever installs the district; null: one is made up. */
  chosen: string | null;
  /** Whoever starts the program has lost the password. */
  lost: boolean;
  makeUp(): string;
  now: number;
}

/**
 * Makes the first administrator, or gives them a new password.
 * @returns the password that was made up, to be shown once; null: there is nothing to show
 */
export async function ensureAdministrator(
  store: Store,
  { chosen, lost, makeUp, now }: FirstStart,
): Promise<string | null> {
  if (!lost && (await administrators(store)).length > 0) return null;
  const password = chosen ?? makeUp();
  await setPassword(store, { name: firstAdministrator, mustChange: chosen === null }, password, now);
  return chosen === null ? password : null;
}
