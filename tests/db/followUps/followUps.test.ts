/** What stays open after a visit, and how it is moved on and closed. */
import { describe, expect, test } from 'vitest';
import { failureCode } from '../../support/desk.ts';
import { openWalkIn, plainVisit, type WalkIn } from '../../support/walkIn.ts';

async function accepted(desk: WalkIn, dueOn: string, who: 'front' | 'colleague' = 'front') {
  const residentId = await desk.addResident({ name: '王秀英' });
  const { visit } = await desk[who].visits.register({
    ...plainVisit(desk, residentId, '高龄津贴申领'),
    outcome: { kind: 'accepted', dueOn },
  });
  return visit;
}
const openOn = async (desk: WalkIn, filter = {}) => (await desk.front.followUps.open(filter)).lines;
const step = (desk: WalkIn, rootId: string) => ({ id: desk.ids.next(), rootId });

describe('the open list', () => {
  test('says overdue, today, soon, later, the longest overdue first, with counts over all', async () => {
    using desk = await openWalkIn();
    const due = ['2026-11-25', '2026-11-21', '2026-11-19', '2026-11-18', '2026-11-22', '2026-11-20'];
    for (const dueOn of due) await accepted(desk, dueOn);
    desk.at('2026-11-20T09:00:00+08:00');
    const { lines, counts } = await desk.front.followUps.open({});
    expect(lines.map(({ dueOn, state, days }) => [dueOn, state, days])).toEqual([
      ['2026-11-18', 'overdue', -2],
      ['2026-11-19', 'overdue', -1],
      ['2026-11-20', 'today', 0],
      ['2026-11-21', 'soon', 1],
      ['2026-11-22', 'soon', 2],
      ['2026-11-25', 'later', 5],
    ]);
    expect(counts).toEqual({ overdue: 2, today: 1, soon: 2, later: 1 });
    const overdue = await desk.front.followUps.open({ state: 'overdue', limit: 1 });
    expect([overdue.lines.length, overdue.counts]).toEqual([1, counts]);
  });

  test('holds accepted and referred matters only, and follows corrections and undo', async () => {
    using desk = await openWalkIn();
    const visit = await accepted(desk, '2026-11-20');
    await desk.front.visits.register(plainVisit(desk, visit.subject.residentId ?? ''));
    expect((await openOn(desk)).map(({ line }) => line)).toEqual([visit]);
    const correct = (versionId: string, patch: object) =>
      desk.front.visits.correct({ id: desk.ids.next(), versionId, patch, reason: '' });
    const done = await correct(visit.versionId, { outcome: { kind: 'done' } });
    expect(await openOn(desk)).toEqual([]);
    const again = await correct(done.visit.versionId, {
      outcome: { kind: 'referred', referredTo: '民政办' },
    });
    expect((await openOn(desk)).map(({ dueOn }) => dueOn)).toEqual(['2026-12-06']);
    const undone = await desk.front.visits.withdraw({
      id: desk.ids.next(),
      versionId: again.visit.versionId,
      reason: '',
    });
    expect(await openOn(desk)).toEqual([]);
    await desk.front.visits.restore({ id: desk.ids.next(), versionId: undone.visit.versionId, reason: '' });
    expect(await openOn(desk)).toHaveLength(1);
  });

  test('filters by handler, group, resident and day', async () => {
    using desk = await openWalkIn();
    const mine = await accepted(desk, '2026-11-20');
    const theirs = await accepted(desk, '2026-11-21', 'colleague');
    const roots = async (filter: object) => (await openOn(desk, filter)).map(({ line }) => line.rootId);
    expect(await roots({ handlerId: theirs.handler.id })).toEqual([theirs.rootId]);
    expect(await roots({ groupId: mine.matter.groupId })).toEqual([mine.rootId, theirs.rootId]);
    expect(await roots({ groupId: desk.ids.next() })).toEqual([]);
    expect(await roots({ residentId: mine.subject.residentId })).toEqual([mine.rootId]);
    expect(await roots({ dueOn: '2026-11-21' })).toEqual([theirs.rootId]);
  });
});

