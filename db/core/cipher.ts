/**
 * How the file is encrypted. AEGIS-256 uses the AES instructions that processors have had since about 2010: a durable save
 * costs hardly more than without encryption, where ChaCha20, which earlier versions used, took half as much again. A file
 * of theirs is encrypted anew when it is opened.
 */
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Raw 256-bit file key. A passphrase would cost half a second at each open; the vault wraps this instead. */
export type FileKey = Uint8Array;

export const cipher = 'aegis';
const earlier = 'chacha20';

const spell = (key: FileKey) => `"x'${Buffer.from(key).toString('hex')}'"`;

/** @throws SqliteError when the key or the cipher is not the file's (see `isWrongKey`) */
export function unlock(sqlite: Database.Database, by: typeof cipher | typeof earlier, key: FileKey): void {
  sqlite.pragma(`cipher = '${by}'`);
  sqlite.pragma(`key = ${spell(key)}`);
  // The first read is where a wrong key shows.
  sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
}

export const isWrongKey = (cause: unknown) =>
  cause instanceof Database.SqliteError && cause.code === 'SQLITE_NOTADB';

/**
 * Turns a file of an earlier version into one of this. The work is done on a copy that takes the file's place when it is
 * whole on the disk: a power cut leaves the one or the other.
 * @returns false for any other file, which is left as it is
 */
export function encryptAnew(file: string, key: FileKey): boolean {
  const old = new Database(file, { fileMustExist: true });
  try {
    unlock(old, earlier, key);
    // All in one file: the log is put into it and goes.
    old.pragma('journal_mode = DELETE');
  } catch (cause) {
    if (isWrongKey(cause)) return false;
    throw cause;
  } finally {
    old.close();
  }
  const copy = `${file}.anew`;
  copyFileSync(file, copy);
  const anew = new Database(copy);
  unlock(anew, earlier, key);
  anew.pragma(`cipher = '${cipher}'`);
  anew.pragma(`rekey = ${spell(key)}`);
  anew.close();
  const written = openSync(copy, 'r+');
  fsyncSync(written);
  closeSync(written);
  renameSync(copy, file);
  return true;
}
