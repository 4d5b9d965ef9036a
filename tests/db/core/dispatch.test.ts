import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setting, settings } from '../../../db/centre/table.ts';
import { firstBrokenAudit } from '../../../db/core/auditLog.ts';
import { openReader, openWriter } from '../../../db/core/connection.ts';
import { type Announcement, createApp, type Handlers } from '../../../db/core/dispatch.ts';
import { migrateDatabase } from '../../../db/core/migrate.ts';
import { command, query, task } from '../../../db/core/procedure.ts';
import { newSession, type SignedIn } from '../../../db/core/session.ts';
import { testClock, testIds } from '../../support/clock.ts';
import { failureCode, migrations, temporaryFolder } from '../../support/desk.ts';

const note = {
  list: query({
    access: 'signedIn',
    reads: ['setting'],
    input: z.object({}),
    output: z.array(z.object({ id: z.string() })),
  }),
  write: command({
    access: ['frontDesk', 'manager'],
    input: z.object({ id: z.string(), value: z.string().optional(), fail: z.boolean().optional() }),
    output: z.object({}),
  }),
  change: command({
    access: ['manager'],
    input: z.object({ id: z.string(), value: z.string() }),
    output: z.object({ fields: z.array(z.string()) }),
  }),
  wait: command({ access: 'signedIn', input: z.object({}), output: z.object({}) }),
  import: task({
    access: ['manager'],
    input: z.object({ rows: z.int() }),
    output: z.object({ done: z.int() }),
  }),
};

const handlers: Handlers<typeof note> = {
  list: (ctx) => ctx.db.select().from(setting).orderBy(setting.id).all(),
  write(ctx, { id, value = '', fail }) {
    ctx.write.insert(settings, { id, value });
    if (fail) throw new Error('after the write');
    return {};
  },
  change: (ctx, { id, value }) => ({ fields: ctx.write.update(settings, id, { value }) }),
  // A handler that waits: the type forbids it, a careless cast would not.
  wait: () => Promise.resolve({}) as unknown as Record<string, never>,
  async import(ctx, { rows }) {
    await ctx.transactInSteps(function* (tx) {
      for (let i = 0; i < rows; i++) {
        tx.write.insert(settings, { id: `row ${String(i).padStart(4, '0')}`, value: '' });
        yield;
      }
    });
    return { done: rows };
  },
};

/** Accounts by id, as the accounts feature would look them up. */
const staff = new Map<string, SignedIn>();

function openApp() {
  staff.set('a1', { id: 'a1', name: '林敏', role: 'manager' });
  staff.set('e', { id: 'e', name: '评估', role: 'evaluator' });
  const folder = temporaryFolder();
  const clock = testClock();
  const key = new Uint8Array(32).fill(1);
  const file = `${folder.path}/desk.db`;
  const writer = openWriter(file, key);
  migrateDatabase(writer.sqlite, migrations);
  const reader = openReader(file, key);
  const app = createApp({
    contract: { note },
    handlers: { note: handlers },
    derivations: {},
    writer,
    reader,
    clock,
    ids: testIds(clock),
    zone: 'Asia/Shanghai',
    autoLockMs: () => 600_000,
    standing: (_db, id) => staff.get(id) ?? null,
  });
  const session = newSession('s', clock.now());
  session.account = { id: 'a1', name: '林敏', role: 'manager' };
  const changes = () =>
    writer.sqlite.prepare('SELECT n, entity, row_id, op, fields, was, audit_n FROM change ORDER BY n').all();
  return {
    app,
    clock,
    session,
    writer,
    changes,
    [Symbol.dispose]() {
      reader.sqlite.close();
      writer.sqlite.close();
      folder.remove();
    },
  };
}

describe('a save', () => {
  it('commits row, change and audit together (SPEC R1)', async () => {
    using desk = openApp();
    await desk.app.call(desk.session, 'note.write', { id: 'x', value: 'one' });
    await desk.app.call(desk.session, 'note.change', { id: 'x', value: 'two' });
    expect(desk.changes()).toEqual([
      {
        n: 1,
        entity: 'setting',
        row_id: 'x',
        op: 'insert',
        fields: '{"id":"x","value":"one"}',
        was: null,
        audit_n: 1,
      },
      {
        n: 2,
        entity: 'setting',
        row_id: 'x',
        op: 'update',
        fields: '{"value":"two"}',
        was: '{"value":"one"}',
        audit_n: 2,
      },
    ]);
    expect(desk.writer.sqlite.prepare('SELECT n, account_id, action FROM audit').all()).toEqual([
      { n: 1, account_id: 'a1', action: 'note.write' },
      { n: 2, account_id: 'a1', action: 'note.change' },
    ]);
  });

  it('that fails leaves nothing behind, and the numbers stay gapless (SPEC R1)', async () => {
    using desk = openApp();
    await expect(desk.app.call(desk.session, 'note.write', { id: 'x', fail: true })).rejects.toThrow('after');
    await desk.app.call(desk.session, 'note.write', { id: 'y' });
    expect(desk.changes()).toMatchObject([{ n: 1, row_id: 'y', audit_n: 1 }]);
    expect(await desk.app.call(desk.session, 'note.list', {})).toEqual([{ id: 'y' }]);
  });

  it('that changes nothing writes nothing', async () => {
    using desk = openApp();
    await desk.app.call(desk.session, 'note.write', { id: 'x', value: 'same' });
    expect(await desk.app.call(desk.session, 'note.change', { id: 'x', value: 'same' })).toEqual({
      fields: [],
    });
    expect(desk.changes()).toHaveLength(1);
  });

  it('is announced after its commit, and not when it fails', async () => {
    using desk = openApp();
    const heard: Announcement[] = [];
    desk.app.subscribe((announcement) => heard.push(announcement));
    await desk.app.call(desk.session, 'note.write', { id: 'x' });
    await expect(desk.app.call(desk.session, 'note.write', { id: 'z', fail: true })).rejects.toThrow();
    expect(heard).toEqual([{ kind: 'changed', entities: ['setting'] }]);
  });

  it('whose handler waits is refused', async () => {
    using desk = openApp();
    await expect(desk.app.call(desk.session, 'note.wait', {})).rejects.toThrow('must not wait');
  });

  it('under a clock that went back is marked doubtful and stays in order (SPEC R5)', async () => {
    using desk = openApp();
    await desk.app.call(desk.session, 'note.write', { id: 'x' });
    desk.clock.set('2020-01-01T00:00:00Z');
    await desk.app.call(desk.session, 'note.write', { id: 'y' });
    const rows = desk.writer.sqlite
      .prepare<[], { hlc_ms: number; hlc_count: number; doubtful: number }>(
        'SELECT hlc_ms, hlc_count, doubtful FROM change ORDER BY n',
      )
      .all();
    expect(rows.map((row) => row.doubtful)).toEqual([0, 1]);
    expect(rows[1]?.hlc_ms).toBe(rows[0]?.hlc_ms);
    expect(rows[1]?.hlc_count).toBe(1);
  });
});

