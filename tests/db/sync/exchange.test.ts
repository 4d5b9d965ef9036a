/** Two desks of a centre and their district, each with its real database: what one saves, the other shows. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Ahead, type ExchangeParts, type Link, pullOnce, pushOnce } from '../../../db/sync/exchange.ts';
import { countWaiting } from '../../../db/sync/outbox.ts';
import { readBatch } from '../../../db/sync/protocol/batch.ts';
import { chainStart } from '../../../db/sync/protocol/chain.ts';
import { entityRules } from '../../../db/sync/protocol/entityRules.ts';
import { packPulled, readPulled } from '../../../db/sync/protocol/pull.ts';
import { ingest } from '../../../district/ingest.ts';
import { changesAfter } from '../../../district/pull.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { openTestDesk, type TestDesk, temporaryFolder } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';

const schema = 1;
const now = () => 1_790_000_000_000;

let store: Store;
let centres = 0;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(() => store.close());

/** The way to the district without a wire; `lose` says which answers never come. */
function directLink(centreId: string, lose: { next: boolean }): Link {
  return {
    async batch(batch) {
      const answer = await ingest(
        { store, rules: entityRules, now },
        centreId,
        batch.header,
        readBatch(batch),
      );
      if (lose.next) {
        lose.next = false;
        throw new Error('the line was cut');
      }
      return { ...answer, districtEpoch: 1, serverTime: now() };
    },
    async changes(after, most) {
      const { head, changes } = await changesAfter(store, centreId, after, most);
      return { head, body: changes.length === 0 ? Buffer.alloc(0) : packPulled(changes) };
    },
  };
}

interface EnrolledDesk {
  desk: TestDesk;
  parts: ExchangeParts;
  lose: { next: boolean };
  remove(): void;
}

async function enrol(centreId: string): Promise<EnrolledDesk> {
  const folder = temporaryFolder();
  const desk = await openTestDesk({ dir: folder.path });
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  desk.writer.sqlite
    .prepare(
      `INSERT INTO exchange_peer (id, address, district_name, district_epoch, private_key, enrolled_at, acked_epoch, acked,
         acked_chain, head, paused) VALUES (1, '', '', 1, ?, 0, 1, 0, ?, 0, 0)`,
    )
    .run(key.toString('base64'), chainStart);
  const lose = { next: false };
  const parts = { app: desk.app, link: directLink(centreId, lose), schema, now };
  return {
    desk,
    parts,
    lose,
    remove() {
      desk[Symbol.dispose]();
      folder.remove();
    },
  };
}

/** Until nothing moves any more. */
async function settle(...all: readonly EnrolledDesk[]) {
  for (let moved = 1; moved > 0; ) {
    moved = 0;
    for (const { parts } of all) {
      while ((await pushOnce(parts)) > 0) moved += 1;
      while ((await pullOnce(parts)) > 0) moved += 1;
    }
  }
}

let front: EnrolledDesk;
let care: EnrolledDesk;
beforeEach(async () => {
  centres += 1;
  const centreId = `019a0000-0000-7000-8000-${String(centres).padStart(12, '0')}`;
  await store.transaction('supervisor', (sql) =>
    sql.query("INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, '杏林', 0, now())", [
      centreId,
    ]),
  );
  front = await enrol(centreId);
  care = await enrol(centreId);
});
afterEach(() => {
  front.remove();
  care.remove();
});

const register = async (at: EnrolledDesk, name: string) => addPerson(await at.desk.as('manager'), { name });

async function rename(at: EnrolledDesk, id: string, name: string): Promise<void> {
  const client = await at.desk.as('manager');
  await client.residents.edit({ id, patch: { name }, was: {}, notDuplicates: [] });
}

const nameAt = (at: EnrolledDesk, id: string) =>
  at.desk.reader.sqlite.prepare<[string], string>('SELECT name FROM resident WHERE id = ?').pluck().get(id);
