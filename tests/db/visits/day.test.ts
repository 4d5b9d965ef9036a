/** A day at the desk: list, filters, figures, log, month. */
import { describe, expect, test } from 'vitest';
import { dayAt } from '../../../db/core/clock.ts';
import { ticket } from '../../../db/queue/table.ts';
import { visit } from '../../../db/visits/table.ts';
import { seededRandom } from '../../support/clock.ts';
import { openWalkIn, plainVisit, type WalkIn } from '../../support/walkIn.ts';

/** Four visits by two people, with every outcome and channel among them. */
async function aMorning(desk: WalkIn) {
  const wang = await desk.addResident({ name: '王秀英' }, '13800000001');
  const li = await desk.addResident({ name: '李建国', estate: '柳浪小区' });
  desk.at('09:00');
  const done = await desk.front.visits.register({ ...plainVisit(desk, wang), companions: 2 });
  desk.at('09:30');
  const accepted = await desk.colleague.visits.register({
    ...plainVisit(desk, li, '高龄津贴申领'),
    channel: 'phone',
    outcome: { kind: 'accepted' },
    note: '本人来电',
  });
  desk.at('10:05');
  const referred = await desk.front.visits.register({
    ...plainVisit(desk, wang, '邻里纠纷调解'),
    counterId: desk.counter('B'),
    outcome: { kind: 'referred', referredTo: '街道司法所' },
  });
  desk.at('10:40');
  const papers = await desk.front.visits.register({
    ...plainVisit(desk, ''),
    who: { residentId: null, agentId: null, visitor: { name: '陈先生', phone: '13600000004' } },
    channel: 'home',
    outcome: { kind: 'papers', missingPapers: '租赁合同' },
  });
  return [done, accepted, referred, papers].map(({ visit: line }) => line);
}

describe('the list', () => {
  test('has every visit of the day, the latest arrival first, each as it was answered when saved', async () => {
    using desk = await openWalkIn();
    const saved = await aMorning(desk);
    const { day, lines, total } = await desk.front.visits.day({});
    expect(day).toBe('2026-11-16');
    expect(lines).toEqual(saved.reverse());
    expect(total).toBe(4);
    expect((await desk.front.visits.day({ day: '2026-11-15' })).lines).toEqual([]);
  });

  test('is narrowed by handler, group, matter, outcome, channel, counter and any text, alone and together', async () => {
    using desk = await openWalkIn();
    const [done, accepted, referred, papers] = await aMorning(desk);
    const ids = async (filters: object) =>
      (await desk.front.visits.day({ filters })).lines.map(({ rootId }) => rootId).reverse();
    const [a, b, c, d] = [done, accepted, referred, papers].map((line) => line?.rootId);
    expect(await ids({ handlerId: done?.handler.id })).toEqual([a, c, d]);
    expect(await ids({ groupId: done?.matter.groupId })).toEqual([a, d]);
    expect(await ids({ matterId: accepted?.matter.id })).toEqual([b]);
    expect(await ids({ outcome: 'referred' })).toEqual([c]);
    expect(await ids({ channel: 'home' })).toEqual([d]);
    expect(await ids({ counterId: desk.counter('B') })).toEqual([c]);
    expect(await ids({ text: '王秀' })).toEqual([a, c]);
    expect(await ids({ text: '柳浪' })).toEqual([b]);
    expect(await ids({ text: '来电' })).toEqual([b]);
    expect(await ids({ text: '司法所' })).toEqual([c]);
    expect(await ids({ text: 'OLD-AGE' })).toEqual([b]);
    expect(await ids({ text: '何静' })).toEqual([b]);
    expect(await ids({ text: '王秀', outcome: 'done' })).toEqual([a]);
    expect(await ids({ text: '没有这样的' })).toEqual([]);
  });

  test('never shows a whole phone number, whoever looks', async () => {
    using desk = await openWalkIn();
    await aMorning(desk);
    const evaluator = await desk.as('evaluator');
    const shown = JSON.stringify([
      await evaluator.visits.day({}),
      await evaluator.visits.log({}),
      await evaluator.followUps.open({}),
    ]);
    expect(shown).toContain('138****0001');
    expect(shown).toContain('136****0004');
    for (const phone of ['13800000001', '13600000004']) expect(shown).not.toContain(phone);
  });
});

