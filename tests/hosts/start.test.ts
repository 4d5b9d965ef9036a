import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { build, isBuilt } from '../../electron/build.ts';
import { fetchElectron, findElectron } from '../../electron/electronBinary.ts';
import { hasScreen } from '../../electron/openBrowser.ts';
import { defaultDataFolder, readOptions } from '../../electron/options.ts';
import { temporaryFolder } from '../support/desk.ts';
import { enter } from '../support/wires.ts';

const root = join(import.meta.dirname, '../..');

function folder(): string {
  const made = temporaryFolder();
  onTestFinished(made.remove);
  return made.path;
}

/** A port that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

interface Run {
  process: ChildProcess;
  output: () => string;
  /** Resolves with the address when the announcing line is printed, and rejects with the output if it never is. */
  announced: Promise<string>;
  ended: Promise<number | null>;
}

/** `npm start -- …` as a person types it; the whole family of processes is stopped after the test. */
function npmStart(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Run {
  const child = spawn('npm', ['start', '--', ...args], { cwd: root, env, detached: true });
  let output = '';
  const { promise: announced, resolve, reject } = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const address = /^Linli Desk: (http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43})$/m.exec(output)?.[1];
      if (address) resolve(address);
    });
  }
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  void ended.then(() => reject(new Error(output)));
  announced.catch(() => {});
  onTestFinished(async () => {
    stop(child, 'SIGKILL');
    await ended;
  });
  return { process: child, output: () => output, announced, ended };
}

function stop({ pid, exitCode }: ChildProcess, signal: NodeJS.Signals) {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended between the question and the signal.
  }
}

describe('npm start', () => {
  beforeAll(async () => {
    expect(isBuilt(root) || (await build(root))).toBe(true);
  }, 120_000);

  it('serves the built app, lets the link in, and stops cleanly', async () => {
    const data = join(folder(), 'desk');
    const port = await freePort();
    const args = ['--web', '--no-open', '--port', String(port), '--data', data];
    const run = npmStart(args);
    const link = await run.announced;
    expect(link).toContain(`http://127.0.0.1:${port}/#`);

    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain('<div id="root"></div>');
    const cookie = await enter(link);
    const answer = await fetch(`http://127.0.0.1:${port}/rpc/desk/status`, {
      method: 'POST',
      headers: { cookie, origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' },
      body: '{"json":{}}',
    });
    expect(await answer.json()).toMatchObject({ json: { phase: 'new', demo: false } });

    const second = npmStart(['--web', '--no-open', '--data', data]);
    expect(await second.ended).not.toBe(0);
    expect(second.output()).toContain('这个数据文件夹正被另一个窗口使用');
    expect(second.output()).toContain('This data folder is in use');
    expect(second.output()).not.toContain('    at ');

    const other = npmStart(['--web', '--no-open', '--port', String(port), '--data', folder()]);
    expect(await other.ended).not.toBe(0);
    expect(other.output()).toContain(`Port ${port} is taken`);

    stop(run.process, 'SIGTERM');
    await run.ended;
    const again = npmStart(args);
    expect(await again.announced).not.toBe(link);
  }, 120_000);

  it('with --demo leaves nothing behind', async () => {
    const temporary = folder();
    const data = join(temporary, 'real');
    const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const run = npmStart(['--web', '--no-open', '--demo', '--data', data], env);
    await run.announced;
    const demos = () => readdirSync(temporary).filter((name) => name.startsWith('linli-desk-demo-'));
    expect(demos()).toHaveLength(1);
    // npm alone, as a service manager would end it.
    run.process.kill('SIGTERM');
    await vi.waitFor(() => expect(demos()).toEqual([]), { timeout: 20_000, interval: 100 });
    expect(existsSync(data)).toBe(false);
  }, 120_000);

  it.skipIf(process.platform !== 'linux')(
    'without a screen says so in one line and serves',
    async () => {
      const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env;
      const run = npmStart(['--port', String(await freePort()), '--data', folder()], env);
      await run.announced;
      expect(run.output()).toMatch(
        /没有屏幕.*\/ This computer has no screen; the same app is served to a browser\.\n/,
      );
    },
    120_000,
  );

  it('refuses a flag that it does not know, and names those that there are', async () => {
    const run = npmStart(['--wbe']);
    expect(await run.ended).not.toBe(0);
    expect(run.output()).toContain('The flag "--wbe" is not known. There are: --web, --no-open, --port N');
  }, 60_000);
});

describe('flags', () => {
  it('are read in any order', () => {
    expect(readOptions(['--port', '5300', '--no-open', '--web', '--demo', '--kiosk', '--data=/x'])).toEqual({
      web: true,
      open: false,
      port: 5300,
      data: '/x',
      demo: true,
      kiosk: true,
    });
  });

  it('left out mean a window, the usual port and the usual folder', () => {
    const data = defaultDataFolder(process.platform, process.env);
    expect(readOptions([])).toEqual({ web: false, open: true, port: null, data, demo: false, kiosk: false });
  });

  it.each([
    [['--port', '0'], 'start.badPort'],
    [['--port', '65536'], 'start.badPort'],
    [['--port', '5e3'], 'start.badPort'],
    [['--port'], 'start.badFlag'],
    [['--data'], 'start.badFlag'],
    [['here'], 'start.badFlag'],
  ])('%j is refused', (args, code) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ code }));
  });

  it('of Electron are passed over where Electron adds them', () => {
    const args = ['/program', '--no-sandbox', '--data', '/x', '--inspect=5858'];
    expect(readOptions(args, 'ignore')).toMatchObject({ data: '/x', demo: false });
  });

  it('a data folder per system, the same for both hosts', () => {
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'linli-desk'));
    expect(defaultDataFolder('win32', { APPDATA: '/roaming' })).toBe(join('/roaming', 'Linli Desk'));
  });

  it('a screen is a display on Linux and taken for granted elsewhere', () => {
    expect(hasScreen('linux', {})).toBe(false);
    expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasScreen('win32', {})).toBe(true);
  });
});

