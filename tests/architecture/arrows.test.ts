import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circle, featureGraph, rules, violations } from './arrows.ts';
import { importsOf, readSources, source } from './sources.ts';

const sources = readSources(join(import.meta.dirname, '../..'));

describe('this project', () => {
  it('is read whole', () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['db/core/dispatch.ts', 'electron/main.ts', 'renderer/App.tsx']),
    );
    const known = new Set(paths);
    const missing = sources.flatMap(({ path, imports }) =>
      imports
        .filter((name) => /^(db|electron|renderer)\/.*\.tsx?$/.test(name) && !known.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('keeps every arrow', () => {
    expect(violations(sources)).toEqual([]);
  });

  it('has no circle between features', () => {
    expect(circle(featureGraph(sources))).toBeNull();
  });

  it('has no circle between files', () => {
    const graph = new Map(sources.map(({ path, runtime }) => [path, new Set(runtime)]));
    expect(circle(graph)).toBeNull();
  });
});

describe('an arrow that runs the wrong way breaks', () => {
  const wrong: Record<keyof typeof rules, readonly [path: string, text: string]> = {
    'only main, window, preload and ipc import electron': [
      'electron/http.ts',
      "import { app } from 'electron';",
    ],
    'the renderer knows contracts, procedures and errors, nothing else outside': [
      'renderer/features/visits/Page.tsx',
      "import type { Row } from '../../../db/visits/table.ts';",
    ],
    'the hosts know the core, not the pages': ['electron/ipc.ts', "import '../renderer/api/host.ts';"],
    'the core knows no host, no page and no network': [
      'db/visits/service.ts',
      "import { openHttpHost } from '../../electron/http.ts';",
    ],
    'db/core imports no feature': ['db/core/writer.ts', "import { visit } from '../visits/table.ts';"],
    "features meet through another's table, service or pure words": [
      'db/visits/service.ts',
      "const { rank } = await import('../residents/search.ts');",
    ],
    'a contract leans on nothing that does not run in a page': [
      'db/visits/contract.ts',
      "import { visit } from './table.ts';",
    ],
    'the district knows what travels and its words, plain parts of the core, the list of migrations and the colours':
      ['district/ingest.ts', "import { resident } from '../db/residents/table.ts';"],
    'no barrel files': [
      'renderer/ui/parts.ts',
      "/** Parts. */\nexport * from './Card.tsx';\nexport { a } from './a.ts';",
    ],
    'a file has at most 300 lines': ['db/visits/service.ts', 'x();\n'.repeat(301)],
  };

  it.each(Object.entries(wrong))('%s', (rule, [path, text]) => {
    expect(violations([source(path, text)])).toEqual([expect.stringContaining(`(${rule})`)]);
  });

  it('with a fixture for every rule', () => {
    expect(Object.keys(wrong).sort()).toEqual(Object.keys(rules).sort());
  });

  it("only where the other's module touches the database, however far down", () => {
    const visits = source('db/visits/service.ts', "import { mask } from '../residents/mask.ts';");
    const mask = source('db/residents/mask.ts', "import { digits } from './digits.ts';");
    const digits = (text: string) => source('db/residents/digits.ts', text);
    expect(violations([visits, mask, digits("import type { Row } from './table.ts';")])).toEqual([]);
    expect(violations([visits, mask, digits("import { row } from './table.ts';")])).toEqual([
      expect.stringContaining('db/visits/service.ts: db/residents/mask.ts'),
    ]);
  });

  it('also as a circle', () => {
    const visits = source('db/visits/service.ts', "import { a } from '../queue/service.ts';");
    const queue = source('db/queue/service.ts', "import { b } from '../residents/service.ts';");
    const residents = source('db/residents/service.ts', "import type { c } from '../visits/table.ts';");
    expect(circle(featureGraph([visits, queue]))).toBeNull();
    expect(circle(featureGraph([visits, queue, residents]))).toEqual([
      'visits',
      'queue',
      'residents',
      'visits',
    ]);
  });
});

describe('every form of import is seen', () => {
  it.each([
    ["import { a } from './a.ts';", ['db/x/a.ts']],
    ["import type { A } from './a.ts';", ['db/x/a.ts']],
    ["import {\n  a,\n  type B,\n} from '../core/b.ts';", ['db/core/b.ts']],
    ["import a, { b } from 'zod';", ['zod']],
    ["import './side.ts';", ['db/x/side.ts']],
    ["export { a } from './a.ts';", ['db/x/a.ts']],
    ["export * from './a.ts';", ['db/x/a.ts']],
    ["  const a = await import('./a.ts');", ['db/x/a.ts']],
    ["/**\n * import { a } from './a.ts'\n * import('./b.ts')\n */ const from = 'b';", []],
  ])('%s', (text, found) => {
    expect(importsOf('db/x/y.ts', text, 'with types')).toEqual(found);
  });

  it('and those that are erased are told apart', () => {
    const text =
      "import type { A } from './a.ts';\nimport { b } from './b.ts';\nexport type { C } from './c.ts';";
    expect(importsOf('db/x/y.ts', text, 'without types')).toEqual(['db/x/b.ts']);
  });
});
