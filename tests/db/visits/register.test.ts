/** Saving a visit: who came, when, what it asks for, and that it is saved once. */
import { describe, expect, test } from 'vitest';
import { residents } from '../../../db/residents/table.ts';
import { failureCode } from '../../support/desk.ts';
import { openWalkIn, plainVisit } from '../../support/walkIn.ts';

describe('who came', () => {
  test('a resident in person: the line shows name, sex, age, address and a masked phone', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英', sex: 'female' }, '13800000001');
    const { visit, warnings } = await desk.front.visits.register(plainVisit(desk, id));
    expect(visit.subject).toEqual({
      residentId: id,
      name: '王秀英',
      sex: 'female',
      age: 73,
      address: '杏林雅苑 3-2-1102',
      phone: '138****0001',
    });
    expect(visit).toMatchObject({
      day: '2026-11-16',
      agent: null,
      outcome: 'done',
      channel: 'counter',
      handler: { name: '周敏' },
      corrected: false,
      withdrawn: false,
      contested: false,
      open: false,
    });
    expect(warnings).toEqual([]);
  });

  test('another card holder in the place of a resident', async () => {
    using desk = await openWalkIn();
    const mother = await desk.addResident({ name: '王秀英' });
    const son = await desk.addResident({ name: '李建国' }, '13900000002');
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, mother),
      who: { residentId: mother, agentId: son, visitor: null },
    });
    expect(visit.subject.name).toBe('王秀英');
    expect(visit.agent).toMatchObject({ residentId: son, name: '李建国', phone: '139****0002' });
  });

  test('somebody without a card in the place of a resident', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, id),
      who: { residentId: id, agentId: null, visitor: { name: '邻居老赵', phone: '13700000003' } },
    });
    expect(visit.subject.residentId).toBe(id);
    expect(visit.agent).toEqual({ residentId: null, name: '邻居老赵', phone: '137****0003' });
  });

  test('a visitor without a card: the phone is masked until a logged reveal', async () => {
    using desk = await openWalkIn();
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, ''),
      who: { residentId: null, agentId: null, visitor: { name: '路过的陈先生', phone: '13600000004' } },
    });
    expect(visit.subject).toMatchObject({ residentId: null, name: '路过的陈先生', phone: '136****0004' });
    const before = desk.reader.sqlite.prepare('SELECT max(n) FROM audit').pluck().get();
    expect(await desk.front.visits.revealPhone({ rootId: visit.rootId })).toEqual({ phone: '13600000004' });
    expect(
      desk.reader.sqlite.prepare('SELECT action, subject, account_id FROM audit WHERE n > ?').all(before),
    ).toEqual([
      {
        action: 'visits.revealPhone',
        subject: visit.rootId,
        account_id: desk.front.session.account?.id,
      },
    ]);
  });

  test('somebody recorded as deceased cannot have come, but family may come for them', async () => {
    using desk = await openWalkIn();
    const dead = await desk.addResident({ name: '王秀英', status: 'died' });
    const son = await desk.addResident({ name: '李建国' });
    expect(await failureCode(desk.front.visits.register(plainVisit(desk, dead)))).toBe('visit.residentDied');
    const saved = await desk.front.visits.register({
      ...plainVisit(desk, dead, '殡葬惠民补助'),
      who: { residentId: dead, agentId: son, visitor: null },
    });
    expect(saved.warnings).toEqual(['died']);
    const inPlaceOf = { residentId: son, agentId: dead, visitor: null };
    expect(await failureCode(desk.front.visits.register({ ...plainVisit(desk, son), who: inPlaceOf }))).toBe(
      'visit.agentDied',
    );
  });

  test('somebody who moved away is served, with a warning', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英', status: 'moved' });
    expect((await desk.front.visits.register(plainVisit(desk, id))).warnings).toEqual(['moved']);
  });

  test('a merged card leads to the card in charge', async () => {
    using desk = await openWalkIn();
    const kept = await desk.addResident({ name: '王秀英' });
    const merged = await desk.addResident({ name: '王秀瑛' });
    await desk.app.transact(desk.system, 'test.merge', (ctx) =>
      ctx.write.update(residents, merged, { mergedInto: kept }),
    );
    const { visit } = await desk.front.visits.register(plainVisit(desk, merged));
    expect(visit.subject).toMatchObject({ residentId: kept, name: '王秀英' });
  });

  test.each([
    ['nobody', { residentId: null, agentId: null, visitor: null }],
    ['an agent without a resident', { residentId: null, agentId: 'A', visitor: { name: '甲', phone: null } }],
    [
      'two people in the place of one',
      { residentId: 'R', agentId: 'A', visitor: { name: '甲', phone: null } },
    ],
    ['a resident in their own place', { residentId: 'R', agentId: 'R', visitor: null }],
    ['a nameless visitor', { residentId: null, agentId: null, visitor: { name: ' ', phone: null } }],
  ])('%s is refused', async (_case, who) => {
    using desk = await openWalkIn();
    const known: Record<string, string> = {
      R: await desk.addResident({ name: '王秀英' }),
      A: await desk.addResident({ name: '李建国' }),
    };
    const real = (id: string | null) => (id === null ? null : (known[id] ?? id));
    const input = {
      ...plainVisit(desk, ''),
      who: { ...who, residentId: real(who.residentId), agentId: real(who.agentId) },
    };
    expect(await failureCode(desk.front.visits.register(input))).toBe('input.invalid');
  });

  test('an unknown card is refused with a sentence, not with a broken reference', async () => {
    using desk = await openWalkIn();
    expect(await failureCode(desk.front.visits.register(plainVisit(desk, desk.ids.next())))).toBe(
      'resident.unknown',
    );
  });
});

