/** Readings out of range are followed up once: an open task is told of the next, and what is past opens none. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CareDesk, nothingMeasured, openCareDesk } from '../../support/careDesk.ts';

let desk: CareDesk;
let elder: string;
beforeEach(async () => {
  desk = await openCareDesk();
  elder = await desk.elder('沈桂香');
});
afterEach(() => desk[Symbol.dispose]());

const save = (fields: object, more: { residentId?: string; takenAt?: number } = {}) =>
  desk.operator.health.save({
    ...nothingMeasured,
    ...fields,
    id: desk.ids.next(),
    residentId: elder,
    ...more,
  });
const openTasks = async () => (await desk.operator.careTasks.open({})).lines;
const notes = async (id: string | null) =>
  (await desk.operator.careTasks.task({ id: id ?? '' })).steps.map(({ kind, note }) => [kind, note.zh]);
const high = { systolic: 168, diastolic: 88 };
const at = (time: string) => ({ takenAt: Date.parse(`${time}+08:00`) });

it('tells the open task about the same measure of the next reading, under a merged card too', async () => {
  const other = await desk.elder('沈桂香');
  const first = await save(high);
  desk.later(30);
  const second = await save({ systolic: 172, diastolic: 86 });
  await desk.manager.merges.merge({ keptId: elder, mergedId: other, choices: {} });
  const third = await save({ systolic: 166, diastolic: 84 }, { residentId: other });
  expect([second.taskId, third.taskId]).toEqual([first.taskId, first.taskId]);
  expect(await openTasks()).toHaveLength(1);
  expect(await notes(first.taskId)).toEqual([
    ['note', '再次测量：收缩压 172 mmHg（≥140）'],
    ['note', '再次测量：收缩压 166 mmHg（≥140）'],
  ]);
});

it('says on that task what becomes of the reading it was told of', async () => {
  const first = await save(high);
  const second = await save({ systolic: 172, diastolic: 86 });
  desk.later(1);
  const { versionId } = second.reading;
  const { taskId } = await desk.operator.health.withdraw({ id: desk.ids.next(), versionId });
  expect(taskId).toBe(first.taskId);
  expect((await notes(first.taskId)).at(-1)).toEqual(['note', '这条体征记录已撤销。']);
});

it('opens another task for another measure, for what cannot wait, and once the first is closed', async () => {
  const first = await save(high);
  const fever = await save({ temperature: 385 });
  const crisis = await save({ systolic: 196, diastolic: 112 });
  expect(new Set([first.taskId, fever.taskId, crisis.taskId]).size).toBe(3);
  for (const { id: taskId } of await openTasks()) {
    const step = { id: desk.ids.next(), taskId, kind: 'closed', note: '已就医' } as const;
    await desk.operator.careTasks.step(step);
  }
  desk.later(30);
  await save(high);
  expect(await openTasks()).toHaveLength(1);
});

it('opens a task for a day in the past only where nothing later is known of the measure', async () => {
  await save({ systolic: 126, diastolic: 78 }, at('2026-11-14T09:00:00'));
  const old = await save({ ...high, temperature: 386 }, at('2026-11-12T09:00:00'));
  expect((await openTasks()).map(({ detail }) => detail.zh)).toEqual(['体温 38.6 ℃（≥37.3）']);
  expect(old.reading.outOfRange).toHaveLength(2);
  await save({ systolic: 170, diastolic: 88 }, at('2026-11-13T09:00:00'));
  expect(await openTasks()).toHaveLength(1);
  const latest = await save({ systolic: 170, diastolic: 88 }, at('2026-11-15T09:00:00'));
  expect((await openTasks()).map(({ id }) => id)).toContain(latest.taskId);
});
