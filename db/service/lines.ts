/** Puts times of service in the one line that every list shows, many together. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import { listStations } from '../shifts/service.ts';
import { accountName } from '../volunteers/service.ts';
import type { ServiceRow } from './rows.ts';
import type { ServiceLine } from './schemas.ts';
import type { decisions } from './shapes.ts';

export interface DecisionRow {
  id: string;
  serviceId: string;
  rootId: string;
  decision: (typeof decisions)[number];
  minutes: number;
  clockConfirmed: number;
  note: string;
  at: number;
  accountId: string;
}

interface NamedVolunteer {
  id: string;
  number: string;
  residentId: string;
  name: string;
  mergedInto: string | null;
}

const among = '(SELECT value FROM json_each(:ids))';
const reads = perConnection((sqlite) => ({
  decisions: sqlite.prepare<[{ ids: string }], DecisionRow>(
    `SELECT id, service_id AS serviceId, root_id AS rootId, decision, minutes, clock_confirmed AS clockConfirmed,
       note, at, account_id AS accountId
     FROM service_decision WHERE root_id IN ${among} ORDER BY at, id`,
  ),
  volunteers: sqlite.prepare<[{ ids: string }], NamedVolunteer>(
    `SELECT v.id, v.number, r.id AS residentId, r.name, r.merged_into AS mergedInto
     FROM volunteer v JOIN resident r ON r.id = v.resident_id WHERE v.id IN ${among}`,
  ),
}));

/** Oldest first. */
export function decisionsOf(ctx: QueryContext, rootIds: readonly string[]): DecisionRow[] {
  return reads(ctx.sqlite).decisions.all({ ids: JSON.stringify(rootIds) });
}

export function namesOf(
  ctx: QueryContext,
  volunteerIds: readonly string[],
): Map<string, ServiceLine['volunteer']> {
  const rows = reads(ctx.sqlite).volunteers.all({ ids: JSON.stringify([...new Set(volunteerIds)]) });
  return new Map(
    rows.map(({ mergedInto, ...row }) => {
      if (mergedInto === null) return [row.id, row];
      const { id: residentId, name } = requireResident(ctx, mergedInto);
      return [row.id, { ...row, residentId, name }];
    }),
  );
}

function stateOf(row: ServiceRow, decision: DecisionRow | undefined): ServiceLine['state'] {
  if (row.withdrawn === 1) return 'withdrawn';
  if (decision?.decision === 'refused') return 'refused';
  if (row.endAt === null) return 'open';
  return decision?.decision ?? 'waiting';
}

/** In the order given. */
export function toLines(ctx: QueryContext, rows: readonly ServiceRow[]): ServiceLine[] {
  const volunteers = namesOf(
    ctx,
    rows.map(({ volunteerId }) => volunteerId),
  );
  const stations = new Map(listStations(ctx, { retired: true }).map((station) => [station.id, station]));
  const latest = new Map(
    decisionsOf(ctx, [...new Set(rows.map(({ rootId }) => rootId))]).map((row) => [row.serviceId, row]),
  );
  return rows.flatMap((row) => {
    const volunteer = volunteers.get(row.volunteerId);
    if (!volunteer) return [];
    const decision = latest.get(row.id);
    const approved = decision?.decision === 'approved' && row.withdrawn === 0;
    const { rootId, shiftId, kind, activity, day, startAt, endAt, minutes, evidence, savedAt, reason } = row;
    return [
      {
        ...{ rootId, shiftId, kind, activity, day, startAt, endAt, minutes, evidence, savedAt, reason },
        versionId: row.id,
        volunteer,
        station: row.stationId === null ? null : (stations.get(row.stationId) ?? null),
        doubtful: row.doubtful === 1,
        state: stateOf(row, decision),
        creditedMinutes: approved ? decision.minutes : 0,
        clockUnconfirmed: row.doubtful === 1 && !(approved && decision.clockConfirmed === 1),
        corrected: row.supersedes !== null && row.endAt !== null && row.reason !== null,
        savedBy: row.savedBy === null ? null : accountName(ctx, row.savedBy),
      },
    ];
  });
}

export function toLine(ctx: QueryContext, row: ServiceRow): ServiceLine {
  const [line] = toLines(ctx, [row]);
  if (!line) throw new Error(`service ${row.id} has no volunteer`);
  return line;
}
