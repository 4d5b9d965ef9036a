import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { giveHealthConsent, openCare, workdays } from './support.ts';

let house: Awaited<ReturnType<typeof openCare>>;
beforeEach(async () => {
  house = await openCare();
});
afterEach(() => house.desk[Symbol.dispose]());

const plan = { goals: [], medication: '', collectors: [], remarks: '' };

async function problem(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'failure' in error) return error.failure;
    throw error;
  }
  throw new Error('the call was expected to fail');
}

describe('enrolling', () => {
  it('saves once however often the same form is sent', async () => {
    const { care, desk, elder } = house;
    const residentId = await elder('何静秋');
    const form = { id: desk.ids.next(), residentId, startsOn: '2026-11-16', endsOn: null, trialUntil: null };
    await care.daycare.enrol({ ...form, weekdays: workdays, ...plan });
    await care.daycare.enrol({ ...form, weekdays: workdays, ...plan });
    const { lines } = await care.daycare.enrolments({ state: 'active' });
    expect(lines.filter(({ person }) => person.id === residentId)).toHaveLength(1);
  });

  it('refuses a stay that overlaps another, names the dates, and allows the day after', async () => {
    const { care, elder, enrol } = house;
    const residentId = await elder('何静秋');
    const first = await enrol(residentId);
    await care.daycare.end({ id: first, endsOn: '2026-11-30', reason: '随女儿居住' });
    const refused = await problem(enrol(residentId, { startsOn: '2026-11-30' }));
    expect(refused).toMatchObject({ code: 'daycare.overlaps', field: 'startsOn' });
    expect(refused).toHaveProperty('sentence.zh', expect.stringContaining('2026-11-01 至 2026-11-30'));
    await enrol(residentId, { startsOn: '2026-12-01' });
  });

  it('refuses an end before the start and a trial outside the stay, at their fields', async () => {
    const { elder, enrol } = house;
    const residentId = await elder('何静秋');
    expect(await problem(enrol(residentId, { endsOn: '2026-10-31' }))).toMatchObject({
      code: 'daycare.endBeforeStart',
      field: 'endsOn',
    });
    expect(await problem(enrol(residentId, { trialUntil: '2026-10-31' }))).toMatchObject({
      code: 'daycare.trialOutside',
      field: 'trialUntil',
    });
  });

  it('refuses the dead and the moved, and says since when', async () => {
    const { care, elder, enrol } = house;
    const dead = await elder('已故人');
    const moved = await elder('迁出人');
    await care.residents.setStatus({ id: dead, status: 'died', since: '2026-10-02' });
    await care.residents.setStatus({ id: moved, status: 'moved', since: '2026-10-03' });
    const refused = await problem(enrol(dead));
    expect(refused).toMatchObject({ code: 'daycare.died', field: 'residentId' });
    expect(refused).toHaveProperty('sentence.en', expect.stringContaining('2026-10-02'));
    expect(await failureCode(enrol(moved))).toBe('daycare.moved');
  });

  it('asks for consent before goals or medication are written, and for nothing else', async () => {
    const { care, elder, enrol } = house;
    const residentId = await elder('何静秋');
    const goals = [{ goal: '每天走 500 步', how: '上午陪走', reviewOn: '2026-12-16' }];
    expect(await problem(enrol(residentId, { goals }))).toMatchObject({
      code: 'daycare.consentMissing',
      field: 'goals',
    });
    await giveHealthConsent(care, residentId);
    const id = await enrol(residentId, { goals, medication: '早饭后降压药一片，护理员提醒' });
    expect(await care.daycare.enrolment({ id })).toMatchObject({ goals, consents: { health: true } });
  });

  it('masks who may collect, keeps a number sent back as its mask, and logs who sees it', async () => {
    const { care, manager, elder, enrol } = house;
    const residentId = await elder('何静秋');
    const collectors = [{ name: '何晓', relation: '女儿', phone: '138 0000 0123' }];
    const id = await enrol(residentId, { collectors });
    const shown = await care.daycare.enrolment({ id });
    expect(shown.collectors).toEqual([{ name: '何晓', relation: '女儿', phone: '138****0123' }]);
    const added = [...shown.collectors, { name: '何明', relation: '孙子', phone: '' }];
    await care.daycare.edit({ id, patch: { collectors: added } });
    expect(await care.daycare.revealCollector({ id, index: 0 })).toEqual({ phone: '13800000123' });
    const { entries } = await manager.audit.list({ limit: 1 });
    expect(entries[0]).toMatchObject({ action: 'daycare.revealCollector', subject: { id: residentId } });
    expect(
      await problem(
        enrol(await elder('另一位'), { collectors: [{ name: '何晓', relation: '女儿', phone: '12' }] }),
      ),
    ).toMatchObject({
      code: 'phone.unreadable',
      field: 'collectors.0.phone',
    });
  });
});

