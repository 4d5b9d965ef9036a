/** Which folder may know which. Each rule looks at one file and says what is wrong with it; circles need all files. */
import type { Source } from './sources.ts';

const featureOf = (path: string) => /^db\/([^/]+)\//.exec(path)?.[1] ?? null;
const isPackage = (name: string) => !/^(db|electron|renderer|district|tests)\//.test(name);
const nameOf = (name: string) =>
  name.startsWith('@') ? name.split('/', 2).join('/') : name.split('/', 1)[0];

/** Names the wrong ones among a file's imports. `pure` are the modules that know no database and no machine. */
type Rule = (source: Source, pure: ReadonlySet<string>) => readonly string[];

const harmless = new Set([
  'zod',
  'db/core/errors.ts',
  'db/core/fields.ts',
  'db/core/procedure.ts',
  'db/core/clock.ts',
]);

/** Modules of features that lean on nothing but harmless ones and each other: words, shapes and arithmetic. */
export function pureModules(sources: readonly Source[]): ReadonlySet<string> {
  const features = sources.filter(
    ({ path }) => featureOf(path) !== null && !/\/(table|service)\.ts$/.test(path),
  );
  const pure = new Map(features.map((source) => [source.path, source]));
  for (let before = -1; before !== pure.size; ) {
    before = pure.size;
    for (const { path, runtime } of pure.values()) {
      if (runtime.some((name) => !harmless.has(name) && !pure.has(name))) pure.delete(path);
    }
  }
  return new Set(pure.keys());
}

const shell = ['electron/main.ts', 'electron/window.ts', 'electron/preload.ts', 'electron/ipc.ts'];
const shared = /^db\/(contract|[^/]+\/contract|core\/procedure|core\/errors)\.ts$/;

export const rules: Readonly<Record<string, Rule>> = {
  'only main, window, preload and ipc import electron': ({ path, imports }) =>
    shell.includes(path) ? [] : imports.filter((name) => nameOf(name) === 'electron' && isPackage(name)),

  'the renderer knows contracts, procedures and errors, nothing else outside': ({ path, imports }) =>
    path.startsWith('renderer/')
      ? imports.filter((name) => /^(db|electron|district)\//.test(name) && !shared.test(name))
      : [],

  'the hosts know the core, not the pages': ({ path, imports }) =>
    path.startsWith('electron/') ? imports.filter((name) => /^(renderer|district)\//.test(name)) : [],

  'the core knows no host, no page and no network': ({ path, imports }) =>
    path.startsWith('db/')
      ? imports.filter(
          (name) =>
            /^(electron|renderer|district)\//.test(name) ||
            /^(react|react-dom|@orpc\/.*|@mantine\/.*|vite|node:https?|node:net)$/.test(name),
        )
      : [],

  'db/core imports no feature': ({ path, imports }) =>
    path.startsWith('db/core/')
      ? imports.filter((name) => name.startsWith('db/') && !name.startsWith('db/core/'))
      : [],

  "features meet through another's table, service or pure words": ({ path, imports }, pure) => {
    const feature = featureOf(path);
    // The demo is no feature: it opens a whole desk and does on it what staff would do.
    if (feature === null || feature === 'core' || feature === 'demo') return [];
    return imports.filter((name) => {
      const other = featureOf(name);
      if (other === null || other === 'core' || other === feature || pure.has(name)) return false;
      return !/^db\/[^/]+\/(table|service|contract)\.ts$/.test(name);
    });
  },

  'a contract leans on nothing that does not run in a page': ({ path, runtime }, pure) =>
    /^db\/([^/]+\/)?contract\.ts$/.test(path)
      ? runtime.filter((name) => !harmless.has(name) && !pure.has(name) && !shared.test(name))
      : [],

  'the district knows what travels and its words, plain parts of the core, the list of migrations and the colours':
    ({ path, imports }) =>
      path.startsWith('district/')
        ? imports.filter(
            (name) =>
              /^(db|electron|renderer)\//.test(name) &&
              !/^(db\/sync\/protocol\/\w+|db\/sync\/(row|field|code)Words|db\/core\/(clock|errors|secret)|renderer\/theme\/palette)\.ts$|^db\/migrations\/meta\/_journal\.json$/.test(
                name,
              ),
          )
        : [],

  'no barrel files': ({ path, text }) => {
    const own = text
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replace(/^\s*export\b[^;=]*\bfrom\s*['"][^'"]+['"];?/gm, '');
    const passedOn = text.includes('export') && own.trim() === '';
    return passedOn || /(^|\/)index\.tsx?$/.test(path) ? ['barrel'] : [];
  },

  'a file has at most 300 lines': ({ text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > 300 ? [`${lines} lines`] : [];
  },
};

export function violations(sources: readonly Source[]): string[] {
  const pure = pureModules(sources);
  return sources.flatMap((source) =>
    Object.entries(rules).flatMap(([name, rule]) =>
      rule(source, pure).map((found) => `${source.path}: ${found} (${name})`),
    ),
  );
}

/** Which feature knows which: `accounts → centre`. */
export function featureGraph(sources: readonly Source[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const feature = featureOf(path);
    if (feature === null) continue;
    const known = graph.get(feature) ?? new Set();
    graph.set(feature, known);
    for (const name of imports) {
      const other = featureOf(name);
      if (other !== null && other !== feature) known.add(other);
    }
  }
  return graph;
}

/** The first circle found, as its way round: `['a', 'b', 'a']`. */
export function circle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  function walk(node: string, way: readonly string[]): string[] | null {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const found = walk(next, [...way, node]);
      if (found) return found;
    }
    done.add(node);
    return null;
  }
  for (const node of graph.keys()) {
    const found = walk(node, []);
    if (found) return found;
  }
  return null;
}
