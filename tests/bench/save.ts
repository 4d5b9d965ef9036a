/**
 * A visit saved through the core against the same three rows (visit, change, audit) written raw: the same file content
 * to start from, encryption, pragmas and durability; batches take turns in one run. Run: `node tests/bench/save.ts`.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../db/core/clock.ts';
import { type Connection, openReader, openWriter } from '../../db/core/connection.ts';
import type { Session } from '../../db/core/session.ts';
import { pick, seededRandom } from '../../db/demo/people.ts';
import { appOver, buildCommunity, type Community, ids, key, warm } from './community.ts';
import type { BenchResult } from './result.ts';

const warmUp = 200;
const batches = 40;
const batchSize = 50;
/** Saved through the core in at least this share of the raw speed. */
const goal = 0.6;

function newVisit({ residents, matters }: Community, random: () => number) {
  const note = random() < 0.3 ? '说明办理流程,已告知下次带材料' : '';
  return {
    id: ids.next(),
    who: { residentId: pick(random, residents), agentId: null, visitor: null },
    matterId: pick(random, matters),
    channel: 'counter' as const,
    note,
    outcome: { kind: 'done' as const },
    companions: 0,
  };
}

type RawVisit = { visit: unknown[]; change: unknown[]; audit: unknown[] };

const visitColumns =
  'id root_id withdrawn day resident_id matter_id channel note outcome companions handler_id arrived_at started_at ended_at saved_at saved_by';

/** Values as the core stores them, made before the clock runs: what is timed is the writing alone. */
function rawValues(community: Community, session: Session, n: number, random: () => number): RawVisit {
  const { id, who, matterId, channel, note } = newVisit(community, random);
  const now = systemClock.now();
  const handler = session.account?.id ?? '';
  const fields = {
    ...{
      id,
      rootId: id,
      withdrawn: 0,
      day: '2026-11-16',
      residentId: who.residentId,
      matterId,
      channel,
      note,
    },
    ...{ outcome: 'done', companions: 0, handlerId: handler },
    ...{ arrivedAt: now, startedAt: now, endedAt: now, savedAt: now, savedBy: handler },
  };
  const hash = id.replaceAll('-', '').repeat(2);
  return {
    visit: Object.values(fields),
    change: [1, n, 'visit', id, 'insert', JSON.stringify(fields), null, 0, now, 0, now, 0, n],
    audit: [
      n,
      now,
      handler,
      'visits.register',
      who.residentId,
      JSON.stringify({ visit: id }),
      hash,
      hash,
      hash,
    ],
  };
}

function rawWriter({ sqlite }: Connection) {
  const holes = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  const columns = visitColumns.split(' ');
  const statements = {
    begin: sqlite.prepare('BEGIN IMMEDIATE'),
    commit: sqlite.prepare('COMMIT'),
    visit: sqlite.prepare(`INSERT INTO visit (${columns.join(', ')}) VALUES (${holes(columns.length)})`),
    change: sqlite.prepare(
      `INSERT INTO change (epoch, n, entity, row_id, op, fields, was, based_on, hlc_ms, hlc_count, saved_at, doubtful, audit_n)
       VALUES (${holes(13)})`,
    ),
    audit: sqlite.prepare(
      `INSERT INTO audit (n, at, account_id, action, subject, detail, detail_hash, prev_hash, hash)
       VALUES (${holes(9)})`,
    ),
  };
  return ({ visit, change, audit }: RawVisit) => {
    statements.begin.run();
    statements.visit.run(...visit);
    statements.change.run(...change);
    statements.audit.run(...audit);
    statements.commit.run();
  };
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

async function measure(folder: string) {
  const coreFile = join(folder, 'core.db');
  const rawFile = join(folder, 'raw.db');
  const community = await buildCommunity(coreFile);
  copyFileSync(coreFile, rawFile);
  const writer = openWriter(coreFile, key);
  const reader = openReader(coreFile, key);
  const raw = openWriter(rawFile, key);
  for (const connection of [writer, raw]) warm(connection);
  const app = appOver(writer, reader);
  const writeRaw = rawWriter(raw);
  const random = seededRandom(2);
  let n = Number(
    raw.sqlite
      .prepare('SELECT max(n) FROM (SELECT n FROM audit UNION ALL SELECT n FROM change)')
      .pluck()
      .get(),
  );

  const coreBatch = (size: number) => {
    const inputs = Array.from({ length: size }, () => newVisit(community, random));
    return timed(async () => {
      for (const input of inputs) await app.call(community.session, 'visits.register', input);
    });
  };
  const rawBatch = (size: number) => {
    const rows = Array.from({ length: size }, (_, i) =>
      rawValues(community, community.session, n + i + 1, random),
    );
    n += size;
    return timed(() => {
      for (const row of rows) writeRaw(row);
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
  const saved = Number(reader.sqlite.prepare('SELECT count(*) FROM visit').pluck().get());
  if (saved !== warmUp + batches * batchSize) throw new Error(`${saved} visits were saved`);
  for (const connection of [reader, writer, raw]) connection.sqlite.close();
  return { core, plain };
}

export default async function saveBench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'save-bench-'));
  try {
    const { core, plain } = await measure(folder);
    // Of each pair of neighbouring batches, so that what else the machine does in between falls out.
    const shares = core.map((time, i) => (plain[i] ?? Number.NaN) / time);
    const figures = {
      core_ms_per_save: round(median(core) / batchSize),
      raw_ms_per_save: round(median(plain) / batchSize),
      share_of_raw_speed: round(median(shares)),
    };
    return {
      name: 'save',
      figures,
      goals: { share_of_raw_speed: `≥ ${goal}` },
      holds: figures.share_of_raw_speed >= goal,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const result = await saveBench();
  console.table(result.figures);
  console.log(JSON.stringify(result));
}
