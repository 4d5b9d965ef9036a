/**
 * Kill -9 at random moments. The law: an acknowledged save is there, a save that was not acknowledged is there whole
 * or not at all, the numbers are gapless, the audit chain verifies, and the desk opens again.
 */
import { spawn } from 'node:child_process';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstBrokenAudit } from '../../db/core/auditLog.ts';
import { bundlePrograms } from '../support/bundle.ts';
import { seededRandom } from '../support/clock.ts';
import { openTestDesk, temporaryFolder } from '../support/desk.ts';
import { importSize } from './saver.ts';

const seed = 20261122;
const random = seededRandom(seed);
const visitRounds = 150;
const importRounds = 50;

let saver: string;
beforeAll(async () => {
  // The threads that read a file are started by their names beside the program.
  [saver = ''] = await bundlePrograms('crash', ['tests/crash/saver.ts', 'db/exchange/readWorker.ts']);
}, 60_000);

/** Starts the saver, lets it acknowledge some saves, and kills it some milliseconds into the next one. */
function killAfter(dir: string, mode: 'visits' | 'imports', saves: number, ms: number): Promise<string[]> {
  const { promise, resolve, reject } = Promise.withResolvers<string[]>();
  const child = spawn(process.execPath, [saver, dir, mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let heard = '';
  let complaint = '';
  let armed = false;
  const wholeLines = () =>
    heard
      .slice(0, heard.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean);
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
    if (armed || wholeLines().length <= saves) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), ms);
  });
  child.on('error', reject);
  child.on('close', (_code, signal) => {
    if (signal === 'SIGKILL') resolve(wholeLines().filter((line) => line !== 'ready'));
    else reject(new Error(`the saver stopped by itself: ${complaint}`));
  });
  return promise;
}

/** What must hold of any database after any crash. */
async function inspect(dir: string) {
  using desk = await openTestDesk({ dir });
  const { sqlite } = desk.writer;
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(firstBrokenAudit(sqlite)).toBeNull();
  const log = sqlite
    .prepare<[], { rows: number; last: number }>('SELECT count(*) AS rows, max(n) AS last FROM change')
    .get();
  expect(log?.rows).toBe(log?.last);
  const half = sqlite
    .prepare(
      `SELECT v.id FROM visit v LEFT JOIN change c ON c.entity = 'visit' AND c.row_id = v.id
       LEFT JOIN audit a ON a.n = c.audit_n WHERE a.n IS NULL`,
    )
    .all();
  expect(half).toEqual([]);
  return {
    visits: new Set(
      sqlite
        .prepare<[], { id: string }>('SELECT id FROM visit')
        .all()
        .map(({ id }) => id),
    ),
    residents: sqlite.prepare<[], { n: number }>('SELECT count(*) AS n FROM resident').get()?.n ?? 0,
    terms: sqlite.prepare<[], { n: number }>('SELECT count(DISTINCT resident) AS n FROM resident_term').get()
      ?.n,
  };
}

describe(`kill -9, seed ${seed}`, { timeout: 900_000 }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it(`keeps every acknowledged visit through ${visitRounds} kills`, async () => {
    const promised: string[] = [];
    for (let round = 1; round <= visitRounds; round++) {
      promised.push(
        ...(await killAfter(folder.path, 'visits', Math.floor(random() * 12), Math.floor(random() * 8))),
      );
      const { visits } = await inspect(folder.path);
      const lost = promised.filter((id) => !visits.has(id));
      expect(lost, `lost after kill ${round}, seed ${seed}`).toEqual([]);
      // Nothing that was never sent: at most the one save in flight at each kill goes beyond the promises.
      expect(visits.size - promised.length).toBeLessThanOrEqual(round);
    }
    expect(promised.length).toBeGreaterThan(visitRounds);
  });

  it(`has each import whole or not at all through ${importRounds} kills`, async () => {
    let acknowledged = 0;
    for (let round = 1; round <= importRounds; round++) {
      acknowledged += (
        await killAfter(folder.path, 'imports', Math.floor(random() * 2.5), Math.floor(random() * 80))
      ).length;
      const { residents, terms } = await inspect(folder.path);
      expect(residents % importSize, `half an import after kill ${round}, seed ${seed}`).toBe(0);
      expect(residents / importSize).toBeGreaterThanOrEqual(acknowledged);
      expect(residents / importSize).toBeLessThanOrEqual(acknowledged + round);
      expect(terms).toBe(residents);
    }
    expect(acknowledged).toBeGreaterThan(0);
  });
});
