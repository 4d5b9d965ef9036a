/**
 * From the first scan to a certificate that holds, in the built app: in by card, the sign-out forgotten and told the
 * next day, in by PIN, approved, a star reached, a certificate posted, issued, printed, verified, forged, revoked.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../../db/exchange/readFile.ts';
import { launchBrowser } from '../support/browser.ts';
import { packed, readQr, textOfPdf } from '../support/certificate.ts';
import { type ServedKiosk, scan, serveKiosk, volunteerPin } from '../support/kiosk.ts';
import { button, go, pressDigits, scanUntilRead, sitAtDesk, sitAtKiosk } from '../support/sittings.ts';

let browser: Browser;
let kiosk: ServedKiosk;
beforeAll(async () => {
  browser = await launchBrowser();
  kiosk = await serveKiosk();
  // Five hours are little, but enough for a first star here: thresholds are a setting.
  const client = kiosk.staff();
  await client.centre.changeSettings({ starHours: [4, 300, 600, 1000, 1500] });
  const [opportunity] = await client.shifts.opportunities({});
  if (!opportunity) throw new Error('there is nothing to help with');
  // The week of the second time through.
  const series = { from: '2026-11-23', until: '2026-11-27', weekdays: 127, needed: 4 };
  await client.shifts.plan({
    opportunityId: opportunity.id,
    ...series,
    times: { from: '10:30', to: '13:00' },
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await kiosk.stop();
});

/** Radicals look like characters and are found by nobody who types those. */
const radicals = /[\u2E80-\u2FDF]/;
/** As db/service/NATIONAL-IMPORT.md says. */
const nationalColumns = [
  ...['姓名', '证件类型', '证件号码', '手机号码', '志愿队伍', '项目名称', '服务类别', '服务地点'],
  ...['服务开始时间', '服务结束时间', '服务时长（小时）', '备注'],
];
const deskScreen = { width: 1366, height: 768 };

