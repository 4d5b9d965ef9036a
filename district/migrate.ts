/**
 * Brings the district's database up to this program, one migration at a time, and says which. A database that a newer
 * program has written is refused, as at the desk: nothing is written then.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';
import type { Sql } from './store.ts';

const migrationsFolder = join(import.meta.dirname, 'migrations');
const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/** Told before each migration: its name, its place and how many there are to run. */
export type Progress = (name: string, at: number, of: number) => void;

/** Two servers that start together wait for each other here. */
const lock = 'SELECT pg_advisory_xact_lock(7015464)';

async function applied(sql: Sql): Promise<string[]> {
  await sql.query('CREATE SCHEMA IF NOT EXISTS drizzle');
  await sql.query(
    'CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  );
  const rows = await sql.query<{ hash: string }>('SELECT hash FROM drizzle.__drizzle_migrations ORDER BY id');
  return rows.map(({ hash }) => hash);
}

/**
 * @param transaction runs as the owner of the tables
 * @throws when the database is not an earlier state of this program's
 */
export async function migrateDistrict(
  transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  progress: Progress,
): Promise<void> {
  const files = readMigrationFiles({ migrationsFolder });
  const { entries } = journal.parse(
    JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')),
  );
  const before = await transaction(async (sql) => {
    await sql.query(lock);
    const done = await applied(sql);
    if (done.some((hash, at) => files[at]?.hash !== hash))
      throw new Error('this database was written by a newer program: install that one');
    return done.length;
  });
  for (let at = before; at < files.length; at++) {
    const file = files[at];
    if (!file) break;
    progress(entries[at]?.tag ?? file.hash, at - before + 1, files.length - before);
    await transaction(async (sql) => {
      await sql.query(lock);
      // Another server may have been quicker.
      if ((await applied(sql)).includes(file.hash)) return;
      for (const statement of file.sql) await sql.query(statement);
      await sql.query('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
        file.hash,
        file.folderMillis,
      ]);
    });
  }
}
