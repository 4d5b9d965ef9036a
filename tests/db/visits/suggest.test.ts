/** What is offered before anything is typed: a known person's routine visit takes few keys. */
import { describe, expect, test } from 'vitest';
import { residents } from '../../../db/residents/table.ts';
import { failureCode } from '../../support/desk.ts';
import { openWalkIn, plainVisit } from '../../support/walkIn.ts';

describe('the catalogue', () => {
  test('has the ten groups of the start in order, each with its key, names in two languages and matters', async () => {
    using desk = await openWalkIn();
    const groups = await desk.front.visits.catalogue({});
    expect(groups.map(({ key, name }) => key + name)).toEqual([
      '1社保医保',
      '2民政救助',
      '3养老助残',
      '4户籍证明',
      '5就业',
      '6党群',
      '7法律调解',
      '8物业',
      '9文体活动',
      '0其他',
    ]);
    for (const group of groups) {
      expect(group.matters.length).toBeGreaterThanOrEqual(4);
      expect(group.matters.length).toBeLessThanOrEqual(8);
      for (const { name, nameEn, papers, papersEn } of [...group.matters]) {
        expect(nameEn).toMatch(/^[\x20-\x7e’]+$/);
        expect(name).not.toBe('');
        expect(papersEn === '').toBe(papers === '');
      }
    }
  });

  test('puts the routine of the last four weeks first, and does not reorder while the day runs', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const save = (name: string, outcome: 'done' | 'accepted' = 'done') =>
      desk.front.visits.register({ ...plainVisit(desk, id, name), outcome: { kind: outcome } });
    await save('社保卡申领与激活', 'accepted');
    await save('社保卡申领与激活', 'accepted');
    await save('社保卡申领与激活');
    await save('养老待遇资格认证');
    const first = async () => (await desk.front.visits.catalogue({}))[0]?.matters.slice(0, 3);
    const before = await first();
    expect(before?.map(({ recent }) => recent)).toEqual([0, 0, 0]);
    desk.at('2026-11-17T08:30:00+08:00');
    expect((await first())?.map(({ name, recent, usualOutcome }) => [name, recent, usualOutcome])).toEqual([
      ['社保卡申领与激活', 3, 'accepted'],
      ['养老待遇资格认证', 1, 'done'],
      ['城乡居民医保参保缴费', 0, null],
    ]);
    desk.at('2026-12-15T08:30:00+08:00');
    expect(await first()).toEqual(before);
  });

  test('leaves out what is retired', async () => {
    using desk = await openWalkIn();
    await desk.manager.matters.editMatter({ id: desk.matter('图书借阅'), active: false });
    const groups = await desk.manager.matters.list({});
    const party = groups.find(({ name }) => name === '党群');
    await desk.manager.matters.editGroup({ id: party?.id ?? '', active: false });
    const offered = await desk.front.visits.catalogue({});
    expect(offered.map(({ name }) => name)).not.toContain('党群');
    expect(offered.flatMap(({ matters }) => matters.map(({ name }) => name))).not.toContain('图书借阅');
  });
});

