/** Builds what is missing or older than its sources, so that a fresh checkout starts with one command. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['renderer', 'electron', 'db', 'assets', 'vite.config.ts', 'package-lock.json'];
/** What each of the three builds leaves behind. */
const results = [
  'out/renderer/index.html',
  'out/main/main.js',
  'out/main/serve.js',
  'out/preload/preload.cjs',
];

/** Milliseconds of the last change of a file, or of any file in a folder; 0 where there is none. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((max, file) => Math.max(max, newest(join(file.parentPath, file.name))), 0);
}

export function isBuilt(root: string): boolean {
  const changed = Math.max(...sources.map((source) => newest(join(root, source))));
  return results.every((result) => newest(join(root, result)) >= changed);
}

/** @returns false when the build failed; it has said why */
export async function build(root: string): Promise<boolean> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const builder = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'error'], {
    cwd: root,
    // What is served is the same, whoever asks for it: a test's environment would get React's checks, and be slow.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(builder, 'exit');
  return code === 0;
}
