/** One program at a time on one data folder. The operating system drops the lock when a process dies. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { coreFailure } from './errors.ts';

/**
 * Holds the folder until the returned function is called.
 *
 * @throws DeskError `database.inUse`
 */
export function holdFolder(dir: string): () => void {
  const lock = new Database(join(dir, 'desk.lock'), { timeout: 0 });
  try {
    // SQLite's own file lock works on every platform and survives kill -9 as "free".
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))
      throw coreFailure('database.inUse');
    throw cause;
  }
  return () => lock.close();
}
