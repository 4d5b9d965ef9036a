import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { newSession } from '../../../db/core/session.ts';
import { residents } from '../../../db/residents/table.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
let manager: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  manager = await desk.as('manager');
});
afterEach(() => desk[Symbol.dispose]());

/** An act of the desk's own, as a feature would record it. */
async function act(action: string, subject: string | null, detail?: unknown, who?: string) {
  const session = newSession('acting', desk.clock.now());
  if (who) session.account = { id: who, name: '', role: 'frontDesk' };
  await desk.app.transact(session, action, (ctx) => ctx.record(subject, detail));
}

async function addResident(name: string): Promise<string> {
  const id = desk.ids.next();
  await desk.app.transact(newSession('acting', desk.clock.now()), 'residents.add', (ctx) => {
    ctx.write.insert(residents, {
      id,
      name,
      formerNames: [],
      status: 'here',
      createdAt: ctx.now,
    });
    ctx.record(id);
  });
  return id;
}

const accountIn = (role: 'frontDesk' | 'kiosk', name: string) =>
  manager.accounts.add({ name, role, secret: { kind: 'pin', value: '240615' } });

describe('the list', () => {
  it('says who did what to whom, newest first, and names fields without their values', async () => {
    const { id: clerk } = await accountIn('frontDesk', '林敏');
    const person = await addResident('王小明');
    desk.clock.advance(60_000);
    const seen = { what: 'documentNumber', reason: '核对低保', under14: true };
    await act('residents.reveal', person, seen, clerk);
    await act('residents.edit', person, { remarks: '住院' }, clerk);

    const { entries } = await manager.audit.list({ subject: person });
    expect(entries.map(({ action }) => action)).toEqual([
      'residents.edit',
      'residents.reveal',
      'residents.add',
    ]);
    expect(entries[0]).toMatchObject({ fields: ['remarks'], reason: null, reveal: false });
    expect(entries[1]).toMatchObject({
      at: desk.clock.now(),
      account: { id: clerk, name: '林敏' },
      reveal: true,
      subject: { id: person, kind: 'resident', name: '王小明' },
      fields: ['documentNumber', 'under14'],
      reason: '核对低保',
    });
    expect(JSON.stringify(entries)).not.toContain('住院');
  });

  it('finds by person, action, reveals and days of the centre', async () => {
    const { id: clerk } = await accountIn('frontDesk', '林敏');
    const { id: machine } = await accountIn('kiosk', '自助机');
    // 23:59 in Shanghai is still the 16th, whatever the day is in London.
    desk.clock.set('2026-11-16T23:59:00+08:00');
    await act('visits.register', null, undefined, clerk);
    desk.clock.set('2026-11-17T00:00:00+08:00');
    await act('visits.register', null, undefined, machine);
    await act('residents.reveal', null, undefined, clerk);

    // The manager of the evening before has been locked out of an idle desk by now.
    const evaluator = await desk.as('evaluator');
    const found = async (input: Parameters<DeskClient['audit']['list']>[0]) =>
      (await evaluator.audit.list(input)).entries.map(({ action, account }) => [action, account?.name]);
    const mine = { accountId: clerk };
    expect(await found(mine)).toEqual([
      ['residents.reveal', '林敏'],
      ['visits.register', '林敏'],
    ]);
    expect(await found({ action: 'visits.register', from: '2026-11-17' })).toEqual([
      ['visits.register', '自助机'],
    ]);
    expect(await found({ ...mine, to: '2026-11-16' })).toEqual([['visits.register', '林敏']]);
    expect(await found({ revealsOnly: true })).toEqual([['residents.reveal', '林敏']]);
  });

  it('counts exports in full among those who saw a person, and says how many persons they held', async () => {
    const person = await addResident('王小明');
    const other = await addResident('李明德');
    await act('residents.reveal', person, { what: 'phone' });
    await act('residents.reveal', other, { what: 'phone' });
    await act('exchange.exportList', null, { list: 'residents', full: true, reason: '年审', rows: 312 });
    await act('exchange.exportList', null, { list: 'residents', full: false, rows: 312 });

    const seen = (await manager.audit.list({ subject: person, revealsOnly: true })).entries;
    expect(seen.map(({ subject, reveal, count }) => [subject?.name, reveal, count])).toEqual([
      [undefined, true, 312],
      ['王小明', true, null],
    ]);
  });

  it('comes in pages that neither overlap nor leave a gap', async () => {
    for (let i = 0; i < 25; i++) await act('visits.register', null);
    const numbers: number[] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page = await manager.audit.list({ limit: 10, ...(before ? { before } : {}) });
      numbers.push(...page.entries.map(({ n }) => n));
      before = page.next;
    }
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(numbers.at(-1)).toBe(1);
    expect(new Set(numbers).size).toBe(numbers[0]);
  });

  it('looks through a long chain stretch by stretch, and finds what lies far back', async () => {
    const person = await addResident('王小明');
    await act('residents.reveal', person, { what: 'phone' });
    desk.writer.sqlite.exec(
      `WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 45000)
       INSERT INTO audit SELECT last.n + row.n, 0, NULL, 'queue.call', NULL, NULL, '', '', ''
       FROM row, (SELECT max(n) AS n FROM audit) AS last`,
    );
    const answers: number[] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page = await manager.audit.list({ revealsOnly: true, ...(before ? { before } : {}) });
      answers.push(page.entries.length);
      before = page.next;
    }
    expect(answers).toEqual([0, 0, 1]);
  });

  it('keeps telling about a person who was erased, without the name', async () => {
    const person = await addResident('王小明');
    desk.writer.sqlite.prepare("UPDATE resident SET name = '' WHERE id = ?").run(person);
    const { entries } = await manager.audit.list({ subject: person });
    expect(entries[0]?.subject).toEqual({ id: person, kind: 'resident', name: null });
  });

  it('lets people who left still be looked up', async () => {
    const { id } = await accountIn('frontDesk', '林敏');
    await manager.accounts.edit({ id, active: false });
    const evaluator = await desk.as('evaluator');
    expect(await evaluator.audit.people({})).toContainEqual({
      id,
      name: '林敏',
      role: 'frontDesk',
      active: false,
    });
  });
});

