/**
 * `npm run dev`: pages reload as they are edited, the core starts anew when db/ or electron/ change. In the desktop app
 * where Electron's binary is here, in a browser otherwise or with `--web`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createBuilder, createServer, type ViteDevServer } from 'vite';
import { findElectron } from './electronBinary.ts';
import { programRoot } from './folders.ts';
import { readOptions, type StartOptions } from './options.ts';

const pagePort = 5173;
const corePort = 5295;
const coreOrigin = `http://127.0.0.1:${corePort}`;

/** A folder of its own: an unfinished change must not touch real data. */
const dataArguments = ({ data, demo }: StartOptions) => (demo ? ['--demo'] : ['--data', `${data}-dev`]);

const toCore = {
  target: coreOrigin,
  changeOrigin: true,
  // The core answers its own pages only; in development they come from elsewhere.
  headers: { origin: coreOrigin },
};

async function servePages(): Promise<ViteDevServer> {
  const pages = await createServer({
    configFile: join(programRoot, 'vite.config.ts'),
    server: { port: pagePort, strictPort: true, proxy: { '/rpc': toCore, '/enter': toCore } },
  });
  await pages.listen();
  return pages;
}

/** Host (b), restarted by Node itself when a file of it changes. */
function watchCore(pages: ViteDevServer, options: StartOptions): void {
  const flags = ['--no-open', '--port', String(corePort), ...dataArguments(options)];
  const core = spawn(process.execPath, ['--watch', join(programRoot, 'electron/serve.ts'), ...flags], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  createInterface({ input: core.stdout }).on('line', (line) => {
    const token = /^Linli Desk: .*#(.+)$/.exec(line)?.[1];
    if (!token) return console.log(line);
    pages.ws.send('linli-desk:token', token);
    console.log(`Linli Desk: http://localhost:${pagePort}/#${token}`);
  });
}

/** Host (a): built and opened anew after each change of the core. */
function watchWindow(pages: ViteDevServer, executable: string, options: StartOptions): void {
  let window: ChildProcess | null = null;
  let turn = Promise.resolve();

  async function reopen() {
    const builder = await createBuilder({
      configFile: join(programRoot, 'vite.config.ts'),
      logLevel: 'warn',
    });
    for (const name of ['main', 'preload']) {
      const environment = builder.environments[name];
      if (environment) await builder.build(environment);
    }
    if (window && window.exitCode === null) {
      window.kill();
      await once(window, 'exit');
    }
    const env = { ...process.env, LINLI_DEV_ORIGIN: `http://localhost:${pagePort}` };
    window = spawn(executable, [programRoot, ...dataArguments(options)], { env, stdio: 'inherit' });
  }
  const next = () => {
    turn = turn.then(reopen).catch((error: unknown) => console.error(error));
  };
  pages.watcher.add([join(programRoot, 'db'), join(programRoot, 'electron')]);
  pages.watcher.on('change', (file) => {
    if (!file.startsWith(join(programRoot, 'renderer'))) next();
  });
  next();
}

const options = readOptions(process.argv.slice(2));
const executable = options.web ? null : findElectron(join(programRoot, 'node_modules/electron'));
const pages = await servePages();
if (executable) watchWindow(pages, executable, options);
else watchCore(pages, options);
