/**
 * A scanner at a real desk: the browser gets the key events that the device sends, 5 to 10 ms apart, while a note has
 * the focus, with Caps Lock on, and while an input method is composing. The person comes up, the note stays as it was.
 */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clientOver } from '../../db/client.ts';
import { launchBrowser, openPage, type ServedDesk, serveDesk } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';
import { addPerson } from '../support/people.ts';
import { plugIn, type Scanner } from '../support/scanner.ts';
import { setUpDesk } from '../support/setUpDesk.ts';

let browser: Browser;
let served: ServedDesk;
let page: Page;
let device: CDPSession;
let keys: Scanner['keys'];
let scan: Scanner['scan'];
let code: string;
let holder: { id: string };
let other: { id: string };
const folder = temporaryFolder();

beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveDesk(folder.path, 0, setUpDesk);
  const client = clientOver(served.desk, served.desk.openSession());
  holder = { id: await addPerson(client, { name: '许桂芳' }) };
  other = { id: await addPerson(client, { name: '何建国' }) };
  const id = crypto.randomUUID();
  ({ code } = (await client.cards.issue({ id, residentId: holder.id, kind: 'diner' })).card);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  ({ page } = await openPage(context));
  page.setDefaultTimeout(20_000);
  device = await context.newCDPSession(page);
  ({ keys, scan } = plugIn(device));
  await page.goto(served.host.newLink());
  await page.getByText('助餐', { exact: true }).first().waitFor();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  folder.remove();
});

/** An account page with the note of a top-up in hand, as text stands in it when somebody scans by mistake. */
const note = () => page.getByRole('textbox', { name: '说明' });
beforeEach(async () => {
  const account = `#/canteen/accounts/${other.id}`;
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, '#/canteen/accounts');
  await page.getByRole('heading', { level: 1, name: '账户' }).waitFor();
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, account);
  await page.getByRole('button', { name: /^充值/ }).click();
  await note().fill(untouched.value);
  await note().evaluate((field: HTMLInputElement) => field.setSelectionRange(2, 4));
});

const noteNow = () =>
  note().evaluate((field: HTMLInputElement) => ({
    value: field.value,
    selection: [field.selectionStart, field.selectionEnd],
    focused: field === document.activeElement,
  }));
const untouched = { value: '老人要求开收据', selection: [2, 4], focused: true };

/** The account of the card's holder is on screen; back at the other one, the note is as it was. */
async function expectFound() {
  await page.waitForURL(new RegExp(holder.id));
  await page.getByRole('heading', { level: 1, name: '许桂芳' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /^充值/ }).click();
  expect(await note().inputValue()).toBe(untouched.value);
}

it.each([
  ['Caps Lock off', { gapMs: 5 }],
  ['Caps Lock on', { gapMs: 8, capsLock: true }],
])('with %s the scan leads to its person and leaves the note as it was', async (_, how) => {
  expect(await noteNow()).toEqual(untouched);
  await scan(code, how);
  await expectFound();
});

it('with an input method composing, the scan leads to its person and leaves the note as it was', async () => {
  await scan(code, { gapMs: 6, inputMethod: true });
  await expectFound();
});

it('a code that is nobody’s is said in a sentence, and the field keeps text, selection and focus', async () => {
  for (const how of [{ gapMs: 10 }, { gapMs: 7, inputMethod: true }]) {
    await note().focus();
    await note().evaluate((field: HTMLInputElement) => field.setSelectionRange(2, 4));
    await scan('KA3333333334', how);
    await page.getByText('没有读准这张卡').first().waitFor();
    await expect.poll(noteNow).toEqual(untouched);
  }
});

it('fast typing stays in the note, and so does a key held down', async () => {
  await note().fill('');
  await Promise.all(keys([...'HENKUAIDEDAZI'], { gapMs: 80, capsLock: true }));
  const began = Date.now() / 1_000;
  const held = { type: 'keyDown' as const, code: 'KeyA', key: 'a', windowsVirtualKeyCode: 65, text: 'a' };
  const repeats = Array.from({ length: 20 }, (_, at) =>
    device.send('Input.dispatchKeyEvent', { ...held, autoRepeat: at > 0, timestamp: began + at * 0.03 }),
  );
  await Promise.all(repeats);
  expect(await note().inputValue()).toBe(`henkuaidedazi${'a'.repeat(20)}`);
});
