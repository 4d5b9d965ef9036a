/**
 * A program of the tests as one bundle: a process that starts from some hundred TypeScript files takes seconds, from one file
 * a fraction of that, and the tests that kill processes start hundreds of them.
 */
import { basename, join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/**
 * Bundles `entries` (paths in the project) into `out/<name>`, flat, which lies as deep as the sources do: what finds its
 * files beside itself finds them from there too.
 * @returns the bundle of each entry, in their order
 */
export async function bundlePrograms(name: string, entries: readonly string[]): Promise<string[]> {
  const outDir = join(root, 'out', name);
  const nameOf = (entry: string) => basename(entry, '.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [nameOf(entry), join(root, entry)])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return entries.map((entry) => join(outDir, `${nameOf(entry)}.js`));
}
