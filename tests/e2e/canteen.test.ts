/**
 * A month of a centre with day care and a canteen, in the built app and a real browser: an elder is enrolled, forty arrive, a
 * high blood pressure becomes a follow-up, a hundred and twenty have lunch at the till, the month is closed, corrected
 * and exported; and every amount is worked out again.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOver } from '../../db/client.ts';
import type { DeskClient } from '../../db/contract.ts';
import type { Session } from '../../db/core/session.ts';
import { readFile } from '../../db/exchange/readFile.ts';
import { launchBrowser, openPage, type ServedDesk, serveDesk, setTimeOfDay } from '../support/browser.ts';
import { type Diner, enrolAll, openCanteenFor, priceFen, shareOf } from '../support/canteen.ts';
import { testClock } from '../support/clock.ts';
import { temporaryFolder } from '../support/desk.ts';
import { plugIn, type Scanner } from '../support/scanner.ts';
import { setUpDesk } from '../support/setUpDesk.ts';

const day = '2026-10-28';
const lunches = 120;
const elders = 40;

let browser: Browser;
let served: ServedDesk;
let page: Page;
let scanner: Scanner;
let complaints: string[];
let client: DeskClient;
let diners: Diner[];
const sessions: Session[] = [];
const clock = testClock(Date.parse(`${day}T08:20:00+08:00`));
const folder = temporaryFolder();

beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveDesk(folder.path, 0, async ({ dir }) => {
    const desk = await setUpDesk({ dir, clock });
    const openSession = () => {
      const session = desk.openSession();
      sessions.push(session);
      return session;
    };
    return { ...desk, openSession };
  });
  client = clientOver(served.desk, served.desk.openSession());
  diners = await openCanteenFor(client, day, lunches);
  await enrolAll(client, diners.slice(1, elders), '2026-10-01');
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  ({ page, complaints } = await openPage(context));
  page.setDefaultTimeout(20_000);
  scanner = plugIn(await context.newCDPSession(page));
  await setTimeOfDay(page, clock.now());
  await page.goto(served.host.newLink());
  await page.getByRole('navigation').first().waitFor();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  folder.remove();
});

/** Days pass, and nobody is locked out by it. */
async function moveTo(time: string) {
  clock.set(`${time}+08:00`);
  for (const session of sessions) session.lastActive = clock.now();
  await setTimeOfDay(page, clock.now());
  await page.reload();
  await page.getByRole('navigation').first().waitFor();
}

async function open(address: string) {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

const firstDiner = () => {
  const [first] = diners;
  if (!first) throw new Error('nobody eats here');
  return first;
};

it('an elder is enrolled from the list of enrolments', async () => {
  const { id, name } = firstDiner();
  for (const purpose of ['health', 'care'] as const) {
    const guardian = { guardianName: null, guardianRelation: null };
    await client.residents.giveConsent({
      residentId: id,
      purpose,
      by: 'self',
      form: 'paper',
      at: null,
      ...guardian,
    });
  }
  await open('/care/enrolments');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('n');
  const panel = page.getByRole('dialog');
  await panel.getByRole('combobox').first().pressSequentially(name, { delay: 60 });
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await panel.getByText(name).first().waitFor();
  await page.keyboard.press('Control+Enter');
  // The page opens what it has saved.
  await page.waitForURL(/open=/);
  expect((await client.daycare.enrolments({ state: 'active' })).counts.active).toBe(elders);
});

it('forty elders arrive with one key, and a second press changes nothing', async () => {
  await open('/care');
  await page.locator('[data-tile]').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await client.daycare.board({})).counts.here).toBe(elders);
  await page.keyboard.press('Control+Enter');
  const { counts, lines } = await client.daycare.board({});
  expect([counts.here, lines.length]).toEqual([elders, elders]);
});

it('a blood pressure out of range becomes a follow-up, and an impossible one is refused', async () => {
  const [, elder] = diners;
  if (!elder) throw new Error('nobody is enrolled');
  await open(`/care/health?person=${elder.id}`);
  const systolic = page.getByLabel('收缩压');
  await systolic.fill('1680');
  await page.getByLabel('舒张压').fill('96');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').first().waitFor();
  expect(await systolic.inputValue()).toBe('1680');
  await systolic.fill('168');
  await page.keyboard.press('Control+Enter');
  await page.getByText('异常值已列入关怀事项').first().waitFor();
  await open('/care/tasks');
  await page.getByRole('row').filter({ hasText: elder.name }).filter({ hasText: '168' }).first().waitFor();
});

/** Fingers of an operator who is no typist need so long for a key, ms. */
const perKey = 280;
/** Reading the screen, taking the money and handing over the tray, ms. */
const perPerson = 3_500;

