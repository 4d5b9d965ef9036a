/** Real desks and a real district over HTTP on this machine: what the program does, with the line between them in our hands. */
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import { paths } from '../../../db/sync/protocol/wire.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { failureCode, openTestDesk } from '../../support/desk.ts';
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

async function enrolled(exchange: Parameters<typeof wiredDesk>[0] = {}): Promise<WiredDesk> {
  const desk = await wiredDesk(exchange);
  desks.push(desk);
  const code = await invite(store, centreId, district.clock.now);
  await desk.manager.sync.enrol({ address: district.address, code, deskName: '前台一号' });
  desk.exchanger.start();
  await quiet(desk);
  return desk;
}

const nameAt = ({ reader }: WiredDesk, id: string) =>
  reader.sqlite.prepare<[string], string>('SELECT name FROM resident WHERE id = ?').pluck().get(id);

it('R12: a desk is enrolled with a code, once, and sends what it had saved before', async () => {
  const desk = await wiredDesk();
  desks.push(desk);
  const id = await addPerson(desk.manager, { name: '单玉兰' });
  expect((await desk.manager.sync.status({})).phase).toBe('alone');
  const code = await invite(store, centreId, district.clock.now);
  const input = { address: district.address, code, deskName: '前台一号' };
  expect(await failureCode(desk.manager.sync.enrol({ ...input, code: 'WRONG-CODE' }))).toBe(
    'sync.codeUnknown',
  );
  expect(await desk.manager.sync.enrol(input)).toEqual({
    centreName: '杏林社区',
    districtName: '温江区',
    joining: false,
  });
  expect(await failureCode(desk.manager.sync.enrol(input))).toBe('sync.enrolled');
  desk.exchanger.start();
  await quiet(desk);
  const second = await enrolled();
  expect(nameAt(second, id)).toBe('单玉兰');
});

it('R12.2: a program that stops before its code is answered uses the code again with the same key', async () => {
  const cut: typeof fetch = async (...asked) => {
    await fetch(...asked);
    throw new TypeError('the line was cut');
  };
  const stopped = await wiredDesk({ fetch: cut });
  desks.push(stopped);
  const code = await invite(store, centreId, district.clock.now);
  const input = { address: district.address, code, deskName: '前台一号' };
  expect(await failureCode(stopped.manager.sync.enrol(input))).toBe('sync.offline');
  using again = await openTestDesk({ dir: dirname(stopped.file) });
  const manager = clientOver(again.app, await again.sessionAs('manager', '何静'));
  expect(await manager.sync.enrol(input)).toMatchObject({ centreName: '杏林社区' });
});

it('R6.3: what was stored as this desk sent it is not fetched again, until somebody else’s lies between', async () => {
  const asked: number[] = [];
  const heard: typeof fetch = async (...question) => {
    const answer = await fetch(...question);
    if (String(question[0]).includes(paths.changes)) asked.push(answer.status);
    return answer;
  };
  const front = await enrolled({ fetch: heard });
  const id = await addPerson(front.manager, { name: '单玉兰' });
  await talkAgain(front);
  expect(asked.length).toBeGreaterThan(0);
  expect(new Set(asked)).toEqual(new Set([204]));
  const care = await enrolled();
  const other = await addPerson(care.manager, { name: '谢德胜' });
  await talkAgain(care, front);
  expect(asked).toContain(200);
  expect([nameAt(care, id), nameAt(front, other)]).toEqual(['单玉兰', '谢德胜']);
});

it('R13: the last receipt is the count and the hash that the district and the desk have both computed', async () => {
  const desk = await enrolled();
  await addPerson(desk.manager, { name: '王芳' });
  await talkAgain(desk);
  const { receipt, online } = await desk.manager.sync.status({});
  const proof = await desk.manager.sync.proveSafe({});
  expect(online).toBe(true);
  expect(receipt).toMatchObject({ last: proof.district.last, hash: proof.district.hash });
});

it('R13: a desk is safe to wipe when the district says so itself, and no longer once something is saved', async () => {
  const desk = await enrolled();
  await addPerson(desk.manager, { name: '王芳' });
  await desk.manager.sync.pause({ paused: true });
  await new Promise((turn) => setTimeout(turn, 50));
  expect(await desk.manager.sync.proveSafe({})).toMatchObject({ safe: false });
  await desk.manager.sync.pause({ paused: false });
  await talkAgain(desk);
  expect(await desk.manager.sync.proveSafe({})).toMatchObject({ safe: true, waiting: 0 });
  expect((await desk.manager.sync.status({})).safe).not.toBeNull();
  await desk.manager.sync.pause({ paused: true });
  await addPerson(desk.manager, { name: '李强' });
  expect((await desk.manager.sync.status({})).safe).toBeNull();
});

it('R6.6: a desk that joins gets the whole centre before it sends, and what it had saved stays', async () => {
  const first = await enrolled();
  const ids = [];
  for (const name of ['王芳', '李强', '单玉兰']) ids.push(await addPerson(first.manager, { name }));
  await talkAgain(first);
  const second = await wiredDesk();
  desks.push(second);
  const own = await addPerson(second.manager, { name: '赵敏' });
  const code = await invite(store, centreId, district.clock.now);
  const answer = await second.manager.sync.enrol({ address: district.address, code, deskName: '日照' });
  expect(answer.joining).toBe(true);
  second.exchanger.start();
  await quiet(second);
  expect(ids.map((id) => nameAt(second, id))).toEqual(['王芳', '李强', '单玉兰']);
  await talkAgain(first, second);
  expect(nameAt(first, own)).toBe('赵敏');
  const found = await second.manager.residents.search({ text: 'wf' });
  expect(found.map(({ id }) => id)).toEqual([ids[0]]);
  expect((await second.manager.sync.history({})).map(({ kind }) => kind)).toContain('snapshot');
});

