/** A month's credited hours by team, station, kind and evidence. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { listStations } from '../shifts/service.ts';
import type { serviceKinds } from '../shifts/shapes.ts';
import type { Given } from './given.ts';
import type { Evidence } from './shapes.ts';

export interface CreditedLine {
  rootId: string;
  serviceId: string;
  volunteerId: string;
  day: string;
  startAt: number;
  endAt: number;
  minutes: number;
  stationId: string | null;
  kind: (typeof serviceKinds)[number];
  activity: string;
  evidence: Evidence;
}

const reads = perConnection((sqlite) => ({
  credited: sqlite.prepare<[{ from: string; until: string }], CreditedLine>(
    `SELECT c.root_id AS rootId, c.service_id AS serviceId, c.volunteer_id AS volunteerId, c.day,
       c.start_at AS startAt, c.end_at AS endAt, c.minutes, v.station_id AS stationId, v.kind, v.activity, v.evidence
     FROM credited_service c JOIN service v ON v.id = c.service_id
     WHERE c.day BETWEEN :from AND :until ORDER BY c.day, c.start_at, c.root_id`,
  ),
  waiting: sqlite
    .prepare<[{ from: string; until: string }], number>(
      'SELECT count(*) FROM waiting_service WHERE day BETWEEN :from AND :until',
    )
    .pluck(),
  refused: sqlite
    .prepare<[{ from: string; until: string }], number>(
      `SELECT count(DISTINCT d.root_id) FROM service_decision d JOIN service v ON v.id = d.service_id
       WHERE v.day BETWEEN :from AND :until AND d.decision = 'refused'
         AND NOT EXISTS (SELECT 1 FROM service_decision later WHERE later.root_id = d.root_id
           AND (later.at, later.id) > (d.at, d.id))`,
    )
    .pluck(),
  teams: sqlite.prepare<[], { teamId: string; name: string; volunteerId: string }>(
    `SELECT t.id AS teamId, t.name, m.volunteer_id AS volunteerId FROM team_member m
     JOIN team t ON t.id = m.team_id WHERE m.removed = 0 ORDER BY t.position, t.id`,
  ),
}));

/** The first and the last day that a month can have: days compare as text. */
const daysOf = (month: string) => ({ from: `${month}-01`, until: `${month}-31` });

export function creditedOf(ctx: QueryContext, month: string): CreditedLine[] {
  return reads(ctx.sqlite).credited.all(daysOf(month));
}

/** The teams of each volunteer, by volunteer id. */
export function teamsByVolunteer(ctx: QueryContext) {
  return Map.groupBy(reads(ctx.sqlite).teams.all(), ({ volunteerId }) => volunteerId);
}

interface Named {
  key: string;
  name: string;
  nameEn: string;
}

function tally(lines: readonly CreditedLine[], groupsOf: (line: CreditedLine) => readonly Named[]) {
  const groups = new Map<string, { named: Named; lines: CreditedLine[] }>();
  for (const line of lines) {
    for (const named of groupsOf(line)) {
      const group = groups.get(named.key) ?? { named, lines: [] };
      group.lines.push(line);
      groups.set(named.key, group);
    }
  }
  return [...groups.values()]
    .map(({ named, lines: own }) => ({
      ...named,
      services: own.length,
      volunteers: new Set(own.map(({ volunteerId }) => volunteerId)).size,
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
    }))
    .toSorted((a, b) => b.minutes - a.minutes);
}

const none: Named = { key: '', name: '', nameEn: '' };

export function report(ctx: QueryContext, { month }: Given<'report'>) {
  const lines = creditedOf(ctx, month);
  const teams = teamsByVolunteer(ctx);
  const stations = new Map(listStations(ctx, { retired: true }).map((row) => [row.id, row]));
  const teamOf = ({ volunteerId }: CreditedLine) =>
    (teams.get(volunteerId) ?? []).map(({ teamId, name }) => ({ key: teamId, name, nameEn: name }));
  const stationOf = ({ stationId }: CreditedLine) => {
    const station = stationId === null ? undefined : stations.get(stationId);
    return [station ? { key: station.id, name: station.name, nameEn: station.nameEn } : none];
  };
  const coded = (code: string): Named[] => [{ key: code, name: code, nameEn: code }];
  return {
    month,
    services: lines.length,
    volunteers: new Set(lines.map(({ volunteerId }) => volunteerId)).size,
    minutes: lines.reduce((sum, { minutes }) => sum + minutes, 0),
    waiting: reads(ctx.sqlite).waiting.get(daysOf(month)) ?? 0,
    refused: reads(ctx.sqlite).refused.get(daysOf(month)) ?? 0,
    byTeam: tally(lines, (line) => {
      const own = teamOf(line);
      return own.length > 0 ? own : [none];
    }),
    byStation: tally(lines, stationOf),
    byKind: tally(lines, ({ kind }) => coded(kind)),
    byEvidence: tally(lines, ({ evidence }) => coded(evidence)),
  };
}
