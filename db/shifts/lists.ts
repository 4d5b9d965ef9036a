/** Shifts of a week, one shift with its people, the roster, and whom to remind. */
import { and, asc, between, eq } from 'drizzle-orm';
import { findCentre } from '../centre/service.ts';
import { addDays, type Day } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { byPinyin } from '../residents/service.ts';
import {
  accountIdsOf,
  accountName,
  lineList,
  linesOf,
  phoneIdOf,
  requireVolunteer,
} from '../volunteers/service.ts';
import type { Given } from './given.ts';
import { findShift, requireShift, shiftLines, signUpsBetween, signUpsOf } from './rows.ts';
import type { ShiftLine } from './schemas.ts';
import { signUpStates } from './shapes.ts';
import { shift } from './table.ts';

interface Wanted {
  from: Day;
  days: number;
  opportunityId?: string | undefined;
  stationId?: string | undefined;
  teamId?: string | undefined;
}

/** In order of day and time, the cancelled ones included. */
export function shiftsBetween(ctx: QueryContext, wanted: Wanted): ShiftLine[] {
  const { from, days, opportunityId, stationId, teamId } = wanted;
  const rows = ctx.db
    .select()
    .from(shift)
    .where(
      and(
        between(shift.day, from, addDays(from, days - 1)),
        opportunityId === undefined ? undefined : eq(shift.opportunityId, opportunityId),
      ),
    )
    .orderBy(asc(shift.day), asc(shift.from), asc(shift.id))
    .all();
  return shiftLines(ctx, rows).filter(
    ({ opportunity }) =>
      (stationId === undefined || opportunity.stationId === stationId) &&
      (teamId === undefined || opportunity.teamId === teamId),
  );
}

export function listShifts(ctx: QueryContext, given: Given<'shifts'>) {
  const all = shiftsBetween(ctx, given);
  const standing = all.filter(({ cancelled }) => !cancelled);
  const shown = (given.cancelled === true ? all : standing).filter(
    ({ short }) => given.short !== true || short > 0,
  );
  const sum = (of: (line: ShiftLine) => number) => standing.reduce((total, line) => total + of(line), 0);
  return {
    shifts: shown,
    needed: sum(({ needed }) => needed),
    filled: sum(({ filled }) => filled),
    short: sum(({ short }) => short),
  };
}

export function oneShift(ctx: QueryContext, { id }: Given<'shift'>) {
  const [line] = shiftLines(ctx, [requireShift(ctx, id)]);
  if (!line) throw new Error(`shift ${id} has no opportunity`);
  const entries = signUpsOf(ctx, [id]).toSorted(
    (a, b) => signUpStates.indexOf(a.state) - signUpStates.indexOf(b.state),
  );
  const volunteers = linesOf(
    ctx,
    entries.map(({ volunteerId }) => volunteerId),
  );
  const waiting = entries.filter(({ state }) => state === 'waiting').map((entry) => entry.id);
  const people = entries.flatMap(({ accountId, ...entry }) => {
    const volunteer = volunteers.get(entry.volunteerId);
    const place = entry.state === 'waiting' ? waiting.indexOf(entry.id) + 1 : null;
    return volunteer ? [{ ...entry, volunteer, place, accountName: accountName(ctx, accountId) }] : [];
  });
  return { shift: line, people };
}

/** Signed up or waiting from a day on, over all volunteer records of the person. */
export function shiftsOf(ctx: QueryContext, residentId: string, from: Day, until = '9999-12-31') {
  const entries = signUpsBetween(ctx, accountIdsOf(ctx, residentId), from, until);
  const lines = shiftLines(
    ctx,
    entries.flatMap(({ shiftId }) => findShift(ctx, shiftId) ?? []),
  );
  const byId = new Map(lines.map((line) => [line.id, line]));
  return entries.flatMap(({ shiftId, state }) => {
    const line = byId.get(shiftId);
    return line ? [{ shift: line, state }] : [];
  });
}

export function ofVolunteer(ctx: QueryContext, { volunteerId, from }: Given<'ofVolunteer'>) {
  return shiftsOf(ctx, requireVolunteer(ctx, volunteerId).residentId, from);
}

export function reminders(ctx: QueryContext, given: Given<'reminders'>) {
  const day = given.day ?? addDays(ctx.today, 1);
  const lines = shiftsBetween(ctx, { from: day, days: 1 }).filter(({ cancelled }) => !cancelled);
  const byShift = new Map(lines.map((line) => [line.id, line]));
  const entries = signUpsOf(ctx, [...byShift.keys()]).filter(({ state }) => state === 'signedUp');
  const byVolunteer = Map.groupBy(entries, ({ volunteerId }) => volunteerId);
  const volunteers = lineList(ctx, [...byVolunteer.keys()]);
  const order = byPinyin(
    volunteers.map(({ id, person }) => ({ id, name: person.name })),
    false,
  );
  const byId = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
  const people = order.flatMap((id) => {
    const volunteer = byId.get(id);
    if (!volunteer) return [];
    const own = new Set(byVolunteer.get(id)?.map(({ shiftId }) => shiftId));
    const phoneId = phoneIdOf(ctx, volunteer.person.id);
    return [{ volunteer, phoneId, shifts: lines.filter((line) => own.has(line.id)) }];
  });
  return { day, people };
}

export function roster(ctx: QueryContext, given: Given<'roster'>) {
  const lines = shiftsBetween(ctx, given).filter(({ cancelled }) => !cancelled);
  const entries = signUpsOf(
    ctx,
    lines.map(({ id }) => id),
  ).filter(({ state }) => state === 'signedUp');
  const volunteers = linesOf(ctx, [...new Set(entries.map(({ volunteerId }) => volunteerId))]);
  const byShift = Map.groupBy(entries, ({ shiftId }) => shiftId);
  const rows = lines.map((line) => ({
    shift: line,
    people: (byShift.get(line.id) ?? []).flatMap(({ volunteerId }) => {
      const volunteer = volunteers.get(volunteerId);
      if (!volunteer) return [];
      const { number, person } = volunteer;
      return [{ volunteerId, name: person.name, number, phone: person.phone }];
    }),
  }));
  return { centreName: findCentre(ctx.db)?.name ?? '', rows };
}
