/** The district over HTTP: who may speak, and what it answers. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPulled } from '../../db/sync/protocol/pull.ts';
import {
  enrolAnswer,
  headerNames,
  ownStateAnswer,
  packEnvelope,
  paths,
  stateAnswer,
} from '../../db/sync/protocol/wire.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import {
  httpDesk,
  invite,
  newCentre,
  type RunningDistrict,
  refusalOf,
  runDistrict,
  startOfTime,
} from './support/client.ts';
import { meal, person } from './support/rows.ts';

let store: Store;
let district: RunningDistrict;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 120_000);
afterAll(() => store.close());

let centreId: string;
let front: ReturnType<typeof httpDesk>;
beforeEach(async () => {
  district = await runDistrict(store);
  centreId = await newCentre(store);
  front = httpDesk(district);
  await front.enrol(await invite(store, centreId));
  return () => district.close();
});

const day = 24 * 3_600_000;
async function secondDesk() {
  const care = httpDesk(district);
  await care.enrol(await invite(store, centreId), '日照');
  return care;
}

/** All pages of a snapshot, `limit` rows each. */
async function snapshotOf(desk: typeof front, limit: number) {
  const ids: string[] = [];
  let at = '';
  for (let query = `?limit=${limit}`; ; ) {
    const answer = await desk.get(paths.snapshot + query);
    at = answer.headers.get(headerNames.snapshotAt) ?? at;
    if (answer.status === 200) {
      ids.push(...readPulled(Buffer.from(await answer.arrayBuffer())).map(({ rowId }) => rowId));
    }
    const next = answer.headers.get(headerNames.next);
    if (next === null) return { at: Number(at), ids };
    query = `?limit=${limit}&at=${at}&after=${next}`;
  }
}

describe('enrolment', () => {
  it('R12: takes a code once, however it is typed, and answers the same desk again', async () => {
    const code = await invite(store, centreId);
    const care = httpDesk(district);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const answer = enrolAnswer.parse(await (await care.enrol(typed)).json());
    expect(answer).toMatchObject({
      centreId,
      centreName: '杏林社区',
      districtName: '测试区',
      districtEpoch: 3,
    });
    expect((await care.enrol(code)).status).toBe(200);
    expect(await refusalOf(await httpDesk(district).enrol(code))).toEqual({
      status: 404,
      code: 'sync.codeUnknown',
    });
  });

  it('R12: takes no code after two days', async () => {
    const code = await invite(store, centreId, startOfTime - 2 * day - 1);
    expect(await refusalOf(await httpDesk(district).enrol(code))).toMatchObject({ code: 'sync.codeUnknown' });
  });

  it('R12: lets nobody guess: after ten tries the address waits', async () => {
    for (let tries = 1; tries < 10; tries++) await httpDesk(district).enrol('0000-0000-0000-0000');
    const late = await httpDesk(district).enrol('0000-0000-0000-0000');
    expect(late.headers.get('retry-after')).toBe('60');
    expect(await refusalOf(late)).toEqual({ status: 429, code: 'sync.tooMany' });
    district.clock.now += 60_000;
    expect((await httpDesk(district).enrol(await invite(store, centreId))).status).toBe(200);
  });

  it('R12: does not give the id of a desk in use to another key', async () => {
    const answer = await fetch(district.address + paths.enrol, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        code: await invite(store, centreId),
        deskId: front.deskId,
        publicKey: httpDesk(district).spki,
        deskName: '前台',
        version: '0.1.0',
        schema: 1,
      }),
    });
    expect(await refusalOf(answer)).toEqual({ status: 409, code: 'sync.deskKnown' });
  });
});

