/**
 * The day-care board of 300 elders with a year of attendance, meals and readings behind it, opened through the core.
 * Run: `npm run bench -- board`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accounts } from '../../db/accounts/table.ts';
import { addDays, dayAt, systemClock } from '../../db/core/clock.ts';
import { type Connection, openReader, openWriter } from '../../db/core/connection.ts';
import { newSession } from '../../db/core/session.ts';
import { seededRandom } from '../../db/demo/people.ts';
import { appOver, buildCommunity, ids, key, warm } from './community.ts';
import type { BenchResult } from './result.ts';

const elders = 300;
const days = 365;
const asked = 60;
const goalMs = 50;
const share = { came: 0.9, left: 0.85, corrected: 0.03, lunch: 0.8, pressure: 0.5, alone: 0.2 };

function insertYear(writer: Connection, people: readonly string[], account: string, today: string) {
  const random = seededRandom(7);
  const { sqlite } = writer;
  const enrol = sqlite.prepare(
    `INSERT INTO enrolment (id, resident_id, state, starts_on, weekdays, goals, medication, collectors, remarks, created_at)
     VALUES (?, ?, 'active', ?, 127, '[]', '', '[{"name":"女儿","relation":"女儿","phone":""}]', '', 0)`,
  );
  const tap = sqlite.prepare(
    `INSERT INTO attendance (id, supersedes, withdrawn, resident_id, day, kind, note, at, saved_at, saved_by)
     VALUES (?, ?, 0, ?, ?, ?, '', ?, ?, ?)`,
  );
  const meal = sqlite.prepare(
    `INSERT INTO meal (id, root_id, withdrawn, day, booked_on, meal, serving, resident_id, portions, guest, mode,
       option_name, price_fen, subsidy_fen, person_fen, lines, category, payment, desk_id, at, saved_at, saved_by)
     VALUES (?, ?, 0, ?, ?, 'lunch', 1, ?, 1, '', 'dineIn', '套餐 A', 1500, 500, 1000, '[]', 'none', 'cash', 'd', ?, ?, ?)`,
  );
  const reading = sqlite.prepare(
    `INSERT INTO vitals (id, root_id, withdrawn, resident_id, day, taken_at, systolic, diastolic, ecg_taken, note,
       out_of_range, saved_at, saved_by) VALUES (?, ?, 0, ?, ?, ?, ?, 80, 0, '', ?, ?, ?)`,
  );
  const high = JSON.stringify([{ measure: 'systolic', side: 'high', limit: 140 }]);
  const level = sqlite.prepare(
    `INSERT INTO ability_assessment (id, resident_id, level, assessed_on, assessor, note, at, account_id)
     VALUES (?, ?, 2, ?, '评估组', '', 0, ?)`,
  );
  const alone = sqlite.prepare(
    `INSERT INTO resident_category (id, resident_id, category, source, removed) VALUES (?, ?, 'livingAlone', '本人申报', 0)`,
  );
  sqlite.exec('BEGIN');
  for (const person of people) {
    if (random() < share.alone) alone.run(ids.next(), person);
    enrol.run(ids.next(), person, addDays(today, -days));
    level.run(ids.next(), person, addDays(today, -days), account);
  }
  for (let d = days; d >= 0; d -= 1) {
    const day = addDays(today, -d);
    const opens = Date.parse(`${day}T00:30:00Z`);
    for (const person of people) {
      if (random() > share.came) continue;
      const first = ids.next();
      tap.run(first, null, person, day, 'arrived', opens, opens, account);
      if (random() < share.corrected)
        tap.run(ids.next(), first, person, day, 'arrived', opens, opens + 1, account);
      if (random() < share.left) tap.run(ids.next(), null, person, day, 'left', opens, opens, account);
      const [mealId, readingId] = [ids.next(), ids.next()];
      if (random() < share.lunch) meal.run(mealId, mealId, day, day, person, opens, opens, account);
      if (random() > share.pressure) continue;
      const systolic = 110 + Math.floor(random() * 60);
      const out = systolic > 140 ? high : '[]';
      reading.run(readingId, readingId, person, day, opens, systolic, out, opens, account);
    }
  }
  sqlite.exec('COMMIT');
}

async function times(ask: () => Promise<unknown>): Promise<number[]> {
  const spans: number[] = [];
  for (let i = 0; i < asked; i += 1) {
    const begun = performance.now();
    await ask();
    spans.push(performance.now() - begun);
  }
  return spans.sort((a, b) => a - b);
}

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN) * 100) / 100;

async function measure(folder: string) {
  const file = join(folder, 'desk.db');
  const community = await buildCommunity(file);
  const writer = openWriter(file, key);
  const today = dayAt(systemClock.now(), 'Asia/Shanghai');
  const operator = { id: ids.next(), name: '罗芳', role: 'careOperator' as const };
  insertYear(writer, community.residents.slice(0, elders), operator.id, today);
  const reader = openReader(file, key);
  warm(reader);
  const app = appOver(writer, reader);
  const session = newSession(ids.next(), systemClock.now());
  await app.transact(session, 'bench.setUp', (ctx) =>
    ctx.write.insert(accounts, { ...operator, active: true, createdAt: ctx.now }),
  );
  session.account = operator;
  const ask = (procedure: string, input: object) => times(() => app.call(session, procedure, input));
  await app.call(session, 'daycare.board', {});
  const spans = {
    board: await ask('daycare.board', {}),
    earlier: await ask('daycare.board', { day: addDays(today, -180) }),
    openDay: await ask('daycare.openDay', {}),
  };
  for (const connection of [reader, writer]) connection.sqlite.close();
  return spans;
}

export default async function boardBench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'board-bench-'));
  try {
    const spans = await measure(folder);
    const figures = {
      board_p50_ms: percentile(spans.board, 0.5),
      board_p99_ms: percentile(spans.board, 0.99),
      earlier_board_p50_ms: percentile(spans.earlier, 0.5),
      open_day_p50_ms: percentile(spans.openDay, 0.5),
    };
    const goals = { board_p50_ms: `≤ ${goalMs}`, earlier_board_p50_ms: `≤ ${goalMs}` };
    const holds = figures.board_p50_ms <= goalMs && figures.earlier_board_p50_ms <= goalMs;
    return { name: 'board', figures, goals, holds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
