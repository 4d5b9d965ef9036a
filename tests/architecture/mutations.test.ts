/** What takes safeguards out of the code must find them: said here within seconds, and not by a long run of the simulation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atDesks, atDistrict, headUnlocked, mutated } from '../sync/simulate/mutations.ts';

const root = join(import.meta.dirname, '../..');

it.for([...atDesks, ...atDistrict, headUnlocked])('“$name” finds its place', (mutation) => {
  const source = readFileSync(join(root, mutation.file), 'utf8');
  expect(mutated(source, mutation)).not.toBe(source);
});

it('a place that is gone, or one of two, is refused', () => {
  const mutation = { name: '', file: 'a.ts', find: 'one', replace: 'none' };
  expect(() => mutated('two', mutation)).toThrow('a.ts no longer says: one');
  expect(() => mutated('one, one', mutation)).toThrow('a.ts no longer says: one');
});
