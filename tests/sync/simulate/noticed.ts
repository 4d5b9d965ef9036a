/** Whether the simulation would notice that a safeguard is gone: that is what makes its passing worth something. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepGround } from './ground.ts';
import type { Noticed } from './mutations.ts';

const here = import.meta.dirname;
/** Tried from the one on that is known to notice: what people do here may change, and with it what each seed does. */
const seeds = '120';

/** @returns what the run printed */
function runWith({ from, ...mutation }: Noticed, ground: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const options = ['--seeds', seeds, '--from', String(from), '--first', '--ground', ground];
  const args = ['--import', join(here, 'mutate.ts'), join(here, 'run.ts'), ...options];
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

export function noticesEachOf(mutations: readonly Noticed[]): void {
  const ground = mkdtempSync(join(tmpdir(), 'linli-ground-'));
  beforeAll(() => keepGround(ground), 120_000);
  afterAll(() => rmSync(ground, { recursive: true }));

  it.for(mutations)('notices $name', { timeout: 300_000 }, async (mutation) => {
    const told = await runWith(mutation, ground);
    // By a fault of a seed, not because the run could not begin.
    expect(told).toMatch(/^seed \d+/m);
    expect(told).toContain('"holds":false');
  });
}
