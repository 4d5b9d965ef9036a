/**
 * The rules of an honest hour: nobody is at two places at once, serves longer than a day allows, after death or a move,
 * in the future or backwards. As failures where something is entered, as flags where it waits for a decision.
 */

import { readSettings } from '../centre/service.ts';
import { type Day, dayAt, daysBetween } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { DeskError } from '../core/errors.ts';
import { type ResidentRow, requireResident } from '../residents/service.ts';
import { statuses } from '../residents/vocabulary.ts';
import { findStation } from '../shifts/service.ts';
import { accountIdsOf, requireVolunteer } from '../volunteers/service.ts';
import { serviceFailure } from './failures.ts';
import { servicesAcross, servicesOfDay } from './rows.ts';
import type { Span } from './schemas.ts';

/** A time of service that is to be judged, stored or not. */
export interface Candidate {
  rootId: string;
  volunteerId: string;
  startAt: number;
  endAt: number;
  minutes: number;
  stationId: string | null;
  activity: string;
}

export interface Timed {
  day: Day;
  startAt: number;
  endAt: number;
  minutes: number;
}

/** `08:30` of the centre. */
export function clockTime(ctx: QueryContext, at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', {
    timeZone: ctx.zone,
    hour: '2-digit',
    minute: '2-digit',
  });
}

/**
 * The day, and the minutes of real service.
 *
 * @throws DeskError `service.endBeforeStart`, `service.future`, `service.breaksTooLong`
 */
export function readSpan(ctx: QueryContext, { startAt, endAt, breakMinutes }: Span): Timed {
  if (endAt <= startAt) throw serviceFailure('service.endBeforeStart', {}, 'span.endAt');
  if (endAt > ctx.now) throw serviceFailure('service.future', {}, 'span.endAt');
  const minutes = Math.floor((endAt - startAt) / 60_000) - breakMinutes;
  if (minutes < 0) throw serviceFailure('service.breaksTooLong', {}, 'span.breakMinutes');
  return { day: dayAt(startAt, ctx.zone), startAt, endAt, minutes };
}

/** Died or moved on or before that day. */
export function goneOn(person: ResidentRow, day: Day): DeskError | null {
  const { name, status, statusSince } = person;
  if (status !== 'died' && status !== 'moved') return null;
  if (statusSince !== null && day < statusSince) return null;
  const { zh, en } = statuses[status];
  return serviceFailure('service.gone', { name, since: statusSince ?? '—', status: zh, statusEn: en });
}

interface Other {
  rootId: string;
  startAt: number;
  endAt: number | null;
  stationId: string | null;
  activity: string;
}

function sayOverlap(ctx: QueryContext, one: Candidate, other: Other): DeskError {
  const words = {
    day: dayAt(other.startAt, ctx.zone),
    from: clockTime(ctx, other.startAt),
    to: other.endAt === null ? '…' : clockTime(ctx, other.endAt),
    activity: other.activity,
  };
  const place = findStation(ctx, other.stationId);
  const elsewhere = one.stationId !== null && place !== null && place.id !== one.stationId;
  return elsewhere
    ? serviceFailure('service.twoPlaces', { ...words, place: place.name })
    : serviceFailure('service.overlaps', words);
}

const isAcross = (one: Candidate, other: Other): boolean =>
  other.startAt < one.endAt && (other.endAt ?? other.startAt + 1) > one.startAt;

/** Rows that are not stored yet, of the same sheet or file. */
export type Together = readonly (Candidate & { day: Day; residentId: string })[];

/** Another time of service of the same person, stored or of the same sheet, that lies across this one. */
export function overlapOf(
  ctx: QueryContext,
  residentId: string,
  one: Candidate,
  together: Together = [],
): DeskError | null {
  const [stored] = servicesAcross(ctx, accountIdsOf(ctx, residentId), one);
  const other = stored ?? together.find((row) => row.residentId === residentId && isAcross(one, row));
  return other ? sayOverlap(ctx, one, other) : null;
}

/** More than the day allows, with what else was served on it; `minutesOf` says what counts of the others. */
export function tooLongOn(
  ctx: QueryContext,
  residentId: string,
  one: Candidate & { day: Day },
  together: Together = [],
): DeskError | null {
  const { day, minutes } = one;
  const stored = servicesOfDay(ctx, accountIdsOf(ctx, residentId), one);
  const beside = together.filter((row) => row.residentId === residentId && row.day === day);
  const others = [...stored, ...beside].reduce((sum, row) => sum + (row.minutes ?? 0), 0);
  return tooLong(ctx, day, others + minutes);
}

export function tooLong(ctx: QueryContext, day: Day, minutes: number): DeskError | null {
  const most = readSettings(ctx.db).maxServiceHoursPerDay;
  if (minutes <= most * 60) return null;
  return serviceFailure('service.tooLong', { day, hours: Math.round(minutes / 6) / 10, most });
}

export function lateOn(ctx: QueryContext, day: Day, on: Day): DeskError | null {
  const days = readSettings(ctx.db).backfillDays;
  return daysBetween(day, on) > days ? serviceFailure('service.tooLate', { day, days }) : null;
}

/**
 * What speaks against entering a time of service; null: nothing.
 *
 * @param late whether a day long past is refused
 */
export function refusalOf(
  ctx: QueryContext,
  one: Candidate & { day: Day },
  { late, together = [] }: { late: boolean; together?: Together },
): DeskError | null {
  const person = requireResident(ctx, requireVolunteer(ctx, one.volunteerId).residentId);
  return (
    goneOn(person, one.day) ??
    (late ? lateOn(ctx, one.day, ctx.today) : null) ??
    overlapOf(ctx, person.id, one, together) ??
    tooLongOn(ctx, person.id, one, together)
  );
}
