import { defineConfig } from 'vitest/config';

/** What `npm run check` asks of the whole tree, besides types and lint. */
const checks = ['tests/architecture/**/*.test.ts', 'tests/renderer/texts.test.ts'];
const browserTests = ['tests/e2e/**'];
const pageTests = ['tests/renderer/**/*.test.tsx'];

export default defineConfig({
  test: {
    // The counts of a run, for machines: `.ci/run` reads them.
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...checks, ...browserTests, ...pageTests],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'check',
          environment: 'node',
          include: checks,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'dom', environment: 'happy-dom', include: pageTests, testTimeout: 20_000 } },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          // One browser at a time, and nothing beside it: keystrokes are timed.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
