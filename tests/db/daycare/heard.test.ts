/** A word entered afterwards about somebody who was looked for. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { livingAlone, openCare } from './support.ts';

let house: Awaited<ReturnType<typeof openCare>>;
let residentId: string;
let taskId: string;
/** Nothing was heard on Monday and Tuesday; on Wednesday somebody is to call. */
beforeEach(async () => {
  house = await openCare();
  residentId = await house.elder('独居人', livingAlone);
  await house.enrol(residentId, { startsOn: '2026-11-16' });
  for (const day of ['16', '17', '18']) await house.openHouse(`2026-11-${day}`);
  const { lines } = await house.care.careTasks.open({ residentId });
  taskId = lines[0]?.id ?? '';
  house.desk.clock.advance(60_000);
});
afterEach(() => house.desk[Symbol.dispose]());

const steps = async () => {
  const { task, steps } = await house.care.careTasks.task({ id: taskId });
  return { open: task.state !== null, said: steps.map(({ kind, note }) => [kind, note.zh]) };
};
const came = '已补记：2026-11-17 到站，不是没有音讯。';

it('closes the task that nobody has begun, with the word as its result', async () => {
  await house.care.daycare.arrive({ residentId, day: '2026-11-17' });
  await house.care.daycare.arrive({ residentId, day: '2026-11-17' });
  expect(await steps()).toEqual({ open: false, said: [['closed', came]] });
  expect((await house.care.careTasks.open({ residentId })).lines).toEqual([]);
});

it('is only noted on a task that somebody has begun', async () => {
  const call = { taskId, whom: '女儿', reached: false, said: '', closes: false };
  await house.care.careTasks.recordCall({ id: house.desk.ids.next(), residentId, ...call });
  const absence = { reason: 'family', note: '' } as const;
  await house.care.daycare.absent({ residentId, day: '2026-11-17', ...absence });
  expect(await steps()).toEqual({
    open: true,
    said: [['note', '已补记：2026-11-17 请假缺席，不是没有音讯。']],
  });
});

it('taken back opens the task again', async () => {
  const { written } = await house.care.daycare.arrive({ residentId, day: '2026-11-17' });
  house.desk.clock.advance(60_000);
  await house.care.daycare.undo({ written });
  expect(await steps()).toEqual({
    open: true,
    said: [
      ['closed', came],
      ['reopened', '补记的考勤已撤销。'],
    ],
  });
});

it('leaves a task alone whose silence began after it', async () => {
  await house.care.daycare.arrive({ residentId, day: '2026-11-17' });
  for (const day of ['19', '20']) await house.openHouse(`2026-11-${day}`);
  const { lines } = await house.care.careTasks.open({ residentId });
  expect(lines).toHaveLength(1);
  await house.care.daycare.arrive({ residentId, day: '2026-11-16' });
  expect((await house.care.careTasks.open({ residentId })).lines).toEqual(lines);
});
