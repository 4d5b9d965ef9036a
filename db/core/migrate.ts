/** Brings a database up to this program's schema, and refuses one that a newer program has written. */
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Sqlite } from './connection.ts';
import { coreFailure } from './errors.ts';

const appliedTable = '__drizzle_migrations';

function applied(sqlite: Sqlite): string[] {
  const exists = sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(appliedTable);
  if (!exists) return [];
  const rows = sqlite.prepare<[], { hash: string }>(`SELECT hash FROM ${appliedTable} ORDER BY id`).all();
  return rows.map((row) => row.hash);
}

/** How many migrations made the tables what they are: the schema that the exchange speaks of (SPEC R9). */
export function schemaOf(sqlite: Sqlite): number {
  return applied(sqlite).length;
}

/**
 * The library applies only what is newer than the last applied migration, so a database from the future, or one
 * whose history differs, would pass unseen: the whole list is compared first.
 *
 * @throws DeskError `database.newer`; nothing is written in that case
 */
export function migrateDatabase(sqlite: Sqlite, folder: string): void {
  const known = readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.hash);
  const done = applied(sqlite);
  if (done.some((hash, i) => known[i] !== hash)) throw coreFailure('database.newer');
  if (done.length === known.length) return;
  migrate(drizzle({ client: sqlite }), { migrationsFolder: folder });
}
