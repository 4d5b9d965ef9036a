/** Weeks of the calendar, from Monday; times of a shift as they are typed. Pure. */
import type { ShiftLine } from '../../../../db/shifts/contract.ts';
import { shiftDay } from '../../../ui/format.ts';
import { readTime } from '../../health/instantAt.ts';

export const weekLength = 7;

export function mondayOf(day: string): string {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return shiftDay(day, -((weekday + 6) % weekLength));
}

export function daysOf(monday: string): string[] {
  return Array.from({ length: weekLength }, (_, at) => shiftDay(monday, at));
}

/** Null: not whole, or the end is not after the start. */
export function readTimes(from: string, to: string): { from: string; to: string } | null {
  const start = readTime(from);
  const end = readTime(to);
  return start !== null && end !== null && start < end ? { from: start, to: end } : null;
}

export function stateOf({ cancelled, over, short }: ShiftLine): 'off' | 'short' | 'full' {
  if (cancelled || over) return 'off';
  return short > 0 ? 'short' : 'full';
}
