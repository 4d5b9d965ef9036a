/** A clock that stands until it is told to move, and ids that repeat from run to run. */
import type { Clock } from '../../db/core/clock.ts';
import { createIds, type Ids } from '../../db/core/ids.ts';

export interface TestClock extends Clock {
  set(instant: number | string): void;
  advance(ms: number): void;
}

/** Starts on a Monday morning at the centre: 2026-11-16 08:30 in Shanghai. */
export function testClock(start = Date.parse('2026-11-16T08:30:00+08:00')): TestClock {
  let now = start;
  return {
    now: () => now,
    set(instant) {
      now = typeof instant === 'string' ? Date.parse(instant) : instant;
    },
    advance(ms) {
      now += ms;
    },
  };
}

/** mulberry32: small, seedable, good enough to vary test data. Gives numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function testIds(clock: Clock, seed = 1): Ids {
  const random = seededRandom(seed);
  return createIds(clock, () => Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)));
}
