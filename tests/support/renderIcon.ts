/** Draws `assets/icon.png`, from which the installers make each system's icons: `node tests/support/renderIcon.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumOptions } from './chromium.ts';

const assets = join(import.meta.dirname, '../../assets');
/** Pixels; macOS asks for the largest. */
const size = 1024;

const browser = await chromium.launch(await chromiumOptions());
const page = await browser.newPage({ viewport: { width: size, height: size } });
const icon = readFileSync(join(assets, 'icon.svg')).toString('base64');
await page.setContent(
  `<body style="margin:0"><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${icon}">`,
);
await page.locator('img').screenshot({ path: join(assets, 'icon.png'), omitBackground: true });
await browser.close();