const waitingAt = (at: EnrolledDesk) => countWaiting(at.desk.reader.sqlite);

it('R6: a person registered at one desk is found at the other', async () => {
  const id = await register(front, '单玉兰');
  await settle(front, care);
  expect(nameAt(care, id)).toBe('单玉兰');
  expect([waitingAt(front), waitingAt(care)]).toEqual([0, 0]);
  const found = await (await care.desk.as('frontDesk')).residents.search({ text: 'syl' });
  expect(found.map((person) => person.id)).toEqual([id]);
});

it('R3.2: a batch whose answer was lost is sent again and stored once', async () => {
  await register(front, '王芳');
  front.lose.next = true;
  await expect(pushOnce(front.parts)).rejects.toThrow('the line was cut');
  expect(waitingAt(front)).toBeGreaterThan(0);
  await settle(front, care);
  expect(waitingAt(front)).toBe(0);
  const people = care.desk.reader.sqlite.prepare('SELECT count(*) FROM resident').pluck().get();
  expect(people).toBe(1);
});

it('R7: batches that are under way together and overtake each other are stored once, in order', async () => {
  for (const name of ['王芳', '单玉兰', '李建国', '赵秀英']) await register(front, name);
  const waiting = waitingAt(front);
  const most = Math.ceil(waiting / 4);
  const said: string[] = [];
  let first: Promise<void> | null = null;
  const second = Promise.withResolvers<void>();
  const { link } = front.parts;
  const overtaking: Link = {
    ...link,
    async batch(batch) {
      // The first is held up until the second has been there.
      first ??= second.promise;
      if (said.length === 0 && batch.header.first === 1) await first;
      const answer = await link.batch(batch);
      said.push(answer.kind);
      second.resolve();
      return answer;
    },
  };
  const ahead: Ahead = { more: Number.POSITIVE_INFINITY, sends: true, packed: [] };
  while ((await pushOnce({ ...front.parts, link: overtaking }, most, ahead)) > 0);
  expect(waitingAt(front)).toBe(0);
  expect(said[0]).toBe('gap');
  expect(said.filter((kind) => kind === 'stored')).toHaveLength(Math.ceil(waiting / most));
  const changes = readPulled((await link.changes(0, 2000)).body);
  expect(changes.map(({ n }) => n)).toEqual(changes.map((_, at) => at + 1));
  expect(changes).toHaveLength(waiting);
});

it('R6.4: what a desk has saved and not yet sent stays on its screen while it pulls', async () => {
  const id = await register(front, '王芳');
  await settle(front, care);
  await rename(front, id, '王方');
  await settle(front);
  await rename(care, id, '王芬');
  await pullOnce(care.parts);
  expect(nameAt(care, id)).toBe('王芬');
});

it('R6.4: a page that brings an own change before its receipt does not put it over what came after it', async () => {
  const id = await register(front, '王芳');
  await settle(front, care);
  await rename(front, id, '王方');
  front.lose.next = true;
  await expect(pushOnce(front.parts)).rejects.toThrow('the line was cut');
  await settle(care);
  await rename(care, id, '王芬');
  await settle(care);
  await pullOnce(front.parts);
  expect(nameAt(front, id)).toBe('王芬');
  // Whoever saved it still gets the receipt, and nothing changes with it.
  await settle(front);
  expect(nameAt(front, id)).toBe('王芬');
});

it('R5: two desks that changed the same field end with the same value and a card that holds the other', async () => {
  const id = await register(front, '王芳');
  await settle(front, care);
  await rename(front, id, '王方');
  await rename(care, id, '王芬');
  await settle(front, care);
  expect(nameAt(front, id)).toBe(nameAt(care, id));
  for (const { desk } of [front, care]) {
    const cards = desk.reader.sqlite.prepare<[], { field: string }>('SELECT field FROM exchange_card').all();
    expect(cards).toContainEqual({ field: 'name' });
  }
});