describe("Electron's binary", () => {
  it('is found by what its installer left, and missed without it', () => {
    const electron = folder();
    expect(findElectron(electron)).toBeNull();
    writeFileSync(join(electron, 'path.txt'), 'electron');
    expect(findElectron(electron)).toBeNull();
    mkdirSync(join(electron, 'dist'));
    writeFileSync(join(electron, 'dist/electron'), '');
    expect(findElectron(electron)).toBe(join(electron, 'dist/electron'));
  });

  /** The real installer beside a package of our own, so that nothing is unpacked into the project. */
  function electronPackage(): string {
    const electron = join(folder(), 'node_modules/electron');
    mkdirSync(electron, { recursive: true });
    const real = join(root, 'node_modules/electron');
    writeFileSync(join(electron, 'install.js'), `require(${JSON.stringify(join(real, 'install.js'))});`);
    return electron;
  }

  it('is given up after the stall when the network swallows everything', async () => {
    const sockets: { destroy(): void }[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const before = process.env.ELECTRON_MIRROR;
    process.env.ELECTRON_MIRROR = `http://127.0.0.1:${port}/`;
    process.env.electron_config_cache = folder();
    onTestFinished(() => {
      if (before === undefined) delete process.env.ELECTRON_MIRROR;
      else process.env.ELECTRON_MIRROR = before;
      delete process.env.electron_config_cache;
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const started = performance.now();
    expect(await fetchElectron(electronPackage(), 1000)).toBe(false);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(sockets.length).toBeGreaterThan(0);
  });
});

describe('the build', () => {
  it('is stale when a source is newer than any of its results', () => {
    const project = folder();
    for (const name of ['renderer', 'out/renderer', 'out/main', 'out/preload']) {
      mkdirSync(join(project, name), { recursive: true });
    }
    const results = [
      'out/renderer/index.html',
      'out/main/main.js',
      'out/main/serve.js',
      'out/preload/preload.cjs',
    ];
    const write = (file: string, seconds: number) => {
      writeFileSync(join(project, file), '');
      utimesSync(join(project, file), seconds, seconds);
    };
    write('renderer/main.tsx', 1000);
    expect(isBuilt(project)).toBe(false);
    for (const file of results) write(file, 2000);
    expect(isBuilt(project)).toBe(true);
    write('renderer/main.tsx', 3000);
    expect(isBuilt(project)).toBe(false);
    for (const file of results) write(file, 4000);
    rmSync(join(project, 'out/preload/preload.cjs'));
    expect(isBuilt(project)).toBe(false);
  });
});
