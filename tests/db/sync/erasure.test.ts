/** A person is erased at one desk; another desk, its backup and what it had not sent come back later. */
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { erasedName } from '../../../db/residents/vocabulary.ts';
import { type ExchangeParts, type Link, pullOnce, pushOnce } from '../../../db/sync/exchange.ts';
import { countWaiting } from '../../../db/sync/outbox.ts';
import { readBatch } from '../../../db/sync/protocol/batch.ts';
import { chainStart } from '../../../db/sync/protocol/chain.ts';
import { entityRules } from '../../../db/sync/protocol/entityRules.ts';
import { personalRules } from '../../../db/sync/protocol/personal.ts';
import { packPulled } from '../../../db/sync/protocol/pull.ts';
import { goBackTo } from '../../../db/sync/refill.ts';
import { ingest } from '../../../district/ingest.ts';
import { changesAfter } from '../../../district/pull.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { failureCode, openTestDesk, type TestDesk, temporaryFolder } from '../../support/desk.ts';
import {
  foundIn,
  orchid,
  readFileInClear,
  registerOrchid,
  writeEverythingAbout,
} from '../../support/personal.ts';

const now = () => 1_790_000_000_000;

let store: Store;
let centres = 0;
let centreId = '';
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(() => store.close());

const link: Link = {
  async batch(batch) {
    const answer = await ingest({ store, rules: entityRules, now }, centreId, batch.header, readBatch(batch));
    return { ...answer, districtEpoch: 1, serverTime: now() };
  },
  async changes(after, most) {
    const { head, changes } = await changesAfter(store, centreId, after, most);
    return { head, body: changes.length === 0 ? Buffer.alloc(0) : packPulled(changes) };
  },
};

interface Place {
  folder: ReturnType<typeof temporaryFolder>;
  desk: TestDesk;
}

const partsOf = ({ desk }: Place): ExchangeParts => ({ app: desk.app, link, schema: 1, now });

async function enrol(): Promise<Place> {
  const folder = temporaryFolder();
  const desk = await openTestDesk({ dir: folder.path });
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  desk.writer.sqlite
    .prepare(
      `INSERT INTO exchange_peer (id, address, district_name, district_epoch, private_key, enrolled_at, acked_epoch, acked,
         acked_chain, head, paused) VALUES (1, '', '', 1, ?, 0, 1, 0, ?, 0, 0)`,
    )
    .run(key.toString('base64'), chainStart);
  return { folder, desk };
}

/** Until nothing moves any more. */
async function settle(...all: readonly Place[]) {
  for (let moved = 1; moved > 0; ) {
    moved = 0;
    for (const place of all) {
      while ((await pushOnce(partsOf(place))) > 0) moved += 1;
      while ((await pullOnce(partsOf(place))) > 0) moved += 1;
    }
  }
}

let front: Place;
let care: Place;
beforeEach(async () => {
  centres += 1;
  centreId = `019e0000-0000-7000-8000-${String(centres).padStart(12, '0')}`;
  await store.transaction('supervisor', (sql) =>
    sql.query("INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, '杏林', 0, now())", [
      centreId,
    ]),
  );
  front = await enrol();
  care = await enrol();
});
afterEach(() => {
  for (const { desk, folder } of [front, care]) {
    desk[Symbol.dispose]();
    folder.remove();
  }
});

async function erase({ desk }: Place, residentId: string): Promise<void> {
  await (await desk.as('manager')).erasure.erase({ residentId, reason: 'asked', typed: orchid.name });
}

/** What a desk holds of every kind of row that can be personal, in one order. */
function heldAt({ desk }: Place): Record<string, unknown[]> {
  const tableOf = (entity: string) => entity.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(
    Object.keys(personalRules)
      .filter((entity) => Object.hasOwn(entityRules, entity))
      .map((entity) => {
        const rows = desk.reader.sqlite.prepare(`SELECT * FROM ${tableOf(entity)} ORDER BY id`).all();
        return [entity, rows.map((row) => ({ ...Object(row), no: null }))];
      }),
  );
}

function expectForgotten(...places: readonly Place[]): void {
  for (const place of places) {
    place.desk.writer.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    expect(foundIn(readFileInClear(place.desk))).toEqual([]);
    expect(countWaiting(place.desk.reader.sqlite)).toBe(0);
  }
  expect(heldAt(care)).toEqual(heldAt(front));
}

async function districtSays(): Promise<string> {
  return store.transaction({ centreId }, async (sql) => {
    const log = await sql.query<{ text: string }>('SELECT t::text AS text FROM change_log t');
    const rows = await sql.query<{ text: string }>('SELECT t::text AS text FROM register_row t');
    return [...log, ...rows].map(({ text }) => text).join('\n');
  });
}

