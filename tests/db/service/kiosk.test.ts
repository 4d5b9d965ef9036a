/** The kiosk: who is found and how, what they may see, clocking, and what happens to those who forget. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
beforeEach(async () => {
  desk = await openVolunteerDesk();
});
afterEach(() => desk[Symbol.dispose]());

async function scanned(name = '王桂芳') {
  const volunteer = await desk.addVolunteer(name);
  const code = await desk.cardOf(volunteer.residentId);
  const scan = () => desk.kiosk.service.kioskScan({ code });
  return { ...volunteer, code, scan };
}

const signIn = (pass: string, id = desk.next()) =>
  desk.kiosk.service.signIn({ id, pass, stationId: null, task: desk.help });
const signOut = (pass: string, id = desk.next()) => desk.kiosk.service.signOut({ id, pass, breakMinutes: 0 });

describe('finding oneself', () => {
  it('by name shows masked names of active volunteers only, and no more than a pass', async () => {
    const { number } = await desk.addVolunteer('王桂芳');
    await desk.addResident('王桂兰');
    const found = await desk.kiosk.service.kioskFind({ text: 'wgf' });
    expect(found).toEqual([{ pass: expect.any(String), maskedName: '王*芳', number }]);
  });

  it('never works by digits, which would find people by their phone or ID', async () => {
    expect(await failureCode(desk.kiosk.service.kioskFind({ text: '0112' }))).toBe('kiosk.typeMore');
    expect(await failureCode(desk.kiosk.service.kioskFind({ text: 'w' }))).toBe('kiosk.typeMore');
  });

  it('by the code at a door says what it is', async () => {
    await desk.coordinator.shifts.addDefaultStations({});
    const [station] = await desk.kiosk.shifts.stations({});
    const code = station?.code ?? '';
    expect(await failureCode(desk.kiosk.service.kioskScan({ code }))).toBe('kiosk.stationCode');
    expect(await failureCode(desk.kiosk.service.kioskScan({ code: `${code}X` }))).toBe('kiosk.cardUnknown');
  });

  it('by a lost card is refused', async () => {
    const { code, residentId } = await scanned();
    const [card] = await desk.coordinator.cards.ofResident({ residentId });
    await desk.coordinator.cards.report({ cardId: card?.id ?? '' });
    expect(await failureCode(desk.kiosk.service.kioskScan({ code }))).toBe('kiosk.cardNotInUse');
  });

  it('by name opens nobody’s hours', async () => {
    await desk.addVolunteer('王桂芳');
    const [found] = await desk.kiosk.service.kioskFind({ text: '桂芳' });
    const { pass, proven } = await desk.kiosk.service.kioskNamed({ pass: found?.pass ?? '' });
    expect(proven).toBe(false);
    expect(await failureCode(desk.kiosk.service.mine({ pass }))).toBe('kiosk.proofNeeded');
  });

  it('is forgotten after two minutes, when the volunteer goes, and at any other window', async () => {
    const { scan } = await scanned();
    const other = await desk.as('kiosk');
    const { pass } = await scan();
    expect(await failureCode(other.service.mine({ pass }))).toBe('kiosk.passGone');
    desk.clock.advance(119_000);
    await desk.kiosk.service.mine({ pass });
    desk.clock.advance(121_000);
    expect(await failureCode(desk.kiosk.service.mine({ pass }))).toBe('kiosk.passGone');
    const again = await scan();
    await desk.kiosk.service.kioskDone({});
    expect(await failureCode(desk.kiosk.service.mine({ pass: again.pass }))).toBe('kiosk.passGone');
  });
});

describe('clocking', () => {
  it('in and out makes one time of service with the evidence of a scan', async () => {
    const { scan } = await scanned();
    const { rootId } = await signIn((await scan()).pass);
    desk.clock.advance(90 * 60_000);
    const out = await signOut((await scan()).pass);
    expect(out).toMatchObject({ rootId, minutes: 90 });
    const { current, flags } = await desk.coordinator.service.service({ rootId });
    expect(current).toMatchObject({ state: 'waiting', evidence: 'scan', minutes: 90, creditedMinutes: 0 });
    expect(flags).toEqual([]);
  });

  it('twice with the same tap is clocking once', async () => {
    const { scan } = await scanned();
    const { pass } = await scan();
    const id = desk.next();
    const first = await signIn(pass, id);
    expect(await signIn(pass, id)).toEqual(first);
    desk.clock.advance(60_000);
    const out = desk.next();
    expect(await signOut(pass, out)).toEqual(await signOut(pass, out));
    expect(await desk.coordinator.service.present({})).toEqual([]);
  });

  it('in while signed in is refused, and so is out while not', async () => {
    const { scan } = await scanned();
    const { pass } = await scan();
    expect(await failureCode(signOut(pass))).toBe('service.notIn');
    await signIn(pass);
    expect(await failureCode(signIn(pass))).toBe('service.alreadyIn');
  });

  it('by name only counts as the weaker evidence of the two ends, and is flagged', async () => {
    const { scan } = await scanned();
    const { rootId } = await signIn((await scan()).pass);
    desk.clock.advance(3_600_000);
    const [found] = await desk.kiosk.service.kioskFind({ text: '桂芳' });
    await signOut(found?.pass ?? '');
    const { current, flags } = await desk.coordinator.service.service({ rootId });
    expect(current.evidence).toBe('named');
    expect(flags.map(({ flag }) => flag)).toEqual(['named']);
  });

  it('at a shift takes what and where from it', async () => {
    const opportunityId = desk.next();
    await desk.coordinator.shifts.addDefaultStations({});
    const [station] = await desk.coordinator.shifts.stations({});
    await desk.coordinator.shifts.saveOpportunity({
      ...{ id: opportunityId, title: '午间助餐', kind: 'meals', stationId: station?.id ?? null, place: '' },
      ...{ teamId: null, skills: [], description: '' },
    });
    const { shiftIds } = await desk.coordinator.shifts.plan({
      ...{ opportunityId, from: '2026-11-16', until: '2026-11-16', weekdays: 127, needed: 2 },
      times: { from: '08:00', to: '12:00' },
    });
    const { scan } = await scanned();
    const { pass } = await scan();
    const [choice] = await desk.kiosk.service.kioskShifts({ pass, stationId: null });
    expect(choice).toMatchObject({ shiftId: shiftIds[0], title: '午间助餐', signedUp: false });
    const task = { kind: 'shift' as const, shiftId: shiftIds[0] ?? '' };
    await desk.kiosk.service.signIn({ id: desk.next(), pass, stationId: null, task });
    const [present] = await desk.coordinator.service.present({});
    expect(present?.service).toMatchObject({
      activity: '午间助餐',
      kind: 'meals',
      station: { id: station?.id },
    });
  });

  it('under a clock that had gone back is marked as doubtful', async () => {
    const { scan } = await scanned();
    desk.clock.advance(3_600_000);
    await desk.addVolunteer('李建国');
    desk.clock.advance(-1_800_000);
    const { pass } = await scan();
    expect((await signIn(pass)).doubtful).toBe(true);
  });

  it('is refused to somebody who moved away, and to a volunteer who is paused', async () => {
    const { id, residentId, scan } = await scanned();
    await desk.coordinator.volunteers.setState({ id, state: 'paused', since: null, reason: '照顾家人' });
    expect(await failureCode(signIn((await scan()).pass))).toBe('volunteer.notActive');
    await desk.coordinator.volunteers.setState({ id, state: 'active', since: null, reason: '' });
    await desk.coordinator.residents.setStatus({ id: residentId, status: 'moved', since: '2026-11-10' });
    expect(await failureCode(signIn((await scan()).pass))).toBe('volunteer.gone');
  });
});

describe('a forgotten sign-out', () => {
  it('is told at the next sign-in, credits nothing, and waits for the volunteer and then the coordinator', async () => {
    const { id, scan } = await scanned();
    const { rootId } = await signIn((await scan()).pass);
    desk.clock.set('2026-11-17T09:00:00+08:00');
    expect(await desk.coordinator.service.missing({})).toMatchObject([{ volunteer: { id } }]);
    const again = await scan();
    expect(again).toMatchObject({
      signedIn: false,
      forgottenCount: 1,
      forgotten: [{ rootId, day: '2026-11-16' }],
    });
    // A new day begins all the same.
    expect(await signIn(again.pass)).toMatchObject({ forgottenCount: 1 });
    const proposal = { id: desk.next(), pass: again.pass, rootId, breakMinutes: 0, note: '忘了' };
    const late = desk.kiosk.service.propose({ ...proposal, endAt: desk.clock.now() + 1 });
    expect(await failureCode(late)).toBe('service.future');
    const endAt = desk.at('10:30');
    expect(await desk.kiosk.service.propose({ ...proposal, endAt })).toEqual({ minutes: 120 });
    const { current, flags } = await desk.coordinator.service.service({ rootId });
    expect(current).toMatchObject({ state: 'waiting', evidence: 'backfilled', creditedMinutes: 0 });
    expect(flags.map(({ flag }) => flag)).toEqual(['backfilled']);
    const { versionId } = current;
    const bulk = {
      id: desk.next(),
      versionId,
      decision: 'approved' as const,
      clockConfirmed: false,
      note: '',
    };
    const unseen = await desk.coordinator.service.decide({ rows: [{ ...bulk, confirmed: false }] });
    expect(unseen).toMatchObject({ decided: 0, skipped: [{ versionId }] });
    const seen = await desk.coordinator.service.decide({ rows: [{ ...bulk, confirmed: true }] });
    expect(seen).toMatchObject({ decided: 1, minutes: 120 });
  });

  it('of somebody found by name only shows that there is one, not when', async () => {
    const { scan } = await scanned();
    await signIn((await scan()).pass);
    desk.clock.set('2026-11-17T09:00:00+08:00');
    const [found] = await desk.kiosk.service.kioskFind({ text: '桂芳' });
    const named = await desk.kiosk.service.kioskNamed({ pass: found?.pass ?? '' });
    expect(named).toMatchObject({ forgottenCount: 1, forgotten: [], open: null });
  });
});

it('shows the volunteer their own hours, star and next shifts', async () => {
  const { id, scan } = await scanned();
  await desk.serve(id, '08:00', '10:00');
  const { pass } = await scan();
  const mine = await desk.kiosk.service.mine({ pass });
  expect(mine).toMatchObject({
    maskedName: '王*芳',
    earned: { minutes: 120, star: 0, nextStarHours: 100, minutesToNext: 100 * 60 - 120, points: 20 },
    thisMonthMinutes: 120,
    waitingMinutes: 0,
    recent: [{ activity: '助餐', state: 'approved', creditedMinutes: 120 }],
  });
});