describe('verifying the chain', () => {
  const tamper = (sql: string) => desk.writer.sqlite.exec(sql);

  it('holds over everything that was done, with a hash to note down', async () => {
    await accountIn('frontDesk', '林敏');
    const result = await manager.audit.verify({});
    const last = desk.reader.sqlite.prepare('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1').get();
    expect({ n: result.entries, hash: result.hash }).toEqual(last);
    expect(result.brokenAt).toBeNull();
  });

  it('holds after a detail was erased', async () => {
    await act('residents.edit', null, { remarks: '住院' });
    tamper("UPDATE audit SET detail = NULL WHERE action = 'residents.edit'");
    expect((await manager.audit.verify({})).brokenAt).toBeNull();
  });

  it.each([
    ['a changed detail', 'UPDATE audit SET detail = \'{"remarks":"无"}\' WHERE n = 2', 2],
    ['another name', 'UPDATE audit SET account_id = NULL WHERE n = 3', 3],
    ['a missing entry', 'DELETE FROM audit WHERE n = 2', 3],
    [
      'an entry before the first',
      'INSERT INTO audit SELECT 0, at, account_id, action, subject, detail, detail_hash, prev_hash, hash FROM audit WHERE n = 1',
      0,
    ],
  ])('names the first entry with %s', async (_what, sql, n) => {
    await accountIn('frontDesk', '林敏');
    await accountIn('kiosk', '自助机');
    await act('residents.edit', null, { remarks: '住院' });
    tamper(sql);
    expect((await manager.audit.verify({})).brokenAt).toBe(n);
  });

  it('notices when the end was cut off', async () => {
    const { entries } = await manager.audit.verify({});
    await accountIn('frontDesk', '林敏');
    tamper(`DELETE FROM audit WHERE n > ${entries}`);
    expect(await manager.audit.verify({})).toMatchObject({ entries, brokenAt: entries + 1 });
  });

  it('tells how far it is, and stops when asked', async () => {
    for (let i = 0; i < 2500; i++) await act('visits.register', null);
    const session = await desk.sessionAs('manager', '何志强');
    const stop = new AbortController();
    const heard: unknown[] = [];
    desk.app.subscribe((announcement) => {
      if (announcement.kind !== 'progress') return;
      heard.push(announcement);
      stop.abort();
    });
    const verifying = desk.app.call(session, 'audit.verify', {}, { signal: stop.signal });
    expect(await failureCode(verifying)).toBe('task.cancelled');
    expect(heard).toEqual([
      { kind: 'progress', session: session.id, task: 'audit.verify', done: 2000, total: expect.any(Number) },
    ]);
  });
});
