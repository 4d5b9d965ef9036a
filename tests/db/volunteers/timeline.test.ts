/** One person, one timeline: what volunteering adds to it, each in the order of time and in both languages. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
let volunteer: { id: string; number: string; residentId: string };
beforeEach(async () => {
  desk = await openVolunteerDesk();
  volunteer = await desk.addVolunteer('王桂芳');
});
afterEach(() => desk[Symbol.dispose]());

const entriesOf = async (id: string, limit = 100) =>
  (await desk.coordinator.residents.timeline({ id, before: null, limit })).entries;
/** Oldest first, without what the card itself tells. */
const said = async (id = volunteer.residentId) =>
  (await entriesOf(id))
    .filter(({ feature }) => feature !== 'residents')
    .map(({ text, detail }) => `${text.zh}｜${detail?.zh ?? ''}`)
    .toReversed();

async function planShift(residentId: string | null = null) {
  const opportunityId = desk.next();
  const { addDefaultStations, stations, saveOpportunity, plan } = desk.coordinator.shifts;
  await addDefaultStations({});
  const [station] = await stations({});
  await saveOpportunity({
    ...{ id: opportunityId, title: '午餐送餐', kind: 'meals', stationId: station?.id ?? null, place: '' },
    ...{ teamId: null, skills: [], description: '', residentId },
  });
  const { shiftIds } = await plan({
    ...{ opportunityId, from: '2026-11-18', until: '2026-11-18', weekdays: 127, needed: 1 },
    times: { from: '10:30', to: '13:00' },
  });
  return shiftIds[0] ?? '';
}

it('tells registration, records and a pause with its reason', async () => {
  const { addRecord, setState } = desk.coordinator.volunteers;
  desk.clock.advance(1000);
  await addRecord({
    ...{ id: desk.next(), volunteerId: volunteer.id, kind: 'award', title: '十佳志愿者', day: '2026-11-01' },
    ...{ expiresOn: null, minutes: null, score: null, note: '街道表彰' },
  });
  await setState({ id: volunteer.id, state: 'paused', since: '2026-11-15', reason: '照顾家人' });
  const number = volunteer.number.replace(/(\d{3})(?=\d)/g, '$1 ');
  expect(await said()).toEqual([
    `登记为志愿者，编号 ${number}｜2026-11-15 已暂停：照顾家人`,
    '志愿服务表彰：十佳志愿者｜2026-11-01，街道表彰',
  ]);
});

it('tells the latest word about each shift, and that a shift was called off', async () => {
  const shiftId = await planShift();
  const { signUp, cancelSignUp, cancelShift } = desk.coordinator.shifts;
  const other = await desk.addVolunteer('李建国');
  const one = { shiftId, volunteerId: volunteer.id, note: '' };
  await signUp({ id: desk.next(), ...one });
  await signUp({ id: desk.next(), ...one, volunteerId: other.id });
  await cancelSignUp({ id: desk.next(), ...one });
  await cancelShift({ id: shiftId, reason: '停电' });
  const where = '2026-11-18 10:30–13:00，初心驿站，班次取消：停电';
  expect((await said()).slice(1)).toEqual([`取消报名：午餐送餐｜${where}`]);
  expect((await said(other.residentId)).slice(1)).toEqual([`报名班次：午餐送餐｜${where}`]);
});

it('tells the person to whom volunteers were sent who they are', async () => {
  const elder = await desk.addResident('赵秀兰', '1940-02-02');
  await desk.coordinator.shifts.dispatch({
    ...{ id: desk.next(), residentId: elder, title: '陪同就医', kind: 'visiting', place: '区医院' },
    ...{ description: '', skills: [], day: '2026-11-18', times: { from: '09:00', to: '11:00' } },
    volunteerIds: [volunteer.id],
  });
  expect(await said(elder)).toEqual(['派志愿者上门：陪同就医｜2026-11-18 09:00–11:00，区医院，王桂芳']);
});

