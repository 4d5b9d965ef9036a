/** A coordinator at the built app, in a real browser: what is typed and pressed, and how it is looked up behind the page. */
import type { Browser } from '@playwright/test';
import { openPage, setTimeOfDay } from './browser.ts';
import { type ServedKiosk, serveKiosk } from './kiosk.ts';
import { addPerson, idNumber } from './people.ts';

export const today = '2026-11-16';
export const tomorrow = '2026-11-17';

/** Half past four on a Monday: three people volunteer, and 王桂芳 is a resident who does not yet. */
export async function sitDownAsCoordinator(browser: Browser) {
  const served = await serveKiosk();
  served.clock.set(`${today}T16:30:00+08:00`);
  const volunteers = new Map<string, Awaited<ReturnType<ServedKiosk['addVolunteer']>>>();
  for (const name of ['周玉兰', '陈志远', '赵秀英']) volunteers.set(name, await served.addVolunteer(name));
  const resident = await addPerson(served.staff(), {
    name: '王桂芳',
    documentKind: 'residentId',
    documentNumber: idNumber('1961-08-02', 300),
  });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  const { page, complaints } = await openPage(context);
  page.setDefaultTimeout(20_000);
  await setTimeOfDay(page, served.clock.now());
  await page.goto(served.host.newLink());
  await page.getByRole('navigation').first().waitFor();

  const panel = () => page.getByRole('dialog');
  return {
    served,
    page,
    /** The id of 王桂芳. */
    resident,
    panel,
    button: (name: string | RegExp) => page.getByRole('button', { name }),
    inPanel: (name: string | RegExp) => panel().getByRole('button', { name }),
    said: (text: string | RegExp) => page.getByText(text).first().waitFor(),
    async open(address: string) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, address);
    },
    /** Types into a search box and takes the one who is found. */
    async find(label: string, name: string) {
      await page.getByRole('combobox', { name: label }).fill(name);
      await page.getByRole('option', { name }).first().click();
    },
    volunteer(name: string) {
      const known = volunteers.get(name);
      if (!known) throw new Error(`${name} does not volunteer`);
      return known;
    },
    async listed(name: string) {
      const [found] = await served.staff().volunteers.search({ text: name });
      if (!found) throw new Error(`${name} is not in the register`);
      return found;
    },
    async hoursOf(volunteerId: string) {
      const period = { from: '2025-01-01', until: today };
      const { rows } = await served
        .staff()
        .service.list({ ...period, filter: { volunteerId }, offset: 0, limit: 9 });
      return rows;
    },
    /** What the console said, but for refusals: a refusal is an answer, and the browser logs it as a failed request. */
    faults: () => complaints.filter((text) => !text.startsWith('Failed to load resource')),
    async stop() {
      await context.close();
      await served.stop();
    },
  };
}
export type Coordinator = Awaited<ReturnType<typeof sitDownAsCoordinator>>;
