/** Desks that were set up apart meet in one centre; what a restored district lost comes back; a long exchange blocks nobody. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { personCards } from '../../../db/cards/table.ts';
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import { newSession } from '../../../db/core/session.ts';
import type { Desk } from '../../../db/desk/desk.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { temporaryFolder } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import { setUpDesk } from '../../support/setUpDesk.ts';
import {
  invite,
  type Listening,
  listen,
  newCentre,
  talkAgain,
  type WiredDesk,
  wiredDesk,
} from './support/wire.ts';

let store: Store;
let district: Listening;
let centreId: string;
const closing: (() => void)[] = [];
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
  for (const close of closing.splice(0)) close();
  await district.close();
});

async function join(client: DeskClient, deskName: string): Promise<void> {
  const code = await invite(store, centreId, district.clock.now);
  await client.sync.enrol({ address: district.address, code, deskName });
}

/** As a manager sets it up at home, before anybody has heard of a district. */
async function setUpApart(): Promise<{ desk: Desk; client: DeskClient }> {
  const folder = temporaryFolder();
  const clock = { now: () => district.clock.now };
  const desk = await setUpDesk({ dir: folder.path, clock, exchange: { random: () => 0 } });
  closing.push(() => {
    desk.close();
    folder.remove();
  });
  return { desk, client: clientOver(desk, desk.openSession()) };
}

const rests = (client: DeskClient) =>
  vi.waitFor(
    async () => {
      const { phase, waiting, behind, receipt } = await client.sync.status({});
      if (phase !== 'resting' || !receipt || waiting + behind > 0)
        throw new Error(`${phase} ${waiting} ${behind}`);
    },
    { timeout: 20_000, interval: 50 },
  );

it('R6.6: what a desk’s first set-up has put in gives way to what the centre has made of it', {
  timeout: 60_000,
}, async () => {
  const first = await setUpApart();
  await join(first.client, '前台');
  const [group] = await first.client.matters.list({});
  const [matter] = group?.matters ?? [];
  await first.client.matters.editMatter({ id: matter?.id ?? '', papers: '身份证、银行卡' });
  await first.client.centre.edit({ name: '杏林社区党群服务中心(新)' });
  await rests(first.client);
  const second = await setUpApart();
  await join(second.client, '日照');
  await rests(second.client);
  await first.client.sync.sendNow({});
  await rests(first.client);
  for (const { client } of [first, second]) {
    const [now] = (await client.matters.list({}))[0]?.matters ?? [];
    expect(now?.papers).toBe('身份证、银行卡');
    expect((await client.centre.get({})).name).toBe('杏林社区党群服务中心(新)');
    expect(await client.sync.cards({})).toEqual([]);
  }
  expect((await first.client.matters.list({})).length).toBe((await second.client.matters.list({})).length);
  expect(await second.client.sync.proveSafe({})).toMatchObject({ safe: true });
});

async function wired(exchange: Parameters<typeof wiredDesk>[0] = {}): Promise<WiredDesk> {
  const desk = await wiredDesk(exchange);
  closing.push(desk.remove);
  await join(desk.manager, '前台');
  desk.exchanger.start();
  return desk;
}

const names = ({ reader }: WiredDesk) =>
  reader.sqlite.prepare<[], string>('SELECT name FROM resident ORDER BY name').pluck().all();

it('R4.3: what a restored district has lost comes back from the desks, in one order for all', {
  timeout: 60_000,
}, async () => {
  const [front, care] = [await wired(), await wired()];
  await addPerson(front.manager, { name: '王芳' });
  await talkAgain(front, care);
  const kept = await store.transaction({ centreId }, (sql) =>
    sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [centreId]),
  );
  await addPerson(care.manager, { name: '李强' });
  await addPerson(front.manager, { name: '单玉兰' });
  await talkAgain(front, care);
  // The backup of an hour ago, put back by the owner of the tables.
  const seq = kept[0]?.seq ?? 0;
  await store.transaction({ centreId }, async (sql) => {
    await sql.query('RESET ROLE');
    for (const lost of [
      'DELETE FROM change_log WHERE centre_id = $1 AND seq > $2',
      'DELETE FROM batch WHERE centre_id = $1 AND first_seq > $2',
      "DELETE FROM register_row WHERE centre_id = $1 AND (marks -> 'id' ->> 'seq')::bigint > $2",
      'UPDATE centre SET seq = $2 WHERE centre_id = $1',
    ])
      await sql.query(lost, [centreId, seq]);
  });
  district.identity.epoch += 1;
  await talkAgain(front, care, front);
  for (const desk of [front, care]) expect(names(desk)).toEqual(['单玉兰', '李强', '王芳'].toSorted());
  const { waiting } = await front.manager.sync.status({});
  expect(waiting).toBe(0);
  expect(await care.manager.sync.proveSafe({})).toMatchObject({ safe: true });
  const joined = await wired();
  await talkAgain(joined);
  expect(names(joined)).toEqual(names(front));
});

it('R5: two desks that decide the same card at once raise no card about it', {
  timeout: 60_000,
}, async () => {
  const [front, care] = [await wired(), await wired()];
  const id = await addPerson(front.manager, { name: '王芳' });
  await talkAgain(front, care);
  for (const desk of [front, care]) await desk.manager.sync.pause({ paused: true });
  const edit = ({ manager }: WiredDesk, diet: string) =>
    manager.residents.edit({ id, patch: { diet }, was: {}, notDuplicates: [] });
  await edit(front, '低糖');
  await edit(care, '软食');
  for (const desk of [front, care]) await desk.manager.sync.pause({ paused: false });
  await talkAgain(front, care, front);
  for (const desk of [front, care]) {
    await desk.manager.sync.pause({ paused: true });
    const cards = await desk.manager.sync.cards({});
    await desk.manager.sync.decide({
      ids: cards.map((card) => card.id),
      keep: 'stands',
    });
  }
  for (const desk of [front, care]) await desk.manager.sync.pause({ paused: false });
  await talkAgain(front, care, front);
  for (const desk of [front, care]) {
    expect(
      desk.reader.sqlite.prepare("SELECT count(*) FROM exchange_card WHERE state = 'open'").pluck().get(),
    ).toBe(0);
  }
});

it('R6.7: two desks that gave out the same number keep both, and all desks show both', {
  timeout: 60_000,
}, async () => {
  const [front, care] = [await wired(), await wired()];
  for (const desk of [front, care]) {
    const residentId = await addPerson(desk.manager, { name: desk === front ? '王芳' : '李强' });
    await desk.app.transact(newSession('test', desk.clock.now()), 'test.card', (ctx) =>
      ctx.write.insert(personCards, {
        id: ctx.ids.next(),
        code: 'KA7F3K9MTXRH',
        kind: 'diner',
        residentId,
        state: 'active',
        issuedOn: ctx.today,
        stateSince: ctx.today,
      }),
    );
  }
  await talkAgain(front, care, front);
  for (const { reader } of [front, care]) {
    expect(reader.sqlite.prepare('SELECT count(*) FROM person_card').pluck().get()).toBe(2);
    expect(
      reader.sqlite.prepare("SELECT count(*) FROM exchange_kept WHERE why = 'later'").pluck().get(),
    ).toBe(0);
  }
});
