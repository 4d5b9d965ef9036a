/** The administrator's page: who may open it, what it shows, and what it never shows. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setPassword } from '../../district/administrators.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { browserAt, busyCentreOf, password, person, signedInAt, today } from './support/administrator.ts';
import { httpDesk, type RunningDistrict, runDistrict, startOfTime } from './support/client.ts';

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

const browser = () => browserAt(district);
const signedIn = (language: 'zh' | 'en' = 'zh') => signedInAt(district, language);
const busyCentre = (name: string) => busyCentreOf(district, name);

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
    // The desk of another centre has its key and has said nothing yet: that is not being silent for a day.
    await busyCentre('木槿社区');
    expect((await (await signedIn()).open('/admin')).text).toMatch(/木槿社区<\/a>[\s\S]{0,80}还没有联系过/);
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
    expect((await page.open(day)).text).toMatch(/居民卡片<\/td><td class="n">1/);
    const refused = await page.send(day, { entity: 'resident', reason: ' ' });
    expect([refused.status, refused.text.includes(person)]).toEqual([400, false]);
    const { text } = await page.send(day, { entity: 'resident', reason: '居民反映档案重复' });
    expect(text).toContain('欧**');
    for (const secret of ['欧阳静好', '静好', '110101194912310028', '0028'])
      expect(text).not.toContain(secret);
    const log = (await page.open('/admin/accesses')).text;
    expect(log).toContain('居民反映档案重复');
    expect(log).toContain(`查看记录 居民卡片 ${today}`);
  });
});
