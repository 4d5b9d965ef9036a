/** What an administrator does to people's records: moves and erases them, and takes them from a stick. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readUpload } from '../../district/admin/upload.ts';
import { setPassword } from '../../district/administrators.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { resumeTransfers } from '../../district/transfer.ts';
import { busyCentreOf, password, person, registerOf, signedInAt, today } from './support/administrator.ts';
import { newCentre, type RunningDistrict, runDistrict, startOfTime } from './support/client.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
  await setPassword(store, { name: 'admin', mustChange: false }, password, startOfTime);
}, 180_000);
afterAll(() => store.close());

let district: RunningDistrict;
beforeEach(async () => {
  district = await runDistrict(store);
  return () => district.close();
});

const signedIn = () => signedInAt(district);
const busyCentre = (name: string) => busyCentreOf(district, name);

describe('a resident who moves', () => {
  it('is marked as moved where they leave and has a card where they arrive', async () => {
    const { centreId, desk } = await busyCentre('丹桂社区');
    await desk.send();
    const there = await newCentre(store, '海棠社区');
    const page = await signedIn();
    const order = { residentId: person, toCentreId: there, reason: '搬到海棠社区' };
    const { text } = await page.send(`/admin/centres/${centreId}/moves`, order);
    expect(text).toContain('已迁移');
    expect(await registerOf(store, centreId, person)).toMatchObject({ status: 'moved', statusSince: today });
    expect(await registerOf(store, there, person)).toMatchObject({ name: '欧阳静好', status: 'here' });
    expect(await registerOf(store, there, 'phone-1')).toMatchObject({ number: '13800000000' });
    const { changes } = await desk.pull(2);
    expect(changes).toMatchObject([
      { seq: 3, entity: 'resident', op: 'update', fields: { status: 'moved' } },
    ]);
  });

  it('arrives once, however often an interrupted order is carried out', async () => {
    const { centreId, desk } = await busyCentre('月季社区');
    await desk.send();
    const there = await newCentre(store, '石榴社区');
    await store.transaction({ centreId }, (sql) =>
      sql.query(
        `INSERT INTO transfer (centre_id, id, resident_id, to_centre_id, administrator, reason, ordered_at)
         VALUES ($1, $2, $2, $3, 'admin', '搬家', now())`,
        [centreId, person, there],
      ),
    );
    await resumeTransfers(store, startOfTime);
    await store.transaction({ centreId }, (sql) => sql.query('UPDATE transfer SET closed_at = NULL'));
    await resumeTransfers(store, startOfTime);
    const log = await store.transaction({ centreId: there }, (sql) =>
      sql.query('SELECT entity, op FROM change_log ORDER BY seq'),
    );
    expect(log).toEqual([
      { entity: 'resident', op: 'insert' },
      { entity: 'residentPhone', op: 'insert' },
    ]);
    expect((await desk.pull(2)).changes).toHaveLength(1);
  });

  it('stays where they are when the centre does not know them', async () => {
    const [from, to] = [await newCentre(store), await newCentre(store, '石榴社区')];
    const page = await signedIn();
    const order = { residentId: person, toCentreId: to, reason: '搬到石榴社区' };
    expect((await page.send(`/admin/centres/${from}/moves`, order)).text).toContain('没有这个居民编号');
    expect(await registerOf(store, to, person)).toBeUndefined();
  });
});

it('erases a person only when it is asked for in so many words', async () => {
  const { centreId, desk } = await busyCentre('蜡梅社区');
  await desk.send();
  const page = await signedIn();
  const order = { residentId: person, reason: '本人书面要求' };
  const unsure = await page.send(`/admin/centres/${centreId}/erasures`, { ...order, typed: '是' });
  expect(unsure.text).toContain('没有删除');
  expect(await registerOf(store, centreId, person)).toMatchObject({ name: '欧阳静好' });
  const done = await page.send(`/admin/centres/${centreId}/erasures`, { ...order, typed: '删除' });
  expect(done.text).toContain('已删除');
  expect(JSON.stringify(await registerOf(store, centreId, person))).not.toContain('静好');
  expect((await page.open('/admin/accesses')).text).toContain('本人书面要求');
});

describe('a file from a stick', () => {
  it('is read out of the form, whatever bytes it holds', () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 13, 10]);
    const body = Buffer.concat([
      Buffer.from('--xy\r\nContent-Disposition: form-data; name="word"\r\n\r\nabc\r\n--xy\r\n'),
      Buffer.from(
        'Content-Disposition: form-data; name="file"; filename="杏.linli"\r\nContent-Type: x/y\r\n\r\n',
      ),
      bytes,
      Buffer.from('\r\n--xy--\r\n'),
    ]);
    const type = 'multipart/form-data; boundary=xy';
    expect(readUpload(type, body)).toEqual({ fields: { word: 'abc' }, file: { name: '杏.linli', bytes } });
    for (let end = 0; end < body.length - 6; end += 7)
      expect(readUpload(type, body.subarray(0, end))).toBeNull();
  });

  it('that is no bundle is refused with a sentence, and taken from nobody who is not signed in', async () => {
    const page = await signedIn();
    const { text } = await page.open('/admin/courier');
    const word = /name="word" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const hand = (given: string, cookie: string) => {
      const form = new FormData();
      form.set('word', given);
      form.set('file', new Blob(['not a bundle']), 'x.linli');
      return fetch(`${district.address}/admin/courier`, {
        method: 'POST',
        headers: { cookie },
        body: form,
        redirect: 'manual',
      });
    };
    const refused = await hand(word, page.cookies());
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('role="alert"')]);
    expect((await hand('elsewhere', page.cookies())).status).toBe(403);
    expect((await hand(word, '')).headers.get('location')).toBe('/admin/sign-in');
  });
});
