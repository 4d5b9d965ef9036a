/** A change that the district refused, and takes in after all once it can: the desk that saved it hears of both. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSession } from '../../../db/core/session.ts';
import { residents } from '../../../db/residents/table.ts';
import { entityRules } from '../../../db/sync/protocol/entityRules.ts';
import { release } from '../../../district/release.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { addPerson } from '../../support/people.ts';
import { invite, type Listening, listen, newCentre, quiet, talkAgain, wiredDesk } from './support/wire.ts';

let store: Store;
let district: Listening;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
  district = await listen(store);
}, 60_000);
afterAll(async () => {
  await district.close();
  await store.close();
});

it('R8: is refused no more where it was saved, and stands at every desk', async () => {
  const centreId = await newCentre(store, district.clock.now);
  const [front, care] = [await wiredDesk(), await wiredDesk()];
  for (const desk of [front, care]) {
    const code = await invite(store, centreId, district.clock.now);
    await desk.manager.sync.enrol({ address: district.address, code, deskName: '前台一号' });
    desk.exchanger.start();
    await quiet(desk);
  }
  const id = await addPerson(front.manager, { name: '单玉兰' });
  await talkAgain(front, care);
  const inCentre = (statement: string) =>
    store.transaction({ centreId }, (sql) => sql.query(statement.replace('$', `'${id}'`)));
  // What an older district lacks is taken from it, and given back by its update.
  await inCentre("UPDATE register_row SET entity = 'hidden' WHERE row_id = $ AND entity = 'resident'");
  await front.app.transact(newSession('test', front.clock.now()), 'test.rename', (ctx) =>
    ctx.write.update(residents, id, { name: '单玉蘭' }),
  );
  await talkAgain(front);
  expect(await front.manager.sync.refused({})).toMatchObject([{ code: 'row.unknown' }]);
  await inCentre("UPDATE register_row SET entity = 'resident' WHERE row_id = $ AND entity = 'hidden'");
  const now = () => district.clock.now;
  expect(await release({ store, rules: entityRules, now }, centreId)).toEqual({ taken: 1, left: 0 });
  await talkAgain(care, front);
  expect((await front.manager.sync.status({})).refused).toBe(0);
  expect(await front.manager.sync.refused({})).toEqual([]);
  const nameAt = ({ reader }: typeof front) =>
    reader.sqlite.prepare('SELECT name FROM resident WHERE id = ?').pluck().get(id);
  expect([nameAt(front), nameAt(care)]).toEqual(['单玉蘭', '单玉蘭']);
  expect(await front.manager.sync.proveSafe({})).toMatchObject({ safe: true });
  for (const desk of [front, care]) desk.remove();
});
