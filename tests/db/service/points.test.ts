/** Service points: earned, spent, given, lapsed; taken back kindly. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expiryOf } from '../../../db/service/ledger.ts';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
let one: { id: string; residentId: string };
beforeEach(async () => {
  desk = await openVolunteerDesk();
  one = await desk.addVolunteer('王桂芳');
});
afterEach(() => desk[Symbol.dispose]());

const account = (residentId = one.residentId) => desk.coordinator.service.points({ residentId });
const spend = (points: number, id = desk.next()) =>
  desk.coordinator.service.spendPoints({ id, residentId: one.residentId, points, note: '换洗发水' });

it('are earned by approved hours and spent once however often it is pressed', async () => {
  await desk.serve(one.id, '08:00', '10:30');
  expect(await account()).toMatchObject({ balance: 25, usable: 25, owed: 0 });
  const id = desk.next();
  expect(await spend(10, id)).toEqual({ usable: 15 });
  expect(await spend(10, id)).toEqual({ usable: 15 });
  expect(await failureCode(spend(16))).toBe('points.tooFew');
  const adjust = { id: desk.next(), residentId: one.residentId, note: '核对' };
  expect(await failureCode(desk.coordinator.service.adjustPoints({ ...adjust, points: -16 }))).toBe(
    'points.tooFew',
  );
  expect(await desk.coordinator.service.adjustPoints({ ...adjust, points: 5 })).toEqual({ usable: 20 });
});

it('lapse after their day, and are booked before the next entry', async () => {
  await desk.serve(one.id, '08:00', '10:00');
  expect(await account()).toMatchObject({ expiring: [{ on: '2028-11-16', points: 20 }] });
  desk.clock.set('2028-11-17T09:00:00+08:00');
  expect(await account()).toMatchObject({ balance: 20, lapsed: 20, usable: 0 });
  await desk.coordinator.service.adjustPoints({
    ...{ id: desk.next(), residentId: one.residentId, points: 7, note: '活动奖励' },
  });
  const { balance, lapsed, entries } = await account();
  expect([balance, lapsed]).toEqual([7, 0]);
  expect(entries.map(({ kind, points }) => [kind, points])).toEqual([
    ['adjusted', 7],
    ['expired', -20],
    ['earned', 20],
  ]);
});

it('end on the last day of a month that is too short', () => {
  expect(expiryOf('2026-01-31', 1)).toBe('2026-02-28');
  expect(expiryOf('2026-11-16', 24)).toBe('2028-11-16');
  expect(expiryOf('2026-11-16', 0)).toBeNull();
});

describe('given away', () => {
  it('go to another volunteer and keep the day on which they lapse', async () => {
    const other = await desk.addVolunteer('李建国');
    await desk.serve(one.id, '08:00', '10:00');
    const id = desk.next();
    const gift = {
      id,
      fromResidentId: one.residentId,
      toResidentId: other.residentId,
      points: 15,
      note: '谢谢',
    };
    await desk.coordinator.service.givePoints(gift);
    expect(await desk.coordinator.service.givePoints(gift)).toEqual({ usable: 5 });
    expect(await account(other.residentId)).toMatchObject({
      balance: 15,
      expiring: [{ on: '2028-11-16', points: 15 }],
      entries: [{ kind: 'received', other: { name: '王桂芳' } }],
    });
    const self = desk.coordinator.service.givePoints({
      ...gift,
      id: desk.next(),
      toResidentId: one.residentId,
    });
    expect(await failureCode(self)).toBe('points.sameAccount');
  });

  it('go to family of the same household, who may spend them, and to no stranger', async () => {
    const family = await desk.addResident('周小雨', '1990-02-01');
    await desk.serve(one.id, '08:00', '10:00');
    const give = () =>
      desk.coordinator.service.givePoints({
        ...{
          id: desk.next(),
          fromResidentId: one.residentId,
          toResidentId: family,
          points: 5,
          note: '给女儿',
        },
      });
    expect(await failureCode(give())).toBe('points.notFamily');
    const patch = { estate: '杏林雅苑', building: '3', unit: '2', room: '1102' };
    await desk.coordinator.residents.edit({ id: one.residentId, patch, was: {}, notDuplicates: [] });
    const member = { residentId: family, relation: 'daughter' as const, relationText: null };
    await desk.coordinator.households.create({
      ...{ headId: one.residentId, members: [member], movedIn: null },
    });
    await give();
    expect(await account(family)).toMatchObject({ balance: 5, usable: 5 });
  });
});

it('earned by hours that were corrected go back as far as they are there; the rest is owed, never negative', async () => {
  const { versionId } = await desk.serve(one.id, '08:00', '10:00');
  await spend(15);
  await desk.coordinator.service.withdraw({ id: desk.next(), versionId, reason: '登记错人' });
  expect(await account()).toMatchObject({ balance: 0, usable: 0, owed: 15 });
  await desk.serve(one.id, '11:00', '12:00');
  expect(await account()).toMatchObject({ balance: 0, owed: 5 });
  await desk.serve(one.id, '13:00', '14:00');
  expect(await account()).toMatchObject({ balance: 5, owed: 0 });
});