describe('a person’s habits', () => {
  test('somebody new: no habits, no number, nothing open', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    expect(await desk.front.visits.suggest({ residentId })).toMatchObject({
      subject: { name: '王秀英' },
      warnings: [],
      sameAsLast: null,
      matters: [],
      open: [],
      ticketId: null,
      ticketLabel: null,
    });
  });

  test('the same as last time can be saved as it is offered, with the date counted from today', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    await desk.front.visits.register({
      ...plainVisit(desk, residentId, '高龄津贴申领'),
      channel: 'phone',
      outcome: { kind: 'accepted' },
    });
    desk.at('2026-11-20T09:00:00+08:00');
    const { sameAsLast } = await desk.front.visits.suggest({ residentId });
    expect(sameAsLast).toEqual({
      matterId: desk.matter('高龄津贴申领'),
      channel: 'phone',
      day: '2026-11-16',
      outcome: { kind: 'accepted', dueOn: '2026-12-10' },
    });
    if (!sameAsLast) throw new Error('there was a last visit');
    const { day: _day, ...again } = sameAsLast;
    const { visit } = await desk.front.visits.register({ ...plainVisit(desk, residentId), ...again });
    expect(visit).toMatchObject({ matter: { name: '高龄津贴申领' }, dueOn: '2026-12-10', channel: 'phone' });
  });

  test('a referral keeps its addressee; who was to bring papers is expected to bring them', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const offered = async () => (await desk.front.visits.suggest({ residentId })).sameAsLast?.outcome;
    await desk.front.visits.register({
      ...plainVisit(desk, residentId, '法律咨询'),
      outcome: { kind: 'referred', referredTo: '司法所', dueOn: '2026-11-26' },
    });
    desk.at('08:50');
    expect(await offered()).toEqual({ kind: 'referred', referredTo: '司法所', dueOn: '2026-11-26' });
    await desk.front.visits.register({
      ...plainVisit(desk, residentId, '残疾人证办理'),
      outcome: { kind: 'papers', missingPapers: '照片' },
    });
    expect(await offered()).toEqual({ kind: 'done' });
  });

  test('their matters come latest first with the most frequent outcome, five at most, undone ones left out', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const names = [
      '图书借阅',
      '政策咨询',
      '活动报名',
      '求职登记与岗位推荐',
      '失业登记',
      '法律咨询',
      '政策咨询',
    ];
    for (const [i, name] of names.entries()) {
      desk.at(`08:4${i}`);
      await desk.front.visits.register(plainVisit(desk, residentId, name));
    }
    desk.at('08:55');
    const { visit } = await desk.front.visits.register(plainVisit(desk, residentId, '兴趣班报名'));
    await desk.front.visits.withdraw({ id: desk.ids.next(), versionId: visit.versionId, reason: '' });
    const { matters, sameAsLast } = await desk.front.visits.suggest({ residentId });
    expect(matters.map(({ name, times }) => [name, times])).toEqual([
      ['政策咨询', 2],
      ['法律咨询', 1],
      ['失业登记', 1],
      ['求职登记与岗位推荐', 1],
      ['活动报名', 1],
    ]);
    expect(sameAsLast?.matterId).toBe(desk.matter('政策咨询'));
  });

  test('the history of a card merged away counts; a retired matter is not offered again', async () => {
    using desk = await openWalkIn();
    const kept = await desk.addResident({ name: '王秀英' });
    const merged = await desk.addResident({ name: '王秀瑛' });
    await desk.front.visits.register(plainVisit(desk, merged, '图书借阅'));
    await desk.app.transact(desk.system, 'test.merge', (ctx) =>
      ctx.write.update(residents, merged, { mergedInto: kept }),
    );
    const offered = async () => (await desk.front.visits.suggest({ residentId: kept })).matters;
    expect((await offered()).map(({ name }) => name)).toEqual(['图书借阅']);
    await desk.manager.matters.editMatter({ id: desk.matter('图书借阅'), active: false });
    expect(await desk.front.visits.suggest({ residentId: kept })).toMatchObject({
      matters: [],
      sameAsLast: null,
    });
  });

  test('their number of today and what is open for them are shown', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, residentId, '高龄津贴申领'),
      outcome: { kind: 'accepted' },
    });
    const ticket = { id: desk.ids.next(), counterId: desk.counter('A'), residentId, priority: true };
    await desk.front.queue.takeNumber(ticket);
    const offered = await desk.front.visits.suggest({ residentId });
    expect(offered.open).toEqual([visit]);
    expect(offered).toMatchObject({ ticketId: ticket.id, ticketLabel: 'A001' });
    await desk.front.queue.cancel({ ticketId: ticket.id });
    expect((await desk.front.visits.suggest({ residentId })).ticketId).toBeNull();
  });

  test('warns of a death or a move; an unknown card is refused', async () => {
    using desk = await openWalkIn();
    const dead = await desk.addResident({ name: '王秀英', status: 'died' });
    const moved = await desk.addResident({ name: '李建国', status: 'moved' });
    expect((await desk.front.visits.suggest({ residentId: dead })).warnings).toEqual(['died']);
    expect((await desk.front.visits.suggest({ residentId: moved })).warnings).toEqual(['moved']);
    expect(await failureCode(desk.front.visits.suggest({ residentId: desk.ids.next() }))).toBe(
      'resident.unknown',
    );
  });
});
