/** Hours that staff enter, decide on, correct and withdraw: each rule with its sentence. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../support/volunteers.ts';

let desk: VolunteerDesk;
let id: string;
let residentId: string;
beforeEach(async () => {
  desk = await openVolunteerDesk();
  ({ id, residentId } = await desk.addVolunteer('王桂芳'));
  desk.clock.set('2026-11-16T20:00:00+08:00');
});
afterEach(() => desk[Symbol.dispose]());

const minutesOf = async () => (await desk.coordinator.volunteers.volunteer({ id })).earned.minutes;
const record = (from: string, to: string, day?: string) => desk.record(id, from, to, day);

describe('entering', () => {
  it('is refused backwards, in the future, or with breaks longer than the whole', async () => {
    expect(await failureCode(record('12:00', '11:00'))).toBe('service.endBeforeStart');
    const input = { id: desk.next(), volunteerId: id, stationId: null, task: desk.help, note: '' };
    const future = desk.coordinator.service.record({ ...input, span: desk.span('19:00', '21:00') });
    expect(await failureCode(future)).toBe('service.future');
    const breaks = desk.coordinator.service.record({
      ...input,
      span: desk.span('08:00', '09:00', '2026-11-16', 61),
    });
    expect(await failureCode(breaks)).toBe('service.breaksTooLong');
  });

  it('is refused over another time of service, and says which', async () => {
    await record('08:00', '10:00');
    expect(await failureCode(record('09:59', '11:00'))).toBe('service.overlaps');
    expect((await record('10:00', '11:00')).minutes).toBe(60);
  });

  it('is refused at two places at once, and says where the other one was', async () => {
    await desk.coordinator.shifts.addDefaultStations({});
    const [one, other] = await desk.coordinator.shifts.stations({});
    const at = (stationId: string) =>
      desk.coordinator.service.record({
        ...{ id: desk.next(), volunteerId: id, stationId, task: desk.help, note: '' },
        span: desk.span('08:00', '10:00'),
      });
    await at(one?.id ?? '');
    const second = at(other?.id ?? '');
    await expect(second).rejects.toMatchObject({
      failure: { sentence: { zh: expect.stringContaining('初心驿站') } },
    });
    expect(await failureCode(at(other?.id ?? ''))).toBe('service.twoPlaces');
  });

  it('is refused beyond the hours of a day', async () => {
    await record('06:00', '14:00');
    expect(await failureCode(record('14:00', '16:01'))).toBe('service.tooLong');
    expect((await record('14:00', '16:00')).minutes).toBe(120);
  });

  it('is refused too far back, and marks what is back-filled', async () => {
    expect(await failureCode(record('08:00', '09:00', '2026-11-08'))).toBe('service.tooLate');
    expect((await record('08:00', '09:00', '2026-11-09')).evidence).toBe('backfilled');
    expect((await record('08:00', '09:00')).evidence).toBe('staff');
  });

  it('is refused from the day of death or a move on, and fine before', async () => {
    await desk.coordinator.residents.setStatus({ id: residentId, status: 'away', since: '2026-11-15' });
    expect((await record('08:00', '09:00', '2026-11-15')).minutes).toBe(60);
    const other = await desk.addVolunteer('李建国');
    const open = await desk.coordinator.service.startFor({
      ...{ id: desk.next(), volunteerId: other.id, stationId: null, task: desk.help },
    });
    await desk.coordinator.residents.setStatus({
      id: other.residentId,
      status: 'moved',
      since: '2026-11-16',
    });
    const { rootId } = open.service;
    desk.clock.advance(60_000);
    const end = desk.coordinator.service.endFor({
      id: desk.next(),
      rootId,
      endAt: null,
      breakMinutes: 0,
      note: '',
    });
    expect(await failureCode(end)).toBe('service.gone');
  });

  it('of a whole sheet is all rows or none, and rows count against each other', async () => {
    const other = await desk.addVolunteer('李建国');
    const row = (volunteerId: string, from: string, to: string) => ({
      ...{ id: desk.next(), volunteerId, span: desk.span(from, to), note: '' },
    });
    const sheet = (rows: ReturnType<typeof row>[]) =>
      desk.coordinator.service.enterSheet({ stationId: null, task: desk.help, rows });
    const wrong = await sheet([
      row(id, '08:00', '10:00'),
      row(other.id, '08:00', '10:00'),
      row(id, '09:00', '11:00'),
    ]);
    expect(wrong).toMatchObject({ saved: 0, refused: [{ index: 2 }] });
    expect((await desk.coordinator.service.waiting({ filter: {}, offset: 0, limit: 10 })).total).toBe(0);
    const right = [row(id, '08:00', '10:00'), row(other.id, '08:00', '10:00')];
    expect(await sheet(right)).toEqual({ saved: 2, refused: [] });
    expect(await sheet(right)).toEqual({ saved: 2, refused: [] });
    const { rows, total, clean } = await desk.coordinator.service.waiting({
      filter: {},
      offset: 0,
      limit: 10,
    });
    expect([total, clean]).toEqual([2, 2]);
    expect(rows[0]?.service.evidence).toBe('sheet');
  });
});

describe('deciding', () => {
  it('credits nothing before, the minutes after, and names the star that was reached', async () => {
    await desk.manager.centre.changeSettings({ starHours: [1, 2, 3, 4, 5] });
    const { versionId } = await record('08:00', '09:30');
    expect(await minutesOf()).toBe(0);
    expect(await desk.approve(versionId)).toMatchObject({
      decided: 1,
      minutes: 90,
      stars: [{ name: '王桂芳', star: 1 }],
    });
    expect(await minutesOf()).toBe(90);
  });

  it('may credit less, never more', async () => {
    const one = await record('08:00', '09:00');
    await desk.approve(one.versionId, { minutes: 40 });
    const two = await record('10:00', '11:00');
    await desk.approve(two.versionId, { minutes: 600 });
    expect(await minutesOf()).toBe(100);
  });

  it('pressed twice decides once', async () => {
    const { versionId } = await record('08:00', '09:00');
    const row = { id: desk.next(), versionId, decision: 'approved' as const, confirmed: false };
    const rows = [{ ...row, clockConfirmed: false, note: '' }];
    await desk.coordinator.service.decide({ rows });
    expect(await desk.coordinator.service.decide({ rows })).toMatchObject({ decided: 1, skipped: [] });
    expect(await minutesOf()).toBe(60);
  });

  it('sends back only with a note, and what was sent back leaves room for the right time', async () => {
    const { versionId } = await record('08:00', '09:00');
    const row = {
      id: desk.next(),
      versionId,
      decision: 'refused' as const,
      confirmed: true,
      clockConfirmed: false,
    };
    const silent = desk.coordinator.service.decide({ rows: [{ ...row, note: '' }] });
    expect(await failureCode(silent)).toBe('service.reasonNeeded');
    await desk.coordinator.service.decide({ rows: [{ ...row, note: '不是当天' }] });
    expect((await record('08:30', '09:30')).state).toBe('waiting');
  });

  it('never decides a version that was replaced meanwhile', async () => {
    const { versionId } = await record('08:00', '09:00');
    await desk.coordinator.service.correct({
      ...{ id: desk.next(), versionId, patch: { span: desk.span('08:00', '08:30') }, reason: '核实后更正' },
    });
    expect(await desk.approve(versionId)).toMatchObject({
      decided: 0,
      skipped: [{ flags: [{ flag: 'changed' }] }],
    });
  });

  it('never approves hours over credited ones, whoever confirms', async () => {
    await desk.serve(id, '08:00', '10:00');
    // As another desk would have written it while the two were apart.
    const foreign = desk.next();
    await desk.app.transact(await desk.sessionAs('manager', '同步'), 'test.sync', (ctx) => {
      ctx.sqlite
        .prepare(
          `INSERT INTO service SELECT ?, ?, NULL, 0, volunteer_id, shift_id, station_id, kind, activity, day,
             start_at + 1800000, end_at, minutes - 30, evidence, doubtful, desk_id, saved_at, saved_by, NULL
           FROM service WHERE volunteer_id = ? LIMIT 1`,
        )
        .run(foreign, foreign, id);
    });
    const answer = await desk.approve(foreign);
    expect(answer).toMatchObject({ decided: 0, skipped: [{ flags: [{ flag: 'overlap', forbids: true }] }] });
    expect(await minutesOf()).toBe(120);
  });
});

describe('correcting', () => {
  it('is a new version with its reason; the hours wait again, and history stays', async () => {
    const { rootId, versionId } = await desk.serve(id, '08:00', '10:00');
    const input = {
      id: desk.next(),
      versionId,
      patch: { span: desk.span('08:00', '09:00') },
      reason: '提前离开',
    };
    const { service } = await desk.coordinator.service.correct(input);
    expect(service).toMatchObject({
      rootId,
      minutes: 60,
      state: 'waiting',
      evidence: 'backfilled',
      corrected: true,
    });
    expect((await desk.coordinator.service.correct(input)).service.versionId).toBe(service.versionId);
    expect(await minutesOf()).toBe(0);
    await desk.approve(service.versionId);
    expect(await minutesOf()).toBe(60);
    const { versions, decisions } = await desk.coordinator.service.service({ rootId });
    expect(versions.map(({ line }) => line.minutes)).toEqual([60, 120]);
    expect(versions[0]?.changed).toEqual(['endAt', 'minutes']);
    expect(decisions).toHaveLength(2);
    const stale = desk.coordinator.service.correct({ ...input, id: desk.next() });
    expect(await failureCode(stale)).toBe('service.changed');
  });

  it('by withdrawing takes hours and points back', async () => {
    const { versionId } = await desk.serve(id, '08:00', '10:00');
    await desk.coordinator.service.withdraw({ id: desk.next(), versionId, reason: '登记错人' });
    expect(await minutesOf()).toBe(0);
    expect(await desk.coordinator.service.points({ residentId })).toMatchObject({ balance: 0, owed: 0 });
  });
});

it('reports a month by team, station, kind and evidence', async () => {
  await desk.serve(id, '08:00', '10:00');
  await record('11:00', '12:00');
  const report = await desk.coordinator.service.report({ month: '2026-11' });
  expect(report).toMatchObject({ services: 1, volunteers: 1, minutes: 120, waiting: 1, refused: 0 });
  expect(report.byKind).toMatchObject([{ key: 'meals', minutes: 120 }]);
  expect(report.byEvidence).toMatchObject([{ key: 'staff', services: 1 }]);
});
