/** `npm run bench -- save search import`: each bench prints its figures beside their goals, then one line of JSON. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BenchResult } from './result.ts';

const here = import.meta.dirname;
const isBench = (file: string) => /^export default\b/m.test(readFileSync(join(here, file), 'utf8'));
const known = () =>
  globSync('*.ts', { cwd: here })
    .filter(isBench)
    .map((file) => basename(file, '.ts'))
    .sort();

function print({ name, figures, goals, holds }: BenchResult) {
  console.log(`\n${name}`);
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([key, figure]) => [key, { figure, goal: goals[key] ?? '' }]),
    ),
  );
  console.log(JSON.stringify({ name, figures, goals, holds }));
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !known().includes(name));
if (names.length === 0 || unknown.length > 0) {
  console.error(`usage: npm run bench -- NAME…   benches: ${known().join(', ')}`);
  process.exitCode = 1;
} else {
  for (const name of names) {
    const bench: { default: () => Promise<BenchResult> } = await import(`./${name}.ts`);
    print(await bench.default());
  }
}
