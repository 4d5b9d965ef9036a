/** A care task stays on the list until somebody closes it, whoever opened it and however often. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTask } from '../../../db/careTasks/service.ts';
import { openCareTask } from '../../../db/careTasks/table.ts';
import { newSession } from '../../../db/core/session.ts';
import { type CareDesk, openCareDesk } from '../../support/careDesk.ts';
import { failureCode } from '../../support/desk.ts';

let desk: CareDesk;
let elder: string;
beforeEach(async () => {
  desk = await openCareDesk();
  elder = await desk.elder('沈桂香', { phone: '13800000101' });
});
afterEach(() => desk[Symbol.dispose]());

const manual = (more: object = {}) => ({
  id: desk.ids.next(),
  residentId: elder,
  severity: 'moderate' as const,
  detail: '家属反映最近夜里睡不好',
  dueOn: '2026-11-18',
  ...more,
});

/** As a feature that found something opens it. */
async function opened(causeId: string, severity: 'minor' | 'moderate' | 'serious' = 'serious') {
  const session = newSession('desk', desk.clock.now());
  session.account = (await desk.sessionAs('careOperator', '小周')).account;
  const task = { kind: 'missing' as const, causeId, residentId: elder, severity };
  return desk.app.transact(session, 'test.open', (ctx) =>
    openTask(ctx, { ...task, detail: { zh: '连续两天未到', en: 'Missed two days' } }),
  );
}

describe('openTask', () => {
  it('opens one task for one cause, however often and on whatever day it is asked', async () => {
    const first = await opened('day:2026-11-14');
    desk.at('2026-11-17T09:00:00+08:00');
    expect(await opened('day:2026-11-14')).toBe(first);
    expect(await opened('day:2026-11-16')).not.toBe(first);
    expect((await desk.operator.careTasks.open({})).lines.map((line) => line.id)).toHaveLength(2);
  });

  it('says the cause in both languages, and is due sooner the more serious it is', async () => {
    await opened('a', 'serious');
    await opened('b', 'moderate');
    await opened('c', 'minor');
    const { lines } = await desk.operator.careTasks.open({});
    expect(lines.map(({ severity, dueOn, detail }) => [severity, dueOn, detail])).toEqual([
      ['serious', '2026-11-16', { zh: '连续两天未到', en: 'Missed two days' }],
      ['moderate', '2026-11-17', { zh: '连续两天未到', en: 'Missed two days' }],
      ['minor', '2026-11-19', { zh: '连续两天未到', en: 'Missed two days' }],
    ]);
  });
});

describe('the open list', () => {
  it('counts by the day it is due and puts the longest overdue first', async () => {
    for (const dueOn of ['2026-11-30', '2026-11-16', '2026-11-18', '2026-11-17']) {
      await desk.operator.careTasks.add(manual({ dueOn }));
    }
    desk.at('2026-11-17T10:00:00+08:00');
    const { lines, counts } = await desk.operator.careTasks.open({});
    expect(counts).toEqual({ overdue: 1, today: 1, soon: 1, later: 1 });
    expect(lines.map(({ state, days }) => [state, days])).toEqual([
      ['overdue', -1],
      ['today', 0],
      ['soon', 1],
      ['later', 13],
    ]);
    expect(await desk.operator.careTasks.waiting({})).toEqual({ due: 2, open: 4 });
    const overdue = await desk.operator.careTasks.open({ state: 'overdue' });
    expect(overdue.lines).toHaveLength(1);
    expect(overdue.counts).toEqual(counts);
  });

  it('shows the phone masked and never whole', async () => {
    await desk.operator.careTasks.add(manual());
    const { lines } = await desk.operator.careTasks.open({});
    expect(lines[0]?.person.phone).toBe('138****0101');
    expect(JSON.stringify(lines)).not.toContain('13800000101');
  });

  it('follows a merge: what was opened for the card merged away stands with the card in charge', async () => {
    const other = await desk.elder('沈桂香', { consent: false });
    await desk.operator.careTasks.add(manual({ residentId: other }));
    await desk.manager.merges.merge({ keptId: elder, mergedId: other, choices: {} });
    expect((await desk.operator.careTasks.ofResident({ residentId: elder, limit: 10 })).length).toBe(1);
    expect((await desk.operator.careTasks.open({ residentId: elder })).lines[0]?.person.id).toBe(elder);
  });
});

