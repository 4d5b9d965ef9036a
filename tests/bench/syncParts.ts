/** What the bench of the exchange works on: desks with many visits, a district on real PostgreSQL, and the raw ways beside them. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openWriter, type Sqlite } from '../../db/core/connection.ts';
import type { DistrictLink } from '../../db/sync/httpLink.ts';
import type { PulledChange } from '../../db/sync/protocol/pull.ts';
import { visit, visits } from '../../db/visits/table.ts';
import type { Store } from '../../district/store.ts';
import { makeDeskFile, SimDesk } from '../sync/simulate/desk.ts';
import { createDistrict } from '../sync/simulate/district.ts';
import { beginning, type Template } from '../sync/simulate/template.ts';

export const centreIdOf = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export async function foundCentre(store: Store, centreId: string): Promise<void> {
  await store.transaction('supervisor', (sql) =>
    sql.query("INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, '杏林', 0, now())", [
      centreId,
    ]),
  );
}

export interface BenchDesk {
  desk: SimDesk;
  link: DistrictLink;
}

/** A desk whose line is no line at all: what is measured is what both sides do. */
export function openBenchDesk(
  { store, template, folder }: { store: Store; template: Template; folder: string },
  centreId: string,
  number: number,
  begins: 'first' | 'beside' | 'late',
  seed = number,
): BenchDesk {
  const file = join(folder, `${centreId}-${number}.db`);
  const deskId = `019a0000-0000-7000-9000-${String(number).padStart(12, '0')}`;
  makeDeskFile(template, file, deskId, begins);
  let state = seed;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const desk = new SimDesk({ name: `desk${number}`, file, template, trueTime: () => beginning, random });
  return { desk, link: createDistrict(store, centreId, () => beginning).linkOf(deskId) };
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
