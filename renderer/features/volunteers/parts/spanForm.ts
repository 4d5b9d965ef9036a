/** A time of service as it is typed: a day, two times, minutes of break. Pure. */
import type { Span } from '../../../../db/service/contract.ts';
import { clockTime, dayIn, shiftDay } from '../../../ui/format.ts';
import { instantAt, readTime } from '../../health/instantAt.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';

export interface TypedSpan {
  day: string | null;
  from: string;
  to: string;
  breakMinutes: string;
}

/** An end before the start is on the next day: night shifts are real. Null: not whole yet, or nothing is left of it. */
export function readTypedSpan({ day, from, to, breakMinutes }: TypedSpan, zone: string): Span | null {
  const start = readTime(from);
  const end = readTime(to);
  const pause = breakMinutes.trim() === '' ? 0 : wholeNumber(breakMinutes);
  if (day === null || start === null || end === null || pause === undefined) return null;
  const span = {
    startAt: instantAt(day, start, zone),
    endAt: instantAt(end > start ? day : shiftDay(day, 1), end, zone),
    breakMinutes: pause,
  };
  return minutesOf(span) > 0 && start !== end ? span : null;
}

export function minutesOf({ startAt, endAt, breakMinutes }: Span): number {
  return Math.floor((endAt - startAt) / 60_000) - breakMinutes;
}

/** What was saved, ready to be changed; `minutes` is what was left after the breaks. */
export function typedFrom(
  saved: { startAt: number; endAt: number | null; minutes: number | null },
  zone: string,
): TypedSpan {
  const { startAt, endAt, minutes } = saved;
  const pause = endAt === null || minutes === null ? 0 : Math.floor((endAt - startAt) / 60_000) - minutes;
  return {
    day: dayIn(startAt, zone),
    from: clockTime(startAt, zone),
    to: endAt === null ? '' : clockTime(endAt, zone),
    breakMinutes: pause > 0 ? String(pause) : '',
  };
}
