/** The lock on a centre's head (SPEC R2), where it matters: many connections to a real PostgreSQL. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer } from '../../../district/store.ts';
import { headUnlocked, type Mutation } from '../../sync/simulate/mutations.ts';
import { type RunningPostgres, startPostgres } from '../support/postgres.ts';

const mutate = join(import.meta.dirname, '../../sync/simulate/mutate.ts');
const program = join(import.meta.dirname, 'race.ts');

let postgres: RunningPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
  const store = openServer(postgres.url);
  await store.migrate();
  await store.close();
}, 120_000);
afterAll(() => postgres.stop(), 60_000);

/** @returns what it printed */
function race(mutation?: Mutation): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const hook = mutation ? ['--import', mutate] : [];
  const child = spawn(process.execPath, [...hook, program, postgres.url], {
    env: { ...process.env, LINLI_MUTATION: JSON.stringify(mutation) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
  }
  child.on('close', () => resolve(told));
  return promise;
}

it('R2: desks that send at once get numbers without gaps, and who pulls meanwhile misses none', async () => {
  expect(await race()).toBe('done\n');
}, 120_000);

it('R2: would not without the lock', async () => {
  const told = await race(headUnlocked);
  expect(told).toMatch(/^fault: /m);
  // To its end, and not because it could not begin.
  expect(told).toMatch(/^done$/m);
}, 120_000);
