/**
 * What tells a scanner from fingers: many keys, one right after the other. A card's code takes a scanner a tenth of a
 * second; the fastest typists leave some 80 ms between two keys, and a key held down says that it repeats.
 */

/** Fewer keys are no code. */
const leastKeys = 6;
/** The middle one of the gaps stays below this, ms. */
const medianGapMs = 35;
/** A longer gap ends a burst: what comes after it is another one. */
export const pauseMs = 60;

export interface Burst {
  /** What the keys mean on their caps: capitals and digits, whatever Shift, Caps Lock and input method make of them. */
  readonly keys: readonly string[];
  readonly gaps: readonly number[];
  /** Time of the last key, ms. */
  readonly lastAt: number;
}

/** @param at the event's own time, so that a busy page does not blur what the device did */
export function extend(burst: Burst | null, key: string, at: number): Burst {
  const gap = burst === null ? Number.POSITIVE_INFINITY : at - burst.lastAt;
  if (burst === null || gap > pauseMs) return { keys: [key], gaps: [], lastAt: at };
  return { keys: [...burst.keys, key], gaps: [...burst.gaps, gap], lastAt: at };
}

/** Two keys or more that came faster than fingers type. */
export function isFast({ gaps }: Burst): boolean {
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return middle !== undefined && middle < medianGapMs;
}

export function isScan(burst: Burst): boolean {
  // One key over and over is a key that something leans on, where the system does not say that it repeats.
  return burst.keys.length >= leastKeys && new Set(burst.keys).size > 1 && isFast(burst);
}

const punctuation: Readonly<Record<string, string>> = {
  Minus: '-',
  Slash: '/',
  Period: '.',
  Semicolon: ':',
  Space: ' ',
  NumpadSubtract: '-',
};

/**
 * The character of a physical key. With an input method on, `key` is only `Process`; the place on the board is what the
 * scanner pressed. Null: a key that no code contains.
 */
export function physicalKey(event: KeyboardEvent): string | null {
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(event.code) ?? [];
  const character = letter ?? digit ?? punctuation[event.code];
  if (character !== undefined) return character;
  // Some drivers send characters without a place.
  return event.code === '' && /^[\da-z]$/i.test(event.key) ? event.key.toUpperCase() : null;
}
