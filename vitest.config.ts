import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests start some four hundred programs: what Node has compiled of one serves the next, which starts in three quarters of the time. */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

/** What `npm run check` asks of the whole tree, besides types and lint. */
const checks = ['tests/architecture/**/*.test.ts', 'tests/renderer/texts.test.ts'];
const browserTests = ['tests/e2e/**/*.test.ts'];
/** People's keystrokes, scans and waiting are timed there: one browser at a time, and nothing beside it. */
const timedTests = ['canteen', 'desk', 'kiosk', 'scanner', 'volunteers'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);
const pageTests = ['tests/renderer/**/*.test.tsx'];
const hostTests = ['tests/hosts/**/*.test.ts'];
/** Otherwise one processor is left to nobody: most of the time goes into tests, and hardly any into what leads them. */
const maxWorkers = '100%';

/** What kills processes and what simulates takes longest: begun first, it goes on beside everything else. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = ({ moduleId }: TestSpecification) => /\/tests\/(crash|sync\/simulate)\//.test(moduleId);
    return [...sorted.filter(long), ...sorted.filter((file) => !long(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // The counts of a run, for machines: `.ci/run` reads them.
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...checks, ...browserTests, ...pageTests, ...hostTests],
          // Nothing in the core lives in a module: one import of it serves all files, in half the time.
          isolate: false,
          maxWorkers,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'hosts',
          environment: 'node',
          // Each with connections of its own: what one leaves open is not the next one's.
          include: hostTests,
          maxWorkers,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'check',
          environment: 'node',
          include: checks,
          maxWorkers,
          testTimeout: 60_000,
        },
      },
      {
        test: { name: 'dom', environment: 'happy-dom', include: pageTests, maxWorkers, testTimeout: 20_000 },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: browserTests,
          exclude: timedTests,
          maxWorkers,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e-timed',
          environment: 'node',
          include: timedTests,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
