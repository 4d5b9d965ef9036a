/**
 * `npm run screenshots`: takes the pictures of the README and of the docs, from the demo, in a real browser.
 * `-- all FOLDER [names]` takes every page, or those named, in both languages and sizes, to be looked at.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openDemoDesk } from '../../db/demo/seed.ts';
import { launchBrowser, openPage, serveDesk, setTimeOfDay } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';
import { desk, type Shot, shots, takenAt, wide } from './shots.ts';

const published = new Set([
  ...['desk', 'card', 'today', 'care', 'till', 'statement', 'rules'],
  ...['volunteers', 'kiosk', 'kiosk-portrait', 'certificate-paper', 'sync'],
]);

const [how, folder, only] = process.argv.slice(2);
const all = how === 'all';
const out = all && folder ? folder : join(import.meta.dirname, '../../assets/screenshots');
mkdirSync(out, { recursive: true });

const data = temporaryFolder();
const begun = Date.now();
const clock = { now: () => takenAt + (Date.now() - begun) };
const served = await serveDesk(data.path, 0, ({ dir }) => openDemoDesk({ dir, clock }));
const browser = await launchBrowser();

type Language = 'zh' | 'en';

/** A browser of its own, signed in as the manager. */
async function sitDown(language: Language) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const context = await browser.newContext({ viewport: desk, locale });
  const { page } = await openPage(context);
  await setTimeOfDay(page, clock.now());
  await page.goto(served.host.newLink());
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate((chosen) => {
    const kept = JSON.parse(localStorage.getItem('linli-desk.preferences') ?? '{}');
    const state = { ...kept.state, language: chosen };
    localStorage.setItem('linli-desk.preferences', JSON.stringify({ ...kept, state }));
  }, language);
  return page;
}

async function take(page: Page, { name, path, act }: Shot, language: Language) {
  await page.goto('about:blank');
  await page.goto(`http://127.0.0.1:${served.host.port}/#${path}`);
  // A stream of announcements stays open, so the network never falls idle.
  await page
    .locator('h1, h2')
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => undefined);
  await page.waitForTimeout(700);
  await act?.(page, language);
  await page.waitForTimeout(400);
  const suffix = all ? `-${page.viewportSize()?.width}` : '';
  await page.screenshot({ path: join(out, `${name}-${language}${suffix}.png`) });
}

const wanted = all
  ? shots.filter(({ name }) => !only || only.split(',').includes(name))
  : shots.filter(({ name }) => published.has(name));
try {
  for (const language of ['zh', 'en'] as const) {
    const page = await sitDown(language);
    for (const shot of wanted) {
      for (const size of shot.size ? [shot.size] : all ? [desk, wide] : [desk]) {
        // A window that was handed over to the public does not come back by itself.
        const own = shot.signsOut ? await sitDown(language) : page;
        await own.setViewportSize(size);
        await take(own, shot, language);
        if (own !== page) await own.context().close();
      }
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await served.stop();
  data.remove();
}
