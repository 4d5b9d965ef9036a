/**
 * A roster of 50,000 rows, imported through the core: reading, comparing and writing, against reading the file alone
 * plus the same rows written raw into a database of the same encryption and durability.
 */

import { openWriter } from '../../db/core/connection.ts';
import { migrateDatabase } from '../../db/core/migrate.ts';
import { fictionalPeople } from '../../db/demo/people.ts';
import { readWorkbook } from '../../db/exchange/readSheet.ts';
import { writeXlsx } from '../../db/exchange/writeSheet.ts';
import { formatAddress } from '../../db/residents/address.ts';
import { migrations, openTestDesk, temporaryFolder } from '../support/desk.ts';
import type { BenchResult } from './result.ts';

const rows = 50_000;
const task = '00000000-0000-4000-8000-00000000beef';
/** In the order in which foreign keys allow them. */
const tables = [
  'resident',
  'resident_phone',
  'household',
  'household_member',
  'resident_category',
  'resident_term',
  'resident_terms',
  'change',
  'audit',
];

function makeRoster(): Promise<Uint8Array> {
  const people = [...fictionalPeople(50, rows)];
  const heads = new Map<number, string>();
  for (const { household, name } of people) if (!heads.has(household)) heads.set(household, name);
  const columns = ['姓名', '性别', '身份证号', '联系电话', '住址', '户主姓名', '与户主关系'];
  return writeXlsx({
    title: '花名册',
    columns: columns.map((header) => ({ header, kind: 'text' as const })),
    rows: people.map((person) => [
      person.name,
      person.sex === 'male' ? '男' : '女',
      person.idNumber,
      person.phones.join('/') || null,
      formatAddress(person.address),
      heads.get(person.household) ?? null,
      heads.get(person.household) === person.name ? '户主' : '其他亲属',
    ]),
  });
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

type RawTable = { insert: string; rows: unknown[][] };

/** The rows of the imported database, ready to be written again. */
function dump(sqlite: ReturnType<typeof openWriter>['sqlite']): RawTable[] {
  return tables.map((table) => {
    const columns = sqlite.prepare('SELECT name FROM pragma_table_info(?)').all(table);
    const holes = columns.map(() => '?').join(', ');
    const all = sqlite.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
    return { insert: `INSERT INTO ${table} VALUES (${holes})`, rows: all };
  });
}

function writeRaw(raw: readonly RawTable[], key: Uint8Array): Promise<{ ms: number }> {
  const folder = temporaryFolder();
  const { sqlite } = openWriter(`${folder.path}/raw.db`, key);
  migrateDatabase(sqlite, migrations);
  sqlite.exec('PRAGMA foreign_keys = ON; BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;');
  return timed(() => {
    for (const table of raw) {
      const insert = sqlite.prepare<unknown[]>(table.insert);
      for (const row of table.rows) insert.run(...row);
    }
    sqlite.exec('COMMIT');
  }).finally(() => {
    sqlite.close();
    folder.remove();
  });
}

export default async function importBench(): Promise<BenchResult> {
  const bytes = await makeRoster();
  using desk = await openTestDesk();
  const client = await desk.as('manager');
  const file = new File([new Uint8Array(bytes)], 'roster.xlsx');
  const readAlone = await timed(() => readWorkbook(bytes, 'roster.xlsx'));
  const read = await timed(() => client.exchange.readFile({ task, file }));
  const { fileId, proposed, sheets } = read.value;
  const mapping = sheets[proposed]?.header?.columns.map(({ field }) => field) ?? [];
  const compared = await timed(() =>
    client.exchange.dryRun({ task, fileId, sheet: proposed, mapping, accept: [] }),
  );
  const written = await timed(() => client.exchange.run({ task, planId: compared.value.planId }));
  const raw = await writeRaw(dump(desk.writer.sqlite), desk.key);
  const total = read.ms + compared.ms + written.ms;
  const ratio = total / (readAlone.ms + raw.ms);
  return {
    name: 'import',
    figures: {
      rows,
      imported: written.value.counts.new,
      readAloneMs: Math.round(readAlone.ms),
      readMs: Math.round(read.ms),
      compareMs: Math.round(compared.ms),
      writeMs: Math.round(written.ms),
      rawMs: Math.round(raw.ms),
      ratio: Number(ratio.toFixed(2)),
    },
    goals: { ratio: '<= 2' },
    holds: ratio <= 2,
  };
}