describe.each([
  ['upright', { width: 1080, height: 1920 }, '王桂芳', ['2026-11-16', '2026-11-17', '2026-11-22']],
  ['broad', { width: 1366, height: 768 }, '李建国', ['2026-11-23', '2026-11-24', '2026-11-29']],
] as const)('with a kiosk that is %s', (_, kioskScreen, name, [first, second, later]) => {
  const maskedName = `${name[0]}*${name.at(-1)}`;
  let volunteer: Awaited<ReturnType<ServedKiosk['addVolunteer']>>;
  let code: string;
  beforeAll(async () => {
    kiosk.clock.set(`${first}T10:00:00+08:00`);
    volunteer = await kiosk.addVolunteer(name);
  }, 60_000);

  const atKiosk = (time: string, act: (page: Page) => Promise<void>) =>
    sitAtKiosk({ browser, kiosk, viewport: kioskScreen, time }, act);
  const atDesk = (time: string, address: string, act: (page: Page) => Promise<void>) =>
    sitAtDesk({ browser, kiosk, viewport: deskScreen, time }, address, act);
  const hello = (page: Page) => page.getByRole('heading', { name: `${maskedName}，您好` }).waitFor();
  const certificate = async () => {
    const { rows } = await kiosk.staff().certificates.list({
      ...{ volunteerId: volunteer.id, offset: 0, limit: 5 },
    });
    const [line] = rows;
    if (!line) throw new Error('no certificate was posted');
    return line;
  };

  it('a card signs in, and the sign-out is forgotten', () =>
    atKiosk(`${first}T10:20:00`, async (page) => {
      await scan(page, volunteer.code);
      await hello(page);
      await button(page, /午餐助餐/).click();
      await page.getByText('签到成功').waitFor();
    }));

  it('the next day it is told, the time is proposed, and nothing is credited for that', () =>
    atKiosk(`${second}T09:00:00`, async (page) => {
      await scan(page, volunteer.code);
      await page.getByText('“午餐助餐”没有签退').waitFor();
      await button(page, '补上时间').click();
      await pressDigits(page, '1305');
      await button(page, '交给负责人核实').click();
      await page.getByText('您报了 2 小时 45 分').waitFor();
      const { earned } = await kiosk.staff().volunteers.volunteer({ id: volunteer.id });
      expect(earned).toMatchObject({ minutes: 0, star: 0 });
    }));

  it('number and PIN sign in, a scan signs out', async () => {
    await atKiosk(`${second}T09:05:00`, async (page) => {
      await pressDigits(page, volunteer.number);
      await page.getByRole('heading', { name: '请输入口令' }).waitFor();
      await pressDigits(page, volunteerPin);
      await button(page, '确定').click();
      await hello(page);
      await button(page, /协助……/).click();
      await button(page, '环境清洁').click();
      await page.getByText('签到成功').waitFor();
    });
    await atKiosk(`${second}T11:20:00`, async (page) => {
      await scan(page, volunteer.code);
      await button(page, '签退').click();
      await page.getByText('服务 2 小时 15 分').waitFor();
    });
  });

  it('the coordinator approves: the clean one with the others, the doubtful one by itself; a star is reached', () =>
    atDesk(`${second}T16:00:00`, '/volunteers', async (page) => {
      const row = (text: string) => page.getByRole('row').filter({ hasText: name }).filter({ hasText: text });
      await row('补录').waitFor();
      await page.keyboard.press('Control+Enter');
      await button(page, /全部通过/).click();
      await row('环境清洁').waitFor({ state: 'detached' });
      await row('补录').click();
      await button(page, /已核实，通过/).click();
      await page.getByText(`${name} 达到 1 星`).waitFor();
    }));

  it('the report of the month leads to them, and the sheet for the national system holds one line each, masked', () =>
    atDesk(`${second}T16:10:00`, '/volunteers/report', async (page) => {
      await page
        .getByRole('list', { name: '按服务类别' })
        .getByRole('button', { name: /环境清洁/ })
        .click();
      await page.getByRole('dialog').getByText(name).first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('x');
      await page.getByRole('radio', { name: '国家平台' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.keyboard.press('Control+Enter'),
      ]);
      const bytes = readFileSync(await download.path());
      const [sheet] = await readFile(new Uint8Array(bytes), download.suggestedFilename());
      const cells = (sheet?.rows ?? []).map((row) => row.cells.map(String));
      expect(cells).toContainEqual(nationalColumns);
      const own = cells.filter(([whose]) => whose === name);
      expect(own.map((row) => [row[5], row[6], row[10]])).toEqual([
        ['午餐助餐', '助餐送餐', '2.75'],
        ['环境清洁', '环境清洁', '2.25'],
      ]);
      for (const row of own) expect(row[2]).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/);
    }));

  it('a draft holds both services and is posted; before the last day of posting it is not issued', () =>
    atDesk(`${second}T16:30:00`, '/volunteers/certificates', async (page) => {
      await page.getByRole('heading', { name: '服务证明' }).waitFor();
      await page.keyboard.press('n');
      // The keyboard is in the search already.
      await page
        .locator('[role="combobox"]:focus')
        .and(page.getByLabel(/找志愿者/))
        .waitFor();
      await page.keyboard.type(name, { delay: 70 });
      await page.getByRole('option', { name: new RegExp(name) }).click();
      await page.getByText('2 次服务').first().waitFor();
      for (const [label, value] of [
        ['负责人', '周岚'],
        ['经办人', '何静'],
        ['联系方式', '028-00000000'],
      ] as const) {
        await page.getByLabel(label).fill(value);
      }
      await page.getByLabel('用途').fill('升学');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').getByText('公示中 · 剩 5 天').waitFor();
      expect(await button(page, /^出具证明/).count()).toBe(0);
      expect(await certificate()).toMatchObject({ minutes: 300, services: 2, state: 'posted' });
    }));

  it('after the posting it is issued, and each service on it can be looked into', async () => {
    const { id } = await certificate();
    await atDesk(`${later}T09:00:00`, `/volunteers/certificates?open=${id}`, async (page) => {
      await button(page, /^出具证明/).click();
      await page.getByText(/证明已出具/).waitFor();
      await page.getByRole('button', { name: /午餐助餐/ }).click();
      await page.getByRole('dialog', { name: '服务时长' }).getByText('补录').first().waitFor();
    });
  });

  it('its PDF says in characters that can be searched what the page says, and its code can be scanned', async () => {
    const { id, number } = await certificate();
    await atDesk(`${later}T09:10:00`, `/volunteers/certificates/${id}/print`, async (page) => {
      const paper = page.getByTestId('certificate');
      await paper.waitFor();
      await page.keyboard.press('Control+P');
      await page.locator('body[data-printed]').waitFor();
      expect((await certificate()).prints).toBe(1);
      const [face = '', annex = ''] = await textOfPdf(await page.pdf({ preferCSSPageSize: true }));
      expect(face + annex).not.toMatch(radicals);
      const shown = packed(await paper.innerText());
      expect(face.replace(/^1\/2/, '') + annex.replace(/^2\/2/, '')).toBe(shown);
      for (const part of [
        '志愿服务记录证明',
        name,
        '居民身份证',
        '5小时',
        '环境清洁2小时15分',
        '周岚',
        number,
      ]) {
        expect(face).toContain(part);
      }
      expect(face).toMatch(/\d{6}\*{8}\d{4}/);
      code = await readQr(page, 'code');
      const { code: signed } = await kiosk.staff().certificates.certificate({ id });
      expect(code).toBe(signed);
    });
  });

  it('the full document number is printed for a reason only, which is logged', async () => {
    const { id } = await certificate();
    await atDesk(`${later}T09:20:00`, `/volunteers/certificates/${id}/print`, async (page) => {
      await button(page, /显示完整证件号码/).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('原因').waitFor();
      await page.keyboard.press('Control+Enter');
      await dialog.getByRole('alert').waitFor();
      await dialog.getByLabel('原因').fill('本人申请，用于升学');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/^\d{17}[\dX]$/).waitFor();
      expect((await certificate()).prints).toBe(2);
    });
    const { entries } = await kiosk.staff().audit.list({ revealsOnly: true });
    expect(JSON.stringify(entries)).toContain('本人申请，用于升学');
  });

  it('the scanned code holds; with one character changed, or of something else, it does not', () =>
    atDesk(`${later}T09:30:00`, '/verify', async (page) => {
      const verdict = (state: string) => page.locator(`[data-testid="verdict"][data-state="${state}"]`);
      await page.getByLabel('核验码').waitFor();
      await scanUntilRead(page, code);
      await verdict('valid').getByText('有效', { exact: true }).waitFor();
      expect(await verdict('valid').innerText()).toContain(name);
      const at = Math.floor(code.length / 2);
      const forged = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
      await page.getByLabel('核验码').fill(forged);
      await page.keyboard.press('Enter');
      await verdict('tampered').waitFor();
      expect(await page.getByText(name).count()).toBe(0);
      await page.getByLabel('核验码').fill('HTTPS://EXAMPLE.ORG');
      await page.keyboard.press('Enter');
      await verdict('unreadable').waitFor();
    }));

  it('revoked with a reason, it is refused at once where it is being verified, and printed no more', async () => {
    const { id } = await certificate();
    await atDesk(`${later}T09:40:00`, `/volunteers/certificates?open=${id}`, async (page) => {
      const verifier = await page.context().newPage();
      await verifier.goto(page.url().replace(/#.*$/, '#/verify'));
      await verifier.getByLabel('核验码').fill(code);
      await verifier.keyboard.press('Enter');
      await verifier.locator('[data-state="valid"]').waitFor();

      await button(page, '撤销证明').click();
      await page.getByLabel('撤销原因').fill('服务内容登记有误');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').getByText('已撤销').first().waitFor();
      await verifier.locator('[data-state="revoked"]').getByText('已撤销').first().waitFor();
      await go(page, `/volunteers/certificates/${id}/print`);
      await page.getByText('这份证明已经撤销').waitFor();
      expect(await button(page, /^打印/).isDisabled()).toBe(true);
      expect(await page.getByTestId('certificate').count()).toBe(0);

      // At a locked desk anybody may still have a certificate verified.
      await go(page, '/volunteers');
      await page.getByRole('navigation').first().waitFor();
      await page.keyboard.press('F12');
      await page.getByRole('navigation').first().waitFor({ state: 'detached' });
      await go(page, '/verify');
      await page.getByLabel('核验码').fill(code);
      await page.keyboard.press('Enter');
      await page.locator('[data-state="revoked"]').waitFor();
    });
  });
});
