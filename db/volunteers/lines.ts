/** A volunteer in one line: person, teams, hours and star, read together for many. */
import { sql } from 'drizzle-orm';
import { readSettings } from '../centre/service.ts';
import { perConnection, statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { linesOf as residentLinesOf } from '../residents/service.ts';
import { type VolunteerRow, volunteerIdOf } from './rows.ts';
import type { Earned, VolunteerLine } from './schemas.ts';
import type { teamRoles } from './shapes.ts';
import { volunteer } from './table.ts';

/** `ids`: JSON array of ids. */
type Among = [{ ids: string }];
interface PlaceRow {
  volunteerId: string;
  teamId: string;
  name: string;
  role: (typeof teamRoles)[number];
}

const among = '(SELECT value FROM json_each(:ids))';
const reads = perConnection((sqlite) => ({
  places: sqlite.prepare<Among, PlaceRow>(
    `SELECT m.volunteer_id AS volunteerId, m.team_id AS teamId, t.name, m.role
     FROM team_member m JOIN team t ON t.id = m.team_id
     WHERE m.volunteer_id IN ${among} AND m.removed = 0 AND t.retired = 0 ORDER BY t.position, t.id`,
  ),
  totals: sqlite.prepare<Among, { volunteerId: string; minutes: number; points: number }>(
    `SELECT volunteer_id AS volunteerId, minutes, points FROM volunteer_total WHERE volunteer_id IN ${among}`,
  ),
  merged: sqlite.prepare<[], { residentId: string }>(
    `SELECT v.resident_id AS residentId FROM resident r JOIN volunteer v ON v.resident_id = r.id
     WHERE r.merged_into IS NOT NULL`,
  ),
}));

/** What minutes are worth by the stars of the centre. */
export function earnedBy(minutes: number, points: number, starHours: readonly number[]): Earned {
  const star = starHours.filter((hours) => minutes >= hours * 60).length;
  const nextStarHours = starHours[star] ?? null;
  const minutesToNext = nextStarHours === null ? null : nextStarHours * 60 - minutes;
  return { minutes, star, minutesToNext, nextStarHours, points };
}

/** Of volunteers whose card was merged: the volunteer ids of each person, by the card in charge. */
function mergedVolunteers(ctx: QueryContext): Map<string, string[]> {
  const ids = reads(ctx.sqlite)
    .merged.all()
    .map(({ residentId }) => residentId);
  const people = residentLinesOf(ctx, ids);
  return Map.groupBy(ids, (id) => people.get(id)?.id ?? id);
}

/** In the order given. Hours count over all volunteer records of a person. */
export function toLines(ctx: QueryContext, rows: readonly VolunteerRow[]): VolunteerLine[] {
  if (rows.length === 0) return [];
  const { starHours } = readSettings(ctx.db);
  const people = residentLinesOf(
    ctx,
    rows.map(({ residentId }) => residentId),
  );
  const merged = mergedVolunteers(ctx);
  const accountsOf = (residentId: string) => {
    const person = people.get(residentId)?.id ?? residentId;
    return [...new Set([person, residentId, ...(merged.get(person) ?? [])])].map(volunteerIdOf);
  };
  const accounts = new Map(rows.map(({ id, residentId }) => [id, accountsOf(residentId)]));
  const ids = JSON.stringify([...new Set([...accounts.values()].flat())]);
  const places = Map.groupBy(reads(ctx.sqlite).places.all({ ids }), ({ volunteerId }) => volunteerId);
  const totals = new Map(
    reads(ctx.sqlite)
      .totals.all({ ids })
      .map((row) => [row.volunteerId, row]),
  );
  return rows.flatMap((row) => {
    const person = people.get(row.residentId);
    if (!person) return [];
    const own = (accounts.get(row.id) ?? []).flatMap((id) => totals.get(id) ?? []);
    const minutes = own.reduce((sum, total) => sum + total.minutes, 0);
    const points = own.reduce((sum, total) => sum + total.points, 0);
    const teams = (places.get(row.id) ?? []).map(({ teamId, name, role }) => ({ teamId, name, role }));
    return [{ ...row, person, teams, earned: earnedBy(minutes, points, starHours) }];
  });
}

const rowsAmong = statement((db) =>
  db
    .select()
    .from(volunteer)
    .where(sql`${volunteer.id} in (select value from json_each(${sql.placeholder('ids')}))`)
    .prepare(),
);

/** By id; unknown ids are left out. */
export function linesOf(ctx: QueryContext, ids: readonly string[]): Map<string, VolunteerLine> {
  const rows = rowsAmong(ctx.db).all({ ids: JSON.stringify(ids) });
  return new Map(toLines(ctx, rows).map((line) => [line.id, line]));
}

/** The same in the order asked for. */
export function lineList(ctx: QueryContext, ids: readonly string[]): VolunteerLine[] {
  const lines = linesOf(ctx, ids);
  return ids.flatMap((id) => lines.get(id) ?? []);
}
