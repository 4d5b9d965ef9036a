import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { naturalId } from '../../../db/core/ids.ts';
import { meals } from '../../../db/meals/table.ts';
import { aloneCategory, livingAlone, openCare } from './support.ts';

let house: Awaited<ReturnType<typeof openCare>>;
beforeEach(async () => {
  house = await openCare();
});
afterEach(() => house.desk[Symbol.dispose]());

const tasksOf = async (residentId: string) =>
  (await house.care.careTasks.open({ residentId })).lines.filter(({ kind }) => kind === 'missing');

describe('a person who lives alone and misses as many days as the centre has set', () => {
  it('becomes a task once, when a day is first touched', async () => {
    const { care, elder, enrol, openHouse } = house;
    const residentId = await elder('独居人', livingAlone);
    await enrol(residentId, { startsOn: '2026-11-16' });
    await openHouse('2026-11-16');
    await openHouse('2026-11-17');
    expect(await tasksOf(residentId)).toEqual([]);
    await openHouse('2026-11-18');
    const [task, ...more] = await tasksOf(residentId);
    expect(more).toEqual([]);
    expect(task?.detail.zh).toContain('2 天');
    expect(await care.daycare.openDay({})).toEqual({ opened: 0 });
    await openHouse('2026-11-19');
    expect(await tasksOf(residentId)).toHaveLength(1);
  });

  it('becomes no task with a word: an absence with its reason, a leave, a call that reached', async () => {
    const { care, desk, elder, enrol, openHouse } = house;
    const [absent, away, called] = [
      await elder('请过假', livingAlone),
      await elder('住院的', livingAlone),
      await elder('接了电话', livingAlone),
    ];
    for (const id of [absent, away, called]) await enrol(id, { startsOn: '2026-11-16' });
    await openHouse('2026-11-16');
    await openHouse('2026-11-17');
    await care.daycare.absent({ residentId: absent, reason: 'family', note: '' });
    const span = { fromDay: '2026-11-17', toDay: '2026-11-18', reason: 'hospital', note: '' } as const;
    await care.daycare.announceLeave({ id: desk.ids.next(), residentId: away, ...span });
    const call = { taskId: null, whom: '本人', reached: true, said: '下周来', closes: false };
    await care.careTasks.recordCall({ id: desk.ids.next(), residentId: called, ...call });
    await openHouse('2026-11-18');
    expect(await care.daycare.openDay({})).toEqual({ opened: 0 });
    await openHouse('2026-11-19');
    await openHouse('2026-11-20');
    expect(await tasksOf(absent)).toHaveLength(1);
    expect(await tasksOf(away)).toHaveLength(0);
    expect(await tasksOf(called)).toHaveLength(1);
  });

  it('is not missed on days on which the house was closed, nor by a category that has expired', async () => {
    const { care, elder, enrol, openHouse } = house;
    const residentId = await elder('独居人', livingAlone);
    const expired = await elder('不再独居', { categories: [{ ...aloneCategory, expiresOn: '2026-11-17' }] });
    for (const id of [residentId, expired]) await enrol(id, { startsOn: '2026-11-16' });
    await openHouse('2026-11-16');
    await openHouse('2026-11-20');
    expect(await care.daycare.openDay({})).toEqual({ opened: 0 });
    await openHouse('2026-11-23');
    expect(await tasksOf(residentId)).toHaveLength(1);
    expect(await tasksOf(expired)).toEqual([]);
  });

  it('is told by the setting of the centre', async () => {
    const { manager, elder, enrol, openHouse } = house;
    await manager.centre.changeSettings({ missedDaysToCall: 1 });
    const residentId = await elder('独居人', livingAlone);
    await enrol(residentId, { startsOn: '2026-11-16' });
    await openHouse('2026-11-16');
    await openHouse('2026-11-17');
    expect(await tasksOf(residentId)).toHaveLength(1);
  });

  it('opens no second task for a silence that was dealt with, and a new one for a new silence', async () => {
    const { care, desk, elder, enrol, openHouse } = house;
    const residentId = await elder('独居人', livingAlone);
    await enrol(residentId, { startsOn: '2026-11-16' });
    for (const day of ['16', '17', '18']) await openHouse(`2026-11-${day}`);
    const [task] = await tasksOf(residentId);
    await care.careTasks.step({
      id: desk.ids.next(),
      taskId: task?.id ?? '',
      kind: 'closed',
      note: '邻居看过，平安',
    });
    await openHouse('2026-11-19');
    expect(await tasksOf(residentId)).toEqual([]);
    await care.daycare.arrive({ residentId });
    for (const day of ['20', '23', '24']) await openHouse(`2026-11-${day}`);
    expect(await tasksOf(residentId)).toHaveLength(1);
  });

  it('is looked after when an earlier day is corrected', async () => {
    const { care, elder, enrol, openHouse } = house;
    const residentId = await elder('独居人', livingAlone);
    await enrol(residentId, { startsOn: '2026-11-16' });
    await openHouse('2026-11-16');
    await openHouse('2026-11-17');
    const { written } = await care.daycare.arrive({ residentId });
    await openHouse('2026-11-18');
    expect(await tasksOf(residentId)).toEqual([]);
    await care.daycare.undo({ written });
    expect(await tasksOf(residentId)).toHaveLength(1);
  });
});

