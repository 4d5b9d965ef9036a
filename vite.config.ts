/**
 * Three builds from one file: the renderer for both hosts, the Electron main process (with the window-less host), and
 * its preload. `vite build` builds the renderer, `vite build --app` all three.
 */
import { globSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, relative, resolve, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** What would drag a database, a host or 140 kB of pinyin into the page. */
const notForPages = new Set(['electron', 'better-sqlite3', 'drizzle-orm', 'pinyin-pro', ...builtinModules]);

/** Bare name of a package or built-in: `drizzle-orm/sqlite-core` → `drizzle-orm`, `node:fs` → `fs`. */
function packageOf(source: string): string {
  const parts = source.replace(/^node:/, '').split('/');
  return source.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? source);
}

/**
 * Why a page must not import a file at run time, or null. Paths are relative to the project, with `/`.
 * Pages may reach contracts, `db/core/procedure.ts` and `db/core/errors.ts`; a contract may lean on features' pure
 * modules, never on tables or handlers. What calls itself pure and is not imports one of `notForPages`.
 */
export function whyNotInRenderer(file: string, importer: string): string | null {
  if (/^(electron|district)\//.test(file)) return 'the renderer knows no host and no district server';
  if (
    !file.startsWith('db/') ||
    /^db\/(contract|[^/]+\/contract|core\/(procedure|errors|fields))\.ts$/.test(file)
  ) {
    return null;
  }
  const leansOn = importer.startsWith('db/') && /^db\/[^/]+\/[^/]+\.ts$/.test(file);
  if (leansOn && !/^db\/core\/|\/(table|service)\.ts$/.test(file)) return null;
  return 'the renderer may import contracts, db/core/procedure and db/core/errors, nothing else of db';
}

/** Types are erased before resolution, so whatever is resolved here would run in the page. */
const layers: Plugin = {
  name: 'layers',
  applyToEnvironment: (environment) => environment.name === 'client',
  resolveId: {
    order: 'pre',
    async handler(source, importer, options) {
      if (!importer || importer.includes('node_modules')) return null;
      if (!/^[./\0]/.test(source) && notForPages.has(packageOf(source))) {
        this.error(`${source} must not run in the renderer (imported by ${importer})`);
      }
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const path = (id: string) => relative(here, id.split('?')[0] ?? id).replaceAll(sep, '/');
      const why = found && !found.external ? whyNotInRenderer(path(found.id), path(importer)) : null;
      if (why) this.error(`${path(importer)} imports ${source} at run time: ${why}`);
      return found;
    },
  },
};

/** The development server injects inline scripts and a web socket, which the page's policy rightly forbids. */
const policyWhenBuilt: Plugin = {
  name: 'policy-when-built',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** Entries of second threads: the core starts `xWorker.js` by its own name, so each stays a file. */
const threads = Object.fromEntries(
  globSync('db/*/*Worker.ts', { cwd: here }).map((file) => [basename(file, '.ts'), resolve(here, file)]),
);

const external = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];

export default defineConfig({
  root: resolve(here, 'renderer'),
  base: './',
  plugins: [react(), layers, policyWhenBuilt],
  build: { outDir: resolve(here, 'out/renderer'), emptyOutDir: true, target: 'chrome130' },
  environments: {
    main: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: resolve(here, 'out/main'),
        emptyOutDir: true,
        ssr: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: {
            main: resolve(here, 'electron/main.ts'),
            serve: resolve(here, 'electron/serve.ts'),
            ...threads,
          },
          external,
          // One flat folder: a thread is started by its name beside the file that starts it.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: resolve(here, 'out/preload'),
        emptyOutDir: true,
        ssr: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: { preload: resolve(here, 'electron/preload.ts') },
          external: ['electron'],
          // A sandboxed preload is loaded as CommonJS.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
});
