/**
 * A desk with any number of residents, loaded the fast way: rows in batches, every index filled in its own
 * order at the end. Beside the desk's tables stands `plain_person`, what one would search without an index.
 */
import { join } from 'node:path';
import { accounts } from '../../db/accounts/table.ts';
import { createDeskApp } from '../../db/app.ts';
import { systemClock } from '../../db/core/clock.ts';
import { type Connection, openReader, openWriter, type Sqlite } from '../../db/core/connection.ts';
import { createIds } from '../../db/core/ids.ts';
import { migrateDatabase } from '../../db/core/migrate.ts';
import { newSession } from '../../db/core/session.ts';
import { type FictionalPerson, fictionalPeople } from '../../db/demo/people.ts';
import { formatAddress } from '../../db/residents/address.ts';
import { syllablesOf } from '../../db/residents/pinyin.ts';
import { documentOf } from '../../db/residents/searchDocument.ts';
import { marksIn } from '../../db/residents/searchMarks.ts';
import { groups, termsOf } from '../../db/residents/searchTerms.ts';

const key = new Uint8Array(32).fill(7);
const ids = createIds(systemClock);
const rowsAtOnce = 64;
/** People from whom queries are made. */
const sampleSize = 5000;

export type SearchCommunity = {
  /** Through the core, as a member of the front desk. */
  search: (text: string) => Promise<unknown>;
  reader: Sqlite;
  sample: readonly FictionalPerson[];
  buildSeconds: number;
  close: () => void;
};

export async function buildSearchCommunity(
  file: string,
  seed: number,
  count: number,
): Promise<SearchCommunity> {
  const writer = openWriter(file, key);
  migrateDatabase(writer.sqlite, join(import.meta.dirname, '../../db/migrations'));
  writer.sqlite
    .prepare('INSERT INTO desk_state (id, desk_id, centre_id, epoch, pull_cursor) VALUES (1, ?, ?, 1, 0)')
    .run(ids.next(), ids.next());
  const begun = performance.now();
  const sample = loadPeople(writer.sqlite, seed, count);
  const buildSeconds = (performance.now() - begun) / 1000;
  const reader = openReader(file, key);
  const search = await searchAtFrontDesk(writer, reader);
  const close = () => {
    reader.sqlite.close();
    writer.sqlite.close();
  };
  return { search, reader: reader.sqlite, sample, buildSeconds, close };
}

async function searchAtFrontDesk(writer: Connection, reader: Connection) {
  const slots = { add: async () => {}, remove: () => {}, rename: () => {} };
  const app = createDeskApp({ writer, reader, clock: systemClock, ids, zone: 'Asia/Shanghai', slots });
  const session = newSession(ids.next(), systemClock.now());
  const account = { id: ids.next(), name: '周敏', role: 'frontDesk' as const };
  await app.transact(session, 'bench.setUp', (ctx) => {
    ctx.write.insert(accounts, { ...account, active: true, createdAt: ctx.now });
  });
  session.account = account;
  return (text: string) => app.call(session, 'residents.search', { text });
}

function loadPeople(db: Sqlite, seed: number, count: number): FictionalPerson[] {
  const sample: FictionalPerson[] = [];
  // New pages then go straight to the file; in WAL they would be written twice.
  db.pragma('journal_mode = DELETE');
  db.pragma('synchronous = OFF');
  // A batch of phones may be full before that of their owners.
  db.pragma('foreign_keys = OFF');
  // A million people's terms are too much to sort in memory.
  db.pragma('temp_store = FILE');
  const createIndexes = dropIndexes(db);
  db.exec(`
    CREATE TABLE plain_person (name TEXT, pinyin TEXT, initials TEXT, phones TEXT, id TEXT, address TEXT) STRICT;
    CREATE TEMP TABLE staged (term TEXT, resident INTEGER, marks INTEGER);
    BEGIN`);
  const save = personSaver(db);
  let no = 0;
  for (const person of fictionalPeople(seed, count)) {
    no++;
    save.person(no, person);
    if (no % Math.ceil(count / sampleSize) === 0) sample.push(person);
  }
  save.flush();
  db.exec('INSERT OR IGNORE INTO resident_term SELECT * FROM staged ORDER BY term, resident; COMMIT');
  db.exec('DROP TABLE staged');
  createIndexes();
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  return sample;
}

/** Answers how to create them again. */
function dropIndexes(db: Sqlite): () => void {
  const found = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema
        WHERE type = 'index' AND sql LIKE 'CREATE INDEX%' AND tbl_name IN ('resident', 'resident_phone')`,
    )
    .all();
  for (const { name } of found) db.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of found) db.exec(sql);
  };
}

function personSaver(db: Sqlite) {
  const resident = batchOf(
    db,
    'resident (no, id, name, former_names, sex, birth_date, document_kind, document_number, estate, building, unit, room, status, created_at)',
    14,
  );
  const phone = batchOf(db, 'resident_phone (id, resident_id, number, label, rank)', 5);
  const term = batchOf(db, 'staged', 3);
  const document = batchOf(db, 'resident_terms', 2);
  const plain = batchOf(db, 'plain_person', 6);
  const estates = new Set<string>();

  const person = (no: number, one: FictionalPerson) => {
    const { name, phones, idNumber, address } = one;
    const { estate, building, unit, room } = address;
    const id = ids.next();
    const formerNames = JSON.stringify(one.formerNames);
    const status = one.livesHere ? 'here' : 'moved';
    resident.add(
      ...[no, id, name, formerNames, one.sex, one.birthDate, 'residentId', idNumber],
      ...[estate, building, unit, room, status, 0],
    );
    for (const [rank, number] of phones.entries()) phone.add(ids.next(), id, number, '本人', rank);
    const terms = termsOf(one);
    const text = documentOf(terms);
    const marks = marksIn(text);
    for (const each of terms) {
      if (!each.startsWith(groups.estateWord)) term.add(each, no, marks);
      else if (!estates.has(estate)) term.add(each, 0, 0);
    }
    estates.add(estate);
    document.add(no, text);
    const readings = syllablesOf(name).map((syllable) => syllable.readings[0] ?? '');
    const initials = readings.map((reading) => reading.charAt(0)).join('');
    plain.add(name, readings.join(''), initials, phones.join(' '), idNumber, formatAddress(address));
  };
  const flush = () => {
    for (const batch of [resident, phone, term, document, plain]) batch.flush();
  };
  return { person, flush };
}

type Value = string | number;

function batchOf(db: Sqlite, target: string, width: number) {
  const row = `(${Array(width).fill('?')})`;
  const many = db.prepare<[Value[]]>(`INSERT INTO ${target} VALUES ${Array(rowsAtOnce).fill(row)}`);
  const one = db.prepare<[Value[]]>(`INSERT INTO ${target} VALUES ${row}`);
  let values: Value[] = [];
  return {
    add: (...added: Value[]) => {
      values.push(...added);
      if (values.length < rowsAtOnce * width) return;
      many.run(values);
      values = [];
    },
    flush: () => {
      for (let at = 0; at < values.length; at += width) one.run(values.slice(at, at + width));
      values = [];
    },
  };
}
