/** Which parts of the week a shift takes. Browser-safe. */
import type { Day } from '../core/clock.ts';
import { availabilityBit } from '../volunteers/schemas.ts';
import { dayParts } from '../volunteers/shapes.ts';

/** When the parts of the day begin: 上午 下午 晚上. */
const starts = ['00:00', '12:00', '18:00'] as const;

/** Monday 0 … Sunday 6. */
export const weekdayOf = (day: Day): number => (new Date(day).getUTCDay() + 6) % 7;

/** The bits of `availability` that somebody has to be free in. */
export function partBits(day: Day, from: string, to: string): number {
  return dayParts.reduce((bits, part, at) => {
    const begins = starts[at] ?? '';
    const ends = starts[at + 1] ?? '24:00';
    return from < ends && begins < to ? bits | availabilityBit(weekdayOf(day), part) : bits;
  }, 0);
}
