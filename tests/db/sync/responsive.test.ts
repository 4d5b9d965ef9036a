/** While thousands of changes move, the desk answers as if nothing else were going on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSession } from '../../../db/core/session.ts';
import { matterGroups, matters } from '../../../db/matters/table.ts';
import { visits } from '../../../db/visits/table.ts';
import { temporaryFolder } from '../../support/desk.ts';
import { type DistrictProcess, foundDistrict, startDistrict } from '../../support/districtProcess.ts';
import { quiet, type WiredDesk, wiredDesk } from './support/wire.ts';

/** A hundred thousand take minutes: asked for by hand. */
const changes = Number(process.env.LINLI_CHANGES ?? 5_000);
/** Between an answer and the next question. */
const pauseMs = 5;
/** A keystroke's answer that comes later than this is felt. */
const feltMs = 50;
/** The longest stretch that the exchange works without a break; on a busy machine processor time is dearer too. */
const slowestMs = 250;

const folder = temporaryFolder();
let district: DistrictProcess;
let codes: string[];
const desks: WiredDesk[] = [];
beforeAll(async () => {
  codes = await foundDistrict(folder.path, 2);
  district = await startDistrict(folder.path);
}, 60_000);
afterAll(async () => {
  for (const desk of desks) desk.remove();
  await district.kill();
  folder.remove();
});

async function deskWith(rows: number): Promise<WiredDesk> {
  const desk = await wiredDesk();
  desks.push(desk);
  const session = newSession('test', desk.clock.now());
  const [groupId, matterId] = [desk.ids.next(), desk.ids.next()];
  if (rows > 0)
    await desk.app.transact(session, 'test.matter', (ctx) => {
      const words = { name: '养老认证', nameEn: 'Pension check', rank: 0, active: true };
      ctx.write.insert(matterGroups, { ...words, id: groupId, key: '1' });
      ctx.write.insert(matters, { ...words, id: matterId, groupId, papers: '', papersEn: '' });
    });
  const time = desk.clock.now();
  const times = { arrivedAt: time, startedAt: time, endedAt: time, savedAt: time };
  const same = {
    withdrawn: false,
    day: '2026-11-16',
    channel: 'counter',
    outcome: 'done',
    note: '',
  } as const;
  const who = { handlerId: desk.ids.next(), savedBy: desk.ids.next(), companions: 0 };
  for (let from = 0; from < rows; from += 5_000) {
    await desk.app.transact(session, 'test.fill', (ctx) => {
      for (let at = from; at < Math.min(rows, from + 5_000); at += 1) {
        const id = ctx.ids.next();
        ctx.write.insert(visits, { id, rootId: id, matterId, ...same, ...who, ...times });
      }
    });
  }
  return desk;
}

/** Processor time of this thread so far, ms: what a busy machine does beside it does not count. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Asks the desk all the time until the work is done. @returns how much was done before each answer, in ms, the most last */
async function whileMoving(desk: WiredDesk, code: string): Promise<number[]> {
  await desk.manager.sync.enrol({ address: district.address, code, deskName: '前台' });
  desk.exchanger.start();
  let moving = true;
  const done = quiet(desk, 250_000).finally(() => {
    moving = false;
  });
  const took: number[] = [];
  while (moving) {
    const before = worked();
    await new Promise((turn) => setTimeout(turn, pauseMs));
    await desk.manager.residents.search({ text: 'wf' });
    took.push(worked() - before - pauseMs);
  }
  await done;
  return took.toSorted((one, other) => one - other);
}

const at = (sorted: readonly number[], part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;

it('R7: a desk that sends, and a desk that fetches a whole centre, answer all the while', {
  timeout: 280_000,
}, async () => {
  for (const rows of [changes, 0]) {
    const took = await whileMoving(await deskWith(rows), codes[desks.length - 1] ?? '');
    expect(at(took, 0.95)).toBeLessThan(feltMs);
    expect(at(took, 1)).toBeLessThan(slowestMs);
  }
  const [, fetched] = desks;
  const rows = fetched?.reader.sqlite.prepare('SELECT count(*) FROM visit').pluck().get();
  expect(rows).toBe(changes);
});
