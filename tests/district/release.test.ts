/** What lay in quarantine is taken in once the district understands it, as if it had come then (SPEC R8). */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changesAfter } from '../../district/pull.ts';
import { release } from '../../district/release.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { newCentre } from './support/client.ts';
import { rules, testDesk } from './support/district.ts';

const deskA = '019a0000-0000-7000-8000-0000000000a1';
const deskB = '019a0000-0000-7000-8000-0000000000b1';
const person = '019a0000-0000-7000-8000-0000000000c1';
const newer = {
  ...rules,
  club: { kind: 'register', alwaysAsk: [] },
  dance: { kind: 'fact', alwaysAsk: [] },
} as const;
const now = () => 1_790_000_100_000;

let store: Store;
let centreId: string;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  centreId = await newCentre(store);
});

const inCentre = <Row extends object>(statement: string) =>
  store.transaction({ centreId }, (sql) => sql.query<Row>(statement));
const updated = () => release({ store, rules: newer, now }, centreId);
const open = () =>
  inCentre<{ code: string }>('SELECT code FROM quarantine WHERE settled_at IS NULL ORDER BY n');

it('R8: in the order it came, under the number of its desk, and nothing of it twice', async () => {
  const desk = testDesk(store, centreId, deskA);
  desk.save(
    { entity: 'club', rowId: 'chess', op: 'insert', fields: { name: '棋' } },
    { entity: 'resident', rowId: person, op: 'insert', fields: { name: '单玉兰' } },
    { entity: 'club', rowId: 'chess', op: 'update', fields: { name: '象棋' } },
    { entity: 'dance', rowId: 'd1', op: 'insert', fields: { club: 'chess' } },
  );
  await desk.send(1, 4);
  expect(await open()).toEqual([1, 2, 3].map(() => ({ code: 'entity.unknown' })));
  expect(await release({ store, rules, now }, centreId)).toEqual({ taken: 0, left: 3 });
  expect(await updated()).toEqual({ taken: 3, left: 0 });
  expect(await updated()).toEqual({ taken: 0, left: 0 });
  const { changes, head } = await changesAfter(store, centreId, 0, 10);
  expect(head).toBe(4);
  expect(changes.map(({ n, deskId, op, fields }) => [n, deskId, op, fields])).toEqual([
    [2, deskA, 'insert', { name: '单玉兰' }],
    [1, deskA, 'insert', { name: '棋' }],
    [3, deskA, 'update', { name: '象棋' }],
    [4, deskA, 'insert', { club: 'chess' }],
  ]);
});

it('R3.2: the batch it came in, sent again, is answered with what has become of it', async () => {
  const desk = testDesk(store, centreId, deskA);
  desk.save(
    { entity: 'club', rowId: 'chess', op: 'insert', fields: { name: '棋' } },
    { entity: 'resident', rowId: person, op: 'insert', fields: { name: '单玉兰' } },
    { entity: 'club', rowId: 'dance', op: 'update', fields: { name: '舞' } },
  );
  await desk.send(1, 3);
  expect(await updated()).toEqual({ taken: 1, left: 1 });
  expect(await open()).toEqual([{ code: 'row.unknown' }]);
  expect(await desk.send(1, 3)).toMatchObject({
    kind: 'stored',
    runs: [
      {
        firstSeq: 1,
        verdicts: [
          [1, 'ok', 2],
          [3, 'quarantined', expect.any(String)],
        ],
      },
    ],
  });
});

it('R5: what the same desk has said since stands, and what another said makes a card', async () => {
  const desk = testDesk(store, centreId, deskA);
  const other = testDesk(store, centreId, deskB, newer);
  desk.save(
    {
      entity: 'club',
      rowId: 'chess',
      op: 'update',
      fields: { name: '旧名', room: '一楼' },
      hlcMs: 5,
      basedOn: 0,
    },
    { entity: 'resident', rowId: person, op: 'insert', fields: { name: '单玉兰' } },
  );
  await desk.send(1, 2);
  other.save({ entity: 'club', rowId: 'chess', op: 'insert', fields: { room: '二楼' }, hlcMs: 9 });
  await other.send(1, 1);
  const updatedDesk = testDesk(store, centreId, deskA, newer);
  updatedDesk.save(...desk.saved, {
    entity: 'club',
    rowId: 'chess',
    op: 'update',
    fields: { name: '新名' },
    hlcMs: 7,
    basedOn: 2,
  });
  await updatedDesk.send(3, 3);
  expect(await updated()).toEqual({ taken: 1, left: 0 });
  const [row] = await inCentre<{ fields: unknown }>("SELECT fields FROM register_row WHERE row_id = 'chess'");
  expect(row?.fields).toEqual({ name: '新名', room: '二楼' });
  const cards = await inCentre<{ field: string }>(
    "SELECT fields ->> 'field' AS field FROM register_row WHERE entity = 'exchangeCard'",
  );
  expect(cards).toEqual([{ field: 'room' }]);
});

