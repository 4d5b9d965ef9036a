/** A desk with an older program beside newer ones: it keeps what it does not know, and has it after its update (SPEC R6.5, R9). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Entities } from '../../../db/core/entity.ts';
import { entities } from '../../../db/entities.ts';
import { applyPage } from '../../../db/sync/apply.ts';
import type { PulledChange } from '../../../db/sync/protocol/pull.ts';
import { openTestDesk, type TestDesk, temporaryFolder } from '../../support/desk.ts';
import { entityWith } from '../../support/entities.ts';

/** A program from before residents had remarks, and anybody a diet. */
function olderEntities(): Entities {
  const older = new Map([...entities, entityWith('resident', { without: 'remarks' })]);
  older.delete('dietProfile');
  return older;
}

const personId = '019d0000-0000-7000-8000-000000000001';
const dietId = '019d0000-0000-7000-8000-000000000002';
const about = { deskId: '019d0000-0000-7000-8000-00000000de5c', epoch: 1, n: 1, savedAt: 1, accountId: null };

type Fields = PulledChange['fields'];
function pulled(
  seq: number,
  entity: string,
  rowId: string,
  fields: Fields,
  op: 'insert' | 'update' = 'insert',
) {
  return { ...about, seq, entity, rowId, op, fields, doubtful: false, aside: false };
}

const fields = {
  id: personId,
  name: '单玉兰',
  formerNames: '[]',
  status: 'here',
  remarks: '常来',
  createdAt: 1,
};
const diet = { id: dietId, residentId: personId, diets: '[]', allergens: '["fish"]', note: '牙口不好' };

let folder: ReturnType<typeof temporaryFolder>;
let desk: TestDesk;
beforeEach(async () => {
  folder = temporaryFolder();
  desk = await openTestDesk({ dir: folder.path, entities: olderEntities() });
});
afterEach(() => {
  desk[Symbol.dispose]();
  folder.remove();
});

async function update(): Promise<void> {
  desk[Symbol.dispose]();
  desk = await openTestDesk({ dir: folder.path });
}

const pull = (...changes: PulledChange[]) => desk.app.exchange((rows) => applyPage(rows, changes));
const ask = (sql: string) => desk.reader.sqlite.prepare(sql).all();
const kept = () => ask('SELECT why FROM exchange_kept');
const people = () => ask('SELECT name, remarks FROM resident');
const cursor = () => ask('SELECT pull_cursor AS cursor FROM desk_state');

it('R6.5: what this program does not know is kept, and put in once the program is updated', async () => {
  await pull(pulled(1, 'resident', personId, fields), pulled(2, 'dietProfile', dietId, diet));
  await pull(pulled(3, 'dietProfile', dietId, { note: '不吃辣' }, 'update'));
  expect(people()).toEqual([{ name: '单玉兰', remarks: null }]);
  expect([ask('SELECT * FROM diet_profile'), kept().length]).toEqual([[], 3]);
  await update();
  expect(people()).toEqual([{ name: '单玉兰', remarks: '常来' }]);
  expect(ask('SELECT allergens, note FROM diet_profile')).toEqual([
    { allergens: '["fish"]', note: '不吃辣' },
  ]);
  expect(kept()).toEqual([]);
});

it('R6.5: fields that were known all along stay as they stand', async () => {
  await pull(pulled(1, 'resident', personId, fields));
  await pull(pulled(2, 'resident', personId, { name: '单玉兰(新)' }, 'update'));
  await update();
  expect(people()).toEqual([{ name: '单玉兰(新)', remarks: '常来' }]);
});

it('R6.5: a row that waits for another is put in when that one comes', async () => {
  await pull(pulled(1, 'dietProfile', dietId, diet));
  await update();
  expect(kept()).toEqual([{ why: 'later' }]);
  await pull(pulled(2, 'resident', personId, fields));
  expect(ask('SELECT note FROM diet_profile')).toEqual([{ note: '牙口不好' }]);
  expect(kept()).toEqual([]);
});

it('R6.5: what not even the updated program knows is kept on', async () => {
  await pull(pulled(1, 'resident', personId, { ...fields, tomorrow: 'x' }));
  await update();
  expect(people()).toEqual([{ name: '单玉兰', remarks: '常来' }]);
  expect(ask("SELECT change ->> '$.fields' AS left FROM exchange_kept")).toEqual([
    { left: '{"tomorrow":"x"}' },
  ]);
});

it('R10: an update brings nobody back, and asks again for what only a newer program may keep', async () => {
  await pull(pulled(1, 'resident', personId, fields), pulled(2, 'dietProfile', dietId, diet));
  const order = { id: personId, residentId: personId, people: `["${personId}"]`, reason: 'asked', at: 1 };
  await pull(pulled(3, 'erasure', personId, order));
  expect(JSON.stringify(ask('SELECT change FROM exchange_kept'))).not.toMatch(/常来|牙口|fish/);
  await update();
  expect(people()).toMatchObject([{ remarks: null }]);
  expect(ask('SELECT * FROM diet_profile')).toEqual([]);
  expect(cursor()).toEqual([{ cursor: 0 }]);
});

it('R6.5: a program that has not learnt anything leaves what is kept alone', async () => {
  await pull(pulled(1, 'dietProfile', dietId, diet));
  desk[Symbol.dispose]();
  desk = await openTestDesk({ dir: folder.path, entities: olderEntities() });
  expect(kept()).toEqual([{ why: 'unknown' }]);
  expect(cursor()).toEqual([{ cursor: 1 }]);
});
