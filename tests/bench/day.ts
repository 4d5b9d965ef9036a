/**
 * A day of five hundred visits, read through the core from a file that holds a million. Run: `node tests/bench/day.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../../db/core/clock.ts';
import { type Connection, openReader, openWriter } from '../../db/core/connection.ts';
import { pick, seededRandom } from '../../db/demo/people.ts';
import { appOver, buildCommunity, type Community, ids, key, warm } from './community.ts';
import type { BenchResult } from './result.ts';

const days = 2000;
const visitsPerDay = 500;
/** One visit in fifty is corrected once. */
const correctedShare = 0.02;
const openShare = 0.002;
const asked = 100;

const firstDay = '2021-01-04';

function insertVisits(writer: Connection, community: Community) {
  const random = seededRandom(3);
  const handler = community.session.account?.id ?? '';
  const insert = writer.sqlite.prepare(
    `INSERT INTO visit (id, root_id, supersedes, withdrawn, day, resident_id, matter_id, channel, note, outcome, due_on, companions, handler_id, arrived_at, started_at, ended_at, saved_at, saved_by)
     VALUES (?, ?, ?, 0, ?, ?, ?, 'counter', ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)`,
  );
  const open = writer.sqlite.prepare(
    'INSERT INTO open_visit (root_id, version_id, due_on, extended) VALUES (?, ?, ?, 0)',
  );
  const save = (
    id: string,
    rootId: string,
    supersedes: string | null,
    day: string,
    at: number,
    due: string | null,
  ) => {
    const person = pick(random, community.residents);
    const note = random() < 0.3 ? '说明办理流程,已告知下次带材料' : '';
    const outcome = due === null ? 'done' : 'accepted';
    const end = at + 300_000;
    insert.run(
      ...[id, rootId, supersedes, day, person, pick(random, community.matters), note, outcome, due],
      ...[handler, at, at, end, end, handler],
    );
  };
  writer.sqlite.exec('BEGIN');
  for (let d = 0; d < days; d += 1) {
    const day = addDays(firstDay, d);
    const opens = Date.parse(`${day}T01:00:00Z`);
    for (let i = 0; i < visitsPerDay; i += 1) {
      const id = ids.next();
      const due = random() < openShare ? addDays(day, 15) : null;
      save(id, id, null, day, opens + i * 60_000, due);
      if (due !== null) open.run(id, id, due);
      else if (random() < correctedShare) save(ids.next(), id, id, day, opens + i * 60_000, null);
    }
  }
  writer.sqlite.exec('COMMIT');
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
  insertVisits(writer, community);
  const reader = openReader(file, key);
  warm(reader);
  const app = appOver(writer, reader);
  const random = seededRandom(4);
  const today = addDays(firstDay, days - 1);
  const ask = (procedure: string, input: () => object) =>
    times(() => app.call(community.session, procedure, input()));
  await app.call(community.session, 'visits.day', { day: today });
  const result = {
    // What the desk asks again after each save.
    day: await ask('visits.day', () => ({ day: today })),
    otherDay: await ask('visits.day', () => ({ day: addDays(firstDay, Math.floor(random() * days)) })),
    summary: await ask('visits.summary', () => ({ day: today })),
    month: await ask('visits.month', () => ({ month: today.slice(0, 7) })),
    suggest: await ask('visits.suggest', () => ({ residentId: pick(random, community.residents) })),
    open: await ask('followUps.open', () => ({})),
  };
  for (const connection of [reader, writer]) connection.sqlite.close();
  return result;
}

export default async function dayBench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'day-bench-'));
  try {
    const spans = await measure(folder);
    const figures = {
      day_p50_ms: percentile(spans.day, 0.5),
      day_p99_ms: percentile(spans.day, 0.99),
      other_day_p50_ms: percentile(spans.otherDay, 0.5),
      summary_p50_ms: percentile(spans.summary, 0.5),
      month_p50_ms: percentile(spans.month, 0.5),
      suggest_p50_ms: percentile(spans.suggest, 0.5),
      open_follow_ups_p50_ms: percentile(spans.open, 0.5),
    };
    return { name: 'day', figures, goals: { day_p50_ms: '≤ 10' }, holds: figures.day_p50_ms <= 10 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const result = await dayBench();
  console.table(result.figures);
  console.log(JSON.stringify(result));
}
