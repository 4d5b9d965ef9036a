/** A clinic session takes one person after another, with a card or without, and follows up what is out of range. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CareDesk, nothingMeasured, openCareDesk } from '../../support/careDesk.ts';
import { failureCode } from '../../support/desk.ts';

let desk: CareDesk;
let elder: string;
let sessionId: string;
let haircut: string;
let ecg: string;
beforeEach(async () => {
  desk = await openCareDesk();
  elder = await desk.elder('沈桂香');
  sessionId = desk.ids.next();
  await desk.operator.clinics.create({
    id: sessionId,
    day: '2026-11-16',
    kind: 'both',
    place: '一楼大厅',
    providers: '永宁街道卫生服务中心',
    note: '',
  });
  const services = await desk.operator.clinics.services({});
  haircut = services.find(({ name }) => name === '理发')?.id ?? '';
  ecg = services.find(({ name }) => name === '心电图')?.id ?? '';
});
afterEach(() => desk[Symbol.dispose]());

const served = (more: object = {}) => ({
  id: desk.ids.next(),
  sessionId,
  residentId: elder,
  personName: null,
  reading: null,
  services: [{ serviceId: haircut, result: '' }],
  provider: '志愿者小唐',
  ...more,
});
const reading = (fields: object) => ({ ...nothingMeasured, ...fields });
const serve = (more?: object) => desk.operator.clinics.serve(served(more));
const session = () => desk.operator.clinics.session({ id: sessionId });

describe('at the table', () => {
  it('a reading and services of one person are saved together', async () => {
    const high = reading({ systolic: 172, diastolic: 96 });
    const { reading: saved, taskId } = await serve({
      reading: high,
      services: [
        { serviceId: haircut, result: '' },
        { serviceId: ecg, result: '窦性心律' },
      ],
    });
    expect(saved).toMatchObject({ sessionId, systolic: 172 });
    const { session: summary, people, byService } = await session();
    expect(summary).toMatchObject({ persons: 1, services: 2, readings: 1, abnormal: 1, closedAt: null });
    expect(people[0]?.services.map(({ name, result }) => [name, result])).toEqual([
      ['理发', ''],
      ['心电图', '窦性心律'],
    ]);
    expect(byService.map(({ name, times }) => [name, times])).toEqual([
      ['理发', 1],
      ['心电图', 1],
    ]);
    expect((await desk.operator.careTasks.open({})).lines).toMatchObject([
      { id: taskId, kind: 'clinic', causeId: saved?.rootId },
    ]);
  });

  it('somebody without a card has services, and no readings', async () => {
    const nameless = { residentId: null, personName: '路过的李阿姨' };
    await serve(nameless);
    const { people } = await session();
    expect(people.map(({ name, person }) => [name, person])).toEqual([['路过的李阿姨', null]]);
    const withReading = { ...nameless, reading: reading({ pulse: 70 }) };
    expect(await failureCode(serve(withReading))).toBe('clinic.noCard');
    expect(await failureCode(serve({ residentId: null }))).toBe('input.invalid');
  });

  it('without consent nothing of the person is saved, the services neither', async () => {
    const other = await desk.elder('贺秀兰', { consent: false });
    const call = serve({ residentId: other, reading: reading({ pulse: 70 }) });
    expect(await failureCode(call)).toBe('health.consentMissing');
    expect((await session()).people).toEqual([]);
    await serve({ residentId: other });
    expect((await session()).people).toHaveLength(1);
  });

  it('the same service of the same person is one, however often it is entered', async () => {
    await serve();
    await serve();
    const again = served({ reading: reading({ pulse: 70 }) });
    await desk.operator.clinics.serve(again);
    await desk.operator.clinics.serve(again);
    expect((await session()).session).toMatchObject({ persons: 1, services: 1, readings: 1 });
  });

  it('a service taken back can be given again', async () => {
    await serve();
    const [line] = (await session()).people[0]?.services ?? [];
    const undo = { id: desk.ids.next(), lineId: line?.lineId ?? '' };
    await desk.operator.clinics.withdrawLine(undo);
    await desk.operator.clinics.withdrawLine(undo);
    expect((await session()).session.services).toBe(0);
    await serve();
    expect((await session()).session.services).toBe(1);
  });

  it('nothing at all, an unknown service and a closed session are refused in a sentence', async () => {
    expect(await failureCode(serve({ services: [] }))).toBe('clinic.nothing');
    const unknown = [{ serviceId: desk.ids.next(), result: '' }];
    expect(await failureCode(serve({ services: unknown }))).toBe('clinic.serviceUnknown');
    await desk.operator.clinics.close({ id: sessionId, closed: true });
    expect(await failureCode(serve())).toBe('clinic.closed');
    await desk.operator.clinics.close({ id: sessionId, closed: false });
    await serve();
  });
});

describe('sessions', () => {
  it('are listed by month, and removed only while nobody was served', async () => {
    await serve();
    const { month, remove } = desk.operator.clinics;
    expect(await month({ month: '2026-11' })).toMatchObject([{ id: sessionId, persons: 1, services: 1 }]);
    expect(await month({ month: '2026-10' })).toEqual([]);
    expect(await failureCode(remove({ id: sessionId }))).toBe('clinic.notEmpty');
    const [line] = (await session()).people[0]?.services ?? [];
    await desk.operator.clinics.withdrawLine({ id: desk.ids.next(), lineId: line?.lineId ?? '' });
    await remove({ id: sessionId });
    expect(await month({ month: '2026-11' })).toEqual([]);
    expect(await failureCode(session())).toBe('clinic.unknown');
  });
});

describe('the list of services', () => {
  it('is the usual one until the manager edits it', async () => {
    const { id } = await desk.manager.clinics.addService({ name: '修脚', nameEn: 'Foot care' });
    await desk.manager.clinics.editService({ id: ecg, retired: true });
    const services = await desk.operator.clinics.services({});
    expect(services.map(({ name, retired }) => [name, retired])).toEqual([
      ['理发', false],
      ['心电图', true],
      ['健康咨询', false],
      ['用药指导', false],
      ['推拿理疗', false],
      ['修脚', false],
    ]);
    const ids = [id, ...services.map((row) => row.id).filter((other) => other !== id)];
    await desk.manager.clinics.orderServices({ ids });
    expect((await desk.operator.clinics.services({}))[0]?.name).toBe('修脚');
    const call = serve({ services: [{ serviceId: ecg, result: '' }] });
    expect(await failureCode(call)).toBe('clinic.serviceUnknown');
    const twice = desk.manager.clinics.addService({ name: '修脚', nameEn: 'Feet' });
    expect(await failureCode(twice)).toBe('clinic.serviceTaken');
  });
});

it('tells the timeline of services in one line for each session, and of readings out of range', async () => {
  await serve({
    reading: reading({ systolic: 172, diastolic: 96 }),
    services: [{ serviceId: haircut, result: '' }],
  });
  await serve({ services: [{ serviceId: ecg, result: '' }] });
  const { entries } = await desk.operator.residents.timeline({ id: elder, before: null, limit: 20 });
  const own = entries.filter(({ feature }) => feature === 'health').map(({ text }) => text.zh);
  expect(own.toSorted()).toEqual(['义诊剪：理发、心电图', '体征异常']);
});
