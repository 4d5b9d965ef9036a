/**
 * `npm run db:migration -- name_of_the_intent`: compares the table files with the last migration and writes the next
 * one. drizzle-kit knows neither STRICT nor WITHOUT ROWID tables, so they are added here.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const [name] = process.argv.slice(2);
if (!name) throw new Error('say what the migration is for: npm run db:migration -- add_photo_to_card');

const before = new Set(readdirSync(folder));
const kit = join(folder, '../../node_modules/drizzle-kit/bin.cjs');
execFileSync(process.execPath, [kit, 'generate', '--config', 'db/drizzle.config.ts', '--name', name], {
  stdio: 'inherit',
});

/** Narrow tables whose primary key is the whole row. */
const withoutRowid = new Set(['resident_term']);

for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.sql') && !before.has(entry))) {
  const path = join(folder, file);
  const strict = readFileSync(path, 'utf8').replace(
    /CREATE TABLE `(\w+)` \(([\s\S]*?)\n\);/g,
    (_whole, table: string, body: string) =>
      `CREATE TABLE \`${table}\` (${body}\n) STRICT${withoutRowid.has(table) ? ', WITHOUT ROWID' : ''};`,
  );
  writeFileSync(path, strict);
}
