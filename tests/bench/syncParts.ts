/** What the bench of the exchange works on: desks with many visits, a district on real PostgreSQL, and the raw ways beside them. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pagesInExchange } from '../../db/core/checkpoint.ts';
import { openWriter, type Sqlite } from '../../db/core/connection.ts';
import { fictionalPeople } from '../../db/demo/people.ts';
import { residentPhones, residents } from '../../db/residents/table.ts';
import { type DistrictLink, httpLink } from '../../db/sync/httpLink.ts';
import type { PulledChange } from '../../db/sync/protocol/pull.ts';
import { visit, visits } from '../../db/visits/table.ts';
import { foundCentre } from '../../district/enrol.ts';
import type { Store } from '../../district/store.ts';
import { seededRandom } from '../support/clock.ts';
import { makeDeskFile, privateKey, SimDesk, storedPublicKey } from '../sync/simulate/desk.ts';
import { beginning, type Template } from '../sync/simulate/template.ts';
import type { Spent } from './processors.ts';

export const centreIdOf = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A district that listens on loopback, on a PostgreSQL of its own, and the file that desks begin with. */
export interface Ground {
  store: Store;
  template: Template;
  folder: string;
  /** Of the district. */
  address: string;
  /** Of its database. */
  url: string;
  /** Processor time so far. */
  spent(): Spent | null;
}

export const newCentre = (store: Store, centreId: string) =>
  foundCentre(store, { centreId, name: '杏林', now: beginning });

export interface BenchDesk {
  desk: SimDesk;
  link: DistrictLink;
  /** Bytes that went either way over its line. */
  moved(): number;
}

/** A desk of a centre, enrolled by its key, that speaks with the district as the program does. */
export async function openBenchDesk(
  { store, template, folder, address }: Ground,
  centreId: string,
  number: number,
  begins: 'first' | 'beside' | 'late',
): Promise<BenchDesk> {
  const file = join(folder, `${centreId}-${number}.db`);
  const deskId = `019a0000-0000-7000-9000-${String(number).padStart(12, '0')}`;
  makeDeskFile(template, file, deskId, begins);
  const random = seededRandom(number);
  const desk = new SimDesk({
    name: `desk${number}`,
    file,
    template,
    newer: false,
    trueTime: () => beginning,
    random,
  });
  await store.transaction({ centreId }, (sql) =>
    sql.query(
      `INSERT INTO desk (centre_id, desk_id, name, public_key, enrolled_at, version, schema, cursor, waiting)
       VALUES ($1, $2, $3, $4, now(), '0', 1, 0, 0)`,
      [centreId, deskId, desk.name, storedPublicKey],
    ),
  );
  let bytes = 0;
  const link = httpLink({
    address,
    fetch,
    timeoutMs: 120_000,
    signal: new AbortController().signal,
    moved(count) {
      bytes += count;
    },
    speaker: { centreId, deskId, key: privateKey },
    districtEpoch: () => 1,
    now: Date.now,
    clockOff: 0,
    about: { version: '0', schema: 1, waiting: () => 0 },
  });
  return { desk, link, moved: () => bytes };
}

/** Residents as the register keeps them, each with a phone, a thousand in each transaction. */
export async function saveResidents({ desk }: BenchDesk, count: number): Promise<void> {
  const { app, session } = desk.running;
  const people = [...fictionalPeople(1, count)];
  for (let done = 0; done < count; done += 1000) {
    await app.transact(session, 'bench.residents', (ctx) => {
      for (const { name, sex, birthDate, idNumber, address, phones } of people.slice(done, done + 1000)) {
        const id = ctx.ids.next();
        const who = { name, sex, birthDate, documentKind: 'residentId', documentNumber: idNumber } as const;
        const times = { status: 'here', createdAt: beginning } as const;
        ctx.write.insert(residents, { id, formerNames: [], ...who, ...address, ...times });
        for (const [rank, number] of phones.entries())
          ctx.write.insert(residentPhones, {
            id: ctx.ids.next(),
            residentId: id,
            number,
            label: '本人',
            rank,
          });
      }
    });
  }
}

const notes = ['', '', '', '已告知下次带材料', '说明办理流程'];

