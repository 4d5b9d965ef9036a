/**
 * `npm start`: the desktop app where Electron's binary is here or can be fetched, the loopback host in a browser
 * otherwise. It never waits for a network for long and never leaves a person without the app.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, isBuilt } from './build.ts';
import { fetchElectron, findElectron } from './electronBinary.ts';
import { refusedExitCode } from './exitCodes.ts';
import { programRoot } from './folders.ts';
import { hasScreen } from './openBrowser.ts';
import { readOptions, type StartOptions } from './options.ts';
import { orTellWhy } from './tellWhy.ts';

const say = (zh: string, en: string) => console.log(`${zh} / ${en}`);

/** A window that closes with an error this soon never opened: a missing system library, no right to a sandbox. */
const failedToOpenMs = 10_000;

/** The executable, fetched now if need be; null where there is none, which has been said. */
async function electronOrWhyNot(): Promise<string | null> {
  const folder = join(programRoot, 'node_modules/electron');
  const found = findElectron(folder);
  if (found) return found;
  const skip = process.env.ELECTRON_SKIP_BINARY_DOWNLOAD;
  if (!skip) {
    say(
      '第一次启动，正在下载桌面外壳（约 110 MB）……',
      'First start: fetching the desktop shell (about 110 MB) …',
    );
    if (await fetchElectron(folder)) return findElectron(folder);
  }
  say(
    '这台电脑上没有 Electron 程序，也无法下载，改为在浏览器中使用，功能相同。',
    "Electron's binary is not on this computer and cannot be downloaded; the same app is served to a browser.",
  );
  return null;
}

/** npm dies of a signal without passing it on; whoever ended it meant the desk. */
function endWithNpm(child: ChildProcess) {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    child.kill();
  }, 500);
  watch.unref();
}

/** Runs a program of ours in place of this one: its signals are passed on. */
function run(executable: string, args: readonly string[]) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(executable, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.on('error', reject);
  child.on('exit', (code) => resolve(code ?? 1));
  return promise;
}

/** The built host starts in half a second; from its sources it would take several. */
async function serve(): Promise<void> {
  const host = join(programRoot, 'out/main/serve.js');
  process.exitCode = await run(process.execPath, [host, ...process.argv.slice(2)]);
}

/** Shows the window until it is closed. @returns false when it could not be opened at all */
async function showWindow(executable: string, { data, demo, kiosk }: StartOptions): Promise<boolean> {
  const started = performance.now();
  const args = [programRoot, '--data', data, ...(demo ? ['--demo'] : []), ...(kiosk ? ['--kiosk'] : [])];
  const code = await run(executable, args).catch(() => 1);
  const refused = code === refusedExitCode;
  if (refused) process.exitCode = 1;
  return code === 0 || refused || performance.now() - started > failedToOpenMs;
}

async function start(options: StartOptions): Promise<void> {
  if (!isBuilt(programRoot)) {
    say('正在生成界面（只在第一次或更新之后）……', 'Building the app (the first time and after an update) …');
    if (!(await build(programRoot))) {
      process.exitCode = 1;
      return;
    }
  }
  if (options.web) return serve();
  if (!hasScreen(process.platform, process.env)) {
    say(
      '这台电脑没有屏幕，改为在浏览器中使用，功能相同。',
      'This computer has no screen; the same app is served to a browser.',
    );
    return serve();
  }
  const executable = await electronOrWhyNot();
  if (executable) {
    if (await showWindow(executable, options)) return;
    say(
      '桌面窗口打不开，改为在浏览器中使用，功能相同。',
      'The desktop window could not be opened; the same app is served to a browser.',
    );
  }
  return serve();
}

await orTellWhy(() => start(readOptions(process.argv.slice(2))));
