/**
 * `npm run screenshots`: takes the pictures of the README and of the docs, from the demo, in a real browser.
 * `-- all FOLDER [names]` takes every page, or those named, in both languages and sizes, to be looked at.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openDemoDesk } from '../../db/demo/seed.ts';
import { launchBrowser, openPage, serveDesk } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';

interface Shot {
  name: string;
  path: string;
  /** What is done on the page before the picture is taken. */
  act?: (page: Page) => Promise<void>;
  size?: { width: number; height: number };
}

const desk = { width: 1366, height: 768 };
const wide = { width: 1920, height: 1080 };
const portrait = { width: 1080, height: 1920 };

async function searchFor(page: Page, text: string, open: boolean) {
  await page.keyboard.press('F2');
  await page.keyboard.type(text);
  await page.getByRole('option').first().waitFor();
  if (open) await page.keyboard.press('Enter');
}

/** The day of the first person on the board. */
async function openPersonOfBoard(page: Page) {
  await page.locator('[data-tile="0"]').click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Alt+D');
  await page.waitForTimeout(500);
}

/** The till with a person on it. */
async function serveSomebody(page: Page) {
  await page.getByTestId('till-search').waitFor();
  await page.getByRole('option').first().click();
  await page.getByTestId('offer').waitFor();
}

const shots: readonly Shot[] = [
  { name: 'desk', path: '/desk', act: (page) => searchFor(page, 'w', true) },
  { name: 'search', path: '/desk', act: (page) => searchFor(page, 'w', false) },
  { name: 'residents', path: '/residents' },
  {
    name: 'card',
    path: '/residents',
    act: async (page) => {
      await page.getByRole('row').nth(3).click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  { name: 'new', path: '/residents/new' },
  { name: 'import', path: '/exchange/import' },
  { name: 'today', path: '/today' },
  { name: 'month', path: '/today/month' },
  { name: 'display', path: '/display', size: wide },
  { name: 'display-portrait', path: '/display', size: portrait },
  { name: 'care', path: '/care' },
  { name: 'enrolments', path: '/care/enrolments' },
  { name: 'care-person', path: '/care', act: openPersonOfBoard },
  { name: 'care-tasks', path: '/care/tasks' },
  { name: 'readings', path: '/care/health' },
  { name: 'incidents', path: '/care/incidents' },
  { name: 'sessions', path: '/care/sessions' },
  { name: 'till', path: '/canteen', act: serveSomebody },
  { name: 'meals', path: '/canteen/meals' },
  { name: 'menu', path: '/canteen/menu' },
  { name: 'orders', path: '/canteen/orders' },
  { name: 'routes', path: '/canteen/routes' },
  { name: 'rules', path: '/canteen/rules' },
  { name: 'meal-accounts', path: '/canteen/accounts' },
  { name: 'day-close', path: '/canteen/close' },
  { name: 'cards', path: '/canteen/cards' },
  { name: 'statement', path: '/canteen/statements' },
  { name: 'settings', path: '/settings' },
  { name: 'audit', path: '/audit' },
];
const published = new Set(['desk', 'card', 'today', 'care', 'till', 'statement', 'rules']);

const [all, folder, only] = process.argv.slice(2);
const out = all === 'all' && folder ? folder : join(import.meta.dirname, '../../assets/screenshots');
mkdirSync(out, { recursive: true });

const data = temporaryFolder();
const served = await serveDesk(data.path, 0, ({ dir }) => openDemoDesk({ dir }));
const browser = await launchBrowser();
try {
  for (const language of ['zh', 'en'] as const) {
    const context = await browser.newContext({
      viewport: desk,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    });
    const { page } = await openPage(context);
    await page.goto(served.host.newLink());
    await page.getByRole('navigation').first().waitFor();
    await page.evaluate((chosen) => {
      const kept = JSON.parse(localStorage.getItem('linli-desk.preferences') ?? '{}');
      const state = { ...kept.state, language: chosen };
      localStorage.setItem('linli-desk.preferences', JSON.stringify({ ...kept, state }));
    }, language);
    for (const shot of all === 'all'
      ? shots.filter(({ name }) => !only || only.split(',').includes(name))
      : shots.filter(({ name }) => published.has(name))) {
      const sizes = shot.size ? [shot.size] : all === 'all' ? [desk, wide] : [desk];
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.goto('about:blank');
        await page.goto(`http://127.0.0.1:${served.host.port}/#${shot.path}`);
        // A stream of announcements stays open, so the network never falls idle.
        await page
          .locator('main, [data-bare]')
          .first()
          .waitFor({ timeout: 5000 })
          .catch(() => undefined);
        await page.waitForTimeout(700);
        await shot.act?.(page);
        await page.waitForTimeout(400);
        const suffix = all === 'all' ? `-${size.width}` : '';
        await page.screenshot({ path: join(out, `${shot.name}-${language}${suffix}.png`) });
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await served.stop();
  data.remove();
}
