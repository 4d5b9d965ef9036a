/**
 * Which seeds the tests run: in two files, so that two processes share them. What failed once is held by a mutation that puts
 * the fault back, with the seed that notices (see `mutations.ts`), or by a plain test: a seed alone means something else as
 * soon as people do something else here.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newGround, type OpenGround } from './ground.ts';
import { simulate } from './simulate.ts';

/** In slices, so that a slow machine shows how far it is. */
const slices = 10;
const seedsInSlice = 10;
const steps = 70;

/** @param first 1 or 2: every other seed from there on; with it the number of desks, 2 or 3 */
export function holdsFrom(first: 1 | 2): void {
  const desks = first + 1;
  let ground: OpenGround;
  beforeAll(async () => {
    ground = await newGround();
  }, 120_000);
  afterAll(() => ground.close());

  it.for(Array.from({ length: slices }, (_, slice) => first + 2 * slice * seedsInSlice))(
    `holds all copies together, whatever the line, the disks, the clocks and the versions do: ${seedsInSlice} seeds from %i`,
    { timeout: 300_000 },
    async (from) => {
      for (let seed = from; seed < from + 2 * seedsInSlice; seed += 2) {
        const { faults } = await simulate(ground, { seed, desks, steps });
        expect(faults, `npm run simulate -- --seed ${seed} --desks ${desks} --steps ${steps}`).toEqual([]);
      }
    },
  );
}
