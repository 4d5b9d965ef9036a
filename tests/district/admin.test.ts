/** The administrator's page: who may open it, what it shows, and what it never shows. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entityRules } from '../../db/sync/protocol/entityRules.ts';
import { kinds } from '../../district/admin/kinds.ts';
import { readUpload } from '../../district/admin/upload.ts';
import { setPassword } from '../../district/administrators.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { resumeTransfers } from '../../district/transfer.ts';
import {
  httpDesk,
  invite,
  newCentre,
  type RunningDistrict,
  runDistrict,
  startOfTime,
} from './support/client.ts';

const password = '杏林春暖二零二六';
const today = '2026-09-21';
const person = '019d0000-0000-7000-8000-000000000001';

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

/** A browser that is signed in: it keeps its cookie and fills in the word of the form. */
async function browser(language: 'zh' | 'en' = 'zh') {
  let cookies = `linli_language=${language}`;
  let word = '';
  const read = async (answer: Response) => {
    const text = await answer.text();
    word = /name="word" value="([^"]+)"/.exec(text)?.[1] ?? word;
    return { status: answer.status, text, location: answer.headers.get('location') };
  };
  const open = async (path: string) =>
    read(await fetch(district.address + path, { headers: { cookie: cookies }, redirect: 'manual' }));
  const send = async (path: string, form: Record<string, string>) => {
    const answer = await fetch(district.address + path, {
      method: 'POST',
      headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ word, ...form }),
      redirect: 'manual',
    });
    const given = answer.headers.get('set-cookie');
    if (given !== null) cookies = `linli_language=${language}; ${given.split(';', 1)[0]}`;
    return { ...(await read(answer)), cookie: given };
  };
  return { open, send, cookies: () => cookies };
}

async function signedIn(language: 'zh' | 'en' = 'zh') {
  const page = await browser(language);
  await page.send('/admin/sign-in', { name: 'admin', password });
  await page.open('/admin');
  return page;
}

/** A centre whose desk has registered a person and logged a meal. */
async function busyCentre(name: string) {
  const centreId = await newCentre(store, name);
  const desk = httpDesk(district);
  await desk.enrol(await invite(store, centreId));
  desk.save(
    {
      entity: 'resident',
      rowId: person,
      op: 'insert',
      fields: { id: person, name: '欧阳静好', documentNumber: '110101194912310028', status: 'here' },
    },
    {
      entity: 'residentPhone',
      rowId: 'phone-1',
      op: 'insert',
      fields: { id: 'phone-1', residentId: person, number: '13800000000' },
    },
  );
  return { centreId, desk };
}

async function registerOf(centreId: string, rowId: string) {
  const [row] = await store.transaction({ centreId }, (sql) =>
    sql.query<{ fields: Record<string, unknown> }>('SELECT fields FROM register_row WHERE row_id = $1', [
      rowId,
    ]),
  );
  return row?.fields;
}

describe('the door', () => {
  it('shows nobody anything before they sign in', async () => {
    const page = await browser();
    for (const path of ['/admin', '/admin/accesses', '/admin/password']) {
      expect(await page.open(path)).toMatchObject({ status: 303, location: '/admin/sign-in' });
    }
    expect((await page.send('/admin/centres', { name: '偷建' })).location).toBe('/admin/sign-in');
  });

  it('says no more than that account or password is wrong, and makes whoever guesses wait', async () => {
    const page = await browser();
    const wrong = await page.send('/admin/sign-in', { name: 'admin', password: 'wrong password' });
    expect([wrong.status, wrong.cookie]).toEqual([403, null]);
    expect(wrong.text).toContain('账号或密码不对');
    for (let tries = 0; tries < 7; tries++)
      await page.send('/admin/sign-in', { name: `n${tries}`, password: 'x' });
    expect((await page.send('/admin/sign-in', { name: 'admin', password })).status).toBe(429);
  }, 60_000);

  it('gives a cookie that no script and no other site can use', async () => {
    const page = await browser();
    const { cookie } = await page.send('/admin/sign-in', { name: 'admin', password });
    expect(cookie).toContain('HttpOnly; SameSite=Strict');
  });

  it('takes no form that this page has not shown', async () => {
    const page = await signedIn();
    expect((await page.send('/admin/centres', { name: '伪造', word: 'elsewhere' })).status).toBe(403);
    expect((await page.open('/admin')).text).not.toContain('伪造');
  });

  it('asks for a password of one’s own before anything else, where one was given', async () => {
    await setPassword(store, { name: 'guest', mustChange: true }, 'given password', startOfTime);
    const page = await browser();
    await page.send('/admin/sign-in', { name: 'guest', password: 'given password' });
    expect((await page.open('/admin')).location).toBe('/admin/password');
    await page.open('/admin/password');
    expect((await page.send('/admin/password', { password: 'short', again: 'short' })).text).toContain(
      '至少要10个字符',
    );
    await page.send('/admin/password', { password: 'my own password', again: 'my own password' });
    expect((await page.open('/admin')).status).toBe(200);
  });

  it('opens for an account of one’s own until it is closed', async () => {
    const page = await signedIn();
    const { text } = await page.send('/admin/accounts', { name: '李主任' });
    const given = /class="code">([^<]+)</.exec(text)?.[1] ?? '';
    const other = await browser();
    await other.send('/admin/sign-in', { name: '李主任', password: given });
    expect((await other.open('/admin')).location).toBe('/admin/password');
    expect((await page.send('/admin/accounts', { name: '李主任' })).status).toBe(400);
    await page.send('/admin/accounts/close', { name: '李主任' });
    expect((await other.open('/admin')).location).toBe('/admin/sign-in');
    expect((await other.send('/admin/sign-in', { name: '李主任', password: given })).status).toBe(403);
    expect((await page.send('/admin/accounts/close', { name: 'admin' })).status).toBe(400);
  }, 60_000);

  it('closes by itself after half an hour', async () => {
    const page = await signedIn();
    district.clock.now += 30 * 60_000 + 1;
    expect((await page.open('/admin')).location).toBe('/admin/sign-in');
  });
});

