/**
 * Opening the encrypted file. Two handles over one file: a writer, and a reader that SQLite itself keeps from
 * writing and that sees only what is committed, so a list never shows half of an import.
 */
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { pagesAtMost } from './checkpoint.ts';
import { cipher, encryptAnew, type FileKey, isWrongKey, unlock } from './cipher.ts';
import { coreFailure, DeskError } from './errors.ts';

export type Sqlite = Database.Database;

type DrizzleDb = BetterSQLite3Database;
/** What queries and handlers may do. Writing goes through the writer only, so that no row escapes the change log. */
export type ReadDb = Pick<DrizzleDb, 'select' | 'selectDistinct' | 'with' | '$with' | '$count'>;

export interface Connection {
  readonly sqlite: Sqlite;
  readonly db: ReadDb;
}

const required = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1 } as const;

function applyPragmas(sqlite: Sqlite, readonly: boolean): void {
  if (!readonly) sqlite.pragma('journal_mode = WAL');
  // The package's compiled default in WAL mode is NORMAL, which loses acknowledged saves in a power cut.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // Erased people must not linger in free pages (SPEC R10).
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma(`wal_autocheckpoint = ${pagesAtMost}`);
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('cache_size = -65536');
  for (const [pragma, value] of Object.entries(required)) {
    if (sqlite.pragma(pragma, { simple: true }) !== value) throw coreFailure('database.unsafe', { pragma });
  }
}

function openHandle(file: string, key: FileKey, readonly: boolean): Sqlite {
  const sqlite = new Database(file, { readonly, fileMustExist: readonly });
  try {
    unlock(sqlite, cipher, key);
    applyPragmas(sqlite, readonly);
    return sqlite;
  } catch (cause) {
    sqlite.close();
    if (isWrongKey(cause)) throw coreFailure('database.wrongKey');
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_CORRUPT'))
      throw coreFailure('database.damaged');
    throw cause;
  }
}

/** What looks like a wrong key may be the right one to a file of an earlier version. */
function openOrRenew(file: string, key: FileKey): Sqlite {
  try {
    return openHandle(file, key, false);
  } catch (cause) {
    const renewed =
      cause instanceof DeskError && cause.code === 'database.wrongKey' && encryptAnew(file, key);
    if (!renewed) throw cause;
    return openHandle(file, key, false);
  }
}

/** @throws DeskError `database.wrongKey`, `database.damaged`, `database.unsafe` */
export function openWriter(file: string, key: FileKey): Connection {
  const sqlite = openOrRenew(file, key);
  return { sqlite, db: drizzle({ client: sqlite }) };
}

/** Open after the writer, which creates the file and its tables. */
export function openReader(file: string, key: FileKey): Connection {
  const sqlite = openHandle(file, key, true);
  return { sqlite, db: drizzle({ client: sqlite }) };
}

/**
 * A query that is built and compiled once per connection: `const byId = statement((db) => db.select()…prepare())`,
 * then `byId(ctx.db).get({ id })`.
 */
export function statement<S>(build: (db: ReadDb) => S): (db: ReadDb) => S {
  const compiled = new WeakMap<ReadDb, S>();
  return (db) => {
    let prepared = compiled.get(db);
    if (prepared === undefined) {
      prepared = build(db);
      compiled.set(db, prepared);
    }
    return prepared;
  };
}

/** The same for what drizzle cannot say: raw statements, compiled once per SQLite handle. */
export function perConnection<T>(build: (sqlite: Sqlite) => T): (sqlite: Sqlite) => T {
  const built = new WeakMap<Sqlite, T>();
  return (sqlite) => {
    let found = built.get(sqlite);
    if (found === undefined) {
      found = build(sqlite);
      built.set(sqlite, found);
    }
    return found;
  };
}
