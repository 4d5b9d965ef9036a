/**
 * The kiosk as a volunteer meets it, upright and broad, in the built app: in by card and by PIN, out, the notice of a
 * sign-out that was forgotten, and nobody left on the screen. The clocks of desk and window are set, not waited for.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openKiosk, type ServedKiosk, scan, serveKiosk, staffPin, volunteerPin } from '../support/kiosk.ts';

let browser: Browser;
let kiosk: ServedKiosk;
beforeAll(async () => {
  browser = await launchBrowser();
  kiosk = await serveKiosk();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await kiosk.stop();
});

type Volunteer = Awaited<ReturnType<ServedKiosk['addVolunteer']>>;

describe.each([
  ['upright', { width: 1080, height: 1920 }, '2026-11-16', '2026-11-17', '王桂芳', '李建国'],
  ['broad', { width: 1366, height: 768 }, '2026-11-18', '2026-11-19', '周玉兰', '陈志远'],
] as const)('on a screen that is %s', (_, viewport, today, tomorrow, first, second) => {
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let volunteer: Volunteer;
  let other: Volunteer;
  beforeAll(async () => {
    kiosk.clock.set(`${today}T10:20:00+08:00`);
    volunteer = await kiosk.addVolunteer(first);
    other = await kiosk.addVolunteer(second);
  }, 60_000);
  beforeEach(async () => {
    context = await browser.newContext({ viewport, locale: 'zh-CN' });
    ({ page, complaints } = await openKiosk(context, kiosk));
    await button('启动签到机').click();
    await start().waitFor();
  });
  afterEach(async () => {
    await context.close();
    // A refusal is an answer; the browser logs it as a failed request.
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const start = () => page.getByRole('heading', { name: '您好，请扫卡，或输入志愿者编号' });
  const hello = (name: string) => page.getByRole('heading', { name: `${name}，您好` });
  const masked = (name: string) => `${name[0]}*${name.at(-1)}`;
  async function pressDigits(digits: string) {
    for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
  }

  it('a card signs in with two touches, and a second touch changes nothing', async () => {
    await scan(page, volunteer.code);
    await hello(masked(first)).waitFor();
    expect(await page.getByText(first).count()).toBe(0);
    await button(/午餐助餐/).dblclick();
    await page.getByText('签到成功').waitFor();
    const present = await kiosk.staff().service.present({});
    expect(present.filter(({ volunteer: { id } }) => id === volunteer.id)).toHaveLength(1);
    expect(present.find(({ volunteer: { id } }) => id === volunteer.id)?.service.evidence).toBe('scan');
  });

  it('number and PIN sign in, a wrong PIN does not, and the same signs out with its breaks', async () => {
    await pressDigits(other.number);
    await page.getByRole('heading', { name: '请输入口令' }).waitFor();
    await pressDigits('1357');
    await button('确定').click();
    await page.getByRole('alert').getByText('编号或口令不对').waitFor();
    await pressDigits(volunteerPin);
    await button('确定').click();
    await hello(masked(second)).waitFor();
    await button(/协助……/).click();
    await button('环境清洁').click();
    await page.getByText('签到成功').waitFor();
    await button('好的').click();

    kiosk.clock.set(`${today}T11:50:00+08:00`);
    await scan(page, other.code);
    await page.getByRole('radio', { name: '30 分钟' }).click();
    await button('签退').click();
    await page.getByText('服务 1 小时').waitFor();
    const { rows } = await kiosk.staff().service.list({
      ...{ from: today, until: today, filter: { volunteerId: other.id }, offset: 0, limit: 5 },
    });
    expect(rows).toMatchObject([
      { evidence: 'pin', minutes: 60, state: 'waiting', creditedMinutes: 0, activity: '环境清洁' },
    ]);
  });

  it('in large print and in the longer language every letter is in reach without scrolling', async () => {
    await page.getByRole('switch', { name: '大字' }).click();
    await button('English').click();
    await button(/^Find my name/).click();
    const screen = await page.getByRole('main').boundingBox();
    const last = await button('Delete').boundingBox();
    if (!screen || !last) throw new Error('there are no letters');
    expect(last.height).toBeGreaterThanOrEqual(60);
    expect(last.y + last.height).toBeLessThanOrEqual(screen.y + screen.height);
    await button('中文').click();
    await page.getByRole('switch', { name: '大字' }).click();
  });

  it('nobody stays on the screen: twenty seconds without a touch forget them', async () => {
    await scan(page, other.code);
    await hello(masked(second)).waitFor();
    await page.clock.install({ time: kiosk.clock.now() });
    await button(/我的时长/).click();
    await page.getByRole('heading', { name: `${masked(second)}的志愿时长` }).waitFor();
    await page.clock.runFor(21_000);
    await start().waitFor();
    expect(await page.getByText(masked(second)).count()).toBe(0);
  });

  it('a reload, as after a power cut, comes back as the kiosk and knows nobody', async () => {
    await scan(page, other.code);
    await hello(masked(second)).waitFor();
    await page.reload();
    await start().waitFor();
    expect(await page.getByText(masked(second)).count()).toBe(0);
  });

  it('no key, address or history leads out, and only a secret of the staff does', async () => {
    for (const key of ['Alt+1', 'F2', 'Escape', 'Alt+ArrowLeft', 'Control+L']) await page.keyboard.press(key);
    await page.evaluate(() => {
      window.location.hash = '#/residents';
    });
    await page.goBack().catch(() => null);
    await start().waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);

    await button('工作人员').click();
    await button('韩雪').click();
    await pressDigits('000000');
    await button('确定').click();
    await page.getByText('还可以试').waitFor();
    await pressDigits(staffPin);
    await button('确定').click();
    await button('回到前台').click();
    await page.getByRole('navigation').first().waitFor();
  });

  it('a forgotten sign-out is told the next day, and credits nothing for what the volunteer says', async () => {
    kiosk.clock.set(`${tomorrow}T09:00:00+08:00`);
    await scan(page, volunteer.code);
    await page.getByText('“午餐助餐”没有签退').waitFor();
    await button('补上时间').click();
    const send = button('交给负责人核实');
    expect(await send.isDisabled()).toBe(true);
    await pressDigits('1305');
    await send.click();
    await page.getByText('您报了 2 小时 45 分').waitFor();
    const { rows } = await kiosk.staff().service.list({
      ...{ from: today, until: today, filter: { volunteerId: volunteer.id }, offset: 0, limit: 5 },
    });
    expect(rows).toMatchObject([
      { evidence: 'backfilled', minutes: 165, state: 'waiting', creditedMinutes: 0 },
    ]);
    await scan(page, volunteer.code);
    await hello(masked(first)).waitFor();
    expect(await page.getByText('没有签退').count()).toBe(0);
  });
});
