/**
 * What leaves a desk for good and what leaves it by hand, in the built app with a district of its own: a person who is erased
 * from the card is gone at every desk of the centre, and a stick carries what waits when there is no network.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clientOver } from '../../db/client.ts';
import type { DeskClient } from '../../db/contract.ts';
import type { Desk } from '../../db/desk/desk.ts';
import { erasedName } from '../../db/residents/contract.ts';
import { launchBrowser, openPage, type ServedDesk, serveDesk } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';
import { type DistrictProcess, foundDistrict, startDistrict } from '../support/districtProcess.ts';
import { addPerson, xinglin } from '../support/people.ts';
import { setUpDesk } from '../support/setUpDesk.ts';

const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
let browser: Browser;
let page: Page;
let origin: string;
let complaints: string[];
let served: ServedDesk;
let front: DeskClient;
let other: Desk;
let care: DeskClient;
let district: DistrictProcess;
beforeAll(async () => {
  browser = await launchBrowser();
  const codes = await foundDistrict(folders[0].path, 2);
  district = await startDistrict(folders[0].path);
  const open = (dir: { dir: string }) => setUpDesk({ ...dir, exchange: { random: () => 0 } });
  served = await serveDesk(folders[1].path, 0, open);
  other = await open({ dir: folders[2].path });
  front = clientOver(served.desk, served.desk.openSession());
  care = clientOver(other, other.openSession());
  for (const [at, client] of [front, care].entries()) {
    await client.sync.enrol({ address: district.address, code: codes[at] ?? '', deskName: `${at + 1} 号` });
    await rest(client);
  }
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  ({ page, complaints } = await openPage(context));
  page.setDefaultTimeout(20_000);
  await page.goto(served.host.newLink());
  await page.getByRole('contentinfo').getByText('已同步').waitFor();
  origin = new URL(page.url()).origin;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  other.close();
  await district.kill();
  for (const folder of folders) folder.remove();
});

/** Until the desk has nothing left to do, and has heard the district since then. @param since UTC ms */
const rest = (client: DeskClient, since = 0) =>
  vi.waitFor(
    async () => {
      const { phase, waiting, behind, heardAt } = await client.sync.status({});
      if (phase !== 'resting' || waiting + behind > 0 || (heardAt ?? 0) < since)
        throw new Error(`${phase}, ${waiting} waiting, ${behind} behind`);
    },
    { timeout: 30_000, interval: 50 },
  );

async function exchange(client: DeskClient): Promise<void> {
  const pressed = Date.now();
  await client.sync.sendNow({});
  await rest(client, pressed);
}

it('a manager erases a person from the card, and no desk of the centre knows them any more', {
  timeout: 60_000,
}, async () => {
  const person = { name: '单玉兰', remarks: '左耳听力差', ...xinglin };
  const phones = [{ number: '13800000731', label: '本人' }];
  const id = await addPerson(front, person, { phones });
  const neighbour = await addPerson(front, { name: '单玉梅' });
  await exchange(front);
  await exchange(care);
  expect((await care.residents.card({ id })).name).toBe('单玉兰');

  await page.goto(`${origin}/#/residents/${id}`);
  await page.getByRole('button', { name: '单玉兰：更多操作' }).click();
  await page.getByRole('menuitem', { name: '抹除个人信息' }).click();
  const form = page.getByRole('dialog');
  const erase = form.getByRole('button', { name: '抹除，不可恢复' });
  await form.getByLabel('理由').click();
  await page.getByRole('option', { name: '本人要求' }).click();
  await form.getByLabel('确认姓名').pressSequentially('单玉', { delay: 70 });
  expect(await erase.isDisabled()).toBe(true);
  await form.getByLabel('确认姓名').pressSequentially('兰', { delay: 70 });
  await erase.click();
  await page.getByText('个人信息已抹除').waitFor();
  await page.waitForURL(/#\/residents$/);
  await form.waitFor({ state: 'hidden' });

  await page.goto(`${origin}/#/residents/${id}`);
  await page.getByText(erasedName).first().waitFor();
  await page.getByText('还没有电话').waitFor();
  expect(await page.getByText(/单玉兰|听力差|0731|杏林雅苑/).count()).toBe(0);
  for (const text of ['单玉', 'syl', '0731', 'xlyy']) {
    await page.keyboard.press('F2');
    await page.keyboard.type(text, { delay: 70 });
    if (text === '单玉') await page.getByRole('option').filter({ hasText: '单玉梅' }).waitFor();
    else await page.getByText('没有找到').waitFor();
    expect(
      await page
        .getByRole('option')
        .filter({ hasText: /单玉兰|已抹除/ })
        .count(),
    ).toBe(0);
    await page.keyboard.press('Escape');
  }
  await exchange(front);
  await exchange(care);
  expect(await care.residents.card({ id })).toMatchObject({
    name: erasedName,
    remarks: null,
    phones: [{ number: '', label: '' }],
  });
  expect(await care.residents.search({ text: '0731' })).toEqual([]);
  expect((await care.residents.card({ id: neighbour })).name).toBe('单玉梅');
});

it('a stick carries what waits to the district and the receipt back; a second time does no harm', {
  timeout: 60_000,
}, async () => {
  await front.sync.pause({ paused: true });
  const saved = await addPerson(front, { name: '王芳' });
  const { waiting } = await front.sync.status({});
  expect(waiting).toBeGreaterThan(0);
  await page.goto(`${origin}/#/sync`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出交换包' }).click();
  const file = await (await downloading).path();
  await page.getByText(`已导出 ${waiting} 条待传记录`).waitFor();

  const answer = await fetch(`${district.address}/v1/bundles`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(readFileSync(file)),
  });
  expect(answer.status).toBe(200);
  const back = join(folders[1].path, '1.linli.back');
  writeFileSync(back, Buffer.from(await answer.arrayBuffer()));
  for (const said of [`区里已收到 ${waiting} 条`, '没有新内容，以前已经导入过']) {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '导入回执' }).click();
    await (await choosing).setFiles(back);
    await page.getByText(said).waitFor();
  }
  await exchange(care);
  expect((await care.residents.card({ id: saved })).name).toBe('王芳');
  expect((await front.sync.status({})).waiting).toBe(0);
  expect(complaints).toEqual([]);
});
