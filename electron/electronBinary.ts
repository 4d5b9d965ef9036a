/** Electron's binary: it comes with no package and is fetched once, at the first start that finds a network. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The executable, or null where it is not on this computer. */
export function findElectron(packageFolder: string): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const executable = join(override ?? join(packageFolder, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, file) => {
    const size = statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size;
    return sum + (size ?? 0);
  }, 0);
}

/**
 * Lets the package's own installer fetch and unpack the binary. It has no time-out of its own, so it is ended when
 * nothing has arrived for `stallMs`: a dead network costs seconds, a slow one is given its time.
 */
export function fetchElectron(packageFolder: string, stallMs = 15_000): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const scratch = mkdtempSync(join(tmpdir(), 'linli-electron-'));
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
  });
  let bytes = 0;
  let lastGrowth = performance.now();
  const watch = setInterval(() => {
    const now = bytesIn(scratch) + bytesIn(join(packageFolder, 'dist'));
    if (now !== bytes) {
      bytes = now;
      lastGrowth = performance.now();
    } else if (performance.now() - lastGrowth > stallMs) {
      installer.kill('SIGKILL');
    }
  }, 250);
  const finish = (fetched: boolean) => {
    clearInterval(watch);
    rmSync(scratch, { recursive: true, force: true });
    resolve(fetched && findElectron(packageFolder) !== null);
  };
  installer.on('error', () => finish(false));
  installer.on('exit', (code) => finish(code === 0));
  return promise;
}
