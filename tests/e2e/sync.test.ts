/**
 * Two desks of a centre and their district, each a process or a host of its own, over loopback: enrolled by hand, found by
 * the other desk, through a killed district, to a card that a key decides and a computer that may be wiped.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOver } from '../../db/client.ts';
import type { DeskClient } from '../../db/contract.ts';
import type { Desk } from '../../db/desk/desk.ts';
import { launchBrowser, openPage, type ServedDesk, serveDesk } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';
import { type DistrictProcess, foundDistrict, startDistrict } from '../support/districtProcess.ts';
import { addPerson } from '../support/people.ts';
import { setUpDesk } from '../support/setUpDesk.ts';

const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
let browser: Browser;
let page: Page;
let complaints: string[];
let served: ServedDesk;
let front: DeskClient;
let other: Desk;
let care: DeskClient;
let district: DistrictProcess;
let codes: string[];
beforeAll(async () => {
  browser = await launchBrowser();
  codes = await foundDistrict(folders[0].path, 2);
  district = await startDistrict(folders[0].path);
  const open = (dir: { dir: string }) => setUpDesk({ ...dir, exchange: { random: () => 0 } });
  served = await serveDesk(folders[1].path, 0, open);
  other = await open({ dir: folders[2].path });
  front = clientOver(served.desk, served.desk.openSession());
  care = clientOver(other, other.openSession());
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  ({ page, complaints } = await openPage(context));
  page.setDefaultTimeout(20_000);
  await page.goto(served.host.newLink());
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  other.close();
  await district.kill();
  for (const folder of folders) folder.remove();
});

async function rest(client: DeskClient): Promise<void> {
  const state = async () => {
    const { phase, waiting, behind } = await client.sync.status({});
    return `${phase} ${waiting} ${behind}`;
  };
  await expect.poll(state, { timeout: 30_000 }).toBe('resting 0 0');
}
async function nameAt(client: DeskClient, id: string): Promise<string> {
  return (await client.residents.card({ id })).name;
}
async function exchange(...clients: readonly DeskClient[]) {
  for (const client of [...clients, ...clients]) {
    const pressed = Date.now();
    await client.sync.sendNow({});
    const heard = async () => (await client.sync.status({})).heardAt;
    await expect.poll(heard, { timeout: 30_000 }).toBeGreaterThanOrEqual(pressed);
    await rest(client);
  }
}

let resident: string;

it('a desk is enrolled by keyboard with the code that the district gave', { timeout: 60_000 }, async () => {
  resident = await addPerson(front, { name: '单玉兰' });
  await page.getByText('未注册，记录只在本机').click();
  await page.getByLabel('地址', { exact: false }).last().fill(district.address);
  await page.getByRole('button', { name: '试连' }).click();
  await page.getByText('连上了：温江区').waitFor();
  await page.getByLabel('注册码').fill(codes[0] ?? '');
  await page.getByLabel('名称').fill('前台一号');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已注册到 温江区').waitFor();
  await rest(front);
  await page.getByRole('contentinfo').getByText('已同步').waitFor();
});

it('a second desk that was set up apart joins and shows what the first one has', {
  timeout: 60_000,
}, async () => {
  await care.sync.enrol({ address: district.address, code: codes[1] ?? '', deskName: '日照' });
  await rest(care);
  expect(await nameAt(care, resident)).toBe('单玉兰');
  await exchange(front, care);
  expect((await front.sync.status({})).cards).toBe(0);
});

it('a district that is killed stops nobody, and what was saved goes out by itself afterwards', {
  timeout: 90_000,
}, async () => {
  const port = Number(new URL(district.address).port);
  await district.kill();
  const saved = await addPerson(front, { name: '王芳' });
  await front.sync.sendNow({});
  await page.getByRole('contentinfo').getByText('连不上区里').waitFor();
  district = await startDistrict(folders[0].path, port);
  await rest(front);
  await exchange(care);
  expect(await nameAt(care, saved)).toBe('王芳');
});

it('two values for one field become a card, and one key decides it at every desk', {
  timeout: 90_000,
}, async () => {
  await exchange(front, care);
  for (const client of [front, care]) await client.sync.pause({ paused: true });
  const edit = (client: DeskClient, diet: string) =>
    client.residents.edit({ id: resident, patch: { diet }, was: {}, notDuplicates: [] });
  await edit(front, '不吃辣');
  await edit(care, '低糖');
  for (const client of [front, care]) await client.sync.pause({ paused: false });
  await exchange(front, care, front);
  await page.getByRole('contentinfo').getByText('待定 1').waitFor();
  await page.goto(`${new URL(page.url()).origin}/#/sync/cards`);
  await page.getByText('单玉兰').waitFor();
  const [card] = await front.sync.cards({});
  await page.keyboard.press('2');
  await page.getByText('没有需要决定的内容').waitFor();
  await exchange(front, care);
  for (const client of [front, care]) {
    expect((await client.residents.card({ id: resident })).diet).toBe(card?.other.text.zh);
    expect(await client.sync.cards({})).toEqual([]);
  }
});

it('the district is asked before the desk says that it may be wiped', { timeout: 60_000 }, async () => {
  await exchange(front);
  await page.goto(`${new URL(page.url()).origin}/#/sync`);
  await page.getByRole('button', { name: '现在核对' }).click();
  await page.getByText('可以清空').last().waitFor();
  expect(complaints).toEqual([]);
});