describe('places', () => {
  it('are counted by weekday, and a full one is named', async () => {
    const { manager, elder, enrol } = house;
    await manager.centre.changeSettings({ dayCarePlaces: 1 });
    const residentId = await elder('何静秋');
    const refused = await problem(enrol(residentId, { weekdays: 1 + 32 }));
    expect(refused).toMatchObject({ code: 'daycare.full', field: 'weekdays' });
    expect(refused).toHaveProperty('sentence.en', expect.stringMatching(/^Monday: /));
    await enrol(residentId, { weekdays: 32 });
  });

  it('that become free are offered to whoever waits longest and fits, once each', async () => {
    const { care, manager, desk, elder, enrol } = house;
    await manager.centre.changeSettings({ dayCarePlaces: 2 });
    const leaving = await enrol(await elder('要走的'));
    const first = await enrol(await elder('候补一'), { startsOn: null });
    desk.clock.advance(60_000);
    await enrol(await elder('候补二'), { startsOn: null });
    expect((await care.daycare.enrolments({ state: 'waiting' })).counts.offered).toBe(0);
    const ended = await care.daycare.end({ id: leaving, endsOn: '2026-11-15', reason: '搬走' });
    expect(ended.offered).toEqual([{ id: first, name: '候补一' }]);
    const { lines } = await care.daycare.enrolments({ state: 'waiting' });
    expect(lines.map(({ person, offered }) => [person.name, offered])).toEqual([
      ['候补一', true],
      ['候补二', false],
    ]);
    await care.daycare.start({ id: first, startsOn: '2026-11-16', trialUntil: '2026-11-30' });
    await care.daycare.start({ id: first, startsOn: '2026-11-16', trialUntil: '2026-11-30' });
    expect((await care.daycare.board({})).offered).toBe(0);
  });

  it('declined for now go to the next in line', async () => {
    const { care, elder, enrol } = house;
    const first = await enrol(await elder('候补一'), { startsOn: null });
    house.moveTo('2026-11-17T09:00:00');
    await enrol(await elder('候补二'), { startsOn: null });
    house.moveTo('2026-11-18T09:00:00');
    await care.daycare.waitOn({ id: first });
    const { lines } = await care.daycare.enrolments({ state: 'waiting' });
    expect(lines.map(({ person }) => person.name)).toEqual(['候补二', '候补一']);
  });

  it('do not keep a full house from mending a record, only from coming more often', async () => {
    const { care, manager, elder, enrol } = house;
    const id = await enrol(await elder('何静秋'), { weekdays: 1 });
    await manager.centre.changeSettings({ dayCarePlaces: 1 });
    await care.daycare.edit({ id, patch: { remarks: '不吃香菜' } });
    expect(await failureCode(care.daycare.edit({ id, patch: { weekdays: 3 } }))).toBe('daycare.full');
  });
});

it('keeps one place on the waiting list for a person', async () => {
  const { elder, enrol } = house;
  const residentId = await elder('何静秋');
  await enrol(residentId, { startsOn: null });
  expect(await failureCode(enrol(residentId, { startsOn: null }))).toBe('daycare.alreadyWaiting');
});

it('takes back an end that was a mistake', async () => {
  const { care, elder, enrol } = house;
  const id = await enrol(await elder('何静秋'));
  await care.daycare.end({ id, endsOn: '2026-11-10', reason: '写错了人' });
  await care.daycare.resume({ id });
  const { line } = await care.daycare.enrolment({ id });
  expect(line).toMatchObject({ state: 'active', endsOn: null, endReason: null });
});

describe('ability', () => {
  it('holds as last assessed by that day, and counts the one saved last on one day', async () => {
    const { care, desk, elder, enrol } = house;
    const residentId = await elder('何静秋');
    const id = await enrol(residentId);
    const assess = (level: number, assessedOn: string) =>
      care.daycare.assess({
        id: desk.ids.next(),
        residentId,
        level,
        assessedOn,
        assessor: '街道评估组',
        note: '',
      });
    await assess(2, '2026-11-10');
    await assess(1, '2026-05-10');
    expect((await care.daycare.enrolment({ id })).line.abilityLevel).toBe(2);
    desk.clock.advance(1000);
    await assess(3, '2026-11-10');
    expect((await care.daycare.enrolment({ id })).line.abilityLevel).toBe(3);
    expect(
      (await care.daycare.board({ day: '2026-11-09' })).lines.find((l) => l.residentId === residentId),
    ).toMatchObject({ abilityLevel: 1 });
    expect(await failureCode(assess(1, '2026-11-17'))).toBe('daycare.inFuture');
  });
});

describe('leaves', () => {
  it('do not overlap, and one that was a mistake can be taken back', async () => {
    const { care, desk, elder, enrol } = house;
    const residentId = await elder('何静秋');
    await enrol(residentId);
    const id = desk.ids.next();
    const leave = { residentId, fromDay: '2026-11-16', toDay: null, reason: 'hospital', note: '' } as const;
    await care.daycare.announceLeave({ id, ...leave });
    await care.daycare.announceLeave({ id, ...leave });
    expect(await failureCode(care.daycare.announceLeave({ ...leave, id: desk.ids.next() }))).toBe(
      'daycare.leaveOverlaps',
    );
    await care.daycare.cancelLeave({ id, cancelled: true });
    await care.daycare.announceLeave({ ...leave, id: desk.ids.next(), toDay: '2026-11-18' });
    expect(await failureCode(care.daycare.cancelLeave({ id, cancelled: false }))).toBe(
      'daycare.leaveOverlaps',
    );
  });
});