describe('steps', () => {
  it('put off, close and open a task again, and the derived row follows each time', async () => {
    const { taskId } = await desk.operator.careTasks.add(manual());
    const rows = () => desk.reader.db.select().from(openCareTask).all();
    const step = desk.operator.careTasks.step;
    await step({ id: desk.ids.next(), taskId, kind: 'extended', dueOn: '2026-11-20', note: '' });
    expect(rows()).toEqual([{ taskId, residentId: elder, dueOn: '2026-11-20' }]);
    desk.clock.advance(1000);
    const closed = await step({ id: desk.ids.next(), taskId, kind: 'closed', note: '已就医' });
    expect(rows()).toEqual([]);
    expect(closed.task).toMatchObject({ state: null, closedAt: desk.clock.now(), dueOn: '2026-11-20' });
    expect((await desk.operator.careTasks.closed({ limit: 5 })).map(({ id }) => id)).toEqual([taskId]);
    desk.clock.advance(1000);
    const again = {
      id: desk.ids.next(),
      taskId,
      kind: 'reopened' as const,
      dueOn: '2026-11-22',
      note: '又不舒服',
    };
    expect((await step(again)).task).toMatchObject({ state: 'later', dueOn: '2026-11-22', closedAt: null });
    expect(rows()).toEqual([{ taskId, residentId: elder, dueOn: '2026-11-22' }]);
    const { steps } = await desk.operator.careTasks.task({ id: taskId });
    expect(steps.map(({ kind }) => kind)).toEqual(['extended', 'closed', 'reopened']);
  });

  it('say what is impossible, and sent twice are one', async () => {
    const { taskId } = await desk.operator.careTasks.add(manual());
    const step = desk.operator.careTasks.step;
    const id = desk.ids.next();
    const past = { id, taskId, kind: 'extended' as const, dueOn: '2026-11-15', note: '' };
    expect(await failureCode(step(past))).toBe('careTask.dueInPast');
    const open = { id, taskId, kind: 'reopened' as const, dueOn: '2026-11-20', note: '再看看' };
    expect(await failureCode(step(open))).toBe('careTask.notClosed');
    const close = { id, taskId, kind: 'closed' as const, note: '已处理' };
    await step(close);
    await step(close);
    expect((await desk.operator.careTasks.task({ id: taskId })).steps).toHaveLength(1);
    expect(await failureCode(step({ ...close, id: desk.ids.next() }))).toBe('careTask.closed');
    const unknown = { ...close, id: desk.ids.next(), taskId: desk.ids.next() };
    expect(await failureCode(step(unknown))).toBe('careTask.unknown');
  });
});

describe('calls', () => {
  const call = (more: object = {}) => ({
    id: desk.ids.next(),
    residentId: elder,
    taskId: null,
    whom: '女儿',
    reached: true,
    said: '在女儿家，明天来',
    closes: false,
    ...more,
  });

  it('are kept with whom, whether reached and what was said, sent twice once', async () => {
    const made = call();
    await desk.operator.careTasks.recordCall(made);
    await desk.operator.careTasks.recordCall(made);
    const calls = await desk.operator.careTasks.calls({});
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ whom: '女儿', reached: true, day: '2026-11-16', accountName: '罗芳' });
  });

  it('may close their task in the same act, or neither', async () => {
    const { taskId } = await desk.operator.careTasks.add(manual());
    const empty = call({ taskId, reached: false, said: '', closes: true });
    expect(await failureCode(desk.operator.careTasks.recordCall(empty))).toBe('input.invalid');
    expect(await desk.operator.careTasks.calls({})).toEqual([]);
    await desk.operator.careTasks.recordCall(call({ taskId, closes: true }));
    const { task, calls } = await desk.operator.careTasks.task({ id: taskId });
    expect(task.state).toBeNull();
    expect(task.lastStep?.note.zh).toBe('在女儿家，明天来');
    expect(calls).toHaveLength(1);
  });

  it('refuse the task of somebody else, and a call that was answered by silence', async () => {
    const { taskId } = await desk.operator.careTasks.add(manual());
    const neighbour = await desk.elder('贺秀兰');
    const wrong = call({ residentId: neighbour, taskId });
    expect(await failureCode(desk.operator.careTasks.recordCall(wrong))).toBe('careTask.otherPerson');
    expect(await failureCode(desk.operator.careTasks.recordCall(call({ said: '' })))).toBe('input.invalid');
    await desk.operator.careTasks.recordCall(call({ reached: false, said: '' }));
  });
});

it('tells the timeline of the task, its steps and its calls', async () => {
  const { taskId } = await desk.operator.careTasks.add(manual());
  desk.clock.advance(1000);
  await desk.operator.careTasks.step({ id: desk.ids.next(), taskId, kind: 'note', note: '已电话联系' });
  const { entries } = await desk.operator.residents.timeline({ id: elder, before: null, limit: 20 });
  const own = entries.filter(({ feature }) => feature === 'careTasks');
  expect(own.map(({ text, detail }) => [text.zh, detail?.zh])).toEqual([
    ['关怀跟进', '已电话联系'],
    ['关怀事项：其他', '家属反映最近夜里睡不好'],
  ]);
});
