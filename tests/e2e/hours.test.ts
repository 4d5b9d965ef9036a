/**
 * What the coordinator does about hours, in the built app and a real browser: they are entered, approved together,
 * corrected, copied from paper and from a spreadsheet, and their points spent. Each step is looked up again behind the page.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeWorkbook } from '../../db/exchange/service.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Coordinator, sitDownAsCoordinator, today } from '../support/coordinator.ts';

let browser: Browser;
let at: Coordinator;

beforeAll(async () => {
  browser = await launchBrowser();
  at = await sitDownAsCoordinator(browser);
  const client = at.served.staff();
  const who = { kind: 'resident', residentId: at.resident } as const;
  const { id: volunteerId } = await client.volunteers.register({ who, state: 'active', guardian: null });
  const teamId = crypto.randomUUID();
  await client.volunteers.saveTeam({ id: teamId, name: '暖食助餐队', note: '' });
  await client.volunteers.setMember({ teamId, volunteerIds: [volunteerId], role: 'leader' });
}, 180_000);
afterAll(async () => {
  await at.stop();
  await browser.close();
});

it('hours that staff saw are entered, and all clean ones approved in one step', async () => {
  await at.open('/volunteers/hours');
  await at.button(/^补录时长/).click();
  await at.find('找志愿者：姓名、拼音、编号、电话尾号', '赵秀英');
  await at.panel().getByLabel('服务内容').fill('助餐');
  await at.panel().getByLabel('开始').fill('0900');
  await at.panel().getByLabel('结束').fill('11:00');
  await at.inPanel(/^保存/).click();
  await at.said('已补录 赵秀英 的时长，待审核');

  const client = at.served.staff();
  const moment = (time: string) => Date.parse(`${today}T${time}:00+08:00`);
  await client.service.record({
    ...{ id: crypto.randomUUID(), volunteerId: at.volunteer('周玉兰').id, stationId: null, note: '' },
    task: { kind: 'activity', serviceKind: 'cleaning', activity: '清洁' },
    span: { startAt: moment('09:00'), endAt: moment('10:30'), breakMinutes: 0 },
  });
  await at.open('/volunteers');
  await at.button(/^通过 2 条无疑点/).click();
  await at.said('2 人，共 3 小时 30 分');
  await at.inPanel(/^全部通过/).click();
  await at.said('已通过 2 条，共 3 小时 30 分');
  for (const [name, minutes] of [
    ['赵秀英', 120],
    ['周玉兰', 90],
  ] as const) {
    expect(await at.hoursOf(at.volunteer(name).id)).toMatchObject([
      { state: 'approved', evidence: 'staff', creditedMinutes: minutes },
    ]);
  }
});

it('a correction has its reason, credits nothing until it is approved, and keeps what was there', async () => {
  await at.open('/volunteers/hours');
  await at.page.getByRole('row', { name: /赵秀英/ }).click();
  await at.inPanel(/^更正/).click();
  await at.panel().getByLabel('结束').fill('10:30');
  await at.inPanel(/^保存更正/).click();
  await at.said('请写明原因，会留在记录里。');
  await at.panel().getByLabel('原因').fill('签退表上写的是 10:30');
  await at.inPanel(/^保存更正/).click();
  await at.said('已更正，待重新审核');
  const { id } = at.volunteer('赵秀英');
  expect(await at.hoursOf(id)).toMatchObject([{ state: 'waiting', minutes: 90, creditedMinutes: 0 }]);
  await at.inPanel(/通过/).click();
  await at.said('已通过 赵秀英 的 1 小时 30 分');
  const [line] = await at.hoursOf(id);
  expect(line).toMatchObject({ state: 'approved', creditedMinutes: 90, corrected: true });
  const { versions } = await at.served.staff().service.service({ rootId: line?.rootId ?? '' });
  expect(versions.map((version) => version.line.minutes)).toEqual([90, 120]);
});

it('a sign-in sheet is entered as it stands on paper', async () => {
  await at.open('/volunteers/hours/sheet');
  await at.page.getByRole('heading', { name: '签到表' }).waitFor();
  await at.page.getByRole('combobox', { name: '队伍' }).click();
  await at.page.getByRole('option', { name: '暖食助餐队' }).click();
  await at.page.getByLabel('服务内容').fill('社区大扫除');
  await at.page.getByLabel('王桂芳 签到').fill('13:00');
  await at.page.getByLabel('王桂芳 签退').fill('15:00');
  await at.button(/^保存 1 行/).click();
  await at.said('已保存 1 行，待审核');
  const { id } = await at.listed('王桂芳');
  expect(await at.hoursOf(id)).toMatchObject([{ evidence: 'sheet', minutes: 120, activity: '社区大扫除' }]);
});

it('past hours come out of a spreadsheet, each row judged before anything is saved', async () => {
  const heads = ['姓名', '志愿者编号', '服务日期', '开始时间', '结束时间', '服务内容'];
  const rows = [
    ['陈志远', at.volunteer('陈志远').number, '2025-03-01', '08:00', '10:00', '午间助餐'],
    ['无此人', '', '2025-03-01', '08:00', '10:00', '午间助餐'],
  ];
  const columns = heads.map((header) => ({ header, kind: 'text' as const }));
  const bytes = await writeWorkbook([{ title: '2025 年', columns, rows }]);
  await at.open('/volunteers/hours/import');
  const choosing = at.page.waitForEvent('filechooser');
  await at.button(/^选择文件/).click();
  const chooser = await choosing;
  await chooser.setFiles({
    name: '时长.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await at.button(/^导入 1 行/).waitFor();
  expect(await at.page.getByRole('row', { name: /有问题/ }).count()).toBe(1);
  expect(await at.hoursOf(at.volunteer('陈志远').id)).toEqual([]);
  await at.button(/^导入 1 行/).click();
  await at.said('已导入 1 行，共 2 小时，待审核');
  expect(await at.hoursOf(at.volunteer('陈志远').id)).toMatchObject([
    { evidence: 'imported', minutes: 120, state: 'waiting', day: '2025-03-01' },
  ]);
});

it('points are spent once, and never more than there are', async () => {
  await at.open(`/volunteers/people?open=${at.volunteer('周玉兰').id}`);
  await at.panel().getByText('积分', { exact: true }).click();
  await at.inPanel('兑换').click();
  await at.panel().getByLabel('多少分').fill('9');
  await at.panel().getByLabel('兑换了什么').fill('洗发水');
  await at.inPanel(/^兑换/).click();
  await at.said('可用积分只有 1.5，不够 9。');
  await at.panel().getByLabel('多少分').fill('1');
  await at.inPanel(/^兑换/).click();
  await at.said('已兑换 1 分，还可用 0.5 分');
  const account = await at.served.staff().service.points({ residentId: at.volunteer('周玉兰').residentId });
  expect(account).toMatchObject({ usable: 5, entries: [{ kind: 'spent', points: -10 }, { kind: 'earned' }] });
  expect(at.faults()).toEqual([]);
});