it('R10: an order given at one desk takes the person out of every desk and of the district', async () => {
  const id = await registerOrchid(front.desk);
  await writeEverythingAbout(front.desk, id);
  care.desk.writer.sqlite.pragma('foreign_keys = OFF');
  await settle(front, care);
  expect(heldAt(care)).toEqual(heldAt(front));
  expect(await districtSays()).toContain(orchid.remarks);
  await erase(front, id);
  await settle(front, care);
  expectForgotten(front, care);
  expect(foundIn(Buffer.from(await districtSays()))).toEqual([]);
});

it('R10: an old desk that was away brings nobody back, nor what it saved meanwhile', async () => {
  const id = await registerOrchid(front.desk);
  await settle(front, care);
  const away = await care.desk.as('manager');
  await away.residents.edit({ id, patch: { remarks: '秘密-改过的' }, was: {}, notDuplicates: [] });
  await away.residents.addPhone({ residentId: id, number: '13800000762', label: '秘密-女儿', first: true });
  await erase(front, id);
  await settle(front);
  await settle(care, front);
  expectForgotten(front, care);
  expect(foundIn(Buffer.from(await districtSays()))).toEqual([]);
});

it('R10: a desk restored from a backup of before brings nobody back', async () => {
  const id = await registerOrchid(front.desk);
  await settle(front, care);
  const { file } = care.desk;
  care.desk.writer.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(file, `${file}.backup`);
  await erase(front, id);
  await settle(front, care);
  await (await care.desk.as('manager')).residents.add({
    person: { name: '王芳' },
    phones: [],
    categories: [],
    household: null,
    notDuplicates: [],
  });
  await settle(care, front);
  care.desk[Symbol.dispose]();
  copyFileSync(`${file}.backup`, file);
  care = { ...care, desk: await openTestDesk({ dir: care.folder.path }) };
  expect(foundIn(readFileInClear(care.desk))).toContain(orchid.name);
  await (await care.desk.as('manager')).residents.addPhone({
    residentId: id,
    number: '13800000762',
    label: '秘密-补登',
    first: false,
  });
  await settle(care, front);
  expectForgotten(front, care);
  expect(foundIn(Buffer.from(await districtSays()))).toEqual([]);
  const names = front.desk.reader.sqlite.prepare('SELECT name FROM resident ORDER BY name').pluck().all();
  expect(names).toEqual([erasedName, '王芳'].toSorted());
});

it('R10: what a desk still saves after it was told is not kept either', async () => {
  const id = await registerOrchid(front.desk);
  await settle(front, care);
  await erase(front, id);
  await settle(front, care);
  const manager = await care.desk.as('manager');
  await manager.residents.addPhone({
    residentId: id,
    number: '13800000762',
    label: '秘密-本人',
    first: true,
  });
  // Blanked, it says what stands: the desk must hear it all the same.
  await manager.residents.edit({ id, patch: { name: orchid.name }, was: {}, notDuplicates: [] });
  expect(await failureCode(manager.erasure.plan({ residentId: id }))).toBe('erasure.done');
  await settle(care, front);
  expectForgotten(front, care);
});

it('R4.3, R10: a district restored from before an erasure is told again by any desk that was', async () => {
  const id = await registerOrchid(front.desk);
  await settle(front, care);
  const { file } = front.desk;
  front.desk.writer.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(file, `${file}.backup`);
  await erase(front, id);
  await settle(front, care);
  // The district as it was before, and the desk that gave the order as it was before: both have forgotten it.
  centreId = centreId.replace('019e', '019f');
  await store.transaction('supervisor', (sql) =>
    sql.query("INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, '杏林', 0, now())", [
      centreId,
    ]),
  );
  front.desk[Symbol.dispose]();
  copyFileSync(`${file}.backup`, file);
  front = { ...front, desk: await openTestDesk({ dir: front.folder.path }) };
  const restored = ({ desk }: Place) =>
    desk.app.exchange(({ sqlite }) => {
      const mark = { epoch: 0, last: 0, chain: chainStart };
      const known = { protocol: 'linli-desk', name: '' } as const;
      const state = { serverTime: now(), districtEpoch: 2, mark, head: 0, deskRevoked: false } as const;
      return goBackTo(sqlite, { ...known, ...state, versions: [1, 1], schemaRange: [1, 1] }, now());
    });
  await restored(front);
  await settle(front);
  expect(await districtSays()).toContain(orchid.remarks);
  await restored(care);
  await settle(care, front);
  expectForgotten(front, care);
  expect(foundIn(Buffer.from(await districtSays()))).toEqual([]);
});
