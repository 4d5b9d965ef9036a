/** Becoming a volunteer, the rules on the way, and finding one again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNumber } from '../../../db/volunteers/number.ts';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
beforeEach(async () => {
  desk = await openVolunteerDesk();
});
afterEach(() => desk[Symbol.dispose]());

const byName = { by: 'name', descending: false } as const;
const all = (filter = {}) => ({ filter, sort: byName, offset: 0, limit: 50 });

describe('registering', () => {
  it('gives a number that checks and has nothing of the ID number in it', async () => {
    const { number, id } = await desk.addVolunteer('王桂芳');
    expect(readNumber(number)).toBe(number);
    const view = await desk.coordinator.volunteers.volunteer({ id });
    expect(view.person.documentNumber).toContain('****');
    expect(view).toMatchObject({ number, state: 'active', earned: { minutes: 0, star: 0 } });
  });

  it('is refused for somebody who volunteers already', async () => {
    const { residentId } = await desk.addVolunteer('王桂芳');
    const again = desk.coordinator.volunteers.register({
      who: { kind: 'resident', residentId },
      state: 'active',
      guardian: null,
    });
    expect(await failureCode(again)).toBe('volunteer.already');
  });

  it('gives somebody from outside a card of status "outside", once however often it is pressed', async () => {
    const input = {
      who: {
        kind: 'outside' as const,
        residentId: desk.next(),
        person: { name: '赵远志' },
        phones: [{ number: '13800000011', label: '本人' }],
        notDuplicates: [],
      },
      state: 'active' as const,
      guardian: null,
    };
    const first = await desk.coordinator.volunteers.register(input);
    expect(await desk.coordinator.volunteers.register(input)).toEqual(first);
    const { person } = await desk.coordinator.volunteers.volunteer({ id: first.id });
    expect(person).toMatchObject({ id: input.who.residentId, status: 'outside', name: '赵远志' });
  });

  it('asks for the consent of a guardian under 18, and masks the phone of that guardian', async () => {
    const residentId = await desk.addResident('周小雨', '2010-05-01');
    const who = { kind: 'resident' as const, residentId };
    const alone = desk.coordinator.volunteers.register({ who, state: 'active', guardian: null });
    expect(await failureCode(alone)).toBe('volunteer.guardianNeeded');
    const guardian = { name: '周明', relation: '父亲', phone: '138 0000 0022', on: '2026-11-16' };
    const { id } = await desk.coordinator.volunteers.register({ who, state: 'active', guardian });
    const view = await desk.coordinator.volunteers.volunteer({ id });
    expect(view.guardian?.phone).toBe('138****0022');
    expect(await desk.coordinator.volunteers.revealGuardianPhone({ id })).toEqual({ value: '13800000022' });
    expect(await failureCode(desk.coordinator.volunteers.edit({ id, guardian: null }))).toBe(
      'volunteer.guardianNeeded',
    );
  });

  it('is refused for somebody who has died', async () => {
    const residentId = await desk.addResident('孙志强');
    await desk.coordinator.residents.setStatus({ id: residentId, status: 'died', since: '2026-11-01' });
    const late = desk.coordinator.volunteers.register({
      who: { kind: 'resident', residentId },
      state: 'active',
      guardian: null,
    });
    expect(await failureCode(late)).toBe('volunteer.gone');
  });

  it('keeps the reason of a pause, and asks for one', async () => {
    const { id } = await desk.addVolunteer('王桂芳');
    const pause = { id, state: 'paused' as const, since: null };
    expect(await failureCode(desk.coordinator.volunteers.setState({ ...pause, reason: '' }))).toBe(
      'volunteer.reasonNeeded',
    );
    await desk.coordinator.volunteers.setState({ ...pause, reason: '照顾家人' });
    const view = await desk.coordinator.volunteers.volunteer({ id });
    expect(view).toMatchObject({ state: 'paused', stateReason: '照顾家人', stateSince: '2026-11-16' });
  });
});

describe('finding', () => {
  it('works by name, pinyin, initials and the tail of the number, among volunteers only', async () => {
    const { id, number } = await desk.addVolunteer('王桂芳');
    await desk.addVolunteer('李建国');
    await desk.addResident('王桂兰');
    for (const text of ['王桂芳', '桂', 'wanggui', 'wgf', number.slice(-4)]) {
      const found = await desk.coordinator.volunteers.search({ text });
      expect(
        found.map((line) => line.id),
        text,
      ).toContain(id);
      expect(found.every((line) => line.person.name !== '王桂兰')).toBe(true);
    }
  });

  it('still finds a volunteer whose card was merged into another, as the same person', async () => {
    const { id, residentId } = await desk.addVolunteer('王桂芳');
    const keptId = await desk.addResident('王桂芬');
    await desk.app.transact(await desk.sessionAs('manager', '合并'), 'test.merge', (ctx) => {
      ctx.sqlite.prepare('UPDATE resident SET merged_into = ? WHERE id = ?').run(keptId, residentId);
    });
    const { rows } = await desk.coordinator.volunteers.list(all());
    expect(rows.map((line) => [line.id, line.person.id])).toEqual([[id, keptId]]);
    expect(await desk.coordinator.volunteers.ofResident({ residentId: keptId })).toMatchObject({ id });
  });

  it('narrows by skill, availability, party, insurance and team', async () => {
    const cook = await desk.addVolunteer('王桂芳', { skills: ['烹饪'], availability: 0b1, partyBranch: '' });
    await desk.addVolunteer('李建国', { skills: ['开车'], availability: 0b10, partyBranch: '第二支部' });
    const names = async (filter: object) =>
      (await desk.coordinator.volunteers.list(all(filter))).rows.map((line) => line.person.name);
    expect(await names({ skills: ['烹饪'] })).toEqual(['王桂芳']);
    expect(await names({ availability: 0b10 })).toEqual(['李建国']);
    expect(await names({ party: true })).toEqual(['李建国']);
    await desk.coordinator.volunteers.addRecord({
      ...{ id: desk.next(), volunteerId: cook.id, kind: 'insurance', title: '志愿者意外险' },
      ...{ day: '2026-01-01', expiresOn: '2026-12-01', minutes: null, score: null, note: '' },
    });
    expect(await names({ uninsured: true })).toEqual(['李建国']);
    const [soon] = await desk.coordinator.volunteers.expiring({});
    expect(soon).toMatchObject({ record: { expiry: 'soon' }, volunteer: { id: cook.id } });
    const teamId = desk.next();
    await desk.coordinator.volunteers.saveTeam({ id: teamId, name: '助餐队', note: '' });
    await desk.coordinator.volunteers.setMember({ teamId, volunteerIds: [cook.id], role: 'leader' });
    expect(await names({ teamId })).toEqual(['王桂芳']);
    expect(await desk.coordinator.volunteers.teams({ retired: false })).toMatchObject([
      { name: '助餐队', members: 1, leaders: ['王桂芳'] },
    ]);
  });
});
