/** A reading is kept once, marked by the limits of its moment, and followed up by itself when it is out of range. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measures, measureWords, readingFields, sideBeyond } from '../../../db/health/contract.ts';
import { defaultLimit } from '../../../db/health/vocabulary.ts';
import { type CareDesk, nothingMeasured, openCareDesk } from '../../support/careDesk.ts';
import { failureCode } from '../../support/desk.ts';

let desk: CareDesk;
let elder: string;
beforeEach(async () => {
  desk = await openCareDesk();
  elder = await desk.elder('沈桂香');
});
afterEach(() => desk[Symbol.dispose]());

const normal = { systolic: 128, diastolic: 78, pulse: 72 };
const reading = (fields: object = normal, more: object = {}) => ({
  ...nothingMeasured,
  ...fields,
  id: desk.ids.next(),
  residentId: elder,
  ...more,
});
const save = (fields: object, more: object = {}) => desk.operator.health.save(reading(fields, more));

async function sentenceOf(call: Promise<unknown>) {
  const error: { failure: { field: string; sentence: { zh: string } } } = await call.then(
    () => Promise.reject(new Error('the call was expected to fail')),
    (reason) => reason,
  );
  return [error.failure.field, error.failure.sentence.zh];
}

describe('what cannot be', () => {
  it.each([
    [{ systolic: 1280, diastolic: 78 }, 'systolic', '收缩压应在 50–300 mmHg 之间，请核对后再填。'],
    [{ systolic: 120, diastolic: 130 }, 'diastolic', '舒张压要低于收缩压，请核对是否填反了。'],
    [{ systolic: 120 }, 'diastolic', '血压要填收缩压和舒张压两个数。'],
    [{ glucose: 68 }, 'glucoseTime', '请选择血糖是餐前、餐后还是随机测的。'],
    [{ glucose: 680, glucoseTime: 'random' }, 'glucose', '血糖应在 1.0–40.0 mmol/L 之间，请核对后再填。'],
    [{ temperature: 36 }, 'temperature', '体温应在 30.0–44.0 ℃ 之间，请核对后再填。'],
    [{ spo2: 101 }, 'spo2', '血氧应在 50–100 % 之间，请核对后再填。'],
    [{}, 'systolic', '还没有填写任何测量值。'],
  ])('%j is refused at %s', async (fields, field, zh) => {
    expect(await sentenceOf(save(fields))).toEqual([field, zh]);
    expect((await desk.operator.health.day({})).lines).toEqual([]);
  });

  it('is a reading of tomorrow', async () => {
    const tomorrow = desk.clock.now() + 86_400_000;
    expect(await failureCode(save(normal, { takenAt: tomorrow }))).toBe('health.inFuture');
  });
});

describe('consent', () => {
  it('comes first: without it nothing is saved, and the sentence names the person', async () => {
    const other = await desk.elder('贺秀兰', { consent: false });
    const call = desk.operator.health.save(reading(normal, { residentId: other }));
    expect((await sentenceOf(call))[1]).toContain('贺秀兰');
    expect((await desk.operator.health.ofDay({ residentId: other })).consent).toBe(false);
    await desk.agree(other);
    await desk.operator.health.save(reading(normal, { residentId: other }));
    const { consent, readings } = await desk.operator.health.ofDay({ residentId: other });
    expect([consent, readings.length]).toEqual([true, 1]);
  });

  it('withdrawn keeps what was read and refuses what is new', async () => {
    await save(normal);
    const words = { by: 'self' as const, guardianName: null, guardianRelation: null, form: 'paper' as const };
    desk.clock.advance(1000);
    await desk.operator.residents.withdrawConsent({ residentId: elder, purpose: 'health', ...words });
    expect(await failureCode(save(normal))).toBe('health.consentMissing');
    expect((await desk.operator.health.ofDay({ residentId: elder })).readings).toHaveLength(1);
  });
});

it('refuses the dead and those who moved away from that day on, and says since when', async () => {
  const { setStatus } = desk.operator.residents;
  await setStatus({ id: elder, status: 'died', since: '2026-11-15' });
  expect((await sentenceOf(save(normal)))[1]).toContain('2026-11-15');
  const before = Date.parse('2026-11-14T09:00:00+08:00');
  await save(normal, { takenAt: before });
  await setStatus({ id: elder, status: 'moved', since: '2026-11-16' });
  expect(await failureCode(save(normal))).toBe('health.moved');
});

describe('a reading out of range', () => {
  it('opens one care task by itself that says which value passed which limit', async () => {
    const high = { systolic: 168, diastolic: 88, glucose: 132, glucoseTime: 'afterMeal' };
    const { reading: saved, taskId } = await save(high);
    expect(saved.outOfRange).toEqual([
      { measure: 'systolic', side: 'high', limit: 140 },
      { measure: 'glucose', side: 'high', limit: 111 },
    ]);
    const { lines } = await desk.operator.careTasks.open({});
    expect(lines).toMatchObject([
      {
        id: taskId,
        kind: 'vitals',
        causeId: saved.rootId,
        severity: 'moderate',
        detail: {
          zh: '收缩压 168 mmHg（≥140）、血糖（餐后） 13.2 mmol/L（≥11.1）',
          en: 'Systolic 168 mmHg (≥140), Glucose after a meal 13.2 mmol/L (≥11.1)',
        },
      },
    ]);
  });

  it('is serious, and due today, where it cannot wait', async () => {
    await save({ systolic: 196, diastolic: 112 });
    expect((await desk.operator.careTasks.open({})).lines).toMatchObject([
      { severity: 'serious', dueOn: '2026-11-16' },
    ]);
  });

  it('corrected to a normal value says so on the task, which a person closes', async () => {
    const { reading: wrong, taskId } = await save({ systolic: 182, diastolic: 80 });
    const fixed = { ...nothingMeasured, systolic: 128, diastolic: 80 };
    const input = { id: desk.ids.next(), versionId: wrong.versionId, reason: '', ...fixed };
    desk.clock.advance(1000);
    const { reading: current } = await desk.operator.health.correct(input);
    await desk.operator.health.correct(input);
    expect(current).toMatchObject({ systolic: 128, corrected: true, outOfRange: [], rootId: wrong.rootId });
    const { task, steps } = await desk.operator.careTasks.task({ id: taskId ?? '' });
    expect(task.state).toBe('today');
    expect(steps.map(({ note }) => note.zh)).toEqual(['体征已更正，更正后在正常范围。']);
    const { versions } = await desk.operator.health.reading({ rootId: wrong.rootId });
    expect(versions.map(({ systolic }) => systolic)).toEqual([128, 182]);
    expect((await desk.operator.health.ofDay({ residentId: elder })).readings).toHaveLength(1);
  });

  it('found by a correction opens the task that the first value did not', async () => {
    const { reading: saved, taskId } = await save({ temperature: 368 });
    expect(taskId).toBeNull();
    const fixed = { ...nothingMeasured, temperature: 386 };
    const change = { id: desk.ids.next(), versionId: saved.versionId, reason: '', ...fixed };
    const corrected = await desk.operator.health.correct(change);
    expect((await desk.operator.careTasks.open({})).lines.map(({ id }) => id)).toEqual([corrected.taskId]);
  });

  it('undone says so on the task and leaves every list', async () => {
    const { reading: saved, taskId } = await save({ spo2: 88 });
    const undo = { id: desk.ids.next(), versionId: saved.versionId };
    await desk.operator.health.withdraw(undo);
    expect((await desk.operator.health.day({})).lines).toEqual([]);
    const { steps } = await desk.operator.careTasks.task({ id: taskId ?? '' });
    expect(steps.map(({ note }) => note.zh)).toEqual(['这条体征记录已撤销。']);
    const again = { id: desk.ids.next(), versionId: undo.id };
    expect(await failureCode(desk.operator.health.withdraw(again))).toBe('health.withdrawn');
    await desk.operator.health.restore({ id: desk.ids.next(), versionId: undo.id });
    expect((await desk.operator.health.day({})).lines).toHaveLength(1);
  });
});

describe('saved twice', () => {
  it('the same reading is one, another under its id is a mistake', async () => {
    const one = reading(normal);
    await desk.operator.health.save(one);
    await desk.operator.health.save(one);
    expect((await desk.operator.health.day({})).lines).toHaveLength(1);
    expect(await failureCode(desk.operator.health.save({ ...one, pulse: 99 }))).toBe('health.alreadySaved');
  });
});

describe('who has to be measured again', () => {
  it('is whoever shows no value in range after the one that was not', async () => {
    await save({ systolic: 166, diastolic: 92, temperature: 366 });
    desk.later(20);
    const { again } = await desk.operator.health.day({});
    expect(again.map(({ person, values }) => [person.name, values.map(({ value }) => value)])).toEqual([
      ['沈桂香', [166, 92]],
    ]);
    await save({ systolic: 136, diastolic: 92 });
    const after = await desk.operator.health.day({});
    expect(after.again[0]?.values.map(({ measure }) => measure)).toEqual(['diastolic']);
    desk.later(20);
    await save({ systolic: 134, diastolic: 84 });
    expect((await desk.operator.health.day({})).again).toEqual([]);
  });
});

describe('limits', () => {
  const systolicOf = async (residentId?: string) =>
    (await desk.operator.health.limits(residentId ? { residentId } : {})).find(
      ({ measure }) => measure === 'systolic',
    );
  const bounds = { measure: 'systolic' as const, glucoseTime: null, low: 90, high: 150 };

  it('are those of guidelines, until the centre says otherwise, until a doctor does', async () => {
    expect(await systolicOf(elder)).toMatchObject({ high: 140, source: 'default' });
    await desk.manager.health.setLimit(bounds);
    expect(await systolicOf(elder)).toMatchObject({ high: 150, source: 'centre' });
    await desk.operator.health.setPersonalLimit({ ...bounds, high: 160, residentId: elder });
    expect(await systolicOf(elder)).toMatchObject({ high: 160, source: 'personal' });
    expect(await systolicOf()).toMatchObject({ high: 150, source: 'centre' });
    const key = { measure: 'systolic' as const, glucoseTime: null, residentId: elder };
    await desk.operator.health.removePersonalLimit(key);
    expect(await systolicOf(elder)).toMatchObject({ high: 150, source: 'centre' });
  });

  it('of the centre are the manager’s, and never reversed', async () => {
    expect(await failureCode(desk.operator.health.setLimit(bounds))).toBe('access.denied');
    expect(await failureCode(desk.manager.health.setLimit({ ...bounds, low: 150 }))).toBe(
      'health.limitsReversed',
    );
  });

  it('mark a reading by what held when it was saved', async () => {
    await save({ systolic: 145, diastolic: 80 });
    await desk.manager.health.setLimit(bounds);
    await save({ systolic: 146, diastolic: 80 });
    const { readings } = await desk.operator.health.ofDay({ residentId: elder });
    expect(readings.map(({ systolic, outOfRange }) => [systolic, outOfRange]).toSorted()).toEqual([
      [145, [{ measure: 'systolic', side: 'high', limit: 140 }]],
      [146, []],
    ]);
  });

  it('of glucose go by when it was taken', async () => {
    const { reading: before } = await save({ glucose: 82, glucoseTime: 'beforeMeal' });
    const { reading: after } = await save({ glucose: 82, glucoseTime: 'afterMeal' });
    expect([before.outOfRange.length, after.outOfRange.length]).toEqual([1, 0]);
  });
});

describe('a trend', () => {
  it('covers the days asked for, of merged cards too, and at most two years', async () => {
    const other = await desk.elder('沈桂香');
    await save(normal, { takenAt: Date.parse('2026-11-01T23:50:00+08:00') });
    await save(normal, { takenAt: Date.parse('2026-11-03T00:10:00+08:00') });
    await save(normal, { residentId: other, takenAt: Date.parse('2026-11-02T09:00:00+08:00') });
    await desk.manager.merges.merge({ keptId: elder, mergedId: other, choices: {} });
    const trend = (from: string, to: string) => desk.operator.health.trend({ residentId: elder, from, to });
    expect((await trend('2026-11-01', '2026-11-02')).readings.map(({ day }) => day)).toEqual([
      '2026-11-02',
      '2026-11-01',
    ]);
    expect((await trend('2026-11-01', '2026-11-03')).readings).toHaveLength(3);
    expect(await failureCode(trend('2024-11-01', '2026-11-16'))).toBe('input.invalid');
    expect(await failureCode(trend('2026-11-16', '2026-11-01'))).toBe('input.invalid');
  });
});

describe('by default', () => {
  it('limits lie inside what a person can have, and mark exactly what passes them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...measures), fc.integer({ min: 0, max: 4000 }), (measure, value) => {
        const limit = defaultLimit(measure, 'random');
        const { least, most } = measureWords[measure];
        const { low, high } = limit;
        expect(low === null || low > least).toBe(true);
        expect(high === null || high <= most).toBe(true);
        const inside = (low === null || value >= low) && (high === null || value < high);
        expect(sideBeyond(limit, value) === null).toBe(inside);
      }),
    );
  });

  it('nothing but whole numbers that a person can have is read', () => {
    const value = fc.option(fc.oneof(fc.integer({ min: -10, max: 4000 }), fc.double()));
    fc.assert(
      fc.property(fc.constantFrom(...measures), value, (measure, given) => {
        const result = readingFields.safeParse({ ...nothingMeasured, [measure]: given });
        const { least, most } = measureWords[measure];
        const sound = given === null || (Number.isInteger(given) && given >= least && given <= most);
        expect(result.success).toBe(sound);
      }),
    );
  });
});