describe('who may call', () => {
  it('is checked before anything runs', async () => {
    using desk = openApp();
    const nobody = newSession('n', desk.clock.now());
    expect(await failureCode(desk.app.call(nobody, 'note.list', {}))).toBe('session.signedOut');
    desk.session.account = { id: 'e', name: '评估', role: 'evaluator' };
    expect(await failureCode(desk.app.call(desk.session, 'note.write', { id: 'x' }))).toBe('access.denied');
    desk.session.locked = true;
    expect(await failureCode(desk.app.call(desk.session, 'note.list', {}))).toBe('session.locked');
  });

  it('locks by itself after idle time, polling included', async () => {
    using desk = openApp();
    for (let minute = 0; minute < 9; minute++) {
      desk.clock.advance(60_000);
      await desk.app.call(desk.session, 'note.list', {});
    }
    desk.clock.advance(60_000);
    expect(await failureCode(desk.app.call(desk.session, 'note.list', {}))).toBe('session.locked');
  });

  it('changes with the account: a switched-off one is out at once', async () => {
    using desk = openApp();
    staff.set('a1', { id: 'a1', name: '林敏', role: 'evaluator' });
    expect(await failureCode(desk.app.call(desk.session, 'note.write', { id: 'x' }))).toBe('access.denied');
    staff.delete('a1');
    expect(await failureCode(desk.app.call(desk.session, 'note.list', {}))).toBe('session.signedOut');
  });

  it('cannot reach what is not a procedure', async () => {
    using desk = openApp();
    for (const name of ['note.constructor', '__proto__.toString', 'constructor.prototype', 'note', ''])
      expect(await failureCode(desk.app.call(desk.session, name, {}))).toBe('procedure.unknown');
  });

  it('gets a sentence that names the field for a bad input', async () => {
    using desk = openApp();
    const call = desk.app.call(desk.session, 'note.write', { id: 5 });
    await expect(call).rejects.toMatchObject({ failure: { code: 'input.invalid', field: 'id' } });
  });
});

describe('a long transaction', () => {
  it('hides its rows from queries until it commits, and other saves wait for it', async () => {
    using desk = openApp();
    const long = desk.app.call(desk.session, 'note.import', { rows: 50 });
    const save = desk.app.call(desk.session, 'note.write', { id: 'during' });
    expect(await desk.app.call(desk.session, 'note.list', {})).toEqual([]);
    await Promise.all([long, save]);
    expect(await desk.app.call(desk.session, 'note.list', {})).toHaveLength(51);
    // The import's own audit entry comes first: the save did not slip into its transaction.
    expect(desk.changes()).toMatchObject([...Array(50).fill({ audit_n: 1 }), { audit_n: 2 }]);
  });

  it('leaves no trace when it is cancelled', async () => {
    using desk = openApp();
    const abort = new AbortController();
    const long = desk.app.call(desk.session, 'note.import', { rows: 5000 }, { signal: abort.signal });
    setImmediate(() => abort.abort());
    expect(await failureCode(long)).toBe('task.cancelled');
    expect(desk.changes()).toEqual([]);
    await desk.app.call(desk.session, 'note.write', { id: 'after' });
    expect(desk.changes()).toMatchObject([{ n: 1, row_id: 'after', audit_n: 1 }]);
  });
});

describe('the audit chain', () => {
  it('verifies, survives a blanked detail, and shows the first entry that was tampered with', async () => {
    using desk = openApp();
    for (let i = 0; i < 5; i++) await desk.app.call(desk.session, 'note.write', { id: `n${i}` });
    expect(firstBrokenAudit(desk.writer.sqlite)).toBeNull();
    desk.writer.sqlite.exec('UPDATE audit SET detail = NULL WHERE n = 2');
    expect(firstBrokenAudit(desk.writer.sqlite)).toBeNull();
    desk.writer.sqlite.exec("UPDATE audit SET account_id = 'someone else' WHERE n = 3");
    expect(firstBrokenAudit(desk.writer.sqlite)).toBe(3);
    desk.writer.sqlite.exec("UPDATE audit SET account_id = 'a1' WHERE n = 3; DELETE FROM audit WHERE n = 4");
    expect(firstBrokenAudit(desk.writer.sqlite)).toBe(5);
  });
});
