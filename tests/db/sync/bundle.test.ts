/** A courier carries what the line cannot: bundles out, the way back, and every bundle that must not be taken. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { erasedName } from '../../../db/residents/vocabulary.ts';
import { makeBundle, takeBundle } from '../../../db/sync/bundle.ts';
import { countWaiting } from '../../../db/sync/outbox.ts';
import { readKey } from '../../../db/sync/peer.ts';
import {
  bundleLimits,
  type Manifest,
  openBundle,
  readBundle,
  sealBundle,
  sealingKeyOf,
  spellKey,
} from '../../../db/sync/protocol/bundle.ts';
import { entityRules } from '../../../db/sync/protocol/entityRules.ts';
import { bundleKeyOf, takeBundle as takeAtDistrict } from '../../../district/bundle.ts';
import { bundlePath } from '../../../district/bundleRoutes.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { failureCode } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import { foundIn, orchid, registerOrchid } from '../../support/personal.ts';
import { invite, type Listening, listen, newCentre, type WiredDesk, wiredDesk } from './support/wire.ts';

let store: Store;
let district: Listening;
let centreId: string;
let front: WiredDesk;
let care: WiredDesk;

async function enrolled(): Promise<WiredDesk> {
  const desk = await wiredDesk();
  const code = await invite(store, centreId, district.clock.now);
  // Its loop is never started: the line is down from here on.
  await desk.manager.sync.enrol({ address: district.address, code, deskName: '前台' });
  return desk;
}

beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  district = await listen(store);
  centreId = await newCentre(store, district.clock.now);
  front = await enrolled();
  care = await enrolled();
});
afterEach(async () => {
  front.remove();
  care.remove();
  await district.close();
});

const now = () => district.clock.now;
const parts = () => ({ store, identity: district.identity, rules: entityRules, now });
const bundleOf = ({ reader }: WiredDesk) => makeBundle(reader.sqlite, now()).bytes;
const give = (bytes: Buffer) => takeAtDistrict(parts(), bytes);
const take = ({ app, reader }: WiredDesk, back: Buffer) => takeBundle(app, reader.sqlite, back, now);
const waitingAt = ({ reader }: WiredDesk) => countWaiting(reader.sqlite);
const namesAt = ({ reader }: WiredDesk) =>
  reader.sqlite.prepare<[], string>('SELECT name FROM resident ORDER BY name').pluck().all();

/** There and back. */
async function courier(desk: WiredDesk) {
  return take(desk, (await give(bundleOf(desk))).back);
}

it('R11: what waits goes out in a bundle, and the way back acknowledges it and brings what others saved', async () => {
  await addPerson(front.manager, { name: '单玉兰' });
  await addPerson(care.manager, { name: '王芳' });
  const [own, others] = [waitingAt(front), waitingAt(care)];
  // Its own, right after its cursor and stored as they were sent, stand there already; behind another's they are fetched (R6.3).
  expect(await courier(front)).toEqual({ acknowledged: own, pulled: 0 });
  expect(await courier(care)).toEqual({ acknowledged: others, pulled: own + others });
  expect(await courier(front)).toEqual({ acknowledged: 0, pulled: others });
  for (const desk of [front, care]) {
    expect(waitingAt(desk)).toBe(0);
    expect(namesAt(desk)).toEqual(['单玉兰', '王芳']);
  }
});

it('R11: a bundle and its way back are harmless twice, and beside newer saves', async () => {
  await addPerson(front.manager, { name: '单玉兰' });
  const bytes = bundleOf(front);
  const { back } = await give(bytes);
  const again = await give(bytes);
  await addPerson(front.manager, { name: '王芳' });
  const [first, second] = [await take(front, back), await take(front, again.back)];
  expect(first.acknowledged).toBeGreaterThan(0);
  expect(second).toEqual({ acknowledged: 0, pulled: 0 });
  await courier(front);
  await courier(care);
  expect(namesAt(care)).toEqual(['单玉兰', '王芳']);
  expect(waitingAt(front)).toBe(0);
});

