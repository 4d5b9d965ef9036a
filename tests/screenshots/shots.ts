/** The pages that are taken as pictures, by name, and what is done on each before. */
import type { Page } from '@playwright/test';

export interface Shot {
  name: string;
  path: string;
  /** What is done on the page before the picture is taken. */
  act?: (page: Page, language: 'zh' | 'en') => Promise<void>;
  size?: { width: number; height: number };
  /** Whoever was signed in is signed out by it: it gets a window of its own. */
  signsOut?: boolean;
}

export const desk = { width: 1366, height: 768 };
export const wide = { width: 1920, height: 1080 };
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

/** The first line of the page's list, opened beside it. */
async function openRow(page: Page) {
  await page.getByRole('row').nth(1).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(500);
}

async function openShift(page: Page) {
  await page.locator('main section li button').last().click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(500);
}

/** As it goes to the printer, in the language of the picture. */
async function openPaper(page: Page, language: 'zh' | 'en') {
  await page.locator('[data-value="issued"]').click();
  await openRow(page);
  await page.keyboard.press('p');
  await page.getByTestId('certificate').waitFor();
  await page.getByText(language === 'zh' ? '中文' : 'English', { exact: true }).click();
}

/** What the public finds: its first screen. */
async function startKiosk(page: Page) {
  await page.locator('footer button').click();
  await page.getByRole('heading', { name: /志愿者编号|number/ }).waitFor();
}

/** The record as it was sent. */
async function openRecord(page: Page) {
  await page.locator('summary').first().click();
}

/** What would be erased of a person, before anything is. */
async function openErasure(page: Page) {
  await page.getByRole('row').nth(3).click();
  await page.waitForURL(/residents\/[0-9a-f-]{36}/);
  await page
    .getByRole('button', { name: /更多操作|more actions/ })
    .first()
    .click();
  await page.getByText(/^(抹除个人信息|Erase personal data)/).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(500);
}

/** Whenever the pictures are taken, they show a Friday before lunch, when everybody is at work. */
export const takenAt = Date.parse('2026-11-20T11:40:00+08:00');
const monday = '2026-11-16';

export const shots: readonly Shot[] = [
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
  { name: 'sync', path: '/sync' },
  { name: 'sync-cards', path: '/sync/cards' },
  { name: 'sync-refused', path: '/sync/refused', act: openRecord },
  { name: 'erase', path: '/residents', act: openErasure },
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
  { name: 'volunteers', path: '/volunteers' },
  { name: 'volunteer-list', path: '/volunteers/people' },
  { name: 'volunteer', path: '/volunteers/people', act: openRow },
  { name: 'volunteer-new', path: '/volunteers/people?new=' },
  { name: 'teams', path: '/volunteers/people?view=teams' },
  { name: 'expiring', path: '/volunteers/people?view=expiring' },
  { name: 'shifts', path: '/volunteers/shifts' },
  { name: 'shift', path: '/volunteers/shifts', act: openShift },
  { name: 'shift-plan', path: '/volunteers/shifts?new=' },
  { name: 'dispatch', path: '/volunteers/shifts?dispatch=' },
  { name: 'roster', path: `/volunteers/roster/${monday}` },
  { name: 'opportunities', path: '/volunteers/opportunities' },
  { name: 'opportunity', path: '/volunteers/opportunities', act: openRow },
  { name: 'stations', path: '/volunteers/stations' },
  { name: 'station-posters', path: '/volunteers/stations/print' },
  { name: 'hours', path: '/volunteers/hours' },
  { name: 'service', path: '/volunteers/hours', act: openRow },
  { name: 'hours-record', path: '/volunteers/hours?new=' },
  { name: 'hours-sheet', path: '/volunteers/hours/sheet' },
  { name: 'hours-sheet-paper', path: '/volunteers/sheet/print' },
  { name: 'hours-import', path: '/volunteers/hours/import' },
  { name: 'certificates', path: '/volunteers/certificates' },
  { name: 'certificate', path: '/volunteers/certificates', act: openRow },
  { name: 'certificate-paper', path: '/volunteers/certificates', act: openPaper },
  { name: 'certificate-new', path: '/volunteers/certificates/new' },
  { name: 'posting', path: '/volunteers/certificates/posting' },
  { name: 'verify', path: '/verify' },
  { name: 'volunteer-report', path: '/volunteers/report' },
  { name: 'kiosk-set-up', path: '/kiosk' },
  { name: 'kiosk', path: '/kiosk', act: startKiosk, signsOut: true },
  { name: 'kiosk-portrait', path: '/kiosk', act: startKiosk, size: portrait, signsOut: true },
  { name: 'settings', path: '/settings' },
  { name: 'audit', path: '/audit' },
];
