/** An order to forget somebody at the district's door: what is gone from a centre's data, and what comes back in vain. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { erasedName } from '../../db/residents/vocabulary.ts';
import { entityRules } from '../../db/sync/protocol/entityRules.ts';
import { orderErasure } from '../../district/orderErasure.ts';
import { changesAfter } from '../../district/pull.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { type Saved, testDesk } from './support/district.ts';

let store: Store;
let made = 0;
let centreId = '';
let front: ReturnType<typeof testDesk>;
let old: ReturnType<typeof testDesk>;

const idOf = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
function nextId(): string {
  made += 1;
  return idOf(made);
}

beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  centreId = nextId();
  await store.transaction('supervisor', (sql) =>
    sql.query('INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, $2, 0, now())', [
      centreId,
      '杏林',
    ]),
  );
  front = testDesk(store, centreId, nextId(), entityRules);
  old = testDesk(store, centreId, nextId(), entityRules);
});

const insert = (entity: string, rowId: string, fields: Saved['fields']): Saved => ({
  entity,
  rowId,
  op: 'insert',
  fields: { id: rowId, ...fields },
});
const orchid = (id: string) =>
  insert('resident', id, { name: '单玉兰', remarks: '秘密的备注', createdAt: 1 });
const order = (id: string) =>
  insert('erasure', id, { residentId: id, people: JSON.stringify([id]), reason: 'asked', at: 2 });
const visitOf = (id: string, visit: string) =>
  insert('visit', visit, { rootId: visit, residentId: id, day: '2026-11-02', note: '秘密的来访' });
const followUpOf = (visit: string, id: string) =>
  insert('followUp', id, { rootId: visit, kind: 'note', note: '秘密的跟进' });

/** All that a centre has, as one text. */
async function everything(): Promise<string> {
  return store.transaction({ centreId }, async (sql) => {
    const texts: string[] = [];
    for (const table of ['change_log', 'register_row', 'batch', 'tombstone', 'daily_count', 'access_log']) {
      const rows = await sql.query<{ text: string }>(`SELECT t::text AS text FROM ${table} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    const raw = await sql.query<{ raw: Uint8Array }>('SELECT raw FROM quarantine');
    return [...texts, ...raw.map((row) => Buffer.from(row.raw).toString('utf8'))].join('\n');
  });
}

async function fieldsOf(rowId: string): Promise<unknown[]> {
  const rows = await store.transaction({ centreId }, (sql) =>
    sql.query<{ fields: string }>('SELECT fields FROM change_log WHERE row_id = $1 ORDER BY seq', [rowId]),
  );
  return rows.map(({ fields }) => JSON.parse(fields));
}

it('R10: an order blanks log, registers, cards and quarantine; days and counts stay', async () => {
  const [person, visit, step, pet] = [nextId(), nextId(), nextId(), nextId()];
  front.save(orchid(person), visitOf(person, visit), followUpOf(visit, step));
  front.save(insert('petLicence', pet, { owner: person, words: '秘密的宠物' }));
  await front.send(1, 4);
  old.save({ entity: 'resident', rowId: person, op: 'update', fields: { name: '秘密的别名' } });
  await old.send(1, 1);
  expect(await everything()).toMatch(/秘密的备注.*秘密/s);
  front.save(order(person));
  await front.send(5, 5);
  const left = await everything();
  expect(left).not.toMatch(/秘密|单玉兰/);
  expect(left).toContain(erasedName);
  expect(await fieldsOf(visit)).toEqual([
    { id: visit, rootId: visit, residentId: person, day: '2026-11-02', note: '' },
  ]);
});

it('R10: what an old desk still sends about the erased is numbered and says nothing', async () => {
  const [person, visit, step, late] = [nextId(), nextId(), nextId(), nextId()];
  front.save(orchid(person), visitOf(person, visit), order(person));
  await front.send(1, 3);
  old.save(orchid(person), visitOf(person, late), followUpOf(late, step), followUpOf(visit, nextId()));
  old.save(insert('petLicence', nextId(), { owner: person, words: '秘密的宠物' }));
  const answer = await old.send(1, 5);
  expect(answer).toMatchObject({ kind: 'stored', mark: { last: 5 } });
  const said = answer.kind === 'stored' ? answer.runs.flatMap(({ verdicts }) => verdicts) : [];
  expect(said.map(([n, verdict]) => [n, verdict])).toEqual([
    [1, 'erased'],
    [2, 'erased'],
    [3, 'erased'],
    [4, 'erased'],
    [5, 'quarantined'],
  ]);
  expect(await everything()).not.toMatch(/秘密|单玉兰/);
  expect(await fieldsOf(step)).toEqual([{ id: step, rootId: late, kind: 'note', note: '' }]);
});

it('R10: a restored backup that sends the person again brings nobody back', async () => {
  const person = nextId();
  front.save(orchid(person), order(person));
  await front.send(1, 2);
  front.newEpoch([...front.saved.slice(0, 1)]);
  await front.send(1, 1);
  expect(await everything()).not.toMatch(/秘密|单玉兰/);
});

it('R10: people of the same batch who are not named keep everything', async () => {
  const [person, neighbour, visit] = [nextId(), nextId(), nextId()];
  front.save(orchid(person), order(person), visitOf(neighbour, visit));
  front.save(insert('resident', neighbour, { name: '王芳', createdAt: 1 }));
  await front.send(1, 4);
  const left = await everything();
  expect(left).toContain('王芳');
  expect(left).toContain('秘密的来访');
});

it('R10: a delivery route that the erased walked may be given to somebody else', async () => {
  const [person, route] = [nextId(), nextId()];
  front.save(
    orchid(person),
    insert('deliveryRoute', route, { delivererId: person, delivererName: '单玉兰' }),
  );
  const given = { delivererId: nextId(), delivererName: '王芳' };
  front.save(order(person), { entity: 'deliveryRoute', rowId: route, op: 'update', fields: given });
  await front.send(1, 4);
  expect(await fieldsOf(route)).toEqual([{ id: route, delivererId: person, delivererName: '' }, given]);
});

it('R12: an order reaches no other centre', async () => {
  const person = nextId();
  front.save(orchid(person));
  await front.send(1, 1);
  const [here, elsewhere] = [centreId, nextId()];
  await store.transaction('supervisor', (sql) =>
    sql.query('INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, $2, 0, now())', [
      elsewhere,
      '桃源',
    ]),
  );
  const stranger = testDesk(store, elsewhere, nextId(), entityRules);
  stranger.save(order(person));
  await stranger.send(1, 1);
  centreId = here;
  expect(await everything()).toContain('单玉兰');
});

it('R10: the district itself orders, with the merged cards; the order travels down and is logged without a name', async () => {
  const [person, twin] = [nextId(), nextId()];
  front.save(orchid(person), orchid(twin));
  front.save({ entity: 'resident', rowId: twin, op: 'update', fields: { mergedInto: person } });
  await front.send(1, 3);
  const given = { centreId, residentId: person, administrator: '区管理员', reason: '市民来信 2026-11' };
  expect(await orderErasure(store, given, 3)).toBe(true);
  expect(await orderErasure(store, given, 4)).toBe(false);
  expect(await everything()).not.toMatch(/秘密|单玉兰/);
  expect(await everything()).toContain('市民来信 2026-11');
  const { head, changes } = await changesAfter(store, centreId, 3, 10);
  expect(head).toBe(4);
  expect(changes).toMatchObject([
    { seq: 4, entity: 'erasure', fields: { people: JSON.stringify([person, twin]) } },
  ]);
});
