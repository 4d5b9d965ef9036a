import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { lineOf, monday, openCare } from './support.ts';

let house: Awaited<ReturnType<typeof openCare>>;
let residentId: string;
beforeEach(async () => {
  house = await openCare();
  residentId = await house.elder('何静秋');
  await house.enrol(residentId, { collectors: [{ name: '何晓', relation: '女儿', phone: '13800000123' }] });
});
afterEach(() => house.desk[Symbol.dispose]());

const factsOf = (desk: (typeof house)['desk']) =>
  desk.reader.sqlite.prepare('SELECT count(*) FROM attendance').pluck().get();

describe('the board', () => {
  it('expects on their weekdays those who are enrolled and not on leave', async () => {
    const { care, desk } = house;
    expect(await lineOf(care, residentId)).toMatchObject({ state: 'expected', name: '何静秋', age: 82 });
    expect(await lineOf(care, residentId, '2026-11-15')).toMatchObject({ state: 'off' });
    expect(await lineOf(care, residentId, '2026-10-30')).toBeUndefined();
    await care.daycare.announceLeave({
      ...{
        id: desk.ids.next(),
        residentId,
        fromDay: monday,
        toDay: null,
        reason: 'hospital',
        note: '县医院',
      },
    });
    expect(await lineOf(care, residentId)).toMatchObject({
      state: 'onLeave',
      leave: { reason: 'hospital', note: '县医院' },
    });
    expect((await care.daycare.board({})).counts).toMatchObject({ expected: 1, onLeave: 1 });
  });

  it('drops whoever died or moved away, from that day on', async () => {
    const { care } = house;
    await care.residents.setStatus({ id: residentId, status: 'died', since: '2026-11-12' });
    expect(await lineOf(care, residentId)).toBeUndefined();
    expect(await lineOf(care, residentId, '2026-11-11')).toMatchObject({ state: 'expected' });
  });

  it('follows a merge to the card in charge', async () => {
    const { care, manager, elder } = house;
    await care.daycare.arrive({ residentId });
    const kept = await elder('何静秋');
    await manager.merges.merge({ keptId: kept, mergedId: residentId, choices: {} });
    expect(await lineOf(care, kept)).toMatchObject({ state: 'here' });
    await care.daycare.arrive({ residentId: kept });
    expect(factsOf(house.desk)).toBe(1);
  });
});

describe('a tap', () => {
  it('is one fact however often it is made', async () => {
    const { care, desk } = house;
    expect((await care.daycare.arrive({ residentId })).written).toHaveLength(1);
    expect((await care.daycare.arrive({ residentId })).written).toEqual([]);
    await care.daycare.depart({ residentId, withWhom: '何晓' });
    await care.daycare.depart({ residentId, withWhom: '何晓' });
    expect(factsOf(desk)).toBe(2);
    expect(await lineOf(care, residentId)).toMatchObject({ state: 'left', left: { withWhom: '何晓' } });
  });

  it('has the same id on every desk', async () => {
    const other = await openCare();
    const one = await house.care.daycare.arrive({ residentId });
    const theirs = await other.elder('何静秋');
    await other.enrol(theirs);
    const two = await other.care.daycare.arrive({ residentId: theirs });
    // Both desks number people from the same seed, so that it is the same person.
    expect(theirs).toBe(residentId);
    expect(two.written).toEqual(one.written);
    other.desk[Symbol.dispose]();
  });

  it('of absence is refused once the person is here, with the time', async () => {
    const { care } = house;
    await care.daycare.arrive({ residentId });
    const call = care.daycare.absent({ residentId, reason: 'ill', note: '' });
    await expect(call).rejects.toThrow(/08:30/);
  });

  it('of arrival ends an absence, and undoing it brings the absence back', async () => {
    const { care } = house;
    await care.daycare.absent({ residentId, reason: 'ill', note: '感冒' });
    const { written } = await care.daycare.arrive({ residentId });
    expect(await lineOf(care, residentId)).toMatchObject({ state: 'here', absent: null });
    await care.daycare.undo({ written });
    expect(await lineOf(care, residentId)).toMatchObject({
      state: 'absent',
      absent: { reason: 'ill', note: '感冒' },
    });
  });

  it('can be undone and made again, and the undoing undone', async () => {
    const { care } = house;
    const { written } = await care.daycare.arrive({ residentId });
    const undone = await care.daycare.undo({ written });
    expect(await lineOf(care, residentId)).toMatchObject({ state: 'expected' });
    await care.daycare.undo({ written });
    await care.daycare.undo(undone);
    expect(await lineOf(care, residentId)).toMatchObject({ state: 'here' });
  });

  it('by somebody who comes back takes the leaving away', async () => {
    const { care } = house;
    await care.daycare.arrive({ residentId });
    await care.daycare.depart({ residentId, withWhom: null });
    await care.daycare.arrive({ residentId });
    expect(await lineOf(care, residentId)).toMatchObject({ state: 'here', left: null });
  });

  it('is refused for a day to come, for a stranger, and for leaving without having come', async () => {
    const { care, elder } = house;
    expect(await failureCode(care.daycare.arrive({ residentId, day: '2026-11-17' }))).toBe(
      'daycare.futureDay',
    );
    expect(await failureCode(care.daycare.arrive({ residentId: await elder('生人') }))).toBe(
      'daycare.notEnrolled',
    );
    expect(await failureCode(care.daycare.depart({ residentId, withWhom: null }))).toBe('daycare.notArrived');
  });
});

