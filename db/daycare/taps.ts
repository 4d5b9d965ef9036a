/**
 * Taps on the board: arrived, absent, left, corrected, undone. Each is a fact. The first of its kind for a person and
 * day has an id of nature, so that a second finger or a second desk adds nothing; what follows supersedes it.
 */
import type { z } from 'zod';
import { type Day, dayAt, dayStart } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, type ResidentRow, requireResident } from '../residents/service.ts';
import type { daycare as contract } from './contract.ts';
import { enrolledOn } from './enrolled.ts';
import { stayOn } from './enrolments.ts';
import { daycareFailure } from './failures.ts';
import { tellOfUndoneWord, tellOfWord } from './heard.ts';
import { leavesOn } from './leaves.ts';
import { openMissedTasks } from './missed.ts';
import { ownersOf } from './people.ts';
import {
  headsOfDay,
  headsOfPerson,
  type TapKind,
  type TapRow,
  type Taps,
  tapById,
  tapsBy,
} from './standing.ts';
import { attendances } from './table.ts';

type Contract = typeof contract;
type Given<P extends keyof Contract> = z.output<Contract[P]['input']>;

/** What a day entered afterwards is taken to have been, until somebody corrects the time: hours of the day in ms. */
const usualHour: Record<TapKind, number> = {
  arrived: 9 * 3_600_000,
  absent: 9 * 3_600_000,
  left: 16.5 * 3_600_000,
};
const minuteMs = 60_000;

type Facts = Pick<TapRow, 'residentId' | 'day' | 'kind' | 'reason' | 'withWhom' | 'note' | 'at'>;

/** `head`: the version it supersedes; undefined: it is the first of its kind. */
function insertTap(ctx: CommandContext, facts: Facts, head: TapRow | undefined, withdrawn = false): string {
  const { residentId, day, kind, reason, withWhom, note, at } = facts;
  const id = head ? ctx.ids.next() : naturalId('attendance', residentId, day, kind);
  ctx.write.insert(attendances, {
    ...{ id, residentId, day, kind, reason, withWhom, note, at, withdrawn },
    supersedes: head?.id ?? null,
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
  });
  if (!withdrawn && (!head || head.withdrawn === 1)) tellOfWord(ctx, id, facts);
  return id;
}

/** One person on one day: what stands, and the heads, withdrawn ones too, that a new tap has to supersede. */
interface PersonDay {
  person: ResidentRow;
  day: Day;
  taps: Taps;
  head(kind: TapKind): TapRow | undefined;
}

function personDay(ctx: QueryContext, residentId: string, asked: Day | undefined): PersonDay {
  const day = asked ?? ctx.today;
  if (day > ctx.today) throw daycareFailure('daycare.futureDay', { day }, 'day');
  const person = requireResident(ctx, residentId);
  const heads = headsOfPerson(ctx, cardIds(ctx, person.id), day, day);
  const taps = tapsBy(heads, () => person.id).get(person.id) ?? {};
  return { person, day, taps, head: (kind) => heads.findLast((head) => head.kind === kind) };
}

function refuseNotEnrolled(ctx: QueryContext, { person, day, taps }: PersonDay) {
  const isKnown = taps.arrived ?? taps.absent ?? stayOn(ctx, person.id, day);
  if (!isKnown) throw daycareFailure('daycare.notEnrolled', { name: person.name, day }, 'residentId');
}

/** @throws DeskError `daycare.otherDay`, `daycare.inFuture` */
function timeOf(ctx: QueryContext, day: Day, kind: TapKind, at: number | undefined): number {
  if (at === undefined) return day === ctx.today ? ctx.now : dayStart(day, ctx.zone) + usualHour[kind];
  if (dayAt(at, ctx.zone) !== day) throw daycareFailure('daycare.otherDay', { day }, 'at');
  if (at > ctx.now) throw daycareFailure('daycare.inFuture', {}, 'at');
  return at;
}

