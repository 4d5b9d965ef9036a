import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { whyNotInRenderer } from '../../vite.config.ts';

const root = join(import.meta.dirname, '../..');

/** Builds a page that does nothing but import one module of the project, or a package. */
function buildPageWith(source: string) {
  const probe = join(root, 'renderer/probe.ts');
  return build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'silent',
    plugins: [
      {
        name: 'probe',
        resolveId: (id) => (id === probe ? id : null),
        load: (id) => (id === probe ? `export * from '${source}';` : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: probe, preserveEntrySignatures: 'strict' } },
  });
}

describe('a page that reaches past the contracts does not build', () => {
  test.each([
    '../db/core/connection.ts',
    '../db/residents/table.ts',
    '../db/core/clock.ts',
    '../electron/http.ts',
    'drizzle-orm',
    'node:fs',
    'pinyin-pro',
  ])('%s', async (source) => {
    await expect(buildPageWith(source)).rejects.toThrow(/renderer/);
  });

  test.each(['../db/contract.ts', '../db/core/errors.ts', '../db/core/procedure.ts'])(
    'while %s does',
    async (source) => {
      await expect(buildPageWith(source)).resolves.toBeDefined();
    },
  );
});

test('a contract leans on pure modules of features, never on tables or handlers', () => {
  const from = 'db/visits/contract.ts';
  expect(whyNotInRenderer('db/residents/vocabulary.ts', from)).toBeNull();
  expect(whyNotInRenderer('db/visits/table.ts', from)).toMatch(/contracts/);
  expect(whyNotInRenderer('db/residents/service.ts', from)).toMatch(/contracts/);
  expect(whyNotInRenderer('db/core/writer.ts', from)).toMatch(/contracts/);
  expect(whyNotInRenderer('db/residents/vocabulary.ts', 'renderer/features/visits/QueuePage.tsx')).toMatch(
    /contracts/,
  );
});