describe('a correction', () => {
  it('of the time is a new fact, and the old one stays to be seen', async () => {
    const { care } = house;
    await care.daycare.arrive({ residentId });
    const arrived = (await lineOf(care, residentId))?.arrived;
    house.desk.clock.advance(60_000);
    const at = Date.parse('2026-11-16T08:05:00+08:00');
    await care.daycare.correct({ versionId: arrived?.id ?? '', at });
    await care.daycare.correct({ versionId: (await lineOf(care, residentId))?.arrived?.id ?? '', at });
    expect(await lineOf(care, residentId)).toMatchObject({ arrived: { at, corrected: true } });
    const { taps } = await care.daycare.person({ residentId });
    expect(taps.map(({ kind, stands }) => [kind, stands])).toEqual([
      ['arrived', true],
      ['arrived', false],
    ]);
    expect(await failureCode(care.daycare.correct({ versionId: arrived?.id ?? '', at }))).toBe(
      'daycare.tapUnknown',
    );
  });

  it('keeps the time within the day, in the past, and leaving after arriving', async () => {
    const { care } = house;
    await care.daycare.arrive({ residentId });
    house.moveTo('2026-11-16T16:00:00');
    await care.daycare.depart({ residentId, withWhom: null });
    const line = await lineOf(care, residentId);
    const correct = (versionId: string | undefined, time: string) =>
      failureCode(care.daycare.correct({ versionId: versionId ?? '', at: Date.parse(`${time}+08:00`) }));
    expect(await correct(line?.arrived?.id, '2026-11-15T08:00:00')).toBe('daycare.otherDay');
    expect(await correct(line?.left?.id, '2026-11-16T17:00:00')).toBe('daycare.inFuture');
    expect(await correct(line?.left?.id, '2026-11-16T08:00:00')).toBe('daycare.leftBeforeArrival');
  });

  it('reaches earlier days', async () => {
    const { care } = house;
    house.moveTo('2026-11-20T09:00:00');
    await care.daycare.arrive({ residentId, day: monday });
    await care.daycare.absent({ residentId, day: '2026-11-17', reason: 'family', note: '' });
    expect(await lineOf(care, residentId, monday)).toMatchObject({ state: 'here' });
    expect(await lineOf(care, residentId, '2026-11-17')).toMatchObject({ state: 'absent' });
    expect(await lineOf(care, residentId)).toMatchObject({ state: 'expected' });
  });
});

describe('all who are expected', () => {
  it('arrive in one act, the absent and those on leave left out, and it can be undone as one', async () => {
    const { care, desk, elder, enrol } = house;
    const ill = await elder('生病的');
    const away = await elder('请假的');
    for (const id of [ill, away]) await enrol(id);
    await care.daycare.absent({ residentId: ill, reason: 'ill', note: '' });
    const span = { fromDay: monday, toDay: monday, reason: 'travel', note: '' } as const;
    await care.daycare.announceLeave({ id: desk.ids.next(), residentId: away, ...span });
    const { written } = await care.daycare.arriveAll({});
    expect(written).toHaveLength(2);
    expect((await care.daycare.arriveAll({})).written).toEqual([]);
    expect((await care.daycare.board({})).counts).toEqual({
      ...{ expected: 0, here: 2, left: 0, absent: 1, onLeave: 1, off: 0 },
    });
    await care.daycare.undo({ written });
    expect((await care.daycare.board({})).counts).toMatchObject({ expected: 2, here: 0 });
    expect((await care.daycare.arriveAll({})).written).toHaveLength(2);
  });
});

describe('the list of those missed', () => {
  it('gives their numbers masked', async () => {
    const { care, neighbour } = house;
    await care.residents.addPhone({ residentId, number: '13800000456', label: '本人', first: true });
    const person = { emergencyName: '何晓', emergencyPhone: '13800000123', emergencyRelation: '女儿' };
    const was = { emergencyName: null, emergencyPhone: null, emergencyRelation: null };
    await care.residents.edit({ id: residentId, patch: person, was, notDuplicates: [] });
    await care.daycare.arrive({ residentId: neighbour });
    const { contacts } = await care.daycare.missing({});
    expect(contacts).toMatchObject([
      {
        residentId,
        phones: [{ number: '138****0456', label: '本人' }],
        emergency: { name: '何晓', relation: '女儿', phone: '138****0123' },
      },
    ]);
  });

  it('shows the last call about the day on the board', async () => {
    const { care, desk } = house;
    await care.careTasks.recordCall({
      ...{ id: desk.ids.next(), residentId, taskId: null, whom: '女儿', reached: true, said: '去医院了' },
      closes: false,
    });
    expect(await lineOf(care, residentId)).toMatchObject({
      call: { whom: '女儿', reached: true, said: '去医院了' },
    });
  });
});
