/** An incident is reported once, corrected by versions with a reason, and followed up until somebody closes it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CareDesk, openCareDesk } from '../../support/careDesk.ts';
import { failureCode } from '../../support/desk.ts';

let desk: CareDesk;
let elder: string;
let neighbour: string;
beforeEach(async () => {
  desk = await openCareDesk();
  elder = await desk.elder('沈桂香', { consent: false });
  neighbour = await desk.elder('贺秀兰', { consent: false });
});
afterEach(() => desk[Symbol.dispose]());

function fall(more: object = {}) {
  const now = desk.clock.now();
  return {
    id: desk.ids.next(),
    residentId: elder,
    otherIds: [neighbour],
    at: now - 20 * 60_000,
    kind: 'fall' as const,
    severity: 'serious' as const,
    place: '活动室门口',
    what: '起身时滑倒，左膝着地',
    measures: '扶起后冰敷，测血压正常',
    told: [{ who: '女儿', at: now - 5 * 60_000 }],
    ...more,
  };
}

describe('a report', () => {
  it('needs no consent, opens a care task, and sent twice is one', async () => {
    const report = fall();
    const { incident } = await desk.operator.incidents.report(report);
    await desk.operator.incidents.report(report);
    expect(incident).toMatchObject({
      open: true,
      corrected: false,
      person: { id: elder },
      day: '2026-11-16',
    });
    expect(incident.others.map(({ name }) => name)).toEqual(['贺秀兰']);
    const { lines } = await desk.operator.careTasks.open({});
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      id: incident.taskId,
      kind: 'incident',
      causeId: incident.rootId,
      severity: 'serious',
      detail: { zh: '起身时滑倒，左膝着地' },
    });
    const other = { ...report, what: '别的事' };
    expect(await failureCode(desk.operator.incidents.report(other))).toBe('incident.alreadySaved');
  });

  it('says which time or person cannot be', async () => {
    const { report } = desk.operator.incidents;
    const now = desk.clock.now();
    expect(await failureCode(report(fall({ at: now + 3_600_000, told: [] })))).toBe('incident.inFuture');
    const early = fall({ told: [{ who: '女儿', at: now - 3_600_000 }] });
    expect(await failureCode(report(early))).toBe('incident.toldBefore');
    expect(await failureCode(report(fall({ otherIds: [elder] })))).toBe('incident.samePerson');
    expect(await failureCode(report(fall({ what: ' ' })))).toBe('input.invalid');
    expect((await desk.operator.incidents.month({ month: '2026-11' })).lines).toEqual([]);
  });
});

describe('a correction', () => {
  it('is a new version with its reason and names what changed; the old one stays', async () => {
    const { incident } = await desk.operator.incidents.report(fall());
    const input = { id: desk.ids.next(), versionId: incident.versionId, place: '卫生间', reason: '地点写错' };
    desk.clock.advance(60_000);
    await desk.operator.incidents.correct(input);
    await desk.operator.incidents.correct(input);
    const { current, versions } = await desk.operator.incidents.incident({ rootId: incident.rootId });
    expect(current).toMatchObject({ place: '卫生间', reason: '地点写错', corrected: true, open: true });
    expect(versions.map(({ place, changed }) => [place, changed])).toEqual([
      ['卫生间', ['place']],
      ['活动室门口', []],
    ]);
    const { steps } = await desk.operator.careTasks.task({ id: incident.taskId });
    expect(steps.map(({ note }) => note.zh)).toEqual(['事件记录已更正：地点写错']);
  });

  it('undone is out of the list and closes its task; later only by the manager', async () => {
    const { incident } = await desk.operator.incidents.report(fall());
    const undo = { id: desk.ids.next(), versionId: incident.versionId, reason: '登记错了人' };
    desk.at('2026-11-17T09:00:00+08:00');
    expect(await failureCode(desk.operator.incidents.withdraw(undo))).toBe('incident.notYoursToUndo');
    await desk.manager.incidents.withdraw(undo);
    expect((await desk.operator.incidents.month({ month: '2026-11' })).lines).toEqual([]);
    const all = await desk.operator.incidents.month({ month: '2026-11', withdrawn: true });
    expect(all.lines).toMatchObject([{ withdrawn: true, open: false }]);
    expect((await desk.operator.careTasks.open({})).lines).toEqual([]);
    const late = { id: desk.ids.next(), versionId: undo.id, reason: '再改', place: '门厅' };
    expect(await failureCode(desk.operator.incidents.correct(late))).toBe('incident.withdrawn');
  });
});

it('lists a month with its filters, and a person as the one it happened to or who was involved', async () => {
  const { incident } = await desk.operator.incidents.report(fall());
  await desk.operator.incidents.report(
    fall({ kind: 'conflict', severity: 'minor', residentId: neighbour, otherIds: [] }),
  );
  const { step } = desk.operator.careTasks;
  await step({ id: desk.ids.next(), taskId: incident.taskId, kind: 'closed', note: '已恢复' });
  const month = (filters: object) => desk.operator.incidents.month({ month: '2026-11', ...filters });
  expect((await month({})).counts).toEqual({ all: 2, open: 1, serious: 1 });
  expect((await month({ open: true })).lines.map(({ kind }) => kind)).toEqual(['conflict']);
  expect((await month({ kind: 'fall' })).lines.map(({ kind }) => kind)).toEqual(['fall']);
  expect((await desk.operator.incidents.month({ month: '2026-10' })).lines).toEqual([]);
  const involved = await desk.operator.incidents.ofResident({ residentId: neighbour });
  expect(involved).toHaveLength(2);
  const other = await desk.operator.incidents.ofResident({ residentId: elder, day: '2026-11-15' });
  expect(other).toEqual([]);
  const { entries } = await desk.operator.residents.timeline({ id: neighbour, before: null, limit: 20 });
  const told = entries.filter(({ feature }) => feature === 'incidents').map(({ text }) => text.zh);
  expect(told.toSorted()).toEqual(['意外事件：冲突', '涉及意外事件：跌倒']);
});
