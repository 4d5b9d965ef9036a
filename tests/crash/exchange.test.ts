/**
 * Kill -9 of desks and of their district, at points that have names and at moments that have none. The law: an acknowledged
 * change is never lost, an unacknowledged one is sent again, none is there twice (SPEC R1, R3, R6.2, R11); after quiet all
 * copies are equal. The district stands on a real PostgreSQL.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundlePath } from '../../district/bundleRoutes.ts';
import { bundlePrograms } from '../support/bundle.ts';
import { seededRandom } from '../support/clock.ts';
import { CrashCentre } from './centre.ts';
import type { Child } from './child.ts';
import type { Death, Point } from './passing.ts';

const seed = 20261122;
const random = seededRandom(seed);

let centre: CrashCentre;
let district: Child;
beforeAll(async () => {
  const programs = await bundlePrograms('crash-exchange', [
    'tests/crash/exchanger.ts',
    'tests/crash/serving.ts',
  ]);
  centre = await CrashCentre.found(programs[0] ?? '', programs[1] ?? '');
  district = await centre.serve();
  await centre.enrol(2);
}, 120_000);
afterAll(async () => {
  await district.kill();
  await centre.close();
}, 60_000);

/** Whatever was killed: everybody is there again, and nothing is missing, twice or different. */
afterEach(async () => {
  await centre.comeToRest();
  expect(await centre.faults()).toEqual([]);
}, 120_000);

describe('a desk that dies', { timeout: 120_000 }, () => {
  const deaths: { point: Point; passages: number[]; others?: number }[] = [
    { point: 'before a batch is sent', passages: [2] },
    { point: 'when its answer has come', passages: [1, 3] },
    { point: 'before the answer is written down', passages: [1, 2] },
    { point: 'after the answer is written down', passages: [1, 3] },
    { point: 'in the middle of a page', passages: [2, 300], others: 600 },
    // Of a page that is applied in several turns.
    { point: 'before a page is committed', passages: [1, 2], others: 600 },
    { point: 'after a page is committed', passages: [1, 2], others: 600 },
  ];
  it.for(deaths)('loses nothing that was acknowledged, $point', async ({ point, passages, others = 0 }) => {
    for (const [round, passage] of passages.entries()) {
      // A page of what another desk has saved: what this one saved itself is there already.
      if (others > 0) await centre.saveAt((round + 1) % 2, others);
      const desk = centre.start(round % 2, { point, passages: passage });
      await desk.gone();
      await centre.inspect(round % 2, desk.heard());
    }
  });

  it('loses nothing at random moments', async () => {
    for (let round = 0; round < 6; round++) {
      const desk = centre.start(round % 2, { burst: round === 0 ? 400 : 0 });
      await desk.says('sent', 1 + Math.floor(random() * 3));
      await new Promise((turn) => setTimeout(turn, random() * 30));
      await desk.kill();
      await centre.inspect(round % 2, desk.heard());
    }
  });
});

describe('a district that dies', { timeout: 120_000 }, () => {
  const deaths: Death[] = [
    { point: 'before a batch is committed', passages: 2 },
    { point: 'after a batch is committed', passages: 2 },
    { point: 'before the answer leaves', passages: 2 },
    { point: 'with half of a page on the line', passages: 1 },
  ];

  /** The desk lives through it and goes on by itself once the district is back. */
  async function outlive(desk: Child): Promise<void> {
    await district.gone();
    const before = desk.heard().filter((line) => line.startsWith('sent')).length;
    district = await centre.serve();
    await desk.says('sent', before + 2);
    await desk.kill();
    await centre.inspect(0, desk.heard());
  }

  it.for(deaths)('loses nothing that it acknowledged, and is sent the rest again, $point', async (death) => {
    // Something to fetch.
    await centre.saveAt(1, 100);
    await district.kill();
    district = await centre.serve(death);
    await outlive(centre.start(0, { burst: 100 }));
  });

  it('loses nothing at a random moment', async () => {
    const desk = centre.start(0, {});
    await desk.says('sent', 2);
    await new Promise((turn) => setTimeout(turn, random() * 30));
    await district.kill();
    await outlive(desk);
  });
});

describe('a bundle', { timeout: 120_000 }, () => {
  /** Three batches: the second is the middle. */
  const bundle = () => centre.bundleAt(0, 1_200);
  const give = async (bytes: Buffer) => {
    const headers = { 'content-type': 'application/octet-stream' };
    const body = new Uint8Array(bytes);
    const answer = await fetch(centre.address + bundlePath, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  it.for(['before a batch is committed', 'after a batch is committed'] as const)(
    'is taken whole the second time, when the district died in the midst of it, %s',
    async (point) => {
      const bytes = await bundle();
      await district.kill();
      district = await centre.serve({ point, passages: 2 });
      await expect(give(bytes)).rejects.toThrow();
      await district.gone();
      district = await centre.serve();
      const back = await give(bytes);
      expect(back.length).toBeGreaterThan(0);
    },
  );

  it('brings its way back whole the second time, when the desk died in the midst of it', async () => {
    await centre.saveAt(1, 600);
    const back = join(centre.folder, 'back.linli');
    writeFileSync(back, await give(await bundle()));
    const deaths: [Point, number][] = [
      ['after the answer is written down', 1],
      ['before the answer is written down', 1],
      ['in the middle of a page', 400],
      ['after a page is committed', 2],
    ];
    for (const [point, passages] of deaths) {
      const desk = centre.start(0, { point, passages, back });
      await desk.gone();
      expect(desk.heard()).not.toContain('taken');
      await centre.inspect(0, desk.heard());
    }
    const desk = centre.start(0, { back });
    await desk.gone();
    expect(desk.heard()).toContain('taken');
    // All but the account that each start of the program has entered since.
    expect(await centre.waiting(0)).toBe(deaths.length + 1);
  });
});
