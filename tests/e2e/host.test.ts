import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { launchBrowser, openPage, type ServedDesk, serveDesk } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open() {
  const folder = temporaryFolder();
  const served: { now: ServedDesk } = { now: await serveDesk(folder.path) };
  const context = await browser.newContext();
  onTestFinished(async () => {
    await context.close();
    await served.now.stop();
    folder.remove();
  });
  return { folder: folder.path, served, context };
}

it('the link opens the app, and its token is gone from the address and out of reach of scripts', async () => {
  const { served, context } = await open();
  const { page, complaints } = await openPage(context);
  await page.goto(served.now.host.newLink());
  await page.locator('form').first().waitFor();
  expect(new URL(page.url()).hash).toBe('#/');
  expect(await page.title()).toContain('邻里');
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(complaints).toEqual([]);

  await page.reload();
  await page.locator('form').first().waitFor();
  expect(complaints).toEqual([]);
});

it('a used link lets no second browser in, and tells why', async () => {
  const { served, context } = await open();
  const link = served.now.host.newLink();
  const first = await openPage(context);
  await first.page.goto(link);
  await first.page.locator('form').first().waitFor();

  const stranger = await browser.newContext();
  onTestFinished(() => stranger.close());
  const { page } = await openPage(stranger);
  await page.goto(link);
  await page.getByRole('status').filter({ hasText: '请打开程序新给出的链接' }).waitFor();
  expect(await page.locator('form').count()).toBe(0);
});

it('a page of another origin can neither read the desk nor act on it', async () => {
  const { served, context } = await open();
  const { page } = await openPage(context);
  await page.goto(served.now.host.newLink());
  await page.locator('form').first().waitFor();

  // Another program of this computer: same site, so the browser sends the cookie along.
  await context.route('http://127.0.0.1:1/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>x</title>' }),
  );
  const foreign = await context.newPage();
  await foreign.goto('http://127.0.0.1:1/');
  const input = {
    centre: { name: 'x', divisionCode: '510115001001', district: 'x', street: 'x', community: 'x' },
    manager: { name: 'x', password: 'xxxxxxxx' },
  };
  const target = `http://127.0.0.1:${served.now.host.port}/rpc/desk`;
  const outcome = await foreign.evaluate(
    async ({ target, body }) => {
      const call = { method: 'POST', credentials: 'include' } as const;
      const type = { 'content-type': 'application/json' };
      const tried = (answer: Promise<Response>) =>
        answer.then(
          ({ type, status }) => `${type} ${status}`,
          () => 'blocked',
        );
      return {
        read: await tried(fetch(`${target}/status`, { ...call, headers: type, body: '{"json":{}}' })),
        // Sent without asking first, as a form would be.
        act: await tried(fetch(`${target}/setUp`, { ...call, mode: 'no-cors', body })),
      };
    },
    { target, body: JSON.stringify({ json: input }) },
  );
  expect(outcome.read).toBe('blocked');
  const { desk } = served.now;
  expect(await desk.call(desk.openSession(), 'desk.status', {})).toMatchObject({ phase: 'new' });
});

it('a stopped program is told calmly; when it is back and let in, the page goes on by itself', async () => {
  const { folder, served, context } = await open();
  const { page } = await openPage(context);
  await page.goto(served.now.host.newLink());
  await page.locator('form').first().waitFor();
  const { port } = served.now.host;

  await served.now.stop();
  await page.getByRole('status').filter({ hasText: '桌面程序已停止' }).waitFor();

  served.now = await serveDesk(folder, port);
  await page.getByRole('status').filter({ hasText: '程序重新启动过' }).waitFor();
  const again = await openPage(context);
  await again.page.goto(served.now.host.newLink());
  await again.page.locator('form').first().waitFor();
  await page.getByRole('status').filter({ hasText: '程序' }).waitFor({ state: 'detached' });
});