it('R4.3: an edit that was heard before its row is let in with the row, whoever brings that', async () => {
  const desk = testDesk(store, centreId, deskA);
  const other = testDesk(store, centreId, deskB);
  desk.save({ entity: 'resident', rowId: person, op: 'update', fields: { phone: '13800000731' }, hlcMs: 9 });
  await desk.send(1, 1);
  expect(await open()).toEqual([{ code: 'row.unknown' }]);
  other.save({ entity: 'meal', rowId: 'm1', op: 'insert', fields: { kind: 'lunch' } });
  await other.send(1, 1);
  expect(await open()).toHaveLength(1);
  other.save({ entity: 'resident', rowId: person, op: 'insert', fields: { name: '单玉兰' }, hlcMs: 5 });
  await other.send(2, 2);
  expect(await open()).toEqual([]);
  const { changes, head } = await changesAfter(store, centreId, 0, 10);
  expect(head).toBe(3);
  expect(changes.map(({ deskId, n, op, fields }) => [deskId, n, op, fields])).toEqual([
    [deskB, 1, 'insert', { kind: 'lunch' }],
    [deskB, 2, 'insert', { name: '单玉兰' }],
    [deskA, 1, 'update', { phone: '13800000731' }],
  ]);
  expect(await desk.send(1, 1)).toMatchObject({
    kind: 'stored',
    runs: [{ verdicts: [[1, 'merged', 3]] }],
  });
});

it('R10: of somebody erased meanwhile nothing comes back', async () => {
  const desk = testDesk(store, centreId, deskA);
  const withPeople = { ...newer, erasure: { kind: 'fact', alwaysAsk: [] } } as const;
  desk.save({ entity: 'club', rowId: 'chess', op: 'insert', fields: { residentId: person, name: '单玉兰' } });
  await desk.send(1, 1);
  const order = testDesk(store, centreId, deskB, withPeople);
  const people = JSON.stringify([person]);
  order.save({ entity: 'erasure', rowId: 'e1', op: 'insert', fields: { residentId: person, people } });
  await order.send(1, 1);
  expect(await updated()).toEqual({ taken: 0, left: 1 });
  const { changes } = await changesAfter(store, centreId, 0, 10);
  expect(JSON.stringify(changes)).not.toContain('单玉兰');
});

it('R4.3, R5.3: an answer to a card that a restore has undone is no fault, and changes no row', async () => {
  const desk = testDesk(store, centreId, deskA);
  desk.save({ entity: 'exchangeCard', rowId: 'gone', op: 'update', fields: { state: 'settled' } });
  const known = { ...rules, exchangeCard: { kind: 'register', alwaysAsk: [] } } as const;
  const restored = testDesk(store, centreId, deskA, known);
  restored.save(...desk.saved);
  expect(await restored.send(1, 1)).toMatchObject({ kind: 'stored', runs: [{ verdicts: [] }] });
  expect(await open()).toEqual([]);
  const { changes } = await changesAfter(store, centreId, 0, 10);
  expect(changes).toMatchObject([{ aside: true }]);
});

it('R2: a desk that sends while it is done waits its turn, and no number is given twice', async () => {
  const desk = testDesk(store, centreId, deskA);
  for (let at = 0; at < 40; at += 1)
    desk.save({ entity: 'dance', rowId: `d${at}`, op: 'insert', fields: { at } });
  await desk.send(1, 40);
  const other = testDesk(store, centreId, deskB);
  other.save({ entity: 'meal', rowId: 'm1', op: 'insert', fields: {} });
  const [released] = await Promise.all([updated(), updated(), other.send(1, 1)]);
  expect(released.taken).toBeLessThanOrEqual(40);
  const { changes, head } = await changesAfter(store, centreId, 0, 100);
  expect(head).toBe(41);
  expect(new Set(changes.map(({ rowId }) => rowId)).size).toBe(41);
});
