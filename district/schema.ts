/** Which tables of desks this program was made with (SPEC R9): a desk's schema is the number of its migrations. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const journal = z.object({ entries: z.array(z.unknown()) });
const deskJournal = join(import.meta.dirname, '../db/migrations/meta/_journal.json');

/** Oldest and newest. A newer desk is not turned away: what it says and nobody here knows is kept verbatim. */
export const schemaRange: [number, number] = [
  1,
  journal.parse(JSON.parse(readFileSync(deskJournal, 'utf8'))).entries.length,
];