describe('matter and outcome', () => {
  test('an accepted matter is due after its usual days, counted from the day of the visit', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const { visit } = await desk.front.visits.register({
      ...plainVisit(desk, id, '高龄津贴申领'),
      outcome: { kind: 'accepted' },
    });
    expect(visit).toMatchObject({ outcome: 'accepted', dueOn: '2026-12-06', open: true });
  });

  test('a chosen date stands; one before the visit is refused; none at all is asked for', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const plain = () => plainVisit(desk, id, '政策咨询');
    const accepted = (dueOn?: string) =>
      desk.front.visits.register({
        ...plain(),
        outcome: { kind: 'accepted', ...(dueOn === undefined ? {} : { dueOn }) },
      });
    expect((await accepted('2026-11-16')).visit.dueOn).toBe('2026-11-16');
    expect(await failureCode(accepted('2026-11-15'))).toBe('visit.dueInPast');
    expect(await failureCode(accepted())).toBe('visit.dueMissing');
    expect(await failureCode(accepted('2026-02-30'))).toBe('input.invalid');
  });

  test('a referral says to whom, missing papers say which', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const referred = await desk.front.visits.register({
      ...plainVisit(desk, id, '邻里纠纷调解'),
      outcome: { kind: 'referred', referredTo: '街道司法所' },
    });
    expect(referred.visit).toMatchObject({ referredTo: '街道司法所', dueOn: '2026-12-01', open: true });
    const papers = await desk.front.visits.register({
      ...plainVisit(desk, id, '残疾人证办理'),
      outcome: { kind: 'papers', missingPapers: '近期照片两张' },
    });
    expect(papers.visit).toMatchObject({ missingPapers: '近期照片两张', dueOn: null, open: false });
    const nameless = { ...plainVisit(desk, id), outcome: { kind: 'referred' as const, referredTo: ' ' } };
    expect(await failureCode(desk.front.visits.register(nameless))).toBe('input.invalid');
  });

  test('a retired matter is refused by name, an unknown one too', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    await desk.manager.matters.editMatter({ id: desk.matter('图书借阅'), active: false });
    expect(await failureCode(desk.front.visits.register(plainVisit(desk, id, '图书借阅')))).toBe(
      'matter.retired',
    );
    const unknown = { ...plainVisit(desk, id), matterId: desk.ids.next() };
    expect(await failureCode(desk.front.visits.register(unknown))).toBe('matter.unknown');
  });

  test.each([
    ['companions', { companions: -1 }],
    ['companions', { companions: 100 }],
    ['companions', { companions: 1.5 }],
    ['note', { note: 'x'.repeat(2001) }],
    ['channel', { channel: 'pigeon' }],
    ['id', { id: '1' }],
    ['arrivedAt', { arrivedAt: Number.NaN }],
  ])('a bad %s is refused and nothing is saved: %o', async (field, wrong) => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const call = desk.app.call(desk.front.session, 'visits.register', { ...plainVisit(desk, id), ...wrong });
    await expect(call).rejects.toMatchObject({ failure: { code: 'input.invalid', field } });
    expect(desk.reader.sqlite.prepare('SELECT count(*) FROM visit').pluck().get()).toBe(0);
  });
});

