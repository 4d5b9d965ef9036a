/** Planning, signing up, the waiting list, and sending somebody to one resident. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
beforeEach(async () => {
  desk = await openVolunteerDesk();
});
afterEach(() => desk[Symbol.dispose]());

const times = { from: '10:00', to: '12:00' };

async function opportunity(more = {}) {
  const id = desk.next();
  await desk.coordinator.shifts.saveOpportunity({
    ...{ id, title: '午间助餐', kind: 'meals', stationId: null, place: '一楼食堂', teamId: null },
    ...{ skills: [], description: '', ...more },
  });
  return id;
}

async function shiftOn(day: string, needed = 1) {
  const opportunityId = await opportunity();
  const { shiftIds } = await desk.coordinator.shifts.plan({
    ...{ opportunityId, from: day, until: day, weekdays: 127, times, needed },
  });
  return shiftIds[0] ?? '';
}

describe('stations', () => {
  it('are twelve to begin with, asked once or twice, each with a code of its own', async () => {
    expect(await desk.coordinator.shifts.addDefaultStations({})).toEqual({ added: 12 });
    expect(await desk.coordinator.shifts.addDefaultStations({})).toEqual({ added: 0 });
    const stations = await desk.kiosk.shifts.stations({});
    expect(new Set(stations.map(({ code }) => code)).size).toBe(12);
    const { station } = await desk.kiosk.shifts.stationOfCode({
      code: ` ${stations[3]?.code.toLowerCase()} `,
    });
    expect(station?.id).toBe(stations[3]?.id);
  });
});

describe('a series', () => {
  it('planned twice is planned once', async () => {
    const opportunityId = await opportunity();
    const series = {
      ...{ opportunityId, from: '2026-11-16', until: '2026-12-13', weekdays: 0b0000101, times, needed: 2 },
    };
    expect(await desk.coordinator.shifts.plan(series)).toMatchObject({ planned: 8, stood: 0 });
    expect(await desk.coordinator.shifts.plan(series)).toMatchObject({ planned: 0, stood: 8 });
  });

  it('is at most a year long, and never lies in the past', async () => {
    const opportunityId = await opportunity();
    const series = { opportunityId, weekdays: 127, times, needed: 1 };
    const long = desk.coordinator.shifts.plan({ ...series, from: '2026-11-16', until: '2027-11-20' });
    expect(await failureCode(long)).toBe('shift.tooLong');
    const past = desk.coordinator.shifts.plan({ ...series, from: '2026-11-15', until: '2026-11-15' });
    expect(await failureCode(past)).toBe('shift.past');
  });

  it('shows who is short this week', async () => {
    await shiftOn('2026-11-17', 3);
    const week = await desk.coordinator.shifts.shifts({ from: '2026-11-16', days: 7, short: true });
    expect(week).toMatchObject({ needed: 3, filled: 0, short: 3, shifts: [{ short: 3 }] });
  });
});

describe('signing up', () => {
  it('fills the waiting list when the shift is full, and moves it up by itself on a cancellation', async () => {
    const shiftId = await shiftOn('2026-11-17');
    const [one, two, three] = [
      await desk.addVolunteer('王桂芳'),
      await desk.addVolunteer('李建国'),
      await desk.addVolunteer('张敏'),
    ];
    const signUp = (volunteerId: string) =>
      desk.coordinator.shifts.signUp({ id: desk.next(), shiftId, volunteerId, note: '' });
    expect((await signUp(one.id)).state).toBe('signedUp');
    expect((await signUp(two.id)).state).toBe('waiting');
    expect((await signUp(three.id)).state).toBe('waiting');
    expect((await signUp(one.id)).state).toBe('signedUp');
    const { movedUp } = await desk.coordinator.shifts.cancelSignUp({
      ...{ id: desk.next(), shiftId, volunteerId: one.id, note: '家里有事' },
    });
    expect(movedUp?.id).toBe(two.id);
    const { people } = await desk.coordinator.shifts.shift({ id: shiftId });
    expect(people.map(({ volunteer, state, place }) => [volunteer.id, state, place])).toEqual([
      [two.id, 'signedUp', null],
      [three.id, 'waiting', 1],
      [one.id, 'cancelled', null],
    ]);
  });

  it('is refused for a second shift at the same time, and passes such a person over on the waiting list', async () => {
    const [first, second] = [await shiftOn('2026-11-17'), await shiftOn('2026-11-17')];
    const [one, two] = [await desk.addVolunteer('王桂芳'), await desk.addVolunteer('李建国')];
    const signUp = (shiftId: string, volunteerId: string) =>
      desk.coordinator.shifts.signUp({ id: desk.next(), shiftId, volunteerId, note: '' });
    await signUp(first, one.id);
    expect(await failureCode(signUp(second, one.id))).toBe('shift.overlaps');
    await signUp(first, two.id);
    await signUp(second, two.id);
    const { movedUp } = await desk.coordinator.shifts.cancelSignUp({
      ...{ id: desk.next(), shiftId: first, volunteerId: one.id, note: '' },
    });
    expect(movedUp).toBeNull();
  });

  it('lists whom to remind of tomorrow, phones masked', async () => {
    const shiftId = await shiftOn('2026-11-17');
    const { id, residentId } = await desk.addVolunteer('王桂芳');
    await desk.coordinator.residents.addPhone({
      ...{ residentId, number: '13800000033', label: '本人', first: true },
    });
    await desk.coordinator.shifts.signUp({ id: desk.next(), shiftId, volunteerId: id, note: '' });
    const { day, people } = await desk.coordinator.shifts.reminders({});
    expect(day).toBe('2026-11-17');
    expect(people[0]).toMatchObject({
      volunteer: { person: { phone: '138****0033' } },
      shifts: [{ id: shiftId }],
    });
    const roster = await desk.coordinator.shifts.roster({ from: '2026-11-17', days: 1 });
    expect(roster.rows[0]?.people).toMatchObject([{ name: '王桂芳' }]);
  });
});

it('sends volunteers to one resident once, however often it is pressed', async () => {
  const { id } = await desk.addVolunteer('王桂芳', { skills: ['理发'] });
  const residentId = await desk.addResident('陈秀英', '1940-01-05');
  const input = {
    ...{
      id: desk.next(),
      residentId,
      title: '上门理发',
      kind: 'handiwork' as const,
      place: '',
      description: '',
    },
    ...{ skills: ['理发'], day: '2026-11-18', times, volunteerIds: [id] },
  };
  const [best] = await desk.coordinator.shifts.candidates({ ...input, limit: 5 });
  expect(best).toMatchObject({ volunteer: { id }, skills: ['理发'], busy: false });
  const sent = await desk.coordinator.shifts.dispatch(input);
  expect(await desk.coordinator.shifts.dispatch(input)).toEqual(sent);
  const { shift, people } = await desk.coordinator.shifts.shift({ id: sent.shiftId });
  expect(shift.opportunity.resident?.id).toBe(residentId);
  expect(people).toHaveLength(1);
});
