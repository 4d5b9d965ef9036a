/**
 * A centre's first day, in the built app and a real browser: the whole roster comes in, a person is found by initials,
 * a visit is saved by keyboard alone, and it stands in the day's list, on the person's timeline and in the export.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOver } from '../../db/client.ts';
import { readFile } from '../../db/exchange/readFile.ts';
import { launchBrowser, openPage, type ServedDesk, serveDesk } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';
import { setUpDesk } from '../support/setUpDesk.ts';

const roster = join(import.meta.dirname, '../fixtures/roster.xlsx');
const counted = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/roster.json'), 'utf8'));

let browser: Browser;
let served: ServedDesk;
let page: Page;
let complaints: string[];
const folder = temporaryFolder();
beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveDesk(folder.path, 0, setUpDesk);
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  ({ page, complaints } = await openPage(context));
  page.setDefaultTimeout(20_000);
  await page.goto(served.host.newLink());
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  folder.remove();
});

/** Types one key after another and counts them, as fingers would: a combination is one stroke. */
function fingers() {
  let strokes = 0;
  return {
    get strokes() {
      return strokes;
    },
    async press(key: string) {
      strokes += 1;
      await page.keyboard.press(key);
    },
  };
}

it('an empty desk teaches its next step, and the whole roster comes in', { timeout: 240_000 }, async () => {
  await page
    .getByRole('link', { name: '居民' })
    .or(page.getByText('居民', { exact: true }))
    .first()
    .click();
  await page.getByText('先导入现有的花名册').waitFor();
  await page.getByRole('button', { name: '导入花名册' }).first().click();
  await page.locator('input[type=file]').setInputFiles(roster);
  await page.getByText('表头在第 3 行').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('radio', { name: /需人工处理/ }).waitFor();
  await page.getByRole('button', { name: /^导入 \d/ }).click();
  await page.getByText('导入完成').waitFor({ timeout: 120_000 });
  const client = clientOver(served.desk, served.desk.openSession());
  const { total } = await client.residents.list({
    filter: {},
    sort: { by: 'name', descending: false },
    offset: 0,
    limit: 1,
  });
  const unclear = counted.damagedByExcel + counted.badCheck + counted.blankName;
  expect(total).toBeGreaterThanOrEqual(counted.people - unclear);
  expect(total).toBeLessThan(counted.people);
});

it('a known resident is found by initials and served in at most six strokes and ten seconds', async () => {
  await page.keyboard.press('Alt+1');
  await page.getByText('办什么事').or(page.getByText('等候')).first().waitFor();
  const started = Date.now();
  await page.keyboard.press('F2');
  await page.keyboard.type('fcl');
  const best = page.getByRole('option').first();
  await best.filter({ hasText: '方承丽' }).waitFor();
  const hand = fingers();
  await hand.press('Enter');
  await page.getByText('办什么事').waitFor();
  await hand.press('1');
  await hand.press('1');
  await hand.press('Control+Enter');
  await page
    .getByText(/已登记|已保存/)
    .first()
    .waitFor();
  expect(hand.strokes).toBeLessThanOrEqual(6);
  expect(Date.now() - started).toBeLessThan(10_000);
});

it("the visit stands in today's list and on the person's timeline", async () => {
  await page.keyboard.press('Alt+2');
  await page.getByRole('row').filter({ hasText: '方承丽' }).first().waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.type('fcl');
  await page.getByRole('option').first().filter({ hasText: '方承丽' }).waitFor();
  await page.keyboard.press('Enter');
  const timeline = page.getByRole('list', { name: '往来' });
  await timeline.getByText('来访').first().waitFor();
});

it('the log is exported as a spreadsheet with the visit in it and every number masked', async () => {
  await page.keyboard.press('Alt+2');
  await page.getByRole('row').filter({ hasText: '方承丽' }).first().waitFor();
  await page.getByRole('button', { name: '导出' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /^导出/ }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+Enter')]);
  const path = join(mkdtempSync(join(tmpdir(), 'linli-')), download.suggestedFilename());
  await download.saveAs(path);
  const [sheet] = await readFile(new Uint8Array(readFileSync(path)), 'log.xlsx');
  const text = JSON.stringify(sheet?.rows);
  expect(text).toContain('方承丽');
  expect(text).not.toMatch(/\b1[3-9]\d{9}\b/);
  expect(complaints).toEqual([]);
});
