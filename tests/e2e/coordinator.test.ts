/**
 * The coordinator's day, in the built app and a real browser: somebody registers, gets a PIN, a card and a team; shifts
 * are planned, filled and moved up; a resident is helped; hours are entered, approved together, corrected, copied from
 * paper and from a spreadsheet; points are spent. Each step is looked up again behind the page.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeWorkbook } from '../../db/exchange/service.ts';
import { launchBrowser, openPage, setTimeOfDay } from '../support/browser.ts';
import { type ServedKiosk, scan, serveKiosk } from '../support/kiosk.ts';
import { addPerson, idNumber } from '../support/people.ts';

const today = '2026-11-16';
const tomorrow = '2026-11-17';

let browser: Browser;
let served: ServedKiosk;
let page: Page;
let complaints: string[];
const volunteers = new Map<string, Awaited<ReturnType<ServedKiosk['addVolunteer']>>>();

beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveKiosk();
  served.clock.set(`${today}T16:30:00+08:00`);
  for (const name of ['周玉兰', '陈志远', '赵秀英']) volunteers.set(name, await served.addVolunteer(name));
  await addPerson(served.staff(), {
    name: '王桂芳',
    documentKind: 'residentId',
    documentNumber: idNumber('1961-08-02', 300),
  });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  ({ page, complaints } = await openPage(context));
  page.setDefaultTimeout(20_000);
  await setTimeOfDay(page, served.clock.now());
  await page.goto(served.host.newLink());
  await page.getByRole('navigation').first().waitFor();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function open(address: string) {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}
const button = (name: string | RegExp) => page.getByRole('button', { name });
const panel = () => page.getByRole('dialog');
const inPanel = (name: string | RegExp) => panel().getByRole('button', { name });
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();

/** Types into a search box and takes the one who is found. */
async function find(label: string, name: string) {
  await page.getByRole('combobox', { name: label }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

function volunteer(name: string) {
  const known = volunteers.get(name);
  if (!known) throw new Error(`${name} does not volunteer`);
  return known;
}

const listed = async (name: string) => {
  const [found] = await served.staff().volunteers.search({ text: name });
  if (!found) throw new Error(`${name} is not in the register`);
  return found;
};

const hoursOf = async (volunteerId: string) =>
  (
    await served.staff().service.list({
      ...{ from: '2025-01-01', until: today, filter: { volunteerId }, offset: 0, limit: 9 },
    })
  ).rows;

it('a resident is registered, described, and gets a PIN and a card', async () => {
  await open('/volunteers/people');
  await button(/^登记志愿者/).click();
  await find('找居民：姓名、拼音、电话、地址', '王桂芳');
  await inPanel(/^登记/).click();
  await said('已登记 王桂芳，编号');
  await inPanel(/^打开档案/).click();
  await inPanel(/^修改档案/).click();
  await panel().getByLabel('所在单位').fill('杏林小学');
  await inPanel(/^保存/).click();
  await said('已保存 王桂芳 的档案');
  await inPanel('设置口令').click();
  await panel().getByLabel('自助机口令').fill('5930');
  await inPanel(/^保存/).click();
  await said('已设置 王桂芳 的口令');
  await panel().getByText('志愿者卡', { exact: true }).click();
  await inPanel('发志愿者卡').click();
  await said('已发卡，卡号');

  const client = served.staff();
  const { id, person } = await listed('王桂芳');
  expect(await client.volunteers.volunteer({ id })).toMatchObject({
    ...{ state: 'active', organisation: '杏林小学', pin: { set: true } },
  });
  expect(await client.cards.ofResident({ residentId: person.id })).toMatchObject([
    { kind: 'volunteer', state: 'active' },
  ]);
  await page.keyboard.press('Escape');
});

it('a team is made, joined and led', async () => {
  await open('/volunteers/people?view=teams');
  await button('新建队伍').click();
  await panel().getByRole('textbox', { name: '队伍名称' }).fill('暖食助餐队');
  await inPanel(/^保存/).click();
  await find('加入队员', '王桂芳');
  await button('设为队长').click();
  await button('改为队员').waitFor();
  const client = served.staff();
  const [team] = await client.volunteers.teams({ retired: false });
  expect(team).toMatchObject({ name: '暖食助餐队', members: 1, leaders: ['王桂芳'] });
});

it('a series is planned for the weekdays that were chosen', async () => {
  await open('/volunteers/shifts');
  await button(/^排班/).click();
  await panel().getByLabel('岗位名称').fill('楼道清洁');
  await panel().getByLabel('从', { exact: true }).fill(tomorrow);
  await panel().getByRole('textbox', { name: '到', exact: true }).first().fill('2026-11-29');
  for (const name of ['周六', '周日']) await inPanel(name).click();
  await panel().getByLabel('时间').fill('1400');
  await panel().getByRole('textbox', { name: '到', exact: true }).last().fill('16:00');
  await panel().getByLabel('需要人数').fill('1');
  await inPanel(/^排班/).click();
  await said('已排 9 个班次');
  const { shifts } = await served.staff().shifts.shifts({ from: today, days: 14 });
  const days = shifts.filter(({ opportunity }) => opportunity.title === '楼道清洁').map(({ day }) => day);
  expect(days).toHaveLength(9);
  expect([days[0], days.at(-1)]).toEqual([tomorrow, '2026-11-27']);
});

it('a full shift has a waiting list, and whoever waits moves up', async () => {
  await button(/楼道清洁/)
    .first()
    .click();
  await find('添加报名', '周玉兰');
  await said('周玉兰 已报名');
  await find('添加报名', '陈志远');
  await said('班次已满，陈志远 进入候补');
  await panel().getByRole('listitem').filter({ hasText: '周玉兰' }).getByRole('button').click();
  await said('已取消 周玉兰 的报名，陈志远 从候补转正，请通知本人');
  const upcoming = (name: string) =>
    served.staff().shifts.ofVolunteer({ volunteerId: volunteer(name).id, from: today });
  expect(await upcoming('陈志远')).toMatchObject([{ state: 'signedUp', shift: { day: tomorrow } }]);
  expect(await upcoming('周玉兰')).toEqual([]);
  await page.keyboard.press('Escape');
});

it('two shifts at the same time are refused with a sentence', async () => {
  const client = served.staff();
  const id = crypto.randomUUID();
  const fields = { teamId: null, stationId: null, place: '', skills: [], description: '' };
  await client.shifts.saveOpportunity({ id, title: '课堂辅导', kind: 'tutoring', ...fields });
  const { shiftIds } = await client.shifts.plan({
    ...{ opportunityId: id, from: tomorrow, until: tomorrow, weekdays: 127, needed: 2 },
    times: { from: '15:00', to: '17:00' },
  });
  await open(`/volunteers/shifts?open=${shiftIds[0]}`);
  await find('添加报名', '陈志远');
  await said('同一时间不能有两个班次');
  await page.keyboard.press('Escape');
});

it('somebody who fits is sent to a resident', async () => {
  await open('/volunteers/shifts');
  await button(/^派人上门/).click();
  await find('找居民：姓名、拼音、电话、地址', '王桂芳');
  await panel().getByLabel('要做什么').fill('陪同就诊');
  await panel().getByLabel('日期').fill(tomorrow);
  await panel().getByLabel('时间').fill('09:00');
  await panel().getByRole('textbox', { name: '到', exact: true }).fill('11:00');
  await panel().getByRole('checkbox', { name: '赵秀英' }).check();
  await inPanel(/^派出 1 人/).click();
  await said('已派志愿者去 王桂芳 家');
  const upcoming = await served.staff().shifts.ofVolunteer({
    ...{ volunteerId: volunteer('赵秀英').id, from: today },
  });
  expect(upcoming).toMatchObject([
    { shift: { from: '09:00', opportunity: { title: '陪同就诊', resident: { name: '王桂芳' } } } },
  ]);
});

it('hours that staff saw are entered, and all clean ones approved in one step', async () => {
  await open('/volunteers/hours');
  await button(/^补录时长/).click();
  await find('找志愿者：姓名、拼音、编号、电话尾号', '赵秀英');
  await panel().getByLabel('服务内容').fill('助餐');
  await panel().getByLabel('开始').fill('0900');
  await panel().getByLabel('结束').fill('11:00');
  await inPanel(/^保存/).click();
  await said('已补录 赵秀英 的时长，待审核');

  const client = served.staff();
  const at = (time: string) => Date.parse(`${today}T${time}:00+08:00`);
  await client.service.record({
    ...{ id: crypto.randomUUID(), volunteerId: volunteer('周玉兰').id, stationId: null, note: '' },
    task: { kind: 'activity', serviceKind: 'cleaning', activity: '清洁' },
    span: { startAt: at('09:00'), endAt: at('10:30'), breakMinutes: 0 },
  });
  await open('/volunteers');
  await button(/^通过 2 条无疑点/).click();
  await said('2 人，共 3 小时 30 分');
  await inPanel(/^全部通过/).click();
  await said('已通过 2 条，共 3 小时 30 分');
  for (const [name, minutes] of [
    ['赵秀英', 120],
    ['周玉兰', 90],
  ] as const) {
    expect(await hoursOf(volunteer(name).id)).toMatchObject([
      { state: 'approved', evidence: 'staff', creditedMinutes: minutes },
    ]);
  }
});

it('a correction has its reason, credits nothing until it is approved, and keeps what was there', async () => {
  await open('/volunteers/hours');
  await page.getByRole('row', { name: /赵秀英/ }).click();
  await inPanel(/^更正/).click();
  await panel().getByLabel('结束').fill('10:30');
  await inPanel(/^保存更正/).click();
  await said('请写明原因，会留在记录里。');
  await panel().getByLabel('原因').fill('签退表上写的是 10:30');
  await inPanel(/^保存更正/).click();
  await said('已更正，待重新审核');
  const { id } = volunteer('赵秀英');
  expect(await hoursOf(id)).toMatchObject([{ state: 'waiting', minutes: 90, creditedMinutes: 0 }]);
  await inPanel(/通过/).click();
  await said('已通过 赵秀英 的 1 小时 30 分');
  const [line] = await hoursOf(id);
  expect(line).toMatchObject({ state: 'approved', creditedMinutes: 90, corrected: true });
  const { versions } = await served.staff().service.service({ rootId: line?.rootId ?? '' });
  expect(versions.map((version) => version.line.minutes)).toEqual([90, 120]);
});

it('a sign-in sheet is entered as it stands on paper', async () => {
  await open('/volunteers/hours/sheet');
  await page.getByRole('heading', { name: '签到表' }).waitFor();
  await page.getByRole('combobox', { name: '队伍' }).click();
  await page.getByRole('option', { name: '暖食助餐队' }).click();
  await page.getByLabel('服务内容').fill('社区大扫除');
  await page.getByLabel('王桂芳 签到').fill('13:00');
  await page.getByLabel('王桂芳 签退').fill('15:00');
  await button(/^保存 1 行/).click();
  await said('已保存 1 行，待审核');
  const { id } = await listed('王桂芳');
  expect(await hoursOf(id)).toMatchObject([{ evidence: 'sheet', minutes: 120, activity: '社区大扫除' }]);
});

it('past hours come out of a spreadsheet, each row judged before anything is saved', async () => {
  const heads = ['姓名', '志愿者编号', '服务日期', '开始时间', '结束时间', '服务内容'];
  const rows = [
    ['陈志远', volunteer('陈志远').number, '2025-03-01', '08:00', '10:00', '午间助餐'],
    ['无此人', '', '2025-03-01', '08:00', '10:00', '午间助餐'],
  ];
  const columns = heads.map((header) => ({ header, kind: 'text' as const }));
  const bytes = await writeWorkbook([{ title: '2025 年', columns, rows }]);
  await open('/volunteers/hours/import');
  const choosing = page.waitForEvent('filechooser');
  await button(/^选择文件/).click();
  const chooser = await choosing;
  await chooser.setFiles({
    name: '时长.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await button(/^导入 1 行/).waitFor();
  expect(await page.getByRole('row', { name: /有问题/ }).count()).toBe(1);
  expect(await hoursOf(volunteer('陈志远').id)).toEqual([]);
  await button(/^导入 1 行/).click();
  await said('已导入 1 行，共 2 小时，待审核');
  expect(await hoursOf(volunteer('陈志远').id)).toMatchObject([
    { evidence: 'imported', minutes: 120, state: 'waiting', day: '2025-03-01' },
  ]);
});

it('points are spent once, and never more than there are', async () => {
  await open(`/volunteers/people?open=${volunteer('周玉兰').id}`);
  await panel().getByText('积分', { exact: true }).click();
  await inPanel('兑换').click();
  await panel().getByLabel('多少分').fill('9');
  await panel().getByLabel('兑换了什么').fill('洗发水');
  await inPanel(/^兑换/).click();
  await said('可用积分只有 1.5，不够 9。');
  await panel().getByLabel('多少分').fill('1');
  await inPanel(/^兑换/).click();
  await said('已兑换 1 分，还可用 0.5 分');
  const account = await served.staff().service.points({ residentId: volunteer('周玉兰').residentId });
  expect(account).toMatchObject({ usable: 5, entries: [{ kind: 'spent', points: -10 }, { kind: 'earned' }] });
  await page.keyboard.press('Escape');
});

it('an opportunity is written, closed, and opened again', async () => {
  await open('/volunteers/opportunities');
  await button(/^新增岗位/).click();
  await panel().getByLabel('岗位名称').fill('图书整理');
  await panel().getByLabel('需要技能').fill('细心、识字');
  await inPanel(/^保存/).click();
  await said('已保存“图书整理”');
  await page.getByRole('row', { name: /图书整理/ }).click();
  await inPanel('关闭岗位').click();
  await said('“图书整理”已关闭');
  const find = async () =>
    (await served.staff().shifts.opportunities({ closed: true })).find(({ title }) => title === '图书整理');
  expect(await find()).toMatchObject({ closed: true, skills: ['细心', '识字'] });
  await inPanel('重新开放').click();
  await inPanel('关闭岗位').waitFor();
  expect(await find()).toMatchObject({ closed: false });
  await page.keyboard.press('Escape');
});

it('a station is added, and the code at its door tells the kiosk where it stands', async () => {
  await open('/volunteers/stations');
  await button(/^新增签到点/).click();
  await panel().getByLabel('名称', { exact: false }).first().fill('东门广场');
  await inPanel(/^保存/).click();
  await said('已保存“东门广场”');
  const stations = await served.staff().shifts.stations({});
  const added = stations.find(({ name }) => name === '东门广场');
  await open('/kiosk');
  await button('东门广场').waitFor();
  await scan(page, added?.code ?? '');
  await page.getByRole('button', { name: '东门广场', pressed: true }).waitFor();
  // A refusal is an answer; the browser logs it as a failed request.
  expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
});
