import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HostEvent } from '../../renderer/api/client.ts';
import { failureCode } from '../support/desk.ts';
import { openLab, patternBytes, sha256 } from '../support/lab.ts';
import { directWire, httpWire, portWire, type Wire } from '../support/wires.ts';

const wires = { 'a direct call': directWire, 'a message port': portWire, 'loopback HTTP': httpWire };

async function until(events: AsyncIterator<HostEvent>, found: (event: HostEvent) => boolean) {
  const seen: HostEvent[] = [];
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error(`the stream ended after ${JSON.stringify(seen)}`);
    seen.push(value);
    if (found(value)) return seen;
  }
}

async function failureOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call was expected to fail');
}

describe.each(Object.entries(wires))('over %s', (name, connect) => {
  async function open(signedIn = true) {
    const lab = openLab();
    const wire: Wire = await connect(lab);
    onTestFinished(async () => {
      await wire.close();
      lab[Symbol.dispose]();
    });
    if (signedIn) lab.signIn(wire.session);
    return { lab, ...wire };
  }

  it('an answer arrives as the core gave it', async () => {
    const { api } = await open();
    await api.lab.write({ id: '王小明' });
    await api.lab.write({ id: '𠮷野' });
    expect(await api.lab.list({})).toEqual({
      ids: ['王小明', '𠮷野'],
      note: null,
      at: Date.parse('2026-11-16T08:30:00+08:00'),
    });
    expect(await api.lab.list({ prefix: '王' })).toMatchObject({ ids: ['王小明'] });
  });

  it('an expected failure arrives whole: code, both sentences, parameters, field', async () => {
    const { api } = await open();
    expect(await failureOf(api.lab.refuse({ name: '补办' }))).toMatchObject({
      failure: {
        code: 'lab.refused',
        sentence: {
          zh: '“补办”不能办理，请换一个。',
          en: '"补办" cannot be done. Choose another.',
        },
        params: { name: '补办' },
        field: 'name',
      },
    });
  });

  it('an invalid input names its field', async () => {
    const { api, callRaw } = await open();
    expect(await failureOf(api.lab.write({ id: '' }))).toMatchObject({
      failure: { code: 'input.invalid', field: 'id', sentence: { zh: '请填写编号。' } },
    });
    expect(await failureCode(callRaw(['lab', 'write'], { id: 3 }))).toBe('input.invalid');
    expect(await failureCode(callRaw(['lab', 'write'], undefined))).toBe('input.invalid');
  });

  it('nobody signed in is refused', async () => {
    const { api } = await open(false);
    expect(await failureCode(api.lab.list({}))).toBe('session.signedOut');
  });

  it('what the contract does not list cannot be reached', async () => {
    const { callRaw } = await open();
    for (const path of [
      ['lab', 'nothing'],
      ['nothing', 'list'],
      ['constructor', 'call'],
      ['lab', 'toString'],
    ]) {
      expect(await failureCode(callRaw(path, {})), path.join('.')).toBe('procedure.unknown');
    }
  });

  it('a file of 30 MB arrives byte for byte, with what goes with it', async () => {
    const { api } = await open();
    const bytes = patternBytes(30 * 1024 * 1024);
    const file = new File([bytes], '花名册.xlsx', { type: 'application/octet-stream' });
    expect(await api.lab.upload({ file, title: '杏林社区' })).toEqual({
      size: bytes.length,
      sha256: sha256(bytes),
      title: '杏林社区',
    });
  });

  it('an empty file stays a file', async () => {
    const { api } = await open();
    expect(await api.lab.upload({ file: new Blob([]), title: '' })).toMatchObject({ size: 0 });
  });

  it('an export comes back as a file', async () => {
    const { api } = await open();
    const { name: fileName, file } = await api.lab.export({ bytes: 3_000_000 });
    const received = new Uint8Array(await file.arrayBuffer());
    expect([fileName, received.length]).toEqual(['名单.xlsx', 3_000_000]);
    expect(sha256(received)).toBe(sha256(patternBytes(3_000_000)));
  });

  it('a change is announced to every window, progress only to its own', async () => {
    const { api, events, lab } = await open();
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const stream = (await events(stop.signal))[Symbol.asyncIterator]();
    expect(await stream.next()).toEqual({ value: { kind: 'connected' }, done: false });
    lab.app.announce({ kind: 'progress', session: 'another', task: 'theirs', done: 1, total: 2 });
    lab.app.announce({ kind: 'session', session: 'another' });
    await api.lab.count({ task: 'mine', to: 5 });
    await api.lab.write({ id: 'x' });
    const seen = await until(stream, (event) => event.kind === 'changed');
    const last = seen.pop();
    expect(last).toEqual({ kind: 'changed', entities: ['setting'] });
    expect(seen.at(-1)).toMatchObject({ kind: 'progress', task: 'mine', done: 5, total: 5 });
    expect(seen.every((event) => event.kind === 'progress' && event.task === 'mine')).toBe(true);
  });

  it('a cancelled task leaves no trace', async () => {
    const { api, events } = await open();
    const cancel = new AbortController();
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const stream = (await events(stop.signal))[Symbol.asyncIterator]();
    await stream.next();
    const running = failureCode(api.lab.endless({ task: 'endless' }, { signal: cancel.signal }));
    await until(stream, (event) => event.kind === 'progress');
    cancel.abort();
    expect(await running).toBe(name === 'a direct call' ? 'task.cancelled' : 'call.cancelled');
    // A command waits for a running task: that this one is saved proves that the task has ended.
    await api.lab.write({ id: 'after' });
    expect((await api.lab.list({})).ids).toEqual(['after']);
  });

  if (name === 'a direct call') return;

  it('a bug becomes a number and a line in the log, and nothing of it leaves the desk', async () => {
    const { api, lab } = await open();
    const error = await failureOf(api.lab.break({ name: '王小明 13800000000' }));
    expect(error).toMatchObject({ failure: { code: 'internal.bug' } });
    const told = JSON.stringify(error);
    expect(told).not.toMatch(/TypeError|lab\.ts|cannot read|王小明/);
    const log = readFileSync(join(lab.folder, 'problems.log'), 'utf8');
    expect(log).toContain(/"report":"(\d+)"/.exec(told)?.[1] ?? 'no number');
    expect(log).toMatch(/"where":"lab.break","name":"TypeError".*support\/lab\.ts:\d+/);
    expect(log).not.toMatch(/王小明|13800000000|cannot read/);
    expect(log).not.toContain(process.cwd());
  });

  it('a bug is told as one, also where it cannot be written down', async () => {
    const { api, lab } = await open();
    mkdirSync(join(lab.folder, 'problems.log'));
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => said.mockRestore());
    const error = await failureOf(api.lab.break({ name: '王小明 13800000000' }));
    expect(error).toMatchObject({ failure: { code: 'internal.bug' } });
    const told = String(said.mock.calls[0]?.[0]);
    expect(told).toContain(/"report":"(\d+)"/.exec(JSON.stringify(error))?.[1] ?? 'no number');
    expect(told).not.toMatch(/王小明|13800000000|cannot read/);
  });

  it('a window that goes away stops listening', async () => {
    const { events, lab } = await open();
    const stop = new AbortController();
    const stream = (await events(stop.signal))[Symbol.asyncIterator]();
    await stream.next();
    expect(lab.listeners()).toBe(1);
    stop.abort();
    await vi.waitFor(() => expect(lab.listeners()).toBe(0));
  });
});
