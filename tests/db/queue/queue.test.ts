/** Numbers, calls and the public display. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientOver } from '../../../db/client.ts';
import { newSession } from '../../../db/core/session.ts';
import { tickets } from '../../../db/queue/table.ts';
import { failureCode } from '../../support/desk.ts';
import { openWalkIn, type WalkIn } from '../../support/walkIn.ts';

async function take(desk: WalkIn, prefix = 'A', priority = false, residentId: string | null = null) {
  const counterId = desk.counter(prefix);
  return desk.front.queue.takeNumber({ id: desk.ids.next(), counterId, priority, residentId });
}
const callNext = (desk: WalkIn, after: string | null = null, prefix = 'A') =>
  desk.front.queue.callNext({ counterId: desk.counter(prefix), after });
const stateOf = async (desk: WalkIn, prefix = 'A') => {
  const { counters } = await desk.front.queue.state({});
  const found = counters.find(({ counter }) => counter.prefix === prefix);
  if (!found) throw new Error(`no counter ${prefix}`);
  return found;
};
const labels = (rows: { label: string }[]) => rows.map(({ label }) => label);

describe('taking a number', () => {
  test('runs from 1 at every counter, and says how many are ahead', async () => {
    using desk = await openWalkIn();
    expect(await take(desk)).toMatchObject({
      label: 'A001',
      counterName: '1 号窗口',
      counterNameEn: 'Counter 1',
      ahead: 0,
      takenAt: desk.clock.now(),
      day: '2026-11-16',
    });
    expect(await take(desk)).toMatchObject({ label: 'A002', ahead: 1 });
    expect(await take(desk, 'B')).toMatchObject({ label: 'B001', ahead: 0 });
    expect(await take(desk, 'A', true)).toMatchObject({ label: 'A003', ahead: 0, priority: true });
  });

  test('pressed twice is one number', async () => {
    using desk = await openWalkIn();
    const input = { id: desk.ids.next(), counterId: desk.counter('A'), priority: false };
    const first = await desk.front.queue.takeNumber(input);
    expect(await desk.front.queue.takeNumber(input)).toEqual(first);
    expect((await stateOf(desk)).waiting).toHaveLength(1);
  });

  test('a closed or unknown counter and an unknown resident are refused', async () => {
    using desk = await openWalkIn();
    await desk.manager.queue.editCounter({ id: desk.counter('C'), active: false });
    expect(await failureCode(take(desk, 'C'))).toBe('counter.unknown');
    expect(await failureCode(take(desk, 'A', false, desk.ids.next()))).toBe('resident.unknown');
  });

  test('a kiosk gives numbers and slips, without names, and sees nothing else of the queue', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const kiosk = await desk.as('kiosk');
    const input = { id: desk.ids.next(), counterId: desk.counter('A'), priority: false };
    const slip = await kiosk.queue.takeNumber(input);
    expect(slip.label).toBe('A001');
    expect(await kiosk.queue.slip({ ticketId: input.id })).toEqual(slip);
    const named = { ...input, id: desk.ids.next(), residentId };
    expect(await failureCode(kiosk.queue.takeNumber(named))).toBe('ticket.kioskNamesNobody');
    expect(await failureCode(kiosk.queue.state({}))).toBe('access.denied');
    expect(await failureCode(kiosk.queue.callNext({ counterId: input.counterId, after: null }))).toBe(
      'access.denied',
    );
  });

  test('the slip never carries the name, though staff see it in the queue', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const slip = await take(desk, 'A', false, residentId);
    expect(JSON.stringify(slip)).not.toContain('王秀英');
    expect((await stateOf(desk)).waiting[0]).toMatchObject({ residentName: '王秀英', residentId });
  });

  test('two desks that were apart may give the same number: both are kept and both are called', async () => {
    using desk = await openWalkIn();
    const { ticketId } = await take(desk);
    const row = desk.reader.db.select().from(tickets.table).get();
    if (!row) throw new Error('a number was taken');
    const twin = desk.ids.next();
    await desk.app.transact(desk.system, 'test.pull', (ctx) =>
      ctx.write.insert(tickets, { ...row, id: twin }),
    );
    expect(labels((await stateOf(desk)).waiting)).toEqual(['A001', 'A001']);
    const first = await callNext(desk);
    const second = await callNext(desk, first.ticket?.id ?? null);
    expect([first.ticket?.id, second.ticket?.id].sort()).toEqual([ticketId, twin].sort());
    expect(await take(desk)).toMatchObject({ label: 'A002' });
  });
});

describe('calling', () => {
  test('calls in turn; the one before ends: skipped if it was only called, served if service had begun', async () => {
    using desk = await openWalkIn();
    const slips = [await take(desk), await take(desk), await take(desk)];
    const first = await callNext(desk);
    expect(first.ticket).toMatchObject({ label: 'A001', state: 'called', calls: 1 });
    const second = await callNext(desk, slips[0]?.ticketId);
    expect(second.ticket?.label).toBe('A002');
    await desk.front.queue.start({ ticketId: slips[1]?.ticketId ?? '' });
    const third = await callNext(desk, slips[1]?.ticketId);
    expect(third.ticket?.label).toBe('A003');
    const { current, skipped, served } = await stateOf(desk);
    expect([labels(current), labels(skipped), served]).toEqual([['A003'], ['A001'], 1]);
    expect((await callNext(desk, slips[2]?.ticketId)).ticket).toBeNull();
  });

  test('the key pressed twice calls one person', async () => {
    using desk = await openWalkIn();
    await take(desk);
    await take(desk);
    const [first, again] = await Promise.all([callNext(desk), callNext(desk)]);
    expect(again.ticket?.id).toBe(first.ticket?.id);
    expect(labels((await stateOf(desk)).waiting)).toEqual(['A002']);
  });

  test('priority goes first, but after two of them one other person is called', async () => {
    using desk = await openWalkIn();
    for (const priority of [false, false, true, true, true]) await take(desk, 'A', priority);
    const called: string[] = [];
    let after: string | null = null;
    for (let minute = 31; minute < 36; minute += 1) {
      desk.at(`08:${minute}`);
      const { ticket } = await callNext(desk, after);
      called.push(ticket?.label ?? '');
      after = ticket?.id ?? null;
    }
    expect(called).toEqual(['A003', 'A004', 'A001', 'A005', 'A002']);
  });

  test('the manager sets how many go first', async () => {
    using desk = await openWalkIn();
    await desk.manager.queue.editCounter({ id: desk.counter('A'), priorityRun: 1 });
    for (const priority of [false, true, true]) await take(desk, 'A', priority);
    expect(labels((await stateOf(desk)).waiting)).toEqual(['A002', 'A001', 'A003']);
  });

  test('again: the same number, counted', async () => {
    using desk = await openWalkIn();
    await take(desk);
    const { ticket } = await callNext(desk);
    const ticketId = ticket?.id ?? '';
    desk.at('08:35');
    const again = await desk.front.queue.recall({ ticketId });
    expect(again.ticket).toMatchObject({ calls: 2, calledAt: desk.clock.now(), state: 'called' });
    await desk.front.queue.skip({ ticketId });
    expect(await failureCode(desk.front.queue.recall({ ticketId }))).toBe('ticket.wrongState');
  });

  test('skipped, then back behind the next two; gone, then nowhere', async () => {
    using desk = await openWalkIn();
    const slips = [];
    for (const minute of [31, 32, 33, 34]) {
      desk.at(`08:${minute}`);
      slips.push(await take(desk));
    }
    const ticketId = slips[0]?.ticketId ?? '';
    await callNext(desk);
    await desk.front.queue.skip({ ticketId });
    await desk.front.queue.putBack({ ticketId });
    expect(labels((await stateOf(desk)).waiting)).toEqual(['A002', 'A003', 'A001', 'A004']);
    await desk.front.queue.cancel({ ticketId });
    const { waiting, left } = await stateOf(desk);
    expect([labels(waiting), left]).toEqual([['A002', 'A003', 'A004'], 1]);
  });

  test('out of turn, by number, also from the skipped ones', async () => {
    using desk = await openWalkIn();
    const { ticketId } = await take(desk);
    await desk.front.queue.skip({ ticketId });
    const { ticket } = await desk.front.queue.call({ ticketId });
    expect(ticket).toMatchObject({ state: 'called', calls: 1 });
    const finished = await desk.front.queue.finish({ ticketId });
    expect(finished.ticket).toMatchObject({ state: 'served', endedAt: desk.clock.now() });
  });

  test('a step that is already done changes nothing; one that cannot be done says what the number is now', async () => {
    using desk = await openWalkIn();
    const { ticketId } = await take(desk);
    await desk.front.queue.start({ ticketId });
    const first = await desk.front.queue.finish({ ticketId });
    desk.at('08:45');
    expect((await desk.front.queue.finish({ ticketId })).ticket.endedAt).toBe(first.ticket.endedAt);
    await expect(desk.front.queue.skip({ ticketId })).rejects.toMatchObject({
      failure: {
        code: 'ticket.wrongState',
        sentence: { zh: expect.stringContaining('A001 现在是“已办结”') },
      },
    });
    expect(await failureCode(desk.front.queue.skip({ ticketId: desk.ids.next() }))).toBe('ticket.unknown');
  });

  test('whose number it is can be said later, and taken back', async () => {
    using desk = await openWalkIn();
    const residentId = await desk.addResident({ name: '王秀英' });
    const { ticketId } = await take(desk);
    expect((await desk.front.queue.identify({ ticketId, residentId })).ticket.residentName).toBe('王秀英');
    expect((await desk.front.queue.identify({ ticketId, residentId: null })).ticket.residentName).toBeNull();
  });
});

describe('time', () => {
  test('waiting minutes grow until the call; the averages are those of the people called', async () => {
    using desk = await openWalkIn();
    desk.at('09:00');
    await take(desk);
    desk.at('09:04');
    await take(desk);
    await take(desk);
    desk.at('09:10');
    const first = await callNext(desk);
    await desk.front.queue.start({ ticketId: first.ticket?.id ?? '' });
    desk.at('09:15');
    await callNext(desk, first.ticket?.id ?? null);
    desk.at('09:20');
    const { current, waiting, averageWaitMinutes, longestWaitMinutes } = await stateOf(desk);
    expect(current.map(({ waitedMinutes }) => waitedMinutes)).toEqual([11]);
    expect(waiting.map(({ waitedMinutes }) => waitedMinutes)).toEqual([16]);
    expect(averageWaitMinutes).toBe(10.5);
    expect(longestWaitMinutes).toBe(16);
  });

  test('at midnight in the centre the queue is empty and numbers begin again; old ones are not called', async () => {
    using desk = await openWalkIn();
    desk.at('2026-11-16T23:59:00+08:00');
    const old = await take(desk);
    const serving = await take(desk);
    await desk.front.queue.start({ ticketId: serving.ticketId });
    desk.at('2026-11-17T00:00:00+08:00');
    expect((await stateOf(desk)).waiting).toEqual([]);
    expect((await desk.front.queue.board({})).calls).toEqual([]);
    expect(await take(desk)).toMatchObject({ label: 'A001', day: '2026-11-17' });
    expect(await failureCode(desk.front.queue.call({ ticketId: old.ticketId }))).toBe('ticket.notToday');
    expect((await desk.front.queue.finish({ ticketId: serving.ticketId })).ticket.state).toBe('served');
  });

  test('the thousandth number of a day has four digits', async () => {
    using desk = await openWalkIn();
    await take(desk);
    const row = desk.reader.db.select().from(tickets.table).get();
    if (!row) throw new Error('a number was taken');
    await desk.app.transact(desk.system, 'test.crowd', (ctx) =>
      ctx.write.insert(tickets, { ...row, id: desk.ids.next(), number: 999, state: 'left' }),
    );
    expect((await take(desk)).label).toBe('A1000');
  });
});

describe('the public display', () => {
  test('needs no sign-in, and shows calls, counters and how many wait', async () => {
    using desk = await openWalkIn();
    const slips = [await take(desk), await take(desk), await take(desk, 'B')];
    await callNext(desk);
    const display = clientOver(desk.app, newSession('display', desk.clock.now()));
    const board = await display.queue.board({});
    expect(board).toEqual({
      day: '2026-11-16',
      callSerial: 1,
      calls: [
        {
          ticketId: slips[0]?.ticketId,
          label: 'A001',
          counterName: '1 号窗口',
          counterNameEn: 'Counter 1',
          calledAt: desk.clock.now(),
          calls: 1,
          state: 'called',
        },
      ],
      counters: [
        expect.objectContaining({ name: '1 号窗口', current: ['A001'], next: ['A002'], waiting: 1 }),
        expect.objectContaining({ name: '2 号窗口', current: [], next: ['B001'], waiting: 1 }),
        expect.objectContaining({ name: '3 号窗口', current: [], next: [], waiting: 0 }),
      ],
    });
  });

  test('the serial grows with every call and every repeated one, with nothing else', async () => {
    using desk = await openWalkIn();
    const serial = async () => (await desk.front.queue.board({})).callSerial;
    const { ticketId } = await take(desk);
    expect(await serial()).toBe(0);
    await callNext(desk);
    expect(await serial()).toBe(1);
    await desk.front.queue.recall({ ticketId });
    expect(await serial()).toBe(2);
    await desk.front.queue.start({ ticketId });
    await desk.front.queue.putBack({ ticketId });
    await take(desk, 'B');
    expect(await serial()).toBe(2);
    await callNext(desk);
    expect(await serial()).toBe(3);
  });

  test('never contains anything of a person, whoever holds the numbers', async () => {
    using desk = await openWalkIn();
    const display = clientOver(desk.app, newSession('display', desk.clock.now()));
    const person = fc.record({
      name: fc.constantFrom('欧阳修远', '尉迟恭谨', '单雄信义', '查良镛慎'),
      phone: fc.constantFrom('13812345678', '13987654321'),
      remarks: fc.constantFrom('听力不好要大声', '独居需要照顾'),
      moves: fc.array(fc.constantFrom('call', 'start', 'finish', 'skip', 'putBack', 'recall', 'cancel'), {
        maxLength: 4,
      }),
      priority: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 3 }), async (people) => {
        const forbidden: string[] = [];
        for (const { name, phone, remarks, moves, priority } of people) {
          const residentId = await desk.addResident({ name, remarks }, phone);
          forbidden.push(name, phone, remarks, residentId, '杏林雅苑');
          const { ticketId } = await take(desk, 'A', priority, residentId);
          for (const move of moves)
            await desk.front.queue[move]({ ticketId }).catch((error: unknown) => {
              expect(error).toMatchObject({ failure: { code: 'ticket.wrongState' } });
            });
        }
        const shown = JSON.stringify(await display.queue.board({}));
        for (const secret of forbidden) expect(shown).not.toContain(secret);
      }),
      { numRuns: 25 },
    );
  });
});

describe('counters', () => {
  test('a manager adds, renames, orders and closes them; others may not', async () => {
    using desk = await openWalkIn();
    const add = { name: '综合窗口', nameEn: 'General', prefix: 'd', priorityRun: 3 };
    const { id } = await desk.manager.queue.addCounter(add);
    await desk.manager.queue.editCounter({ id, nameEn: 'General counter' });
    const all = await desk.front.queue.counters({});
    await desk.manager.queue.orderCounters({ ids: all.map((row) => row.id).reverse() });
    expect((await desk.front.queue.counters({}))[0]).toMatchObject({
      prefix: 'D',
      nameEn: 'General counter',
    });
    expect(await failureCode(desk.front.queue.addCounter(add))).toBe('access.denied');
    expect(await failureCode(desk.manager.queue.addCounter({ ...add, name: '新窗口' }))).toBe(
      'counter.taken',
    );
    expect(await failureCode(desk.manager.queue.addCounter({ ...add, prefix: 'E' }))).toBe('counter.taken');
    expect(await failureCode(desk.manager.queue.editCounter({ id, prefix: 'A' }))).toBe('counter.taken');
    expect(await failureCode(desk.manager.queue.orderCounters({ ids: [id] }))).toBe(
      'counter.orderIncomplete',
    );
    expect(await failureCode(desk.manager.queue.editCounter({ id, prefix: '12' }))).toBe('input.invalid');
  });

  test('one that is closed with people still waiting stays in sight until they are gone', async () => {
    using desk = await openWalkIn();
    const { ticketId } = await take(desk, 'C');
    await desk.manager.queue.editCounter({ id: desk.counter('C'), active: false });
    expect(labels((await stateOf(desk, 'C')).waiting)).toEqual(['C001']);
    expect((await desk.front.queue.start({ ticketId })).ticket.state).toBe('serving');
  });
});