it('lunch for a hundred and twenty goes through the till within fifteen minutes', {
  timeout: 400_000,
}, async () => {
  await moveTo(`${day}T11:20:00`);
  await open('/canteen');
  const search = page.getByTestId('till-search');
  await search.waitFor();
  let keys = 0;
  let machine = 0;
  for (const diner of diners) {
    const started = performance.now();
    let typing = 0;
    if (diner.code) await scanner.scan(diner.code, { gapMs: 6 });
    else {
      typing = diner.name.length * 70;
      await search.pressSequentially(diner.name, { delay: 70 });
      await page
        .getByRole('option', { name: new RegExp(diner.name) })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      // Initials of the name on the keyboard, and Enter.
      keys += diner.name.length + 1;
    }
    await page.getByTestId('offer-name').filter({ hasText: diner.name }).waitFor();
    const { amountFen } = shareOf(diner);
    await page
      .getByTestId('pays')
      .filter({ hasText: ((priceFen - amountFen) / 100).toFixed(2) })
      .waitFor();
    await page.keyboard.press('Enter');
    keys += 1;
    await page.getByTestId('served').filter({ hasText: diner.name }).waitFor();
    machine += performance.now() - started - typing;
  }
  const minutes = (machine + keys * perKey + lunches * perPerson) / 60_000;
  console.log(
    `lunch for ${lunches}: ${keys} keys, machine ${Math.round(machine / lunches)} ms each, ${minutes.toFixed(1)} min`,
  );
  expect(minutes).toBeLessThan(15);
});

it('a second serving asks, and Enter goes on to the next person', async () => {
  const { name, code } = firstDiner();
  if (!code) throw new Error('the first diner has a card');
  await scanner.scan(code, { gapMs: 6 });
  await page.getByTestId('offer-name').filter({ hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('till-search').waitFor();
  const { total } = await mealsOfTheDay();
  expect(total).toBe(lunches);
});

async function mealsOfTheDay() {
  const answer = await client.meals.find({ from: day, to: day, filters: {} });
  return { total: answer.lines.length, lines: answer.lines };
}

it('every meal costs what plain arithmetic says, and the drawer holds what was paid in cash', async () => {
  const { lines } = await mealsOfTheDay();
  const byPerson = new Map(lines.map((line) => [line.diner.residentId, line]));
  let cashFen = 0;
  for (const diner of diners) {
    const line = byPerson.get(diner.id);
    const { amountFen } = shareOf(diner);
    expect(line, diner.name).toMatchObject({
      priceFen,
      subsidyFen: amountFen,
      personFen: priceFen - amountFen,
    });
    if (line?.payment === 'cash') cashFen += priceFen - amountFen;
    cashFen += diner.balanceFen;
  }
  const drawer = await client.payments.drawer({ day });
  expect(drawer.expectedFen).toBe(cashFen);
});

it('the month is closed, a meal of it is adjusted, and the closed figures stay as they were', async () => {
  await moveTo('2026-11-02T09:00:00');
  await open('/canteen/statements?month=2026-10');
  await page
    .getByRole('button', { name: /^结/ })
    .or(page.getByRole('button', { name: /月结/ }))
    .first()
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await client.statements.month({ month: '2026-10' })).closed !== null)
    .toBe(true);
  const before = await client.statements.month({ month: '2026-10' });

  const { lines } = await mealsOfTheDay();
  const meal = lines.find(({ diner }) => diner.residentId === firstDiner().id);
  await open(`/canteen/meals?day=${day}&meal=${meal?.rootId}`);
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: /^调整/ }).click();
  await panel.getByLabel('原因').fill('家属来电，当天没有来');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已记入调整').first().waitFor();

  const after = await client.statements.month({ month: '2026-10' });
  expect(after.figures).toEqual(before.figures);
  const november = await client.statements.month({ month: '2026-11' });
  const { amountFen } = shareOf(firstDiner());
  expect(november.figures.adjustments).toMatchObject({
    portions: -1,
    priceFen: -priceFen,
    subsidyFen: -amountFen,
    personFen: amountFen - priceFen,
  });
});

it('the exported statement adds up to an independent calculation', async () => {
  await open('/canteen/statements?month=2026-10');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /导出/ }).first().click(),
  ]);
  const path = join(mkdtempSync(join(tmpdir(), 'linli-')), download.suggestedFilename());
  await download.saveAs(path);
  const sheets = await readFile(new Uint8Array(readFileSync(path)), 'statement.xlsx');
  const wanted = new Map<string, number>();
  for (const diner of diners) {
    const { payer, amountFen } = shareOf(diner);
    wanted.set(payer, (wanted.get(payer) ?? 0) + amountFen);
    wanted.set('person', (wanted.get('person') ?? 0) + priceFen - amountFen);
  }
  const cells = sheets.flatMap(({ rows }) =>
    rows.map((row) =>
      row.cells.map((cell) => (typeof cell === 'object' && cell !== null ? '' : String(cell))),
    ),
  );
  for (const [payer, label] of [
    ['person', '个人'],
    ['centre', '中心'],
    ['street', '街道'],
    ['civilAffairs', '民政'],
  ] as const) {
    const rows = cells.filter(([first]) => first?.includes(label));
    const amounts = rows.flatMap((row) => row.slice(1).map(Number));
    expect(amounts, label).toContain((wanted.get(payer) ?? 0) / 100);
  }
  expect(complaints).toEqual([]);
});
