/**
 * A small feature that does everything a transport has to carry: answers, failures, bugs, files both ways, progress,
 * cancelling. It runs over the real core on a real database.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { setting, settings } from '../../db/centre/table.ts';
import { openReader, openWriter } from '../../db/core/connection.ts';
import { type App, createApp, type Handlers } from '../../db/core/dispatch.ts';
import { bilingual, coreFailure, defineFailures } from '../../db/core/errors.ts';
import { migrateDatabase } from '../../db/core/migrate.ts';
import { command, query, task } from '../../db/core/procedure.ts';
import { newSession, type Session, type SignedIn } from '../../db/core/session.ts';
import { testClock, testIds } from './clock.ts';
import { migrations, temporaryFolder } from './desk.ts';

const lab = {
  list: query({
    access: 'signedIn',
    reads: ['setting'],
    input: z.object({ prefix: z.string().optional() }),
    output: z.object({ ids: z.array(z.string()), note: z.string().nullable(), at: z.number() }),
  }),
  write: command({
    access: ['manager'],
    input: z.object({ id: z.string().min(1, bilingual('请填写编号。', 'Enter a number.')) }),
    output: z.object({ id: z.string() }),
  }),
  refuse: command({ access: 'signedIn', input: z.object({ name: z.string() }), output: z.object({}) }),
  break: command({ access: 'signedIn', input: z.object({ name: z.string() }), output: z.object({}) }),
  upload: task({
    access: 'signedIn',
    input: z.object({ file: z.instanceof(Blob), title: z.string() }),
    output: z.object({ size: z.int(), sha256: z.string(), title: z.string() }),
  }),
  export: task({
    access: 'signedIn',
    input: z.object({ bytes: z.int() }),
    output: z.object({ name: z.string(), file: z.instanceof(Blob) }),
  }),
  count: task({
    access: ['manager'],
    input: z.object({ task: z.string(), to: z.int() }),
    output: z.object({ done: z.int() }),
  }),
  /** Writes without end until it is cancelled. */
  endless: task({ access: ['manager'], input: z.object({ task: z.string() }), output: z.object({}) }),
};
export const labContract = { lab };

const refuse = defineFailures({
  'lab.refused': { zh: '“{name}”不能办理，请换一个。', en: '"{name}" cannot be done. Choose another.' },
});

/** Bytes that repeat nowhere near, so that a lost or doubled piece shows in the hash. */
export function patternBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let i = 0, x = 1; i < size; i++) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    bytes[i] = x >>> 24;
  }
  return bytes;
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const handlers: Handlers<typeof lab> = {
  list: (ctx, { prefix = '' }) => {
    const rows = ctx.db.select().from(setting).orderBy(setting.id).all();
    return { ids: rows.map((row) => row.id).filter((id) => id.startsWith(prefix)), note: null, at: ctx.now };
  },
  write(ctx, { id }) {
    ctx.write.insert(settings, { id, value: '' });
    return { id };
  },
  refuse(_ctx, { name }) {
    throw refuse('lab.refused', { name }, 'name');
  },
  break(_ctx, { name }) {
    throw new TypeError(`cannot read ${name}`);
  },
  async upload(_ctx, { file, title }) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { size: bytes.length, sha256: sha256(bytes), title };
  },
  export: async (_ctx, { bytes }) => ({ name: '名单.xlsx', file: new Blob([patternBytes(bytes)]) }),
  async count(ctx, { task: name, to }) {
    await ctx.transactInSteps(function* () {
      for (let done = 1; done <= to; done++) {
        ctx.progress({ task: name, done, total: to });
        yield;
      }
    });
    return { done: to };
  },
  async endless(ctx, { task: name }) {
    await ctx.transactInSteps(function* (tx) {
      for (let done = 0; ; done++) {
        if (done < 100) tx.write.insert(settings, { id: `endless ${done}`, value: '' });
        if (done === 0) ctx.progress({ task: name, done, total: 0 });
        if (ctx.signal.aborted) throw coreFailure('task.cancelled');
        yield;
      }
    });
    return {};
  },
};

export function openLab() {
  const folder = temporaryFolder();
  const clock = testClock();
  const file = join(folder.path, 'lab.db');
  const key = new Uint8Array(32).fill(3);
  const writer = openWriter(file, key);
  migrateDatabase(writer.sqlite, migrations);
  const ids = testIds(clock);
  const reader = openReader(file, key);
  const staff = new Map<string, SignedIn>([['m', { id: 'm', name: '林敏', role: 'manager' }]]);
  const app = createApp({
    contract: labContract,
    handlers: { lab: handlers },
    derivations: {},
    writer,
    reader,
    clock,
    ids,
    zone: 'Asia/Shanghai',
    autoLockMs: () => 600_000,
    standing: (_db, id) => staff.get(id) ?? null,
  });
  let listeners = 0;
  const counted: App = {
    ...app,
    subscribe(listener) {
      const unsubscribe = app.subscribe(listener);
      listeners += 1;
      return () => {
        listeners -= 1;
        unsubscribe();
      };
    },
  };
  return {
    app: counted,
    listeners: () => listeners,
    folder: folder.path,
    openSession: (): Session => newSession(ids.next(), clock.now()),
    signIn(session: Session) {
      session.account = staff.get('m') ?? null;
    },
    [Symbol.dispose]() {
      reader.sqlite.close();
      writer.sqlite.close();
      folder.remove();
    },
  };
}
