/**
 * A lunch served through the core (found, checked, priced by four rules, paid) against the same rows written raw: the
 * same file to start from, encryption, pragmas and durability; batches take turns in one run. And the settlement of
 * months of ten thousand meals. Run: `npm run bench -- till`.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accounts } from '../../db/accounts/table.ts';
import { dayAt, systemClock } from '../../db/core/clock.ts';
import { type Connection, openReader, openWriter } from '../../db/core/connection.ts';
import { newSession } from '../../db/core/session.ts';
import { seededRandom } from '../../db/demo/people.ts';
import { menuOptions } from '../../db/menu/table.ts';
import { draftsOf, schemes } from '../../db/subsidies/contract.ts';
import { fillMonths, settledMonths } from './canteenMonths.ts';
import { appOver, buildCommunity, type Community, ids, key, warm } from './community.ts';
import type { BenchResult } from './result.ts';

const warmUp = 200;
const batches = 40;
const batchSize = 50;
/** Served through the core in at least this share of the raw speed. */
const shareGoal = 0.6;
const settleGoalMs = 300;

const today = dayAt(systemClock.now(), 'Asia/Shanghai');
const operator = { id: ids.next(), name: '罗芳', role: 'manager' as const };
const tables = ['meal', 'payment', 'change', 'audit'] as const;
type Row = Record<string, unknown>;

/** An operator, a lunch on the menu, four rules. */
async function openCanteen(writer: Connection, reader: Connection) {
  const app = appOver(writer, reader);
  const session = newSession(ids.next(), systemClock.now());
  const optionId = ids.next();
  await app.transact(session, 'bench.setUp', (ctx) => {
    ctx.write.insert(accounts, { ...operator, active: true, createdAt: ctx.now });
    const food = { dishIds: [], diets: [], removed: false, nameEn: 'Set A' };
    const lunch = {
      id: optionId,
      day: today,
      meal: 'lunch',
      position: 0,
      name: '套餐 A',
      priceFen: 1500,
    } as const;
    ctx.write.insert(menuOptions, { ...lunch, ...food });
  });
  session.account = operator;
  const scheme = schemes.find(({ key: name }) => name === 'tiers');
  if (!scheme) throw new Error('the scheme of this bench is gone');
  const rules = draftsOf(scheme, { payer: 'street', validFrom: '2026-01-01', validTo: null });
  await app.call(session, 'subsidies.save', {
    rules: rules.map((draft) => ({ ...draft, id: ids.next(), ruleId: ids.next(), follows: 0 })),
    reason: '测速',
  });
  const serve = (residentId: string) =>
    app.call(session, 'meals.serve', {
      ...{ residentId, day: today, meal: 'lunch', serving: 1, optionId, mode: 'dineIn', payment: 'cash' },
    });
  return { app, session, serve };
}

/** The rows that the last served meal has left, as they lie in the file. */
function lastRows({ sqlite }: Connection): Readonly<Record<(typeof tables)[number], Row[]>> {
  const rows = (sql: string) => sqlite.prepare<[], Row>(sql).all();
  const entry = 'SELECT max(n) FROM audit';
  return {
    meal: rows('SELECT * FROM meal ORDER BY rowid DESC LIMIT 1'),
    payment: rows('SELECT * FROM payment ORDER BY rowid DESC LIMIT 1'),
    change: rows(`SELECT * FROM change WHERE audit_n = (${entry}) ORDER BY n`),
    audit: rows(`SELECT * FROM audit WHERE n = (${entry})`),
  };
}

