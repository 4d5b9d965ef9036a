/**
 * `npm run screenshots`: takes the pictures of the README and of the docs, from the demo, in a real browser.
 * `-- all FOLDER [names]` takes every page, or those named, in both languages and sizes, to be looked at.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDemoDesk } from '../../db/demo/seed.ts';
import { launchBrowser, openPage, serveDesk } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';
import { desk, shots, wide } from './shots.ts';

const published = new Set([
  ...['desk', 'card', 'today', 'care', 'till', 'statement', 'rules'],
  ...['volunteers', 'kiosk', 'certificate-paper', 'sync'],
]);

const [how, folder, only] = process.argv.slice(2);
const all = how === 'all';
const out = all && folder ? folder : join(import.meta.dirname, '../../assets/screenshots');
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
    for (const shot of all
      ? shots.filter(({ name }) => !only || only.split(',').includes(name))
      : shots.filter(({ name }) => published.has(name))) {
      const sizes = shot.size ? [shot.size] : all ? [desk, wide] : [desk];
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.goto('about:blank');
        await page.goto(`http://127.0.0.1:${served.host.port}/#${shot.path}`);
        // A stream of announcements stays open, so the network never falls idle.
        await page
          .locator('h1, h2')
          .first()
          .waitFor({ timeout: 5000 })
          .catch(() => undefined);
        await page.waitForTimeout(700);
        await shot.act?.(page);
        await page.waitForTimeout(400);
        const suffix = all ? `-${size.width}` : '';
        await page.screenshot({ path: join(out, `${shot.name}-${language}${suffix}.png`) });
        if (shot.signsOut) await page.goto(served.host.newLink());
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await served.stop();
  data.remove();
}