describe('a person who lives alone and leaves as many ordered meals as the centre has set', () => {
  it('becomes a task once, and not for a day on which the kitchen served nobody', async () => {
    const { care, desk, elder, neighbour, openHouse } = house;
    const residentId = await elder('独居订餐', livingAlone);
    const standing = { weekdays: 31, mode: 'delivery', optionName: null, toDay: null, note: '' } as const;
    await care.orders.addStanding({
      ...{ id: desk.ids.next(), residentId, meal: 'lunch', fromDay: '2026-11-16', ...standing },
    });
    for (const day of ['2026-11-16', '2026-11-17', '2026-11-19']) {
      await openHouse(day);
      await lunchFor(neighbour, day);
    }
    await openHouse('2026-11-20');
    expect(await tasksOf(residentId)).toMatchObject([{ detail: { zh: expect.stringContaining('3 餐') } }]);
    expect(await care.daycare.openDay({})).toEqual({ opened: 0 });
  });

  it('becomes no task once a meal was taken or cancelled', async () => {
    const { care, desk, elder, neighbour, openHouse } = house;
    const residentId = await elder('独居订餐', livingAlone);
    const standing = { weekdays: 31, mode: 'dineIn', optionName: null, toDay: null, note: '' } as const;
    await care.orders.addStanding({
      ...{ id: desk.ids.next(), residentId, meal: 'lunch', fromDay: '2026-11-16', ...standing },
    });
    for (const day of ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']) {
      await openHouse(day);
      await lunchFor(neighbour, day);
      if (day === '2026-11-17') await lunchFor(residentId, day);
    }
    await openHouse('2026-11-20');
    expect(await tasksOf(residentId)).toEqual([]);
  });
});

/** As the till writes it. */
async function lunchFor(residentId: string, day: string) {
  const { desk } = house;
  await desk.app.transact(await desk.sessionAs('careOperator'), 'test.lunch', (ctx) => {
    const id = naturalId('meal', residentId, day, 'lunch', '1');
    ctx.write.insert(meals, {
      ...{
        id,
        rootId: id,
        supersedes: null,
        withdrawn: false,
        day,
        bookedOn: day,
        meal: 'lunch',
        serving: 1,
      },
      ...{ residentId, portions: 1, guest: '', mode: 'dineIn', optionName: '套餐 A', lines: [] },
      ...{ priceFen: 1500, subsidyFen: 0, personFen: 1500, category: 'none', payment: 'cash' },
      ...{ deskId: ctx.deskId, at: ctx.now, savedAt: ctx.now, savedBy: 'test' },
    });
  });
}