it('R7: a captive portal, a proxy’s error and an endless answer are never taken for the district', async () => {
  let answer: () => Response = () =>
    new Response('<html>请先登录</html>', { headers: { 'content-type': 'text/html' } });
  let trapped = false;
  const desk = await enrolled({
    fetch: async (...given) => (trapped ? answer() : fetch(...given)),
  });
  trapped = true;
  await addPerson(desk.manager, { name: '王芳' });
  for (const next of [
    answer,
    () => new Response('Bad gateway', { status: 502 }),
    () => Response.json({ kind: 'stored' }),
    () => new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1024 * 1024)) })),
    () => Response.redirect('http://portal.example/login', 302),
  ]) {
    answer = next;
    await desk.manager.sync.sendNow({});
    await vi.waitFor(async () => {
      const { failure } = await desk.manager.sync.status({});
      expect(failure?.code).toBe('sync.notTheDistrict');
    });
  }
  expect((await desk.manager.sync.status({})).waiting).toBeGreaterThan(0);
  trapped = false;
  await talkAgain(desk);
  expect((await desk.manager.sync.status({})).waiting).toBe(0);
});

it('R7: what the line is too slow for goes in halves, and in full again', async () => {
  const sizes: number[] = [];
  let most = Number.POSITIVE_INFINITY;
  const desk = await enrolled({
    fetch: async (url, init) => {
      const size = init?.body instanceof Uint8Array ? init.body.length : 0;
      if (size > 0) sizes.push(size);
      if (size > most) throw new DOMException('too slow', 'TimeoutError');
      return fetch(url, init);
    },
  });
  await desk.manager.sync.pause({ paused: true });
  for (let at = 0; at < 60; at += 1) await addPerson(desk.manager, { name: `住户${at}` });
  most = 1_000;
  await desk.manager.sync.pause({ paused: false });
  await talkAgain(desk);
  expect((await desk.manager.sync.status({})).waiting).toBe(0);
  expect(Math.max(...sizes)).toBeGreaterThan(most);
  expect(sizes.filter((size) => size <= most).length).toBeGreaterThan(1);
});

it('R7: sending begins by itself after a save, and when the network is back', async () => {
  let there = true;
  let network = 'cable';
  const desk = await enrolled({
    networks: () => network,
    random: () => 1,
    fetch: async (...given) => {
      if (!there) throw new TypeError('fetch failed');
      return fetch(...given);
    },
  });
  await addPerson(desk.manager, { name: '王芳' });
  await vi.waitFor(async () => expect((await desk.manager.sync.status({})).waiting).toBe(0), {
    timeout: 10_000,
  });
  there = false;
  await addPerson(desk.manager, { name: '李强' });
  await desk.manager.sync.sendNow({});
  await vi.waitFor(async () => expect((await desk.manager.sync.status({})).online).toBe(false));
  there = true;
  network = 'cable and wifi';
  await vi.waitFor(async () => expect((await desk.manager.sync.status({})).waiting).toBe(0), {
    timeout: 20_000,
  });
}, 40_000);

it('R7: what others saved comes in while somebody here saves without a pause', async () => {
  const [front, care] = [await enrolled(), await enrolled()];
  const id = await addPerson(care.manager, { name: '谢德胜' });
  await talkAgain(care);
  await front.manager.sync.sendNow({});
  let own = 0;
  for (; nameAt(front, id) === undefined && own < 300; own += 1) {
    await addPerson(front.manager, { name: `住户${own}` });
    // Whoever types is slower than the turns of the event loop.
    await new Promise((turn) => setImmediate(turn));
  }
  expect(nameAt(front, id)).toBe('谢德胜');
}, 60_000);

it('R5.3: a wrong clock is shown and stops nothing', async () => {
  const desk = await enrolled();
  desk.clock.set('2029-01-01T08:00:00+08:00');
  // Everybody's window has locked itself over such a jump.
  const later = { ...desk, manager: await desk.as('manager') };
  await addPerson(later.manager, { name: '王芳' });
  await talkAgain(later);
  const { clockOff, waiting } = await later.manager.sync.status({});
  expect(waiting).toBe(0);
  expect(clockOff).toBeLessThan(-365 * 24 * 3600_000);
});

it('R12: a revoked desk is told so, keeps its records, and may be enrolled anew', async () => {
  const desk = await enrolled();
  const revoke = (when: string) =>
    store.transaction({ centreId }, (sql) =>
      sql.query(`UPDATE desk SET revoked_at = ${when} WHERE centre_id = $1`, [centreId]),
    );
  await revoke('now()');
  await addPerson(desk.manager, { name: '王芳' });
  await desk.manager.sync.sendNow({});
  await vi.waitFor(async () => expect((await desk.manager.sync.status({})).phase).toBe('revoked'), {
    timeout: 10_000,
  });
  const code = await invite(store, centreId, district.clock.now);
  await desk.manager.sync.enrol({ address: district.address, code, deskName: '前台一号' });
  await quiet(desk);
  expect((await desk.manager.sync.status({})).waiting).toBe(0);
}, 40_000);