/** The figures of a day told again from the stored rows, without any of the service's code. */
function recount(desk: WalkIn, day: string) {
  const all = desk.reader.db.select().from(visit).all();
  const standing = all
    .filter((row) => all.every(({ supersedes }) => supersedes !== row.id))
    .filter((row) => row.day === day);
  const counted = standing.filter((row) => !row.withdrawn);
  const count = <K>(key: (row: (typeof counted)[number]) => K, value: K) =>
    counted.filter((row) => key(row) === value).length;
  const numbers = desk.reader.db
    .select()
    .from(ticket)
    .all()
    .filter((row) => row.day === day);
  const mean = (spans: number[]) =>
    spans.length === 0
      ? null
      : Math.round((spans.reduce((a, b) => a + b, 0) / spans.length / 60_000) * 10) / 10;
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    hour12: false,
  });
  return {
    visits: counted.length,
    withdrawn: standing.length - counted.length,
    residents: new Set(counted.map((row) => row.residentId).filter((id) => id !== null)).size,
    companions: counted.reduce((sum, row) => sum + row.companions, 0),
    averageServiceMinutes: mean(
      counted.filter((row) => row.endedAt !== row.startedAt).map((row) => row.endedAt - row.startedAt),
    ),
    averageWaitMinutes: mean(
      numbers.filter((row) => row.startedAt !== null).map((row) => (row.startedAt ?? 0) - row.takenAt),
    ),
    byOutcome: {
      done: count((row) => row.outcome, 'done'),
      accepted: count((row) => row.outcome, 'accepted'),
      referred: count((row) => row.outcome, 'referred'),
      papers: count((row) => row.outcome, 'papers'),
    },
    byHour: Array.from({ length: 24 }, (_, i) => count((row) => Number(hour.format(row.arrivedAt)) % 24, i)),
  };
}

describe('the figures', () => {
  test('agree with the rows told again, over a random day with corrections, undo and numbers', async () => {
    using desk = await openWalkIn();
    const random = seededRandom(20261116);
    const pick = <T>(items: readonly T[]): T => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    };
    const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => desk.addResident({ name })));
    const outcomes = [
      { kind: 'done' },
      { kind: 'accepted', dueOn: '2026-11-30' },
      { kind: 'referred', referredTo: '街道', dueOn: '2026-11-30' },
      { kind: 'papers', missingPapers: '照片' },
    ] as const;
    const counterId = desk.counter('A');
    for (let i = 0; i < 60; i += 1) {
      desk.later(Math.floor(random() * 9) + 0.3);
      const id = desk.ids.next();
      const numbered = random() < 0.5;
      if (numbered) {
        await desk.front.queue.takeNumber({ id, counterId, priority: random() < 0.2 });
        desk.later(Math.floor(random() * 20));
        await desk.front.queue.start({ ticketId: id });
        desk.later(Math.floor(random() * 12) / 2);
      }
      const { visit: line } = await pick([desk.front, desk.colleague]).visits.register({
        ...plainVisit(desk, pick(people), pick(['图书借阅', '政策咨询', '高龄津贴申领'])),
        companions: Math.floor(random() * 3),
        outcome: pick(outcomes),
        ...(numbered ? { ticketId: id } : {}),
      });
      const version = { id: desk.ids.next(), versionId: line.versionId, reason: '核对' };
      if (random() < 0.15) await desk.manager.visits.withdraw(version);
      else if (random() < 0.3)
        await desk.manager.visits.correct({ ...version, patch: { outcome: pick(outcomes) } });
    }
    const days = new Set(
      desk.reader.db
        .select({ day: visit.day })
        .from(visit)
        .all()
        .map(({ day }) => day),
    );
    expect(days.size).toBeGreaterThan(0);
    for (const day of days) {
      const summary = await desk.front.visits.summary({ day });
      expect(summary).toMatchObject(recount(desk, day));
      const total = (rows: { visits: number }[]) => rows.reduce((sum, { visits }) => sum + visits, 0);
      for (const rows of [summary.byGroup, summary.byMatter, summary.byHandler])
        expect(total(rows)).toBe(summary.visits);
    }
  });

  test('of a day on which nobody came are zeros, and no average is made up', async () => {
    using desk = await openWalkIn();
    const summary = await desk.front.visits.summary({ day: '2026-11-01' });
    expect(summary).toMatchObject({
      visits: 0,
      averageWaitMinutes: null,
      averageServiceMinutes: null,
      byGroup: [],
    });
    expect(summary.byHour).toEqual(Array.from({ length: 24 }, () => 0));
  });

  test('name groups, matters and handlers, the most frequent first', async () => {
    using desk = await openWalkIn();
    await aMorning(desk);
    const { byGroup, byHandler, tickets, byChannel } = await desk.front.visits.summary({});
    expect(byGroup.map(({ name, nameEn, visits }) => [name, nameEn, visits])).toEqual([
      ['社保医保', 'Social and medical insurance', 2],
      ['养老助残', 'Elders and disabled people', 1],
      ['法律调解', 'Law and mediation', 1],
    ]);
    expect(byHandler.map(({ name, visits }) => [name, visits])).toEqual([
      ['周敏', 3],
      ['何静', 1],
    ]);
    expect(byChannel).toEqual({ counter: 2, phone: 1, home: 1, online: 0 });
    expect(tickets).toEqual({ waiting: 0, called: 0, serving: 0, served: 0, skipped: 0, left: 0 });
  });

  test('tell what became of the numbers of the day', async () => {
    using desk = await openWalkIn();
    const ids = Array.from({ length: 4 }, () => desk.ids.next());
    for (const id of ids)
      await desk.front.queue.takeNumber({ id, counterId: desk.counter('A'), priority: false });
    const [first = '', second = '', third = ''] = ids;
    await desk.front.queue.start({ ticketId: first });
    await desk.front.queue.skip({ ticketId: second });
    await desk.front.queue.cancel({ ticketId: third });
    const { tickets } = await desk.front.visits.summary({});
    expect(tickets).toEqual({ waiting: 1, called: 0, serving: 1, served: 0, skipped: 1, left: 1 });
  });
});

