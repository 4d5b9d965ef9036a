/** The way to the district as it is in many offices: through a proxy, over a very slow line, past a captive portal, cut off. */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newSession } from '../../../db/core/session.ts';
import { residents } from '../../../db/residents/table.ts';
import type { ExchangerParts } from '../../../db/sync/loop.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { failureCode } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import { openLine, openProxy } from './support/line.ts';
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

async function deskAt(address: string, more: { proxy?: string; exchange?: ExchangerParts } = {}) {
  const desk = await wiredDesk(more.exchange);
  desks.push(desk);
  const code = await invite(store, centreId, district.clock.now);
  const way = more.proxy === undefined ? {} : { proxy: more.proxy };
  await desk.manager.sync.enrol({ address, ...way, code, deskName: '前台一号' });
  desk.exchanger.start();
  await quiet(desk);
  return desk;
}

const storedNames = async () => {
  const rows = await store.transaction({ centreId }, (sql) =>
    sql.query<{ name: string }>(
      "SELECT fields ->> 'name' AS name FROM register_row WHERE entity = 'resident' ORDER BY name",
    ),
  );
  return rows.map(({ name }) => name);
};

const failing = async ({ manager }: WiredDesk) => (await manager.sync.status({})).failure?.code;

describe('R7: a proxy', () => {
  it('is the way to the district from the first question on, with its account where it wants one', async () => {
    const proxy = await openProxy('office:杏林'.normalize());
    const typed = `office:${encodeURIComponent('杏林')}@127.0.0.1:${proxy.port}`;
    const way = { address: district.address, proxy: typed };
    const desk = await wiredDesk();
    desks.push(desk);
    expect(await desk.manager.sync.tryAddress(way)).toMatchObject({ name: '温江区' });
    const code = await invite(store, centreId, district.clock.now);
    await desk.manager.sync.enrol({ ...way, code, deskName: '前台一号' });
    desk.exchanger.start();
    await addPerson(desk.manager, { name: '王芳' });
    await talkAgain(desk);
    expect(await storedNames()).toEqual(['王芳']);
    expect(proxy.passed).toBeGreaterThan(0);
    const { district: shown } = await desk.manager.sync.status({});
    expect(shown?.proxy).toBe(`office@127.0.0.1:${proxy.port}`);
    await proxy.close();
  }, 40_000);

  it('that lets nothing through is named as what is wrong; another is tried at once, and nothing is lost', async () => {
    const [closed, open] = [await openProxy('somebody:else'), await openProxy()];
    const desk = await deskAt(district.address);
    await desk.manager.sync.setProxy({ proxy: `127.0.0.1:${closed.port}` });
    await addPerson(desk.manager, { name: '王芳' });
    await vi.waitFor(async () => expect(await failing(desk)).toBe('sync.proxyRefused'), { timeout: 10_000 });
    await desk.manager.sync.setProxy({ proxy: `127.0.0.1:${open.port}` });
    await talkAgain(desk);
    expect(await storedNames()).toEqual(['王芳']);
    expect([closed.passed, open.passed > 0]).toEqual([0, true]);
    for (const proxy of [closed, open]) await proxy.close();
  }, 40_000);

  it.each(['not a proxy', 'ftp://127.0.0.1:8080', '127.0.0.1:8080/path', '127.0.0.1:port'])(
    'is not taken for one: %s',
    async (proxy) => {
      const desk = await wiredDesk();
      desks.push(desk);
      const asked = desk.manager.sync.tryAddress({ address: district.address, proxy });
      expect(await failureCode(asked)).toBe('sync.badProxy');
    },
  );
});

describe('R7: a line', () => {
  /** 2 kbit/s and a minute's patience, both forty times as fast. */
  const slow = { bytesPerSecond: 40 * 250, timeoutMs: 1_500 };

  it('of 2 kbit/s carries all there is, also a photo that takes longer than one answer is waited for', async () => {
    const line = await openLine(district.address);
    const desk = await deskAt(line.address, { exchange: { timeoutMs: slow.timeoutMs } });
    await desk.manager.sync.pause({ paused: true });
    const names = Array.from({ length: 60 }, (_, at) => `住户${String(at).padStart(2, '0')}`);
    const ids: string[] = [];
    for (const name of names) ids.push(await addPerson(desk.manager, { name }));
    const photo = randomBytes(36_000).toString('base64');
    await desk.app.transact(newSession('test', desk.clock.now()), 'test.photo', (ctx) =>
      ctx.write.update(residents, ids[30] ?? '', { language: photo }),
    );
    line.bytesPerSecond = slow.bytesPerSecond;
    await desk.manager.sync.pause({ paused: false });
    const waiting: number[] = [];
    await vi.waitFor(
      async () => {
        const status = await desk.manager.sync.status({});
        waiting.push(status.waiting);
        expect(status.waiting).toBe(0);
      },
      { timeout: 100_000, interval: 200 },
    );
    expect(await storedNames()).toEqual(names);
    // It went on where it was, part by part, and said so.
    expect(new Set(waiting).size).toBeGreaterThan(3);
    expect(waiting).toEqual(waiting.toSorted((one, other) => other - one));
    await line.close();
  }, 120_000);

  it('that is cut, and then belongs to a captive portal, loses nothing and needs nobody’s help', async () => {
    const line = await openLine(district.address);
    const desk = await deskAt(line.address, { exchange: { timeoutMs: slow.timeoutMs, random: () => 0.1 } });
    await desk.manager.sync.pause({ paused: true });
    const names = Array.from({ length: 200 }, (_, at) => `住户${String(at).padStart(3, '0')}`);
    for (const name of names) await addPerson(desk.manager, { name });
    line.bytesPerSecond = slow.bytesPerSecond;
    await desk.manager.sync.pause({ paused: false });
    for (let cuts = 0; cuts < 3; cuts += 1) {
      const before = line.sent;
      await vi.waitFor(() => expect(line.sent).toBeGreaterThan(before + 500), { timeout: 20_000 });
      line.cut();
    }
    line.portal = true;
    line.cut();
    await vi.waitFor(async () => expect(await failing(desk)).toBe('sync.notTheDistrict'), {
      timeout: 20_000,
    });
    expect((await desk.manager.sync.status({})).online).toBe(false);
    line.portal = false;
    line.bytesPerSecond = Number.POSITIVE_INFINITY;
    await quiet(desk, 60_000);
    expect(await storedNames()).toEqual(names);
    expect(await desk.manager.sync.proveSafe({})).toMatchObject({ safe: true });
    await line.close();
  }, 120_000);
});