/** Times are typed in minutes: leaving in the minute of the arrival is not before it. */
function refuseReversed(arrivedAt: number, leftAt: number) {
  if (Math.floor(leftAt / minuteMs) < Math.floor(arrivedAt / minuteMs))
    throw daycareFailure('daycare.leftBeforeArrival', {}, 'at');
}

const anyOn = perConnection((sqlite) =>
  sqlite.prepare<[Day]>('SELECT 1 FROM attendance WHERE day = ? LIMIT 1'),
);

/** The first tap of a day, and one that changes an earlier day, look after those who were missed. */
function tapping<T>(ctx: CommandContext, day: Day, tap: () => T): T {
  const looks = day < ctx.today || anyOn(ctx.sqlite).get(day) === undefined;
  const answer = tap();
  if (looks) openMissedTasks(ctx);
  return answer;
}

function withdraw(ctx: CommandContext, tap: TapRow | undefined): string[] {
  return tap ? [insertTap(ctx, tap, tap, true)] : [];
}

function arrive(ctx: CommandContext, { residentId, day, at, withWhom }: Given<'arrive'>) {
  const found = personDay(ctx, residentId, day);
  const { person, taps, head } = found;
  refuseNotEnrolled(ctx, found);
  if (taps.arrived && !taps.left) return { written: [] };
  return tapping(ctx, found.day, () => {
    // Whoever comes back, or comes after all, did not leave and is not absent.
    const written = [...withdraw(ctx, taps.left), ...withdraw(ctx, taps.absent)];
    if (!taps.arrived) {
      const facts = {
        residentId: person.id,
        day: found.day,
        kind: 'arrived',
        reason: null,
        note: '',
      } as const;
      const time = timeOf(ctx, found.day, 'arrived', at);
      written.push(insertTap(ctx, { ...facts, withWhom: withWhom || null, at: time }, head('arrived')));
    }
    ctx.record(person.id, { arrived: found.day });
    return { written };
  });
}

/** Enrolled, one of their days, no leave, and nothing recorded yet: by the card in charge. */
function stillExpected(ctx: QueryContext, day: Day): { residentId: string; head: TapRow | undefined }[] {
  const enrolled = enrolledOn(ctx, day).filter(({ comes }) => comes);
  const people = [...new Set(enrolled.map(({ residentId }) => residentId))];
  const owners = ownersOf(ctx, people);
  const heads = headsOfDay(ctx, day);
  const taps = tapsBy(heads, (head) => owners.get(head.residentId) ?? head.residentId);
  const away = new Set(leavesOn(ctx, day).map((row) => owners.get(row.residentId)));
  const arrivals = new Map(
    heads.filter(({ kind }) => kind === 'arrived').map((head) => [owners.get(head.residentId), head]),
  );
  return people
    .filter((id) => !away.has(id) && !taps.get(id)?.arrived && !taps.get(id)?.absent)
    .map((residentId) => ({ residentId, head: arrivals.get(residentId) }));
}

function arriveAll(ctx: CommandContext, { day = ctx.today }: Given<'arriveAll'>) {
  if (day > ctx.today) throw daycareFailure('daycare.futureDay', { day }, 'day');
  return tapping(ctx, day, () => {
    const at = timeOf(ctx, day, 'arrived', undefined);
    const written = stillExpected(ctx, day).map(({ residentId, head }) =>
      insertTap(ctx, { residentId, day, kind: 'arrived', reason: null, withWhom: null, note: '', at }, head),
    );
    if (written.length > 0) ctx.record(null, { arrivedTogether: written.length, day });
    return { written };
  });
}

const clockOf = (ctx: QueryContext, at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ctx.zone, timeStyle: 'short' }).format(at);