describe('centres and desks', () => {
  it('are made and invited here; the code enrols a desk and is shown once', async () => {
    const page = await signedIn();
    const { location } = await page.send('/admin/centres', { name: '<b>海棠</b>社区' });
    const made = await page.open(location ?? '');
    expect(made.text).toContain('&lt;b&gt;海棠&lt;/b&gt;社区');
    const { text } = await page.send(`${location}/invitations`, { deskName: '前台' });
    const code = /class="code">([^<]+)</.exec(text)?.[1] ?? '';
    expect((await httpDesk(district).enrol(code)).status).toBe(200);
    expect((await page.open(location ?? '')).text).not.toContain(code);
  });

  it('can be stopped: a revoked desk is answered no more', async () => {
    const { centreId, desk } = await busyCentre('玉兰社区');
    const page = await signedIn();
    await page.send(`/admin/centres/${centreId}/desks/${desk.deskId}/revoke`, {});
    expect((await desk.get('/v1/state')).status).toBe(403);
    expect((await page.open(`/admin/centres/${centreId}`)).text).toContain('已停用');
  });

  it('are shown with what waits and who is behind, in both languages', async () => {
    const { centreId, desk } = await busyCentre('银杏社区');
    await desk.send();
    await desk.get('/v1/changes?after=0', { more: { 'linli-waiting': '7' } });
    await district.close();
    district = await runDistrict(store);
    const zh = (await (await signedIn()).open('/admin')).text;
    expect(zh).toContain('正在上传');
    const en = (await (await signedIn('en')).open(`/admin/centres/${centreId}`)).text;
    expect(en).toMatch(/Sending[\s\S]*class="n">7<[\s\S]*class="n">2</);
    expect(en).toContain(today);
    expect(en).toContain('lang="en"');
  });
});

describe('records', () => {
  it('are counted for all to see, and shown only for a reason, masked, and with a trace', async () => {
    const { centreId, desk } = await busyCentre('桂花社区');
    await desk.send();
    const page = await signedIn();
    const day = `/admin/centres/${centreId}/days/${today}`;
    expect((await page.open(day)).text).toMatch(/居民<\/td><td class="n">1/);
    const refused = await page.send(day, { entity: 'resident', reason: ' ' });
    expect([refused.status, refused.text.includes(person)]).toEqual([400, false]);
    const { text } = await page.send(day, { entity: 'resident', reason: '居民反映档案重复' });
    expect(text).toContain('欧**');
    for (const secret of ['欧阳静好', '静好', '110101194912310028', '0028'])
      expect(text).not.toContain(secret);
    const log = (await page.open('/admin/accesses')).text;
    expect(log).toContain('居民反映档案重复');
    expect(log).toContain(`查看记录 居民 ${today}`);
  });

  it('have a name in both languages, whatever their kind', () => {
    expect(Object.keys(kinds).toSorted()).toEqual(Object.keys(entityRules).toSorted());
  });
});

describe('a resident who moves', () => {
  it('is marked as moved where they leave and has a card where they arrive', async () => {
    const { centreId, desk } = await busyCentre('丹桂社区');
    await desk.send();
    const there = await newCentre(store, '海棠社区');
    const page = await signedIn();
    const order = { residentId: person, toCentreId: there, reason: '搬到海棠社区' };
    const { text } = await page.send(`/admin/centres/${centreId}/moves`, order);
    expect(text).toContain('已迁移');
    expect(await registerOf(centreId, person)).toMatchObject({ status: 'moved', statusSince: today });
    expect(await registerOf(there, person)).toMatchObject({ name: '欧阳静好', status: 'here' });
    expect(await registerOf(there, 'phone-1')).toMatchObject({ number: '13800000000' });
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
    expect(await registerOf(to, person)).toBeUndefined();
  });
});

it('erases a person only when it is asked for in so many words', async () => {
  const { centreId, desk } = await busyCentre('蜡梅社区');
  await desk.send();
  const page = await signedIn();
  const order = { residentId: person, reason: '本人书面要求' };
  const unsure = await page.send(`/admin/centres/${centreId}/erasures`, { ...order, typed: '是' });
  expect(unsure.text).toContain('没有删除');
  expect(await registerOf(centreId, person)).toMatchObject({ name: '欧阳静好' });
  const done = await page.send(`/admin/centres/${centreId}/erasures`, { ...order, typed: '删除' });
  expect(done.text).toContain('已删除');
  expect(JSON.stringify(await registerOf(centreId, person))).not.toContain('静好');
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
