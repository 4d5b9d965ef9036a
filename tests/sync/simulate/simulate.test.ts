/** Random runs of a centre and its district (SPEC, *What must always hold*); a seed that fails is replayed with `npm run simulate`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../district/store.ts';
import { type Ground, simulate } from './simulate.ts';
import { makeTemplate } from './template.ts';

/** In slices, so that a slow machine shows how far it is. */
const slices = 10;
const seedsInSlice = 8;
const steps = 120;

let ground: Ground;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-simulate-'));
  const store = await openEmbedded();
  await store.migrate();
  ground = { store, template: await makeTemplate(folder) };
}, 120_000);
afterAll(async () => {
  await ground.store.close();
  rmSync(folder, { recursive: true });
});

it.for(Array.from({ length: slices }, (_, slice) => 1 + slice * seedsInSlice))(
  `holds all copies together, whatever the line, the disks and the clocks do: ${seedsInSlice} seeds from %i`,
  { timeout: 300_000 },
  async (first) => {
    for (let seed = first; seed < first + seedsInSlice; seed++) {
      const { faults } = await simulate(ground, { seed, desks: 2 + (seed % 2), steps });
      expect(faults, `npm run simulate -- --seed ${seed} --desks ${2 + (seed % 2)} --steps ${steps}`).toEqual(
        [],
      );
    }
  },
);

/** They failed once; what was wrong is written beside them. */
it.for([
  { seed: 5, steps: 250, was: 'a page that brought the own change before the answer did was laid over' },
  { seed: 16, steps: 200, was: 'a restored desk believed numbers that the district knew from before' },
])('still holds at seed $seed: $was', { timeout: 120_000 }, async ({ seed, steps }) => {
  expect((await simulate(ground, { seed, desks: 3, steps })).faults).toEqual([]);
});