function absent(ctx: CommandContext, { residentId, day, reason, note }: Given<'absent'>) {
  const found = personDay(ctx, residentId, day);
  const { person, taps, head } = found;
  refuseNotEnrolled(ctx, found);
  if (taps.arrived) {
    const time = clockOf(ctx, taps.arrived.at);
    throw daycareFailure('daycare.isHere', { name: person.name, time }, 'residentId');
  }
  if (taps.absent?.reason === reason && taps.absent.note === note) return { written: [] };
  return tapping(ctx, found.day, () => {
    const at = timeOf(ctx, found.day, 'absent', undefined);
    const facts = { residentId: person.id, day: found.day, kind: 'absent', withWhom: null } as const;
    ctx.record(person.id, { absent: found.day, reason });
    return { written: [insertTap(ctx, { ...facts, reason, note, at }, head('absent'))] };
  });
}

function depart(ctx: CommandContext, { residentId, day, at, withWhom }: Given<'depart'>) {
  const found = personDay(ctx, residentId, day);
  const { person, taps, head } = found;
  if (!taps.arrived) throw daycareFailure('daycare.notArrived', { name: person.name }, 'residentId');
  if (taps.left) return { written: [] };
  const time = timeOf(ctx, found.day, 'left', at);
  refuseReversed(taps.arrived.at, time);
  const facts = { residentId: person.id, day: found.day, kind: 'left', reason: null, note: '' } as const;
  ctx.record(person.id, { left: found.day });
  return { written: [insertTap(ctx, { ...facts, withWhom: withWhom || null, at: time }, head('left'))] };
}

function correct(ctx: CommandContext, { versionId, ...patch }: Given<'correct'>) {
  const base = tapById(ctx, versionId);
  if (!base) throw daycareFailure('daycare.tapUnknown');
  const { person, taps } = personDay(ctx, base.residentId, base.day);
  if (taps[base.kind]?.id !== base.id) throw daycareFailure('daycare.tapUnknown');
  const next = {
    ...base,
    at: patch.at === undefined ? base.at : timeOf(ctx, base.day, base.kind, patch.at),
    reason: base.kind === 'absent' ? (patch.reason ?? base.reason) : null,
    withWhom: patch.withWhom === undefined ? base.withWhom : patch.withWhom || null,
    note: patch.note ?? base.note,
  };
  const fields = ['at', 'reason', 'withWhom', 'note'] as const;
  if (fields.every((field) => next[field] === base[field])) return { written: [] };
  const arrived = base.kind === 'arrived' ? next : taps.arrived;
  const left = base.kind === 'left' ? next : taps.left;
  if (arrived && left) refuseReversed(arrived.at, left.at);
  ctx.record(person.id, { corrected: base.kind, day: base.day });
  return { written: [insertTap(ctx, next, base)] };
}

const successor = perConnection((sqlite) =>
  sqlite.prepare<[string]>('SELECT 1 FROM attendance WHERE supersedes = ?'),
);

/** Latest first, so that what one tap wrote is taken back as a whole. */
function undo(ctx: CommandContext, { written }: Given<'undo'>) {
  const rows = written.toReversed().flatMap((id) => tapById(ctx, id) ?? []);
  const standing = rows.filter(({ id }) => successor(ctx.sqlite).get(id) === undefined);
  const undone = standing.map((row) => {
    const before = row.supersedes === null ? undefined : tapById(ctx, row.supersedes);
    const undoneId = insertTap(ctx, before ?? row, row, before ? before.withdrawn === 1 : true);
    tellOfUndoneWord(ctx, row, undoneId);
    return undoneId;
  });
  const people = new Set(standing.map(({ residentId }) => residentId));
  if (undone.length > 0) {
    const [only = null] = people.size === 1 ? people : [];
    ctx.record(only, { undone: undone.length, day: standing[0]?.day });
    if (standing.some(({ day }) => day < ctx.today)) openMissedTasks(ctx);
  }
  return { written: undone };
}

type TapHandlers = Pick<
  Handlers<Contract>,
  'openDay' | 'arrive' | 'arriveAll' | 'absent' | 'depart' | 'correct' | 'undo'
>;
export const tapHandlers: TapHandlers = {
  openDay: (ctx) => ({ opened: openMissedTasks(ctx) }),
  arrive,
  arriveAll,
  absent,
  depart,
  correct,
  undo,
};