/** Writes copies of one meal's rows under ids of their own. Values are made before the clock runs. */
function rawWriter(raw: Connection, model: ReturnType<typeof lastRows>) {
  const insert = (table: string, row: Row) => {
    const names = Object.keys(row);
    const holes = names.map(() => '?').join(', ');
    return raw.sqlite.prepare(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${holes})`);
  };
  const [meal = {}] = model.meal;
  const [payment = {}] = model.payment;
  const [audit = {}] = model.audit;
  const statements = { begin: raw.sqlite.prepare('BEGIN IMMEDIATE'), commit: raw.sqlite.prepare('COMMIT') };
  const inserts = tables.map((table) => insert(table, model[table][0] ?? {}));
  let n = Number(raw.sqlite.prepare('SELECT max(n) + 1000 FROM change').pluck().get());

  const values = (residentId: string) => {
    const [id, paymentId] = [ids.next(), ids.next()];
    n += 2;
    const change = model.change.map((row, at) => ({ ...row, n: n + at, row_id: at === 0 ? id : paymentId }));
    return {
      meal: [Object.values({ ...meal, id, root_id: id, resident_id: residentId })],
      payment: [Object.values({ ...payment, id: paymentId, resident_id: residentId, meal_root_id: id })],
      change: change.map((row) => Object.values(row)),
      audit: [Object.values({ ...audit, n })],
    };
  };
  const write = (rows: ReturnType<typeof values>) => {
    statements.begin.run();
    for (const [at, table] of tables.entries()) for (const row of rows[table]) inserts[at]?.run(...row);
    statements.commit.run();
  };
  return { values, write };
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
const round = (value: number): number => Math.round(value * 1000) / 1000;

async function serving(folder: string, { residents }: Community) {
  const coreFile = join(folder, 'core.db');
  const rawFile = join(folder, 'raw.db');
  copyFileSync(coreFile, rawFile);
  const writer = openWriter(coreFile, key);
  const reader = openReader(coreFile, key);
  const raw = openWriter(rawFile, key);
  for (const connection of [writer, raw]) warm(connection);
  const { serve } = await openCanteen(writer, reader);
  // Each side takes its own people, so that every meal is the first one of its person that day.
  const [people, others] = [residents.values(), residents.toReversed().values()];
  const next = (list: typeof people) => list.next().value ?? '';
  await serve(next(people));
  const { values, write } = rawWriter(raw, lastRows(writer));

  const coreBatch = (size: number) => {
    const guests = Array.from({ length: size }, () => next(people));
    return timed(async () => {
      for (const guest of guests) await serve(guest);
    });
  };
  const rawBatch = (size: number) => {
    const rows = Array.from({ length: size }, () => values(next(others)));
    return timed(() => {
      for (const row of rows) write(row);
    });
  };
  await coreBatch(warmUp);
  await rawBatch(warmUp);
  const core: number[] = [];
  const plain: number[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    // Who goes first changes, so that a slow moment of the disk does not always hit the same side.
    const turns = [
      async () => core.push(await coreBatch(batchSize)),
      async () => plain.push(await rawBatch(batchSize)),
    ];
    for (const turn of batch % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const served = Number(reader.sqlite.prepare('SELECT count(*) FROM meal').pluck().get());
  if (served !== 1 + warmUp + batches * batchSize) throw new Error(`${served} meals were served`);
  for (const connection of [reader, writer, raw]) connection.sqlite.close();
  return { core, plain };
}

/** Of each month: the statement as it is opened, what is missing, and the close itself. */
async function settling(folder: string, { residents }: Community) {
  const file = join(folder, 'months.db');
  const writer = openWriter(file, key);
  fillMonths(writer, residents, operator.id, seededRandom(5));
  const reader = openReader(file, key);
  const { app, session } = await openCanteen(writer, reader);
  const spans = { statement: [] as number[], missing: [] as number[], close: [] as number[] };
  for (const month of settledMonths) {
    spans.statement.push(
      await timed(async () => {
        await app.call(session, 'statements.month', { month });
      }),
    );
    let hash: unknown;
    spans.missing.push(
      await timed(async () => {
        const preview = await app.call(session, 'statements.preview', { month });
        hash = preview instanceof Object && 'hash' in preview ? preview.hash : undefined;
      }),
    );
    spans.close.push(
      await timed(async () => {
        await app.call(session, 'statements.close', { month, hash, early: false, note: '' });
      }),
    );
  }
  for (const connection of [reader, writer]) connection.sqlite.close();
  return spans;
}

export default async function tillBench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'till-bench-'));
  try {
    const community = await buildCommunity(join(folder, 'core.db'));
    copyFileSync(join(folder, 'core.db'), join(folder, 'months.db'));
    const { core, plain } = await serving(folder, community);
    const spans = await settling(folder, community);
    // Of each pair of neighbouring batches, so that what else the machine does in between falls out.
    const shares = core.map((time, i) => (plain[i] ?? Number.NaN) / time);
    const figures = {
      core_ms_per_meal: round(median(core) / batchSize),
      raw_ms_per_meal: round(median(plain) / batchSize),
      share_of_raw_speed: round(median(shares)),
      statement_10k_ms: round(median(spans.statement)),
      missing_10k_ms: round(median(spans.missing)),
      month_close_10k_ms: round(median(spans.close)),
    };
    const settles = `≤ ${settleGoalMs}`;
    return {
      name: 'till',
      figures,
      goals: {
        share_of_raw_speed: `≥ ${shareGoal}`,
        statement_10k_ms: settles,
        month_close_10k_ms: settles,
      },
      holds:
        figures.share_of_raw_speed >= shareGoal &&
        figures.statement_10k_ms <= settleGoalMs &&
        figures.month_close_10k_ms <= settleGoalMs,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const result = await tillBench();
  console.table(result.figures);
  console.log(JSON.stringify(result));
}
