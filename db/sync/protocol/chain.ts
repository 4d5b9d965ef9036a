/**
 * The chain over a desk's changes (SPEC R4): the hash at `n` covers every change up to `n`, wherever batches were cut. Two
 * desks that used the same numbers for different changes differ from there on.
 */
import { hash } from 'node:crypto';

/** Before the first change of an epoch. */
export const chainStart = '0'.repeat(64);

/** In one spelling, whatever order fields were written in. */
function spell(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, spell(inner)]);
}

/** @param change as it is unpacked from a page, readable or not */
export function chainHash(previous: string, change: unknown): string {
  return hash('sha256', previous + JSON.stringify(spell(change)));
}

/** @param changes consecutive, the first of them right after `previous` */
export function chainOver(previous: string, changes: readonly unknown[]): string {
  return changes.reduce<string>(chainHash, previous);
}
