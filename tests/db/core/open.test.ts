import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader, openWriter } from '../../../db/core/connection.ts';
import { migrateDatabase } from '../../../db/core/migrate.ts';
import { migrations, temporaryFolder } from '../../support/desk.ts';

const key = new Uint8Array(32).fill(9);
let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = `${folder.path}/desk.db`;
});
afterEach(() => folder.remove());

describe('opening the file', () => {
  it('sets and verifies the pragmas that keep saves through a power cut', () => {
    const { sqlite } = openWriter(file, key);
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    sqlite.close();
  });

  it('says so when the key is wrong, and when the file is damaged', () => {
    const { sqlite } = openWriter(file, key);
    migrateDatabase(sqlite, migrations);
    sqlite.close();
    expect(() => openWriter(file, new Uint8Array(32))).toThrow('database.wrongKey');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x55, 0, 64));
    expect(() => openWriter(file, key)).toThrow(/database\.(wrongKey|damaged)/);
  });

  it('encrypts a file of an earlier version anew, with all that its log holds, and only with its key', () => {
    const old = new Database(file);
    old.pragma("cipher = 'chacha20'");
    old.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    old.pragma('journal_mode = WAL');
    migrateDatabase(old, migrations);
    old.exec("INSERT INTO setting VALUES ('where', '\"杏林\"')");
    // As after a power cut: the row stands in the log alone.
    for (const part of ['', '-wal']) copyFileSync(file + part, `${file}.cut${part}`);
    old.close();
    for (const part of ['', '-wal']) copyFileSync(`${file}.cut${part}`, file + part);
    // What another cut has left of such a copy is written over.
    writeFileSync(`${file}.anew`, 'half');
    expect(() => openWriter(file, new Uint8Array(32))).toThrow('database.wrongKey');
    const { sqlite } = openWriter(file, key);
    const reader = openReader(file, key);
    expect(reader.sqlite.prepare('SELECT * FROM setting').all()).toEqual([{ id: 'where', value: '"杏林"' }]);
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(sqlite.pragma('cipher', { simple: true })).toBe('aegis');
    for (const handle of [reader.sqlite, sqlite]) handle.close();
    expect(existsSync(`${file}.anew`)).toBe(false);
  });

  it('gives a reader that SQLite keeps from writing', () => {
    const { sqlite } = openWriter(file, key);
    migrateDatabase(sqlite, migrations);
    const reader = openReader(file, key);
    expect(() => reader.sqlite.exec("INSERT INTO setting VALUES ('x', '1')")).toThrow('readonly');
    reader.sqlite.close();
    sqlite.close();
  });
});

describe('migrations', () => {
  it('run once, and make STRICT tables only', () => {
    const { sqlite } = openWriter(file, key);
    migrateDatabase(sqlite, migrations);
    migrateDatabase(sqlite, migrations);
    const loose = sqlite
      .prepare<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__drizzle%'",
      )
      .all();
    expect(loose).toEqual([]);
    sqlite.close();
  });

  it('refuse a database that a newer program wrote, and leave it as it is', () => {
    const { sqlite } = openWriter(file, key);
    migrateDatabase(sqlite, migrations);
    sqlite.exec(
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from the future', 99999999999999)",
    );
    expect(() => migrateDatabase(sqlite, migrations)).toThrow('database.newer');
    sqlite.close();
  });
});