it('tells each time of service once, as it stands, with how it is proven', async () => {
  await desk.serve(volunteer.id, '08:00', '10:30');
  const waiting = await desk.record(volunteer.id, '11:00', '11:40');
  const wrong = await desk.record(volunteer.id, '12:00', '13:00');
  const { correct, withdraw } = desk.coordinator.service;
  const patch = { span: desk.span('11:00', '12:00') };
  await correct({ id: desk.next(), versionId: waiting.versionId, patch, reason: '看错了' });
  await withdraw({ id: desk.next(), versionId: wrong.versionId, reason: '记错了人' });
  expect((await said()).filter((line) => line.startsWith('志愿服务：'))).toEqual([
    '志愿服务：助餐，2 小时 30 分钟｜08:00–10:30，员工登记',
    '志愿服务：助餐，1 小时，待审核｜11:00–12:00，补录',
  ]);
  desk.clock.set('2026-11-17T09:00:00+08:00');
  await desk.coordinator.service.startFor({
    ...{ id: desk.next(), volunteerId: volunteer.id, stationId: null, task: desk.help },
  });
  desk.clock.set('2026-11-18T09:00:00+08:00');
  const [forgotten] = await entriesOf(volunteer.residentId, 1);
  expect(forgotten).toMatchObject({
    text: { zh: '志愿服务：助餐，没有签退', en: 'Volunteered: 助餐, no sign-out' },
    tone: 'attention',
    account: 'volunteerCoordinator',
  });
});

it('tells points that changed hands on both timelines, and certificates as they stand', async () => {
  await desk.serve(volunteer.id, '08:00', '10:30');
  desk.clock.set('2026-11-16T18:00:00+08:00');
  const other = await desk.addVolunteer('李建国');
  const { givePoints, spendPoints } = desk.coordinator.service;
  const { residentId } = volunteer;
  await spendPoints({ id: desk.next(), residentId, points: 5, note: '洗衣液一瓶' });
  await givePoints({
    ...{ id: desk.next(), fromResidentId: residentId, toResidentId: other.residentId },
    ...{ points: 10, note: '互相帮助' },
  });
  const id = desk.next();
  const issuer = { name: '杏林社区', responsible: '周岚', handler: '何静', contact: '028-00000000' };
  const { number } = await desk.coordinator.certificates.post({
    ...{ id, volunteerId: volunteer.id, fromDay: '2026-11-01', toDay: '2026-11-16', issuer, purpose: '' },
  });
  await desk.coordinator.certificates.revoke({ id, reason: '有人提出异议' });
  const lines = await said();
  expect(lines).toContain('使用积分 −0.5｜洗衣液一瓶');
  expect(lines).toContain('赠出积分 −1｜李建国，互相帮助');
  expect(await said(other.residentId)).toContain('受赠积分 +1｜王桂芳，互相帮助');
  expect(lines).toContain(
    `志愿服务记录证明 ${number}，2.5 小时｜2026-11-01 至 2026-11-16，2026-11-16 撤销：有人提出异议`,
  );
});

it('follows the person through a merge, page by page, without a gap or a repetition', async () => {
  for (const [from, to] of [
    ['08:00', '09:00'],
    ['09:00', '10:00'],
    ['10:00', '11:00'],
  ] as const)
    await desk.serve(volunteer.id, from, to);
  const kept = await desk.addResident('王桂方', '1962-04-11');
  const choices = { name: 'kept', document: 'kept' } as const;
  await desk.manager.merges.merge({ keptId: kept, mergedId: volunteer.residentId, choices });
  const all = await entriesOf(kept);
  const paged: string[] = [];
  let before: { at: number; id: string } | null = null;
  do {
    const page = await desk.coordinator.residents.timeline({ id: kept, before, limit: 2 });
    paged.push(...page.entries.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  expect(paged).toEqual(all.map(({ id }) => id));
  expect(all.filter(({ feature }) => feature === 'service')).toHaveLength(3);
});