describe('a request', () => {
  it('R12: that nobody enrolled has signed is refused', async () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const elsewhere = await newCentre(store, '桃源社区');
    const wrong = [
      await fetch(`${district.address}${paths.changes}?after=0`),
      await httpDesk(district).get(`${paths.changes}?after=0`, { centreId }),
      await front.get(`${paths.changes}?after=0`, { key: other }),
      await front.get(`${paths.changes}?after=0`, { centreId: elsewhere }),
    ];
    for (const answer of wrong) {
      expect(await refusalOf(answer)).toEqual({ status: 401, code: 'sync.unknownDesk' });
    }
  });

  it('R12: of a revoked desk is refused, whatever it asks', async () => {
    await store.transaction('supervisor', (sql) =>
      sql.query('UPDATE desk SET revoked_at = now() WHERE desk_id = $1', [front.deskId]),
    );
    front.save(meal());
    const asked = [front.get(paths.state), front.post(packEnvelope(front.batch(1, 1)))];
    for (const answer of await Promise.all(asked)) {
      expect(await refusalOf(answer)).toEqual({ status: 403, code: 'sync.revoked' });
    }
  });

  it('R12: that reads and was overheard is worth nothing a second time, nor later', async () => {
    const nonce = 'ab'.repeat(16);
    const target = `${paths.changes}?after=0`;
    expect((await front.get(target, { nonce })).status).toBe(204);
    expect(await refusalOf(await front.get(target, { nonce }))).toMatchObject({ code: 'sync.stale' });
    const old = await front.get(target, { time: startOfTime - day });
    expect(old.headers.get(headerNames.serverTime)).toBe(String(startOfTime));
    expect(await refusalOf(old)).toEqual({ status: 409, code: 'sync.stale' });
  });

  it('R12: with a batch is taken however wrong the clock of the desk is', async () => {
    front.save(meal());
    const answer = await front.post(packEnvelope(front.batch(1, 1)), { time: 86_400_000 });
    expect(answer.status).toBe(200);
  });

  it('R12: with the batch of another desk is refused', async () => {
    const care = await secondDesk();
    care.save(meal());
    const answer = await front.post(packEnvelope(care.batch(1, 1)));
    expect(await refusalOf(answer)).toEqual({ status: 400, code: 'sync.malformed' });
  });

  it('that is nothing of this protocol is refused in its words', async () => {
    const tooLarge = await front.post(Buffer.alloc(400_000));
    expect(await refusalOf(tooLarge)).toEqual({ status: 413, code: 'sync.tooLarge' });
    for (const answer of [
      await front.post(Buffer.from('junk')),
      await front.get(`${paths.changes}?after=x`),
    ]) {
      expect(await refusalOf(answer)).toEqual({ status: 400, code: 'sync.malformed' });
    }
    expect((await fetch(`${district.address}/v1/nothing`)).status).toBe(404);
  });
});

describe('changes', () => {
  it('R3, R6: of one desk reach the other in order, page by page', async () => {
    const care = await secondDesk();
    front.save(meal(), meal(), meal());
    expect(await front.send()).toMatchObject({ kind: 'stored', mark: { last: 3 }, districtEpoch: 3 });
    const first = await care.pull(0, 2);
    const second = await care.pull(2, 2);
    expect([...first.changes, ...second.changes].map(({ rowId }) => rowId)).toEqual(
      front.saved.map(({ rowId }) => rowId),
    );
    expect([first.head, (await care.pull(3)).changes]).toEqual([3, []]);
  });

  it('R6: that are heavy come in smaller pages', async () => {
    const photo = 'x'.repeat(100_000);
    front.save(...Array.from({ length: 30 }, () => meal({ photo })));
    await front.send();
    const { changes } = await front.pull(0);
    expect(changes.length).toBeLessThan(30);
    expect(changes.length).toBeGreaterThan(10);
  });

  it('R13: are summed up in the state that a desk asks for', async () => {
    expect(stateAnswer.parse(await (await fetch(district.address + paths.state)).json())).toMatchObject({
      serverTime: startOfTime,
    });
    front.save(meal(), meal());
    await front.send();
    const own = ownStateAnswer.parse(await (await front.get(paths.state)).json());
    expect(own).toMatchObject({
      mark: { epoch: 1, last: 2, chain: front.batch(1, 2).header.chainAfter },
      head: 2,
    });
  });
});

describe('a snapshot', () => {
  it('R6.6: holds every row once, whatever the size of its pages', async () => {
    front.save(person({ name: '王芳' }), meal(), person(), meal(), meal());
    await front.send();
    for (const limit of [1, 2, 500]) {
      const { at, ids } = await snapshotOf(front, limit);
      expect(at).toBe(5);
      expect(ids.toSorted()).toEqual(front.saved.map(({ rowId }) => rowId).toSorted());
    }
  });

  it('R6.6: stands at the number it was begun at, while the centre goes on', async () => {
    front.save(meal(), meal());
    await front.send();
    const first = await front.get(`${paths.snapshot}?limit=1`);
    front.save(meal());
    await front.send(3, 3);
    const next = first.headers.get(headerNames.next);
    const rest = await front.get(`${paths.snapshot}?limit=9&at=2&after=${next}`);
    expect(readPulled(Buffer.from(await rest.arrayBuffer()))).toHaveLength(1);
    expect((await front.pull(2)).changes).toHaveLength(1);
  });
});
