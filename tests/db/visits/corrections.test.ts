/** Corrections and undo: a new version each time, every version kept, two at once both visible. */
import { describe, expect, test } from 'vitest';
import { visits } from '../../../db/visits/table.ts';
import { failureCode } from '../../support/desk.ts';
import { openWalkIn, plainVisit, type WalkIn } from '../../support/walkIn.ts';

async function savedVisit(desk: WalkIn) {
  const residentId = await desk.addResident({ name: '王秀英' });
  const { visit } = await desk.front.visits.register(plainVisit(desk, residentId));
  return visit;
}

const correction = (desk: WalkIn, versionId: string, note: string, reason = '') => ({
  id: desk.ids.next(),
  versionId,
  patch: { note },
  reason,
});

describe('a correction', () => {
  test('changes what it names, keeps the rest, and leaves the first version readable', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    desk.at('08:40');
    const corrected = await desk.front.visits.correct({
      id: desk.ids.next(),
      versionId: visit.versionId,
      patch: { note: '补充说明', matterId: desk.matter('高龄津贴申领'), outcome: { kind: 'accepted' } },
      reason: '选错事项',
    });
    expect(corrected.visit).toMatchObject({
      rootId: visit.rootId,
      note: '补充说明',
      matter: { name: '高龄津贴申领' },
      outcome: 'accepted',
      dueOn: '2026-12-06',
      subject: visit.subject,
      arrivedAt: visit.arrivedAt,
      corrected: true,
      contested: false,
      open: true,
    });
    const { current, versions } = await desk.front.visits.visit({ rootId: visit.rootId });
    expect(current).toEqual(corrected.visit);
    expect(
      versions.map(({ line, state, reason, changed, savedBy }) => [
        line.note,
        state,
        reason,
        changed,
        savedBy,
      ]),
    ).toEqual([
      ['补充说明', 'current', '选错事项', ['matterId', 'note', 'outcome', 'dueOn'], '周敏'],
      ['', 'superseded', null, [], '周敏'],
    ]);
    expect((await desk.front.visits.day({})).lines).toEqual([corrected.visit]);
  });

  test('that changes nothing saves nothing', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    const same = await desk.front.visits.correct(correction(desk, visit.versionId, ''));
    expect(same.visit.versionId).toBe(visit.versionId);
    expect(desk.reader.sqlite.prepare('SELECT count(*) FROM visit').pluck().get()).toBe(1);
  });

  test('sent twice is one', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    const input = correction(desk, visit.versionId, '甲');
    const first = await desk.front.visits.correct(input);
    expect(await desk.front.visits.correct(input)).toEqual(first);
    expect(desk.reader.sqlite.prepare('SELECT count(*) FROM visit').pluck().get()).toBe(2);
  });

  test('of a colleague’s visit, or on a later day, needs a reason', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    expect(await failureCode(desk.colleague.visits.correct(correction(desk, visit.versionId, '甲')))).toBe(
      'visit.reasonMissing',
    );
    const byColleague = await desk.colleague.visits.correct(
      correction(desk, visit.versionId, '甲', '代为补充'),
    );
    expect(byColleague.visit.handler.name).toBe('周敏');
    desk.at('2026-11-17T00:00:00+08:00');
    const next = byColleague.visit.versionId;
    expect(await failureCode(desk.front.visits.correct(correction(desk, next, '乙')))).toBe(
      'visit.reasonMissing',
    );
    expect((await desk.front.visits.correct(correction(desk, next, '乙', '昨天漏写'))).visit.note).toBe('乙');
  });

  test('of the arrival moves the visit to its true day', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    const moved = await desk.front.visits.correct({
      id: desk.ids.next(),
      versionId: visit.versionId,
      patch: { arrivedAt: Date.parse('2026-11-13T16:00:00+08:00') },
      reason: '',
    });
    expect(moved.visit.day).toBe('2026-11-13');
    expect((await desk.front.visits.day({})).lines).toEqual([]);
    expect((await desk.front.visits.day({ day: '2026-11-13' })).lines).toHaveLength(1);
  });

  test('that sends back a masked phone keeps the phone', async () => {
    using desk = await openWalkIn();
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, ''),
      who: { residentId: null, agentId: null, visitor: { name: '陈先生', phone: '13600000004' } },
    });
    const patch = {
      who: { residentId: null, agentId: null, visitor: { name: '陈立', phone: visit.subject.phone } },
    };
    await desk.front.visits.correct({ id: desk.ids.next(), versionId: visit.versionId, patch, reason: '' });
    expect(await desk.front.visits.revealPhone({ rootId: visit.rootId })).toEqual({ phone: '13600000004' });
  });

  test('of an agreed date that the matter does not force keeps that date', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, residentId, '高龄津贴申领'),
      outcome: { kind: 'accepted', dueOn: '2026-11-20' },
    });
    const referred = await desk.front.visits.correct({
      id: desk.ids.next(),
      versionId: visit.versionId,
      patch: { outcome: { kind: 'referred', referredTo: '民政办' } },
      reason: '',
    });
    expect(referred.visit).toMatchObject({ dueOn: '2026-11-20', referredTo: '民政办' });
  });

  test('checks its fields like a new visit', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    const correct = (patch: object) =>
      failureCode(
        desk.app.call(desk.front.session, 'visits.correct', {
          id: desk.ids.next(),
          versionId: visit.versionId,
          patch,
          reason: '',
        }),
      );
    expect(await correct({ endedAt: visit.endedAt + 3_600_000 })).toBe('visit.inFuture');
    expect(await correct({ matterId: desk.ids.next() })).toBe('matter.unknown');
    expect(await correct({ counterId: desk.ids.next() })).toBe('counter.unknown');
    expect(await correct({ who: { residentId: desk.ids.next(), agentId: null, visitor: null } })).toBe(
      'resident.unknown',
    );
    expect(await correct({ companions: 1000 })).toBe('input.invalid');
    expect(await correct({ outcome: { kind: 'accepted', dueOn: '2026-11-15' } })).toBe('visit.dueInPast');
  });

  test('of a version that nobody knows is refused', async () => {
    using desk = await openWalkIn();
    expect(await failureCode(desk.front.visits.correct(correction(desk, desk.ids.next(), '甲')))).toBe(
      'visit.unknown',
    );
  });
});

