/** The exchange knows every kind of row there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entities } from '../../db/entities.ts';

const db = join(import.meta.dirname, '../../db');
const declared = readdirSync(db, { recursive: true, encoding: 'utf8' })
  .filter((file) => /table\.ts$/i.test(file))
  .flatMap((file) => [...readFileSync(join(db, file), 'utf8').matchAll(/= (?:register|fact)\('(\w+)'/g)])
  .map(([, name]) => name);

it('lists each entity that a table file declares, once', () => {
  expect(declared.length).toBeGreaterThan(40);
  expect([...entities.keys()].toSorted()).toEqual(declared.toSorted());
});
