/**
 * `npm run simulate -- --seeds N [--from S] [--seed S] [--desks D] [--steps K] [--first]`: prints each failing seed; `--seed`
 * replays one with its story, `--first` stops at the first that fails. `--ground` names a kept one (see `ground.ts`).
 */
import { parseArgs } from 'node:util';
import { copyGround, newGround } from './ground.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    desks: { type: 'string', default: '3' },
    steps: { type: 'string', default: '120' },
    first: { type: 'boolean', default: false },
    ground: { type: 'string' },
  },
});
const one = values.seed === undefined ? null : Number(values.seed);
const first = one ?? Number(values.from);
const many = one === null ? Number(values.seeds) : 1;

const ground = await (values.ground === undefined ? newGround() : copyGround(values.ground));
const begun = performance.now();
const counts: Record<string, number> = {};
const failed: number[] = [];
for (let seed = first; seed < first + many; seed++) {
  const desks = Number(values.desks);
  const steps = Number(values.steps);
  const tell = one === null ? {} : { tell: (line: string) => console.log(line) };
  const outcome = await simulate(ground, { seed, desks, steps, ...tell });
  for (const [what, count] of Object.entries(outcome.counts)) counts[what] = (counts[what] ?? 0) + count;
  if (outcome.faults.length === 0) continue;
  failed.push(seed);
  console.log(`seed ${seed} --desks ${desks} --steps ${steps}:`);
  for (const fault of outcome.faults.slice(0, one === null ? 4 : 60))
    console.log(`  ${fault.slice(0, 1200)}`);
  if (values.first) break;
}
await ground.close();
if (one === null) console.table(counts);
const seconds = Math.round((performance.now() - begun) / 100) / 10;
console.log(JSON.stringify({ name: 'simulate', seeds: many, failed, seconds, holds: failed.length === 0 }));
if (failed.length > 0) process.exitCode = 1;
