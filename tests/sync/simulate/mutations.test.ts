/** The simulation would notice: with a safeguard taken out it fails, which is what makes its passing worth something. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Mutation, mutations } from './mutations.ts';

const here = import.meta.dirname;

/** @returns what the run printed last */
function runWith(mutation: Mutation): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const args = ['--import', join(here, 'mutate.ts'), join(here, 'run.ts'), '--seeds', '80', '--first'];
  const child = spawn(process.execPath, args, {
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

it.for(mutations)('notices $name', { timeout: 300_000 }, async (mutation) => {
  const told = await runWith(mutation);
  // By a fault of a seed, not because the run could not begin.
  expect(told).toMatch(/^seed \d+/m);
  expect(told).toContain('"holds":false');
});
