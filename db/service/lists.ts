/** Lists of hours: what waits for a decision, times of a period, one time with its history, and the volunteer's own. */

import { readSettings } from '../centre/service.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import { shiftsOf } from '../shifts/service.ts';
import { maskName } from '../volunteers/maskName.ts';
import { accountIdsOf, accountName, earnedBy, requireVolunteer, totalOf } from '../volunteers/service.ts';
import { flagsOf, isFlaggedBySight } from './flags.ts';
import type { Given } from './given.ts';
import { decisionsOf, toLine, toLines } from './lines.ts';
import { readProof } from './passes.ts';
import { teamsByVolunteer } from './report.ts';
import { requireCurrent, type ServiceRow, servicesWhere, stands, versionsAmong, versionsOf } from './rows.ts';
import type { FlagLine } from './schemas.ts';

const waitingIds = perConnection((sqlite) =>
  sqlite.prepare<[], { id: string; volunteerId: string; day: string }>(
    `SELECT service_id AS id, volunteer_id AS volunteerId, day FROM waiting_service
     WHERE forgotten = 0 ORDER BY day, root_id`,
  ),
);
const members = perConnection((sqlite) =>
  sqlite
    .prepare<[string], string>('SELECT volunteer_id FROM team_member WHERE team_id = ? AND removed = 0')
    .pluck(),
);
const ofPeriod = servicesWhere<{ from: string; until: string }>(
  `WHERE v.day BETWEEN :from AND :until AND ${stands} ORDER BY v.day DESC, v.start_at DESC, v.id DESC`,
);
const latest = servicesWhere<{ ids: string; limit: number }>(
  `WHERE v.volunteer_id IN (SELECT value FROM json_each(:ids)) AND v.withdrawn = 0 AND ${stands}
   ORDER BY v.start_at DESC, v.id DESC LIMIT :limit`,
);
const sums = perConnection((sqlite) => ({
  waiting: sqlite
    .prepare<[{ ids: string }], number>(
      `SELECT coalesce(sum(v.minutes), 0) FROM waiting_service w JOIN service v ON v.id = w.service_id
       WHERE w.volunteer_id IN (SELECT value FROM json_each(:ids))`,
    )
    .pluck(),
  month: sqlite
    .prepare<[{ ids: string; month: string }], number>(
      `SELECT coalesce(sum(minutes), 0) FROM credited_service
       WHERE volunteer_id IN (SELECT value FROM json_each(:ids)) AND day BETWEEN :month || '-01' AND :month || '-31'`,
    )
    .pluck(),
}));

export function waiting(ctx: QueryContext, { filter, offset, limit }: Given<'waiting'>) {
  const { flag, clean, volunteerId, teamId, stationId, from, until } = filter;
  const account =
    volunteerId === undefined ? null : accountIdsOf(ctx, requireVolunteer(ctx, volunteerId).residentId);
  const inTeam = teamTest(ctx, teamId);
  const ids = waitingIds(ctx.sqlite)
    .all()
    .filter(
      (row) =>
        (account === null || account.includes(row.volunteerId)) &&
        inTeam(row.volunteerId) &&
        (from === undefined || row.day >= from) &&
        (until === undefined || row.day <= until),
    )
    .map(({ id }) => id);
  const byId = new Map(versionsAmong(ctx, ids).map((row) => [row.id, row]));
  const { flagsFor, isClean } = judge(ctx);
  const fitting = ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row || (stationId !== undefined && row.stationId !== stationId)) return [];
    if (flag !== undefined && !flagsFor(row).some((one) => one.flag === flag)) return [];
    return clean === true && !isClean(row) ? [] : [row];
  });
  const page = fitting.slice(offset, offset + limit);
  return {
    total: fitting.length,
    clean: fitting.filter(isClean).length,
    rows: toLines(ctx, page).flatMap((service, at) => {
      const row = page[at];
      return row ? [{ service, flags: flagsFor(row) }] : [];
    }),
  };
}

/** Each row is judged once, and not at all where it already shows by itself that it is not clean. */
function judge(ctx: QueryContext) {
  const judged = new Map<string, FlagLine[]>();
  const flagsFor = (row: ServiceRow): FlagLine[] => {
    const flags = judged.get(row.id) ?? flagsOf(ctx, row);
    judged.set(row.id, flags);
    return flags;
  };
  return { flagsFor, isClean: (row: ServiceRow) => !isFlaggedBySight(row) && flagsFor(row).length === 0 };
}