describe('two corrections of one version', () => {
  test('both stay; the later one is shown and marked, the other stands beside it', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    desk.at('08:40');
    const first = await desk.front.visits.correct(correction(desk, visit.versionId, '先改'));
    desk.at('08:41');
    const second = await desk.colleague.visits.correct(correction(desk, visit.versionId, '后改', '同时更正'));
    expect(second.visit).toMatchObject({ note: '后改', contested: true });
    const { current, versions } = await desk.front.visits.visit({ rootId: visit.rootId });
    expect(current.versionId).toBe(second.visit.versionId);
    expect(versions.map(({ line, state }) => [line.versionId, state])).toEqual([
      [second.visit.versionId, 'current'],
      [first.visit.versionId, 'concurrent'],
      [visit.versionId, 'superseded'],
    ]);
    expect((await desk.front.visits.day({})).lines.map(({ note, contested }) => [note, contested])).toEqual([
      ['后改', true],
    ]);
    expect((await desk.front.visits.summary({})).visits).toBe(1);
  });

  test('saved in the same millisecond on two desks: the greater id wins, whichever arrived first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      using desk = await openWalkIn();
      const visit = await savedVisit(desk);
      const row = desk.reader.db.select().from(visits.table).get();
      const twins = [desk.ids.next(), desk.ids.next()].map((id, i) => ({ id, note: `改法${i}` }));
      for (const which of order) {
        const twin = twins[which];
        if (!row || !twin) throw new Error('the visit was saved');
        await desk.app.transact(desk.system, 'test.pull', (ctx) =>
          ctx.write.insert(visits, {
            ...row,
            ...twin,
            supersedes: visit.versionId,
            savedAt: desk.clock.now(),
          }),
        );
      }
      const { lines } = await desk.front.visits.day({});
      expect(lines.map(({ note, contested }) => [note, contested])).toEqual([['改法1', true]]);
    }
  });

  test('a correction of the shown one settles nothing silently; a correction of each side leaves one visit', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    desk.at('08:40');
    const first = await desk.front.visits.correct(correction(desk, visit.versionId, '甲'));
    desk.at('08:41');
    await desk.front.visits.correct(correction(desk, visit.versionId, '乙'));
    desk.at('08:42');
    const third = await desk.front.visits.correct(correction(desk, first.visit.versionId, '丙'));
    const { lines } = await desk.front.visits.day({});
    expect(lines.map(({ versionId, contested }) => [versionId, contested])).toEqual([
      [third.visit.versionId, true],
    ]);
  });
});

