/** What stands on the kiosk, one screen at a time. Whatever is known of a person is in the screen and goes with it. */
import type { FoundVolunteer } from '../../../db/service/contract.ts';
import type { Api } from '../../api/client.ts';
import { instantAt, readTime } from '../health/instantAt.ts';

type Answer<P extends keyof Api['service']> = Awaited<ReturnType<Api['service'][P]>>;

export type ShiftChoice = Answer<'kioskShifts'>[number];
export type Mine = Answer<'mine'>;
export type Missed = FoundVolunteer['forgotten'][number];
export type Who = { number: string } | { pass: string };

/** What has just been done, told on the last screen. */
export type Deed =
  | { kind: 'in'; startAt: number; activity: string; doubtful: boolean }
  | { kind: 'out'; startAt: number; endAt: number; minutes: number }
  | { kind: 'mended'; minutes: number };

export type Screen =
  | { at: 'start' }
  | { at: 'name' }
  | { at: 'pin'; who: Who; label: string }
  | { at: 'person'; found: FoundVolunteer; shifts: readonly ShiftChoice[] }
  | { at: 'help'; found: FoundVolunteer; shifts: readonly ShiftChoice[] }
  | { at: 'done'; found: FoundVolunteer; deed: Deed }
  | { at: 'mine'; found: FoundVolunteer; mine: Mine }
  | { at: 'forgot'; found: FoundVolunteer; missed: Missed }
  | { at: 'staff' };

/** Seconds without a touch until everybody is forgotten. */
export const idleSeconds = 20;
const doneSeconds = 10;

/** Null: nobody is known on this screen, and nothing was begun. */
export function secondsOf({ at }: Screen): number | null {
  if (at === 'start') return null;
  return at === 'done' ? doneSeconds : idleSeconds;
}

/** What remains to be mended after one has been: the volunteer is not asked twice. */
export function withoutMissed(found: FoundVolunteer, { rootId }: Missed): FoundVolunteer {
  const forgotten = found.forgotten.filter((one) => one.rootId !== rootId);
  return { ...found, forgotten, forgottenCount: forgotten.length };
}

export type LeftAt =
  | { kind: 'typing' }
  | { kind: 'wrong' }
  | { kind: 'time'; time: string; endAt: number; nextDay: boolean };

/**
 * When a volunteer left, from the four digits they typed. A time before the sign-in is one of the night after: the desk
 * refuses what has not come yet, or is too long for a day.
 */
export function readLeftAt(digits: string, { day, startAt }: Missed, zone: string): LeftAt {
  if (digits.length < 4) return { kind: 'typing' };
  const time = readTime(digits);
  if (time === null) return { kind: 'wrong' };
  const sameDay = instantAt(day, time, zone);
  if (sameDay > startAt) return { kind: 'time', time, endAt: sameDay, nextDay: false };
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return { kind: 'time', time, endAt: instantAt(next, time, zone), nextDay: true };
}
