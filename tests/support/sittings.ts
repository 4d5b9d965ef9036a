/** Sitting down at the kiosk or at the desk, each time in a window of its own, at a time that is set. */
import type { Browser, Page } from '@playwright/test';
import { expect } from 'vitest';
import { openPage, setTimeOfDay } from './browser.ts';
import { openKiosk, type ServedKiosk, scan } from './kiosk.ts';

interface Sitting {
  browser: Browser;
  kiosk: ServedKiosk;
  viewport: { width: number; height: number };
  /** Of the centre, such as `2026-11-16T10:20:00`. */
  time: string;
}

export const button = (page: Page, label: string | RegExp) => page.getByRole('button', { name: label });

export const go = (page: Page, address: string) =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);

export async function pressDigits(page: Page, digits: string) {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
}

/** A refusal is an answer; the browser logs it as a failed request. */
const faults = (complaints: readonly string[]) =>
  complaints.filter((text) => !text.startsWith('Failed to load resource'));

export async function sitAtKiosk(
  { browser, kiosk, viewport, time }: Sitting,
  act: (page: Page) => Promise<void>,
) {
  kiosk.clock.set(`${time}+08:00`);
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const { page, complaints } = await openKiosk(context, kiosk);
  await button(page, '启动签到机').click();
  await page.getByRole('heading', { name: '您好，请扫卡，或输入志愿者编号' }).waitFor();
  await act(page);
  await context.close();
  expect(faults(complaints)).toEqual([]);
}

export async function sitAtDesk(
  { browser, kiosk, viewport, time }: Sitting,
  address: string,
  act: (page: Page) => Promise<void>,
) {
  kiosk.clock.set(`${time}+08:00`);
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const { page, complaints } = await openPage(context);
  page.setDefaultTimeout(20_000);
  await page.addInitScript(() => {
    // There is no printer; that it was asked stays on the page.
    window.print = () => document.body.setAttribute('data-printed', 'true');
  });
  await setTimeOfDay(page, kiosk.clock.now());
  await page.goto(kiosk.host.newLink());
  await page.getByRole('navigation').first().waitFor();
  await go(page, address);
  await act(page);
  await context.close();
  expect(faults(complaints)).toEqual([]);
}

/** A busy machine tears apart the keys of a code this long; whoever holds the scanner scans again. */
export async function scanUntilRead(page: Page, code: string, tries = 6): Promise<void> {
  await scan(page, code);
  const read = await page
    .locator('[data-state="valid"]')
    .waitFor({ timeout: 3_000 })
    .then(() => true)
    .catch(() => false);
  if (read || tries === 1) return;
  await page.getByLabel('核验码').fill('');
  await scanUntilRead(page, code, tries - 1);
}