it('R11: a way back whose page begins with the desk’s own changes is taken up behind them', async () => {
  await addPerson(front.manager, { name: '单玉兰' });
  await addPerson(care.manager, { name: '王芳' });
  const [own, others] = [waitingAt(front), waitingAt(care)];
  const bytes = bundleOf(front);
  await give(bytes);
  await courier(care);
  const { back } = await give(bytes);
  expect(await take(front, back)).toEqual({ acknowledged: own, pulled: others });
  expect(namesAt(front)).toEqual(['单玉兰', '王芳']);
});

it('R11: a lost stick tells nothing but which computer it came from', async () => {
  await registerOrchid(front);
  const bytes = bundleOf(front);
  expect(foundIn(bytes)).toEqual([]);
  expect(foundIn((await give(bytes)).back)).toEqual([]);
});

it('R10: a bundle from before an erasure brings nobody back', async () => {
  const id = await registerOrchid(front);
  await courier(front);
  await courier(care);
  await care.manager.residents.edit({ id, patch: { remarks: '秘密-改过的' }, was: {}, notDuplicates: [] });
  const old = bundleOf(care);
  await front.manager.erasure.erase({ residentId: id, reason: 'asked', typed: orchid.name });
  await courier(front);
  await take(care, (await give(old)).back);
  await courier(front);
  const texts = await store.transaction({ centreId }, (sql) =>
    sql.query<{ fields: string }>('SELECT fields FROM change_log'),
  );
  expect(foundIn(Buffer.from(texts.map(({ fields }) => fields).join()))).toEqual([]);
  for (const desk of [front, care]) expect(namesAt(desk)).toEqual([erasedName]);
});

/** The bundle opened by its own desk, changed, and sealed and signed again: what a desk gone wrong could make. */
async function forged(
  desk: WiredDesk,
  change: Partial<Manifest>,
  more: readonly Buffer[] = [],
): Promise<Buffer> {
  const key = readKey(desk.reader.sqlite);
  const districtKey = await bundleKeyOf(store);
  const read = readBundle(bundleOf(desk));
  const keys = { own: sealingKeyOf(key), their: districtKey };
  const { bodyHash: _, parts: __, ...about } = { ...read.manifest, ...change };
  return sealBundle(about, [...openBundle(read, keys), ...more], keys, key);
}

