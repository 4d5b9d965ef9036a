/** Row ids. Random ones sort by the time they were made; natural ones are the same on every desk. */
import { v5, v7 } from 'uuid';
import type { Clock } from './clock.ts';

export interface Ids {
  /** A UUIDv7, larger than any this source gave before. */
  next(): string;
}

const naturalNamespace = '0b7a3f5e-5d0c-5c1e-9d5c-6c696e6c6921';

/**
 * The id of a row that life itself numbers, e.g. `naturalId('meal', resident, day, meal)`: two desks that
 * log the same lunch offline make one row, and the second log shows as such.
 */
export function naturalId(kind: string, ...key: readonly string[]): string {
  return v5(JSON.stringify([kind, ...key]), naturalNamespace);
}

/**
 * @param randomBytes fills the random part; pass a seeded source to make ids repeatable.
 */
export function createIds(clock: Clock, randomBytes?: () => Uint8Array): Ids {
  let lastMs = 0;
  let count = 0;
  return {
    next() {
      const now = clock.now();
      // A clock that stands still or goes back must not give ids out of order.
      count = now > lastMs ? 0 : count + 1;
      lastMs = Math.max(now, lastMs);
      return v7({ msecs: lastMs, seq: count, ...(randomBytes ? { random: randomBytes() } : {}) });
    },
  };
}