/** @param teamId null: in none; undefined: anybody */
function teamTest(ctx: QueryContext, teamId: string | null | undefined): (volunteerId: string) => boolean {
  if (teamId === undefined) return () => true;
  if (teamId === null) {
    const teams = teamsByVolunteer(ctx);
    return (volunteerId) => !teams.has(volunteerId);
  }
  const team = new Set(members(ctx.sqlite).all(teamId));
  return (volunteerId) => team.has(volunteerId);
}

export function list(ctx: QueryContext, { from, until, filter, offset, limit }: Given<'list'>) {
  const { volunteerId, teamId, stationId, kind, evidence, state } = filter;
  const account =
    volunteerId === undefined ? null : accountIdsOf(ctx, requireVolunteer(ctx, volunteerId).residentId);
  const inTeam = teamTest(ctx, teamId);
  const rows = ofPeriod(ctx.sqlite)
    .all({ from, until })
    .filter(
      (row) =>
        (account === null || account.includes(row.volunteerId)) &&
        inTeam(row.volunteerId) &&
        (stationId === undefined || row.stationId === stationId) &&
        (kind === undefined || row.kind === kind) &&
        (evidence === undefined || row.evidence === evidence),
    );
  const lines = toLines(ctx, rows).filter((line) => state === undefined || line.state === state);
  const minutes = lines.reduce((sum, { creditedMinutes }) => sum + creditedMinutes, 0);
  return { total: lines.length, minutes, rows: lines.slice(offset, offset + limit) };
}

const shown = [
  'shiftId',
  'stationId',
  'kind',
  'activity',
  'startAt',
  'endAt',
  'minutes',
  'withdrawn',
] as const;

function changedFields(before: ServiceRow | undefined, after: ServiceRow): string[] {
  return before ? shown.filter((field) => before[field] !== after[field]) : [];
}

export function service(ctx: QueryContext, { rootId }: Given<'service'>) {
  const current = requireCurrent(ctx, rootId);
  const rows = versionsOf(ctx, rootId);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    current: toLine(ctx, current),
    flags: current.withdrawn === 1 ? [] : flagsOf(ctx, current),
    versions: toLines(ctx, rows).flatMap((line) => {
      const row = byId.get(line.versionId);
      return row ? [{ line, changed: changedFields(byId.get(row.supersedes ?? ''), row) }] : [];
    }),
    decisions: decisionsOf(ctx, [rootId])
      .toReversed()
      .map(({ serviceId, accountId, clockConfirmed, ...row }) => ({
        ...row,
        versionId: serviceId,
        clockConfirmed: clockConfirmed === 1,
        accountName: accountName(ctx, accountId),
      })),
  };
}

const mostRecent = 10;

export function mine(ctx: QueryContext, { pass }: Given<'mine'>) {
  const { number, residentId } = requireVolunteer(ctx, readProof(ctx, pass).volunteerId);
  const account = accountIdsOf(ctx, residentId);
  const ids = JSON.stringify(account);
  const { minutes, points } = totalOf(ctx, account);
  const rows = latest(ctx.sqlite).all({ ids, limit: mostRecent });
  const nextShifts = shiftsOf(ctx, residentId, ctx.today)
    .filter(({ shift, state }) => state === 'signedUp' && !shift.over)
    .map(({ shift: { id, day, from, to, opportunity } }) => {
      const { title, kind, station, place } = opportunity;
      return { shiftId: id, day, from, to, title, kind, station, place };
    });
  return {
    maskedName: maskName(requireResident(ctx, residentId).name),
    number,
    earned: earnedBy(minutes, points, readSettings(ctx.db).starHours),
    waitingMinutes: sums(ctx.sqlite).waiting.get({ ids }) ?? 0,
    thisMonthMinutes: sums(ctx.sqlite).month.get({ ids, month: ctx.today.slice(0, 7) }) ?? 0,
    nextShifts,
    recent: toLines(ctx, rows).flatMap(({ state, ...line }) =>
      state === 'withdrawn' ? [] : [{ ...line, state }],
    ),
  };
}
