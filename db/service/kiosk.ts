/** Finding a volunteer at the kiosk, and what they may see there. */
import { residentOfCode } from '../cards/service.ts';
import { findCentre } from '../centre/service.ts';
import { addDays } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { CommandContext, QueryContext, TaskContext } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { matchedRanges, requireResident, searchIds } from '../residents/service.ts';
import type { ShiftLine } from '../shifts/contract.ts';
import { listStations, shiftsBetween, shiftsOf, stationOfCode } from '../shifts/service.ts';
import type { serviceKinds } from '../shifts/shapes.ts';
import { volunteerFailure } from '../volunteers/contract.ts';
import { maskName } from '../volunteers/maskName.ts';
import { readNumber } from '../volunteers/number.ts';
import {
  accountIdsOf,
  checkPin,
  requireVolunteer,
  volunteerOfNumber,
  volunteerOfResident,
} from '../volunteers/service.ts';
import { kioskFailure } from './failures.ts';
import type { Given } from './given.ts';
import {
  brakeMinutes,
  clearWrongPins,
  countWrongPin,
  forgetPasses,
  givePass,
  isProven,
  readPass,
} from './passes.ts';
import { isStillThere } from './presence.ts';
import { openOf } from './rows.ts';
import type { Evidence } from './shapes.ts';

const mostFound = 8;
/** People whom a name may fit; the volunteers among them are shown. */
const mostLookedAt = 2000;
const recentDays = 28;
const mostActivities = 8;

interface Helped {
  activity: string;
  kind: (typeof serviceKinds)[number];
}

const recentActivities = perConnection((sqlite) =>
  sqlite.prepare<[string, number], Helped>(
    `SELECT activity, kind FROM service WHERE day >= ? AND shift_id IS NULL AND supersedes IS NULL
     GROUP BY activity, kind ORDER BY count(*) DESC, activity LIMIT ?`,
  ),
);

function choiceOf(line: ShiftLine) {
  const { id, from, to, opportunity } = line;
  const { title, kind, station, place } = opportunity;
  return { shiftId: id, title, kind, from, to, station, place };
}

/** Those at the place where the kiosk stands first. */
function todaysShifts(ctx: QueryContext, stationId: string | null): ShiftLine[] {
  const open = shiftsBetween(ctx, { from: ctx.today, days: 1 }).filter(
    (line) => !line.cancelled && !line.over,
  );
  const here = ({ opportunity }: ShiftLine) => stationId !== null && opportunity.stationId === stationId;
  return open.toSorted((a, b) => Number(here(b)) - Number(here(a)));
}

export function kioskHome(ctx: QueryContext, { stationId }: Given<'kioskHome'>) {
  return {
    centreName: findCentre(ctx.db)?.name ?? '',
    stations: listStations(ctx, {}),
    shifts: todaysShifts(ctx, stationId).map(choiceOf),
    activities: recentActivities(ctx.sqlite).all(addDays(ctx.today, -recentDays), mostActivities),
  };
}

/** Who they are to anybody who looks over their shoulder. */
function publicSide(ctx: QueryContext, volunteerId: string) {
  const { residentId, number } = requireVolunteer(ctx, volunteerId);
  return { maskedName: maskName(requireResident(ctx, residentId).name), number };
}

export function kioskFind(ctx: QueryContext, { text }: Given<'kioskFind'>) {
  const typed = text.trim();
  // Digits would find people by the tail of a phone or document number.
  const enough = /\p{Script=Han}/u.test(typed) || /[a-z]{2}/i.test(typed);
  if (!enough || /\d/.test(typed.normalize('NFKC'))) throw kioskFailure('kiosk.typeMore');
  const named = searchIds(ctx, typed, mostLookedAt).flatMap((residentId) => {
    const volunteer = volunteerOfResident(ctx, residentId);
    if (volunteer?.state !== 'active') return [];
    const { name } = requireResident(ctx, residentId);
    // By address or a former name nobody is found here.
    return matchedRanges(name, typed).length > 0 ? [volunteer.id] : [];
  });
  return named
    .slice(0, mostFound)
    .map((id) => ({ pass: givePass(ctx, id, 'named'), ...publicSide(ctx, id) }));
}