describe('steps', () => {
  test('noted, extended, closed, opened again: each is kept, the last one is shown', async () => {
    using desk = await openWalkIn();
    const { rootId } = await accepted(desk, '2026-11-20');
    desk.at('2026-11-18T09:00:00+08:00');
    await desk.front.followUps.add({ ...step(desk, rootId), kind: 'note', note: '已催民政办' });
    desk.at('2026-11-19T09:00:00+08:00');
    const extended = await desk.front.followUps.add({
      ...step(desk, rootId),
      kind: 'extended',
      dueOn: '2026-11-30',
      note: '等待评估',
    });
    expect(extended).toMatchObject({ open: true, dueOn: '2026-11-30' });
    expect(await openOn(desk)).toMatchObject([
      { dueOn: '2026-11-30', extended: true, last: { kind: 'extended', accountName: '周敏' } },
    ]);
    desk.at('2026-11-20T09:00:00+08:00');
    const closed = await desk.front.followUps.add({ ...step(desk, rootId), kind: 'closed', note: '已发放' });
    expect(closed).toMatchObject({ open: false, dueOn: null });
    expect(await openOn(desk)).toEqual([]);
    desk.at('2026-11-21T09:00:00+08:00');
    const reopened = await desk.front.followUps.add({
      ...step(desk, rootId),
      kind: 'reopened',
      dueOn: '2026-11-25',
      note: '银行退回',
    });
    expect(reopened).toMatchObject({ open: true, dueOn: '2026-11-25' });
    const shown = await desk.front.visits.visit({ rootId });
    expect(shown.followUps.map(({ kind }) => kind)).toEqual(['note', 'extended', 'closed', 'reopened']);
    expect(shown.dueOn).toBe('2026-11-25');
    expect(shown.current.open).toBe(true);
  });

  test('sent twice is one step', async () => {
    using desk = await openWalkIn();
    const { rootId } = await accepted(desk, '2026-11-20');
    const input = { ...step(desk, rootId), kind: 'closed' as const, note: '' };
    const first = await desk.front.followUps.add(input);
    expect(await desk.front.followUps.add(input)).toEqual(first);
    expect((await desk.front.visits.visit({ rootId })).followUps).toHaveLength(1);
  });

  test('a correction of something else keeps the extension; a newly agreed date replaces it', async () => {
    using desk = await openWalkIn();
    const visit = await accepted(desk, '2026-11-20');
    desk.at('08:40');
    await desk.front.followUps.add({
      ...step(desk, visit.rootId),
      kind: 'extended',
      dueOn: '2026-11-30',
      note: '',
    });
    desk.at('08:41');
    const noted = await desk.front.visits.correct({
      id: desk.ids.next(),
      versionId: visit.versionId,
      patch: { note: '补充' },
      reason: '',
    });
    expect((await openOn(desk)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-30']);
    desk.at('08:42');
    await desk.front.visits.correct({
      id: desk.ids.next(),
      versionId: noted.visit.versionId,
      patch: { outcome: { kind: 'accepted', dueOn: '2026-11-18' } },
      reason: '',
    });
    expect(await openOn(desk)).toMatchObject([{ dueOn: '2026-11-18', extended: false }]);
  });

  test('what cannot be is refused with a sentence', async () => {
    using desk = await openWalkIn();
    const { rootId, subject } = await accepted(desk, '2026-11-20');
    const { visit: done } = await desk.front.visits.register(plainVisit(desk, subject.residentId ?? ''));
    const add = (root: string, fact: object) =>
      failureCode(desk.app.call(desk.front.session, 'followUps.add', { ...step(desk, root), ...fact }));
    expect(await add(rootId, { kind: 'extended', dueOn: '2026-11-15', note: '' })).toBe('followUp.dueInPast');
    expect(await add(rootId, { kind: 'reopened', dueOn: '2026-11-25', note: '再' })).toBe(
      'followUp.notClosed',
    );
    expect(await add(rootId, { kind: 'note', note: ' ' })).toBe('input.invalid');
    expect(await add(rootId, { kind: 'extended', note: '' })).toBe('input.invalid');
    expect(await add(done.rootId, { kind: 'closed', note: '' })).toBe('followUp.nothingOpen');
    expect(await add(done.rootId, { kind: 'reopened', dueOn: '2026-11-25', note: '再' })).toBe(
      'followUp.nothingOpen',
    );
    expect(await add(desk.ids.next(), { kind: 'note', note: '甲' })).toBe('visit.unknown');
    await desk.front.followUps.add({ ...step(desk, done.rootId), kind: 'note', note: '回访满意' });
    expect((await desk.front.visits.visit({ rootId: done.rootId })).followUps).toHaveLength(1);
  });
});