describe('R11: a bundle is refused with a sentence', () => {
  const codeOf = (bytes: Buffer) => failureCode(give(bytes));

  it('when it is cut short, at any place', async () => {
    const bytes = bundleOf(front);
    for (const length of [9, 12, 400, bytes.length - 1])
      expect(await codeOf(bytes.subarray(0, length))).toBe('bundle.truncated');
  });

  it('when it is something else, or longer than any bundle', async () => {
    expect(await codeOf(Buffer.from('%PDF-1.7 …'))).toBe('bundle.notABundle');
    expect(await codeOf(Buffer.alloc(0))).toBe('bundle.notABundle');
    expect(await codeOf(Buffer.alloc(bundleLimits.file + 1))).toBe('bundle.tooLarge');
  });

  it('when a bit was changed, wherever it lies', async () => {
    await addPerson(front.manager, { name: '单玉兰' });
    const bytes = bundleOf(front);
    for (const at of [100, 300, Math.floor(bytes.length * 0.8), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(['bundle.tampered', 'bundle.unknownDesk', 'bundle.otherDistrict']).toContain(
        await codeOf(changed),
      );
    }
  });

  it('when it claims a part that its desk has not signed, or counts wrong', async () => {
    expect(await codeOf(await forged(front, {}, [randomBytes(64)]))).toBe('bundle.tampered');
    const bytes = await forged(front, {}, [Buffer.alloc(bundleLimits.part + 1)]);
    expect(await codeOf(bytes)).toBe('bundle.tooLarge');
  });

  it('when it has expired', async () => {
    const bytes = bundleOf(front);
    district.clock.now += bundleLimits.lifeMs + 1;
    expect(await codeOf(bytes)).toBe('bundle.expired');
  });

  it('when it is for another district', async () => {
    const bytes = bundleOf(front);
    const other = generateKeyPairSync('x25519').privateKey.export({ format: 'der', type: 'pkcs8' });
    await store.transaction('supervisor', (sql) =>
      sql.query('UPDATE district SET bundle_key = $1', [other.toString('base64')]),
    );
    expect(await codeOf(bytes)).toBe('bundle.otherDistrict');
  });

  it('when it names another centre, or its desk was revoked', async () => {
    const elsewhere = await newCentre(store, now());
    expect(await codeOf(await forged(front, { centreId: elsewhere }))).toBe('bundle.unknownDesk');
    const bytes = bundleOf(front);
    await store.transaction({ centreId }, (sql) => sql.query('UPDATE desk SET revoked_at = now()'));
    expect(await codeOf(bytes)).toBe('bundle.revoked');
  });

  it('when it was made before its desk began a new epoch', async () => {
    const old = bundleOf(front);
    await addPerson(front.manager, { name: '单玉兰' });
    front.writer.sqlite.exec('UPDATE desk_state SET epoch = 2; UPDATE change SET epoch = 2');
    await give(bundleOf(front));
    expect(await codeOf(old)).toBe('bundle.oldEpoch');
  });

  it('when it comes back to another desk, or is no way back', async () => {
    const { back } = await give(bundleOf(front));
    expect(await failureCode(take(care, back))).toBe('bundle.otherDesk');
    expect(await failureCode(take(front, bundleOf(front)))).toBe('bundle.otherDesk');
    expect(await failureCode(take(front, back.subarray(0, -1)))).toBe('bundle.truncated');
    const changed = Buffer.from(back);
    changed[back.length - 1] = (changed[back.length - 1] ?? 0) ^ 1;
    expect(await failureCode(take(front, changed))).toBe('bundle.tampered');
  });

  it('when it comes back from before a restore of the district that its desk knows of', async () => {
    await addPerson(front.manager, { name: '单玉兰' });
    const waiting = waitingAt(front);
    const { back } = await give(bundleOf(front));
    front.writer.sqlite.exec('UPDATE exchange_peer SET district_epoch = district_epoch + 1');
    expect(await failureCode(take(front, back))).toBe('bundle.oldEpoch');
    expect(waitingAt(front)).toBe(waiting);
  });

  it('when its desk is not enrolled yet', async () => {
    const alone = await wiredDesk();
    expect(() => bundleOf(alone)).toThrow('bundle.notReady');
    alone.remove();
  });
});

it('R11: the district takes bundles over HTTP from whoever carries them, and refuses in both languages', async () => {
  const post = (body: Buffer) =>
    fetch(new URL(bundlePath, district.address), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    });
  await addPerson(front.manager, { name: '单玉兰' });
  const taken = await post(bundleOf(front));
  expect((await take(front, Buffer.from(await taken.arrayBuffer()))).acknowledged).toBeGreaterThan(0);
  const refused = await post(Buffer.from('no bundle'));
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    code: 'bundle.notABundle',
    sentence: { zh: expect.any(String), en: expect.any(String) },
  });
  expect(spellKey(await bundleKeyOf(store))).toBe(
    front.reader.sqlite.prepare('SELECT bundle_key FROM exchange_peer').pluck().get(),
  );
});

it('R11: the manager carries bundles from the page, and each is in the history, also one that was refused', async () => {
  await addPerson(front.manager, { name: '单玉兰' });
  const { file, fileName, changes } = await front.manager.bundles.make({});
  expect(fileName).toMatch(/\.linli$/);
  expect(changes).toBe(waitingAt(front));
  const { back } = await give(Buffer.from(await file.arrayBuffer()));
  const asFile = (bytes: Buffer) => new File([new Uint8Array(bytes)], 'x.linli.back');
  const broken = asFile(back.subarray(0, 100));
  expect(await failureCode(front.manager.bundles.take({ file: broken }))).toBe('bundle.truncated');
  const taken = await front.manager.bundles.take({ file: asFile(back) });
  expect(taken).toEqual({ acknowledged: changes, pulled: 0 });
  const history = await front.manager.sync.history({});
  expect(history.map(({ kind, failure }) => [kind, failure?.code ?? null]).toSorted()).toEqual(
    [
      ['bundleIn', 'bundle.truncated'],
      ['bundleIn', null],
      ['bundleOut', null],
    ].toSorted(),
  );
});
