/**
 * `npm run simulate -- --seeds N [--seed S] [--desks D] [--steps K] [--first] [--sticks]`: prints each failing seed;
 * `--seed` replays one with its story, `--first` stops at the first that fails, `--sticks` adds couriers and erasures.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEmbedded } from '../../../district/store.ts';
import { simulate } from './simulate.ts';
import { makeTemplate } from './template.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    desks: { type: 'string', default: '3' },
    steps: { type: 'string', default: '200' },
    first: { type: 'boolean', default: false },
    sticks: { type: 'boolean', default: false },
  },
});
const one = values.seed === undefined ? null : Number(values.seed);
const first = one ?? 1;
const many = one === null ? Number(values.seeds) : 1;

const folder = mkdtempSync(join(tmpdir(), 'linli-simulate-'));
const store = await openEmbedded();
await store.migrate();
const ground = { store, template: await makeTemplate(folder) };
const begun = performance.now();
const counts: Record<string, number> = {};
const failed: number[] = [];
for (let seed = first; seed < first + many; seed++) {
  const desks = Number(values.desks);
  const steps = Number(values.steps);
  const tell = one === null ? {} : { tell: (line: string) => console.log(line) };
  const outcome = await simulate(ground, { seed, desks, steps, sticks: values.sticks, ...tell });
  for (const [what, count] of Object.entries(outcome.counts)) counts[what] = (counts[what] ?? 0) + count;
  if (outcome.faults.length === 0) continue;
  failed.push(seed);
  console.log(`seed ${seed} --desks ${desks} --steps ${steps}:`);
  for (const fault of outcome.faults.slice(0, one === null ? 4 : 60))
    console.log(`  ${fault.slice(0, 1200)}`);
  if (values.first) break;
}
await store.close();
rmSync(folder, { recursive: true });
if (one === null) console.table(counts);
const seconds = Math.round((performance.now() - begun) / 100) / 10;
console.log(JSON.stringify({ name: 'simulate', seeds: many, failed, seconds, holds: failed.length === 0 }));
if (failed.length > 0) process.exitCode = 1;
