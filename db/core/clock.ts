/** Time as the desk knows it. Injected everywhere, so that tests and the simulator own it. */

/** UTC milliseconds. */
export type Instant = number;
/** A calendar day of the centre, `YYYY-MM-DD`. */
export type Day = string;

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };

const formatters = new Map<string, Intl.DateTimeFormat>();

/** No zone begins a day inside a quarter of an hour, and nearly every question is about the present one. */
const quarterMs = 15 * 60_000;
let lastAnswer = { zone: '', quarter: 0, day: '' };

/** The centre's calendar day at an instant; `zone` is an IANA name such as `Asia/Shanghai`. */
export function dayAt(instant: Instant, zone: string): Day {
  const quarter = Math.floor(instant / quarterMs);
  if (lastAnswer.quarter === quarter && lastAnswer.zone === zone) return lastAnswer.day;
  let formatter = formatters.get(zone);
  if (!formatter) {
    // The Swedish locale writes ISO dates.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    formatters.set(zone, formatter);
  }
  const day = formatter.format(instant);
  lastAnswer = { zone, quarter, day };
  return day;
}

const wallFormatters = new Map<string, Intl.DateTimeFormat>();

/** Local date and time of an instant, written as if it were UTC. */
function wallTime(instant: Instant, zone: string): number {
  let formatter = wallFormatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    wallFormatters.set(zone, formatter);
  }
  return Date.parse(`${formatter.format(instant).replace(' ', 'T')}Z`);
}

/** The centre's date and time at an instant, to the minute: `2026-11-16 09:30`. */
export const timeAt = (instant: Instant, zone: string): string =>
  new Date(wallTime(instant, zone)).toISOString().slice(0, 16).replace('T', ' ');

/** The instant at which a calendar day of the centre begins. */
export function dayStart(day: Day, zone: string): Instant {
  const midnight = Date.parse(day);
  // Once more with the first answer's offset: the offset may change in between.
  const guess = midnight - (wallTime(midnight, zone) - midnight);
  return midnight - (wallTime(guess, zone) - guess);
}

/** Whole days from one calendar day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Completed years of age on a day. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * Hybrid logical time: never behind the wall clock, never backwards. Orders the changes of one desk
 * even when its clock is set back (SPEC R5).
 */
export interface HybridTime {
  ms: Instant;
  count: number;
}

export function nextHybrid(last: HybridTime, wall: Instant): HybridTime {
  return wall > last.ms ? { ms: wall, count: 0 } : { ms: last.ms, count: last.count + 1 };
}