describe('times', () => {
  const at = (time: string) => Date.parse(`2026-11-16T${time}+08:00`);

  test('left out, the visit is now', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const now = desk.clock.now();
    const { visit } = await desk.front.visits.register(plainVisit(desk, id));
    expect(visit).toMatchObject({ arrivedAt: now, startedAt: now, endedAt: now, savedAt: now });
  });

  test('the form tells when service began; it ends with the save', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    desk.at('09:10');
    const { visit } = await desk.front.visits.register({ ...plainVisit(desk, id), startedAt: at('09:04') });
    expect(visit).toMatchObject({ arrivedAt: at('09:04'), startedAt: at('09:04'), endedAt: at('09:10') });
  });

  test('with a number, they are those of the number, which is served then', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const counterId = desk.counter('B');
    desk.at('09:00');
    const ticket = { id: desk.ids.next(), counterId, priority: false };
    await desk.front.queue.takeNumber(ticket);
    desk.at('09:12');
    await desk.front.queue.callNext({ counterId, after: null });
    desk.at('09:20');
    const { visit } = await desk.front.visits.register({ ...plainVisit(desk, id), ticketId: ticket.id });
    expect(visit).toMatchObject({
      arrivedAt: at('09:00'),
      startedAt: at('09:12'),
      endedAt: at('09:20'),
      ticketLabel: 'B001',
      counterId,
    });
    const served = desk.reader.sqlite.prepare('SELECT state, resident_id, ended_at FROM ticket').get();
    expect(served).toEqual({ state: 'served', resident_id: id, ended_at: at('09:20') });
  });

  test('the second matter on one number begins where the first ended', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const counterId = desk.counter('A');
    const ticket = { id: desk.ids.next(), counterId, priority: false };
    await desk.front.queue.takeNumber(ticket);
    desk.at('09:20');
    await desk.front.visits.register({ ...plainVisit(desk, id), ticketId: ticket.id });
    desk.at('09:25');
    const second = await desk.front.visits.register({
      ...plainVisit(desk, id, '图书借阅'),
      ticketId: ticket.id,
    });
    expect(second.visit).toMatchObject({ startedAt: at('09:20'), endedAt: at('09:25'), ticketLabel: 'A001' });
  });

  test('a visit entered afterwards belongs to its own day', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const arrivedAt = Date.parse('2026-11-13T16:00:00+08:00');
    const { visit } = await desk.front.visits.register({ ...plainVisit(desk, id), arrivedAt });
    expect(visit).toMatchObject({ day: '2026-11-13', arrivedAt, startedAt: arrivedAt, endedAt: arrivedAt });
    expect((await desk.front.visits.day({ day: '2026-11-13' })).lines.map((line) => line.rootId)).toEqual([
      visit.rootId,
    ]);
  });

  test('the day changes at midnight in the centre, not in UTC', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    desk.at('2026-11-16T23:59:59.999+08:00');
    const before = await desk.front.visits.register(plainVisit(desk, id));
    desk.clock.advance(1);
    const after = await desk.front.visits.register(plainVisit(desk, id));
    expect([before.visit.day, after.visit.day]).toEqual(['2026-11-16', '2026-11-17']);
    expect((await desk.front.visits.day({})).lines.map((line) => line.rootId)).toEqual([after.visit.rootId]);
  });

  test.each([
    ['visit.inFuture', { arrivedAt: at('08:32') }],
    ['visit.inFuture', { endedAt: at('09:00') }],
    ['visit.timesOutOfOrder', { arrivedAt: at('08:20'), startedAt: at('08:10') }],
    ['visit.timesOutOfOrder', { startedAt: at('08:20'), endedAt: at('08:10') }],
    ['visit.longAgo', { arrivedAt: Date.parse('2025-11-14T09:00:00+08:00') }],
  ])('%s: %o', async (code, times) => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    expect(await failureCode(desk.front.visits.register({ ...plainVisit(desk, id), ...times }))).toBe(code);
  });

  test('a page whose clock runs a little ahead is not refused', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const now = desk.clock.now();
    const { visit } = await desk.front.visits.register({ ...plainVisit(desk, id), startedAt: now + 40_000 });
    expect(visit.startedAt).toBe(now);
  });
});

describe('saved once', () => {
  test('Enter pressed twice saves one visit, one change, one audit entry', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const input = plainVisit(desk, id);
    const counts = () =>
      ['visit', 'change', 'audit'].map((table) =>
        Number(desk.reader.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
      );
    const before = counts();
    const [first, second] = await Promise.all([
      desk.front.visits.register(input),
      desk.front.visits.register(input),
    ]);
    expect(second).toEqual(first);
    expect(counts()).toEqual(before.map((n) => n + 1));
  });

  test('other contents under the same id are refused, so that nothing typed is lost unseen', async () => {
    using desk = await openWalkIn();
    const id = await desk.addResident({ name: '王秀英' });
    const input = plainVisit(desk, id);
    await desk.front.visits.register(input);
    expect(await failureCode(desk.front.visits.register({ ...input, note: '改过' }))).toBe(
      'visit.alreadySaved',
    );
  });

  test('the whole row, its change and its audit entry commit together', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const { visit } = await desk.front.visits.register(plainVisit(desk, residentId));
    const row = desk.reader.sqlite
      .prepare<[], { audit_n: number }>(
        'SELECT entity, row_id, op, audit_n FROM change ORDER BY n DESC LIMIT 1',
      )
      .get();
    const entry = desk.reader.sqlite
      .prepare('SELECT n, action, subject FROM audit ORDER BY n DESC LIMIT 1')
      .get();
    expect(row).toMatchObject({ entity: 'visit', row_id: visit.rootId, op: 'insert' });
    expect(entry).toMatchObject({ action: 'visits.register', subject: residentId });
    expect(entry).toHaveProperty('n', row?.audit_n);
  });
});