function foundAs(ctx: QueryContext, volunteerId: string, evidence: Evidence) {
  const { residentId } = requireVolunteer(ctx, volunteerId);
  const pass = givePass(ctx, volunteerId, evidence);
  const proven = isProven({ volunteerId, evidence, until: 0 });
  const stations = new Map(listStations(ctx, { retired: true }).map((station) => [station.id, station]));
  const all = openOf(ctx, accountIdsOf(ctx, residentId)).map((row) => ({
    ...row,
    station: row.stationId === null ? null : (stations.get(row.stationId) ?? null),
  }));
  const now = all.find((row) => isStillThere(ctx, row)) ?? null;
  const forgotten = all.filter((row) => row !== now);
  return {
    pass,
    ...publicSide(ctx, volunteerId),
    evidence,
    proven,
    signedIn: now !== null,
    open: proven ? now : null,
    forgottenCount: forgotten.length,
    forgotten: proven ? forgotten : [],
  };
}

export function kioskScan(ctx: CommandContext, { code }: Given<'kioskScan'>) {
  const card = residentOfCode(ctx, code);
  if (!card) {
    const { station } = stationOfCode(ctx, { code });
    if (!station) throw kioskFailure('kiosk.cardUnknown');
    const { name, nameEn } = station;
    throw kioskFailure('kiosk.stationCode', { name, nameEn: nameEn || name });
  }
  if (card.state !== 'active') throw kioskFailure('kiosk.cardNotInUse');
  const volunteer = volunteerOfResident(ctx, card.residentId);
  if (!volunteer) throw kioskFailure('kiosk.notAVolunteer');
  return foundAs(ctx, volunteer.id, 'scan');
}

/** A number that nobody has counts and is logged like a wrong PIN, and answers the same. */
async function refuseNumber(ctx: TaskContext): Promise<never> {
  const wrongHere = countWrongPin(ctx);
  await ctx.transact((tx) => tx.record(null, { unknownNumber: true, wrongHere }));
  throw volunteerFailure('pin.wrong');
}

export async function kioskPin(ctx: TaskContext, { who, pin }: Given<'kioskPin'>) {
  const minutes = brakeMinutes(ctx);
  if (minutes > 0) throw volunteerFailure('pin.locked', { minutes });
  const number = 'number' in who ? readNumber(who.number) : null;
  const volunteerId =
    'pass' in who
      ? readPass(ctx, who.pass).volunteerId
      : number === null
        ? undefined
        : volunteerOfNumber(ctx, number)?.id;
  if (volunteerId === undefined) return refuseNumber(ctx);
  try {
    await checkPin(ctx, volunteerId, pin);
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'pin.none') countWrongPin(ctx);
    throw error;
  }
  clearWrongPins(ctx.session);
  return foundAs(ctx, volunteerId, 'pin');
}

export function kioskNamed(ctx: CommandContext, { pass }: Given<'kioskNamed'>) {
  return foundAs(ctx, readPass(ctx, pass).volunteerId, 'named');
}

export function kioskShifts(ctx: QueryContext, { pass, stationId }: Given<'kioskShifts'>) {
  const { residentId } = requireVolunteer(ctx, readPass(ctx, pass).volunteerId);
  const own = new Set(
    shiftsOf(ctx, residentId, ctx.today, ctx.today)
      .filter(({ state }) => state === 'signedUp')
      .map(({ shift }) => shift.id),
  );
  return todaysShifts(ctx, stationId)
    .map((line) => ({ ...choiceOf(line), signedUp: own.has(line.id) }))
    .toSorted((a, b) => Number(b.signedUp) - Number(a.signedUp));
}

export function kioskDone(ctx: CommandContext): Record<never, never> {
  forgetPasses(ctx.session);
  return {};
}