describe('the printed log', () => {
  test('is numbered from the first arrival and carries the centre’s name', async () => {
    using desk = await openWalkIn();
    const saved = await aMorning(desk);
    const log = await desk.front.visits.log({});
    expect(log.centreName).toBe('杏林社区党群服务中心');
    expect(log.rows).toEqual(saved.map((line, i) => ({ no: i + 1, line })));
  });

  test('of one handler holds that handler’s visits, numbered anew', async () => {
    using desk = await openWalkIn();
    const [, accepted] = await aMorning(desk);
    const log = await desk.front.visits.log({ handlerId: accepted?.handler.id });
    expect(log.rows).toEqual([{ no: 1, line: accepted }]);
  });
});

describe('the month', () => {
  test('has every day, with its visits and the follow-ups due on it', async () => {
    using desk = await openWalkIn();
    const [, accepted] = await aMorning(desk);
    const november = await desk.front.visits.month({ month: '2026-11' });
    expect(november.days).toHaveLength(30);
    expect(november.days.filter(({ visits, due }) => visits + due > 0)).toEqual([
      { day: '2026-11-16', visits: 4, due: 0 },
    ]);
    const december = await desk.front.visits.month({ month: '2026-12' });
    expect(december.days.filter(({ due }) => due > 0)).toEqual([
      { day: '2026-12-01', visits: 0, due: 1 },
      { day: '2026-12-06', visits: 0, due: 1 },
    ]);
    const theirs = await desk.front.visits.month({ month: '2026-12', handlerId: accepted?.handler.id });
    expect(theirs.days.filter(({ due }) => due > 0).map(({ day }) => day)).toEqual(['2026-12-06']);
    expect((await desk.front.visits.month({ month: '2028-02' })).days).toHaveLength(29);
  });

  test('counts a corrected visit once and an undone one not at all', async () => {
    using desk = await openWalkIn();
    const [done, accepted] = await aMorning(desk);
    const version = (versionId = '') => ({ id: desk.ids.next(), versionId, reason: '核对' });
    await desk.manager.visits.withdraw(version(done?.versionId));
    await desk.manager.visits.correct({ ...version(accepted?.versionId), patch: { note: '补充' } });
    const { days } = await desk.front.visits.month({ month: '2026-11' });
    expect(days.find(({ day }) => day === dayAt(desk.clock.now(), 'Asia/Shanghai'))?.visits).toBe(3);
  });
});