describe('undo', () => {
  const undo = (desk: WalkIn, versionId: string, reason = '') => ({ id: desk.ids.next(), versionId, reason });

  test('by the handler on the day: gone from the day, kept in the versions, and it can be brought back', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    const undone = await desk.front.visits.withdraw(undo(desk, visit.versionId));
    expect(undone.visit.withdrawn).toBe(true);
    const { lines, total } = await desk.front.visits.day({});
    expect([lines, total]).toEqual([[], 0]);
    expect((await desk.front.visits.day({ filters: { withdrawn: true } })).lines).toHaveLength(1);
    expect((await desk.front.visits.summary({})).withdrawn).toBe(1);
    expect((await desk.front.visits.log({})).rows).toEqual([]);
    const back = await desk.front.visits.restore(undo(desk, undone.visit.versionId));
    expect(back.visit).toMatchObject({ withdrawn: false, rootId: visit.rootId, note: visit.note });
    expect((await desk.front.visits.day({})).lines).toHaveLength(1);
    expect((await desk.front.visits.visit({ rootId: visit.rootId })).versions).toHaveLength(3);
  });

  test('pressed twice is one undo; of something undone it is refused', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    const input = undo(desk, visit.versionId);
    const first = await desk.front.visits.withdraw(input);
    expect(await desk.front.visits.withdraw(input)).toEqual(first);
    const undone = first.visit.versionId;
    expect(await failureCode(desk.front.visits.withdraw(undo(desk, undone)))).toBe('visit.withdrawn');
    expect(await failureCode(desk.front.visits.correct(correction(desk, undone, '甲')))).toBe(
      'visit.withdrawn',
    );
    expect(await failureCode(desk.front.visits.restore(undo(desk, visit.versionId)))).toBe(
      'visit.notWithdrawn',
    );
  });

  test('of a colleague’s visit, or on a later day, is for a manager with a reason', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    const tryUndo = (who: 'front' | 'colleague' | 'manager', reason = '') =>
      failureCode(desk[who].visits.withdraw(undo(desk, visit.versionId, reason)));
    expect(await tryUndo('colleague', '登记错')).toBe('visit.notYoursToUndo');
    desk.at('2026-11-17T00:00:00+08:00');
    expect(await tryUndo('front', '登记错')).toBe('visit.notYoursToUndo');
    expect(await tryUndo('manager')).toBe('visit.reasonMissing');
    const undone = await desk.manager.visits.withdraw(undo(desk, visit.versionId, '重复登记'));
    expect(undone.visit).toMatchObject({ withdrawn: true, handler: { name: '周敏' } });
  });

  test('correcting it the next day does not give the handler the undo back', async () => {
    using desk = await openWalkIn();
    const visit = await savedVisit(desk);
    desk.at('2026-11-17T09:00:00+08:00');
    const later = await desk.front.visits.correct(correction(desk, visit.versionId, '补', '补充'));
    expect(await failureCode(desk.front.visits.withdraw(undo(desk, later.visit.versionId)))).toBe(
      'visit.notYoursToUndo',
    );
  });
});
