/**
 * Whom the coordinator sends where, in the built app and a real browser: somebody registers, gets a PIN, a card and a team;
 * shifts are planned, filled and moved up; a resident is helped; opportunities and stations come and go. Each step is
 * looked up again behind the page.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Coordinator, sitDownAsCoordinator, today, tomorrow } from '../support/coordinator.ts';
import { scan } from '../support/kiosk.ts';

let browser: Browser;
let at: Coordinator;

beforeAll(async () => {
  browser = await launchBrowser();
  at = await sitDownAsCoordinator(browser);
}, 180_000);
afterAll(async () => {
  await at.stop();
  await browser.close();
});

it('a resident is registered, described, and gets a PIN and a card', async () => {
  await at.open('/volunteers/people');
  await at.button(/^登记志愿者/).click();
  await at.find('找居民：姓名、拼音、电话、地址', '王桂芳');
  await at.inPanel(/^登记/).click();
  await at.said('已登记 王桂芳，编号');
  await at.inPanel(/^打开档案/).click();
  await at.inPanel(/^修改档案/).click();
  await at.panel().getByLabel('所在单位').fill('杏林小学');
  await at.inPanel(/^保存/).click();
  await at.said('已保存 王桂芳 的档案');
  await at.inPanel('设置口令').click();
  await at.panel().getByLabel('自助机口令').fill('5930');
  await at.inPanel(/^保存/).click();
  await at.said('已设置 王桂芳 的口令');
  await at.panel().getByText('志愿者卡', { exact: true }).click();
  await at.inPanel('发志愿者卡').click();
  await at.said('已发卡，卡号');

  const client = at.served.staff();
  const { id, person } = await at.listed('王桂芳');
  expect(await client.volunteers.volunteer({ id })).toMatchObject({
    ...{ state: 'active', organisation: '杏林小学', pin: { set: true } },
  });
  expect(await client.cards.ofResident({ residentId: person.id })).toMatchObject([
    { kind: 'volunteer', state: 'active' },
  ]);
  await at.page.keyboard.press('Escape');
});

it('a team is made, joined and led', async () => {
  await at.open('/volunteers/people?view=teams');
  await at.button('新建队伍').click();
  await at.panel().getByRole('textbox', { name: '队伍名称' }).fill('暖食助餐队');
  await at.inPanel(/^保存/).click();
  await at.find('加入队员', '王桂芳');
  await at.button('设为队长').click();
  await at.button('改为队员').waitFor();
  const client = at.served.staff();
  const [team] = await client.volunteers.teams({ retired: false });
  expect(team).toMatchObject({ name: '暖食助餐队', members: 1, leaders: ['王桂芳'] });
});

it('a series is planned for the weekdays that were chosen', async () => {
  await at.open('/volunteers/shifts');
  await at.button(/^排班/).click();
  await at.panel().getByLabel('岗位名称').fill('楼道清洁');
  await at.panel().getByLabel('从', { exact: true }).fill(tomorrow);
  await at.panel().getByRole('textbox', { name: '到', exact: true }).first().fill('2026-11-29');
  for (const name of ['周六', '周日']) await at.inPanel(name).click();
  await at.panel().getByLabel('时间').fill('1400');
  await at.panel().getByRole('textbox', { name: '到', exact: true }).last().fill('16:00');
  await at.panel().getByLabel('需要人数').fill('1');
  await at.inPanel(/^排班/).click();
  await at.said('已排 9 个班次');
  const { shifts } = await at.served.staff().shifts.shifts({ from: today, days: 14 });
  const days = shifts.filter(({ opportunity }) => opportunity.title === '楼道清洁').map(({ day }) => day);
  expect(days).toHaveLength(9);
  expect([days[0], days.at(-1)]).toEqual([tomorrow, '2026-11-27']);
});

it('a full shift has a waiting list, and whoever waits moves up', async () => {
  await at
    .button(/楼道清洁/)
    .first()
    .click();
  await at.find('添加报名', '周玉兰');
  await at.said('周玉兰 已报名');
  await at.find('添加报名', '陈志远');
  await at.said('班次已满，陈志远 进入候补');
  await at.panel().getByRole('listitem').filter({ hasText: '周玉兰' }).getByRole('button').click();
  await at.said('已取消 周玉兰 的报名，陈志远 从候补转正，请通知本人');
  const upcoming = (name: string) =>
    at.served.staff().shifts.ofVolunteer({ volunteerId: at.volunteer(name).id, from: today });
  expect(await upcoming('陈志远')).toMatchObject([{ state: 'signedUp', shift: { day: tomorrow } }]);
  expect(await upcoming('周玉兰')).toEqual([]);
  await at.page.keyboard.press('Escape');
});

it('a shift is cancelled with a reason, says whom to tell, and is restored with its people', async () => {
  await at
    .button(/楼道清洁/)
    .first()
    .click();
  await at.inPanel('取消班次').click();
  await at.panel().getByLabel('取消原因').fill('暴雨预警');
  await at.inPanel('取消班次').click();
  await at.said('请通知已报名的 1 人');
  await at.inPanel('恢复班次').click();
  await at.inPanel('取消班次').waitFor();
  const { shifts } = await at.served.staff().shifts.shifts({ from: tomorrow, days: 1 });
  expect(shifts.find(({ opportunity }) => opportunity.title === '楼道清洁')).toMatchObject({
    cancelled: false,
    filled: 1,
  });
  await at.page.keyboard.press('Escape');
});

it('two shifts at the same time are refused with a sentence', async () => {
  const client = at.served.staff();
  const id = crypto.randomUUID();
  const fields = { teamId: null, stationId: null, place: '', skills: [], description: '' };
  await client.shifts.saveOpportunity({ id, title: '课堂辅导', kind: 'tutoring', ...fields });
  const { shiftIds } = await client.shifts.plan({
    ...{ opportunityId: id, from: tomorrow, until: tomorrow, weekdays: 127, needed: 2 },
    times: { from: '15:00', to: '17:00' },
  });
  await at.open(`/volunteers/shifts?open=${shiftIds[0]}`);
  await at.find('添加报名', '陈志远');
  await at.said('同一时间不能有两个班次');
  await at.page.keyboard.press('Escape');
});

it('somebody who fits is sent to a resident', async () => {
  await at.open('/volunteers/shifts');
  await at.button(/^派人上门/).click();
  await at.find('找居民：姓名、拼音、电话、地址', '王桂芳');
  await at.panel().getByLabel('要做什么').fill('陪同就诊');
  await at.panel().getByLabel('日期').fill(tomorrow);
  await at.panel().getByLabel('时间').fill('09:00');
  await at.panel().getByRole('textbox', { name: '到', exact: true }).fill('11:00');
  await at.panel().getByRole('checkbox', { name: '赵秀英' }).check();
  await at.inPanel(/^派出 1 人/).click();
  await at.said('已派志愿者去 王桂芳 家');
  const upcoming = await at.served.staff().shifts.ofVolunteer({
    ...{ volunteerId: at.volunteer('赵秀英').id, from: today },
  });
  expect(upcoming).toMatchObject([
    { shift: { from: '09:00', opportunity: { title: '陪同就诊', resident: { name: '王桂芳' } } } },
  ]);
});

it('an opportunity is written, closed, and opened again', async () => {
  await at.open('/volunteers/opportunities');
  await at.button(/^新增岗位/).click();
  await at.panel().getByLabel('岗位名称').fill('图书整理');
  await at.panel().getByLabel('需要技能').fill('细心、识字');
  await at.inPanel(/^保存/).click();
  await at.said('已保存“图书整理”');
  await at.page.getByRole('row', { name: /图书整理/ }).click();
  await at.inPanel('关闭岗位').click();
  await at.said('“图书整理”已关闭');
  const written = async () =>
    (await at.served.staff().shifts.opportunities({ closed: true })).find(
      ({ title }) => title === '图书整理',
    );
  expect(await written()).toMatchObject({ closed: true, skills: ['细心', '识字'] });
  await at.inPanel('重新开放').click();
  await at.inPanel('关闭岗位').waitFor();
  expect(await written()).toMatchObject({ closed: false });
  await at.page.keyboard.press('Escape');
});

it('a station is added, and the code at its door tells the kiosk where it stands', async () => {
  await at.open('/volunteers/stations');
  await at.button(/^新增签到点/).click();
  await at.panel().getByLabel('名称', { exact: false }).first().fill('东门广场');
  await at.inPanel(/^保存/).click();
  await at.said('已保存“东门广场”');
  const stations = await at.served.staff().shifts.stations({});
  const added = stations.find(({ name }) => name === '东门广场');
  await at.open('/kiosk');
  await at.button('东门广场').waitFor();
  await scan(at.page, added?.code ?? '');
  await at.page.getByRole('button', { name: '东门广场', pressed: true }).waitFor();
  expect(at.faults()).toEqual([]);
});