/** Visits as the walk-in desk saves them, a thousand in each transaction. */
export async function saveVisits({ desk }: BenchDesk, count: number): Promise<void> {
  const { app, session } = desk.running;
  const ids = (sql: string) => desk.sqlite.prepare<[], string>(sql).pluck().all();
  const [people, matters] = [ids('SELECT id FROM resident'), ids('SELECT id FROM matter')];
  const handler = session.account?.id ?? '';
  for (let done = 0; done < count; done += 1000) {
    await app.transact(session, 'bench.visits', (ctx) => {
      for (let at = done; at < Math.min(count, done + 1000); at++) {
        const id = ctx.ids.next();
        const time = beginning + at * 211;
        ctx.write.insert(visits, {
          id,
          rootId: id,
          withdrawn: false,
          day: '2026-11-16',
          residentId: people[at % people.length] ?? null,
          matterId: matters[(at * 7) % matters.length] ?? '',
          channel: 'counter',
          note: notes[at % notes.length] ?? '',
          outcome: 'done',
          companions: 0,
          handlerId: handler,
          arrivedAt: time,
          startedAt: time,
          endedAt: time + 60_000,
          savedAt: time + 60_000,
          savedBy: handler,
        });
      }
    });
  }
}

/** The same rows written without the core, into a file that has everything but them. @returns seconds */
export function upsertRaw(
  template: Template,
  folder: string,
  changes: readonly PulledChange[],
  page: number,
): number {
  const file = join(folder, 'raw.db');
  copyFileSync(template.file, file);
  const sqlite: Sqlite = openWriter(file, template.key).sqlite;
  // As the exchange does: neither waits for the disk, and both put the log into the file little by little.
  sqlite.pragma('synchronous = NORMAL');
  sqlite.pragma(`wal_autocheckpoint = ${pagesInExchange}`);
  const columns = new Map(Object.entries(visit).map(([key, column]) => [key, column.name]));
  const keys = [...columns.keys()];
  const names = keys.map((key) => columns.get(key) ?? key);
  const upsert = sqlite.prepare(
    `INSERT INTO visit (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const rows = changes.map(({ fields }) => keys.map((key) => fields[key] ?? null));
  const begun = performance.now();
  for (let at = 0; at < rows.length; at += page) {
    sqlite.exec('BEGIN IMMEDIATE');
    for (const row of rows.slice(at, at + page)) upsert.run(...row);
    sqlite.exec('COMMIT');
  }
  const seconds = (performance.now() - begun) / 1000;
  sqlite.close();
  return seconds;
}

/** What `pg` offers while a statement takes a stream of lines; its types do not say so. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** One stream into a table like the district's log. @returns seconds */
export async function copyRaw(url: string, lines: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE raw_log (LIKE change_log INCLUDING INDEXES)');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const columns =
    'centre_id, seq, desk_id, epoch, n, entity, row_id, op, fields, aside, based_on, hlc_ms, hlc_count, saved_at, doubtful, account_id';
  const copy = {
    submit: (connection: pg.Connection) => connection.query(`COPY raw_log (${columns}) FROM STDIN`),
    handleCopyInResponse(connection: CopyConnection) {
      for (let at = 0; at < lines.length; at += 500)
        connection.sendCopyFromChunk(Buffer.from(lines.slice(at, at + 500).join('')));
      connection.endCopyFrom();
    },
    handleCommandComplete: () => {},
    handleReadyForQuery: () => resolve(),
    handleError: (error: Error) => reject(error),
  };
  const begun = performance.now();
  client.query(copy);
  await promise;
  const seconds = (performance.now() - begun) / 1000;
  await client.query('DROP TABLE raw_log');
  await client.end();
  return seconds;
}

/** A line of COPY's text format for each change of a centre. */
export function copyLines(store: Store, centreId: string): Promise<string[]> {
  return store.transaction({ centreId }, async (sql) => {
    const rows = await sql.query<Record<string, unknown>>(
      `SELECT centre_id, seq, desk_id, epoch, n, entity, row_id, op, fields, aside, based_on, hlc_ms, hlc_count, saved_at,
         doubtful, account_id FROM change_log WHERE centre_id = $1 AND entity = 'visit' ORDER BY seq`,
      [centreId],
    );
    const spell = (value: unknown) =>
      value === null
        ? '\\N'
        : String(value).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
    return rows.map((row) => `${Object.values(row).map(spell).join('\t')}\n`);
  });
}
