/** What is too heavy for the wire: not saved in the first place, and where it lies in the log all the same, never in the way. */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newSession } from '../../../db/core/session.ts';
import { longestRow } from '../../../db/core/weight.ts';
import { residents } from '../../../db/residents/table.ts';
import { batchLimits } from '../../../db/sync/protocol/batch.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { failureCode } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import {
  invite,
  type Listening,
  listen,
  newCentre,
  quiet,
  talkAgain,
  type WiredDesk,
  wiredDesk,
} from './support/wire.ts';

let store: Store;
let district: Listening;
let centreId: string;
let desks: WiredDesk[] = [];
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  district = await listen(store);
  centreId = await newCentre(store, district.clock.now);
});
afterEach(async () => {
  for (const desk of desks) desk.remove();
  desks = [];
  await district.close();
});

async function enrolled(): Promise<WiredDesk> {
  const desk = await wiredDesk();
  desks.push(desk);
  const code = await invite(store, centreId, district.clock.now);
  await desk.manager.sync.enrol({ address: district.address, code, deskName: '前台一号' });
  desk.exchanger.start();
  await quiet(desk);
  return desk;
}

/** Letters that no packing makes lighter than three quarters. */
const noise = (characters: number) => randomBytes(characters).toString('base64').slice(0, characters);

const speaks = ({ app, clock }: WiredDesk, id: string, text: string) =>
  app.transact(newSession('test', clock.now()), 'test.speaks', (ctx) =>
    ctx.write.update(residents, id, { language: text }),
  );

/** The last change becomes one that the program would not have saved. */
const makeHeavy = ({ writer }: WiredDesk, text: string) =>
  writer.sqlite
    .prepare(
      `UPDATE change SET fields = json_set(fields, '$.language', ?)
       WHERE n = (SELECT max(n) FROM change WHERE seq IS NULL)`,
    )
    .run(text);

const languageOf = ({ reader }: WiredDesk, id: string) =>
  reader.sqlite.prepare('SELECT language FROM resident WHERE id = ?').pluck().get(id);
const people = ({ reader }: WiredDesk) =>
  reader.sqlite.prepare('SELECT name FROM resident ORDER BY name').pluck().all();

describe('R7: a row', () => {
  it.each([
    ['longer than any that is read', () => '长'.repeat(longestRow)],
    ['that no packing brings under a batch’s bytes', () => noise(batchLimits.bytes * 1.5)],
  ])('%s is not saved, and nothing is lost of what stood there', async (_, text) => {
    const desk = await wiredDesk();
    desks.push(desk);
    const id = await addPerson(desk.manager, { name: '单玉兰' });
    await speaks(desk, id, '四川话');
    expect(await failureCode(speaks(desk, id, text()))).toBe('row.tooHeavy');
    expect(languageOf(desk, id)).toBe('四川话');
  });

  it('as heavy as may be saved arrives, and so do many whose batch would unpack to more than is taken', async () => {
    const [front, care] = [await enrolled(), await enrolled()];
    await front.manager.sync.pause({ paused: true });
    const id = await addPerson(front.manager, { name: '单玉兰' });
    const heaviest = noise(240_000);
    for (let at = 0; at < 8; at += 1) await speaks(front, id, `${at}长`.repeat(300_000));
    await speaks(front, id, heaviest);
    await front.manager.sync.pause({ paused: false });
    await talkAgain(front, care);
    expect((await front.manager.sync.status({})).refused).toBe(0);
    expect(languageOf(care, id)).toBe(heaviest);
  }, 60_000);
});

describe('R8: a change in the log that no batch carries', () => {
  it.each([
    ['packed', () => noise(batchLimits.bytes * 1.5)],
    ['unpacked', () => '长'.repeat(batchLimits.unpackedBytes / 2)],
  ])(
    '%s stays here for a person to see, and what follows is sent',
    async (_, text) => {
      const [front, care] = [await enrolled(), await enrolled()];
      await front.manager.sync.pause({ paused: true });
      await addPerson(front.manager, { name: '王芳' });
      await addPerson(front.manager, { name: '李强' });
      makeHeavy(front, text());
      await addPerson(front.manager, { name: '赵敏' });
      await front.manager.sync.pause({ paused: false });
      await talkAgain(front, care);
      expect(people(care)).toEqual(['王芳', '赵敏'].toSorted());
      const [refused, ...more] = await front.manager.sync.refused({});
      expect(more).toEqual([]);
      expect(refused).toMatchObject({ code: 'change.tooHeavy', seen: false });
      expect(refused?.raw.length).toBeGreaterThan(batchLimits.bytes);
    },
    60_000,
  );

  it('keeps the desk from being called safe to wipe, until somebody has seen to it', async () => {
    const desk = await enrolled();
    await desk.manager.sync.pause({ paused: true });
    await addPerson(desk.manager, { name: '李强' });
    makeHeavy(desk, noise(batchLimits.bytes * 1.5));
    await desk.manager.sync.pause({ paused: false });
    await talkAgain(desk);
    expect(await desk.manager.sync.proveSafe({})).toMatchObject({ safe: false, waiting: 1 });
    const [refused] = await desk.manager.sync.refused({});
    await desk.manager.sync.putAside({ refused: refused ? [refused] : [] });
    await talkAgain(desk);
    expect(await desk.manager.sync.proveSafe({})).toMatchObject({ safe: true, waiting: 0 });
  }, 60_000);

  it('R11: does not keep a courier’s bundle empty', async () => {
    const desk = await enrolled();
    const id = await addPerson(desk.manager, { name: '李强' });
    await talkAgain(desk);
    await desk.manager.sync.pause({ paused: true });
    await speaks(desk, id, '四川话');
    makeHeavy(desk, noise(batchLimits.bytes * 1.5));
    await addPerson(desk.manager, { name: '赵敏' });
    const { changes } = await desk.manager.bundles.make({});
    expect(changes).toBeGreaterThan(0);
  });
});
