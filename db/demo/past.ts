/**
 * Enters a day that has passed through the features' own handlers, all in one transaction: everything is priced,
 * checked and derived as at the desk, and a month of lunches takes seconds.
 */
import { type Day, dayAt } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import type { DemoDesk } from './seed.ts';

export interface PastDay {
  day: Day;
  /** At a time of that day, `HH:MM`. What a handler records is left out: the day has one entry in the audit log. */
  at(time: string): CommandContext;
  /** Whether that time has passed when the demo opens. */
  reached(time: string): boolean;
}

const instantOf = (day: Day, time: string) => Date.parse(`${day}T${time}:00+08:00`);

/** `10:05` and seventy minutes: `11:15`. */
export function laterBy(time: string, minutes: number): string {
  const [hours = 0, begun = 0] = time.split(':').map(Number);
  const sum = hours * 60 + begun + Math.floor(minutes);
  return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`;
}

/** @param action the procedure that the audit log names */
export async function enterDay<T>(
  demo: DemoDesk,
  day: Day,
  action: string,
  work: (past: PastDay) => T,
): Promise<T> {
  const { clock, zone, opensAt } = demo;
  clock.set(Math.min(instantOf(day, '08:00'), opensAt));
  const answer = await demo.transact(action, (ctx) => {
    const done = work({
      day,
      at(time) {
        clock.set(Math.min(instantOf(day, time), opensAt));
        const now = clock.now();
        return { ...ctx, now, today: dayAt(now, zone), record: () => {} };
      },
      reached: (time) => instantOf(day, time) <= opensAt,
    });
    ctx.record(null, { day });
    return done;
  });
  clock.set(null);
  return answer;
}

export const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** The same people in another order. */
export function shuffled<Item>(random: () => number, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
