/** Where the program lies: the folder of package.json, from the sources, from `out/` and inside a packaged app alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json is missing: the program is not complete');
  return findRoot(parent);
}

export const programRoot = findRoot(import.meta.dirname);
export const pagesFolder = join(programRoot, 'out/renderer');
export const migrationsFolder = join(programRoot, 'db/migrations');
