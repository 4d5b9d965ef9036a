/** `npm run district` as a process of its own: it says where it is, keeps what it acknowledged, and stops in order. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../support/desk.ts';
import { httpDesk } from './support/client.ts';

const start = join(import.meta.dirname, '../../district/start.ts');
const password = '只在测试里用的密码';

let folder: ReturnType<typeof temporaryFolder>;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
      await once(child, 'exit');
  }
  folder.remove();
});

interface Started {
  address: string;
  said: string;
  /** @returns the exit code; null: it was killed */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

async function startDistrict(...more: string[]): Promise<Started> {
  const child = spawn(process.execPath, [start, '--port', '0', '--data', folder.path, ...more], {
    env: { ...process.env, DATABASE_URL: '', LINLI_ADMIN_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const ended = once(child, 'exit');
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (address !== undefined && said.includes('data:')) resolve(address);
  });
  child.stderr.resume();
  child.once('exit', () => reject(new Error(`it ended before it listened: ${said}`)));
  const address = await promise;
  return {
    address,
    said,
    async end(signal) {
      child.kill(signal);
      const [code]: (number | null)[] = await ended;
      return code ?? null;
    },
  };
}

/** Signs in at the administrator's page, makes a centre and a code, as a person would. */
async function codeFrom(address: string): Promise<string> {
  const send = (path: string, cookie: string, form: Record<string, string>) =>
    fetch(address + path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
  const entered = await send('/admin/sign-in', '', { name: 'admin', password });
  const cookie = entered.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const page = await (await fetch(`${address}/admin`, { headers: { cookie } })).text();
  const word = /name="word" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const made = await send('/admin/centres', cookie, { word, name: '杏林社区' });
  const invited = await send(`${made.headers.get('location')}/invitations`, cookie, {
    word,
    deskName: '前台',
  });
  return /class="code">([^<]+)</.exec(await invited.text())?.[1] ?? '';
}

it('keeps what it acknowledged when it is killed, and raises its epoch when a backup was put back', async () => {
  const first = await startDistrict('--name', '测试区');
  expect(first.said).toContain('数据库更新 1/');
  expect(first.said).toContain('测试区');
  expect(first.said).not.toContain(password);
  const line = { address: first.address, clock: { now: Date.now() } };
  const desk = httpDesk(line);
  await desk.enrol(await codeFrom(first.address));
  desk.save({ entity: 'visit', rowId: 'v1', op: 'insert', fields: { id: 'v1' } });
  expect(await desk.send()).toMatchObject({ kind: 'stored', mark: { last: 1 }, districtEpoch: 1 });
  await first.end('SIGKILL');

  const second = await startDistrict('--restored');
  line.address = second.address;
  line.clock.now = Date.now();
  expect(await desk.send()).toMatchObject({ kind: 'stored', mark: { last: 1 }, districtEpoch: 2 });
  expect((await desk.pull(0)).changes).toMatchObject([{ seq: 1, entity: 'visit', rowId: 'v1' }]);
  expect(await second.end('SIGTERM')).toBe(0);
}, 240_000);

it('says how it is started when it does not understand', async () => {
  const child = spawn(process.execPath, [start, '--nonsense'], { stdio: ['ignore', 'ignore', 'pipe'] });
  running.push(child);
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const [code]: unknown[] = await once(child, 'close');
  expect([code, said]).toEqual([2, expect.stringContaining('--restored')]);
}, 60_000);
