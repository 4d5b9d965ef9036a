/** Visits on a person's timeline: those for them, those they came to for others, and what followed. */
import { expect, test } from 'vitest';
import { residents } from '../../../db/residents/table.ts';
import { openWalkIn, plainVisit } from '../../support/walkIn.ts';

test('says what was done, for whom, and what followed, newest first', async () => {
  using desk = await openWalkIn();
  const mother = await desk.addResident({ name: '王秀英' });
  const son = await desk.addResident({ name: '李建国' });
  desk.at('09:00');
  await desk.front.visits.register(plainVisit(desk, son, '图书借阅'));
  desk.at('10:00');
  const { visit } = await desk.front.visits.register({
    ...plainVisit(desk, mother, '高龄津贴申领'),
    who: { residentId: mother, agentId: son, visitor: null },
    outcome: { kind: 'accepted', dueOn: '2026-11-30' },
    note: '材料齐全',
  });
  desk.at('11:00');
  await desk.front.followUps.add({
    id: desk.ids.next(),
    rootId: visit.rootId,
    kind: 'closed',
    note: '已发放',
  });

  const entries = async (id: string) =>
    (await desk.front.residents.timeline({ id, before: null, limit: 20 })).entries.filter(
      ({ feature }) => feature === 'visits',
    );
  expect((await entries(mother)).map(({ text, detail, kind }) => [kind, text, detail])).toEqual([
    ['closed', { zh: '办结', en: 'Closed' }, { zh: '已发放', en: '已发放' }],
    [
      'accepted',
      { zh: '来访：高龄津贴申领，已受理', en: 'Visit: Old-age allowance: apply, accepted' },
      {
        zh: '李建国代办；2026-11-30 前办结；材料齐全',
        en: '李建国 came; due 2026-11-30; 材料齐全',
      },
    ],
  ]);
  expect((await entries(son)).map(({ text }) => text.zh)).toEqual([
    '代王秀英来访：高龄津贴申领，已受理',
    '来访：图书借阅，当场办结',
  ]);
});

test('shows the version that stands once, and nothing that was undone', async () => {
  using desk = await openWalkIn();
  const id = await desk.addResident({ name: '王秀英' });
  desk.at('09:00');
  const kept = await desk.front.visits.register(plainVisit(desk, id));
  const undone = await desk.front.visits.register(plainVisit(desk, id, '政策咨询'));
  const version = (versionId: string) => ({ id: desk.ids.next(), versionId, reason: '' });
  await desk.front.visits.correct({ ...version(kept.visit.versionId), patch: { note: '补充' } });
  await desk.front.visits.withdraw(version(undone.visit.versionId));
  const { entries } = await desk.front.residents.timeline({ id, before: null, limit: 20 });
  const visits = entries.filter(({ feature }) => feature === 'visits');
  expect(visits.map(({ rowId, detail }) => [rowId, detail?.zh])).toEqual([[kept.visit.rootId, '补充']]);
});

test('pages through visits and steps of merged cards without a gap or a double', async () => {
  using desk = await openWalkIn();
  const id = await desk.addResident({ name: '王秀英' });
  const merged = await desk.addResident({ name: '王秀瑛' });
  const expected: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    // Pairs at the same moment: the id decides between them.
    desk.at(`09:${String(Math.floor(i / 2)).padStart(2, '0')}`);
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, i % 3 === 0 ? merged : id, '高龄津贴申领'),
      outcome: { kind: 'accepted' },
    });
    expected.push(visit.rootId);
    if (i % 4 === 0) {
      const note = { id: desk.ids.next(), rootId: visit.rootId, kind: 'note' as const, note: '已催' };
      await desk.front.followUps.add(note);
      expected.push(note.id);
    }
  }
  await desk.app.transact(desk.system, 'test.merge', (ctx) =>
    ctx.write.update(residents, merged, { mergedInto: id }),
  );
  const seen: string[] = [];
  let before: { at: number; id: string } | null = null;
  do {
    const page: { entries: { id: string; feature: string }[]; next: { at: number; id: string } | null } =
      await desk.front.residents.timeline({ id, before, limit: 4 });
    seen.push(...page.entries.filter(({ feature }) => feature === 'visits').map((entry) => entry.id));
    before = page.next;
  } while (before);
  expect(seen).toHaveLength(expected.length);
  expect(new Set(seen)).toEqual(new Set(expected));
});
