/** Shifts and sign-ups as they are stored, and the one line that every list shows. */
import { eq, sql } from 'drizzle-orm';
import { type Day, dayStart } from '../core/clock.ts';
import { perConnection, statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { linesOf as residentLinesOf } from '../residents/service.ts';
import { team } from '../volunteers/table.ts';
import { shiftFailure } from './failures.ts';
import type { OpportunityView, ShiftLine } from './schemas.ts';
import type { signUpStates } from './shapes.ts';
import { listStations } from './stations.ts';
import { opportunity, shift } from './table.ts';

export type OpportunityRow = typeof opportunity.$inferSelect;
export type ShiftRow = typeof shift.$inferSelect;
type SignUpState = (typeof signUpStates)[number];

/** The latest word of a volunteer about a shift. */
export interface StandingSignUp {
  id: string;
  shiftId: string;
  volunteerId: string;
  state: SignUpState;
  note: string;
  at: number;
  accountId: string;
}

const shiftRow = statement((db) =>
  db
    .select()
    .from(shift)
    .where(eq(shift.id, sql.placeholder('id')))
    .prepare(),
);
const opportunityRow = statement((db) =>
  db
    .select()
    .from(opportunity)
    .where(eq(opportunity.id, sql.placeholder('id')))
    .prepare(),
);
const opportunityRows = statement((db) =>
  db
    .select()
    .from(opportunity)
    .where(sql`${opportunity.id} in (select value from json_each(${sql.placeholder('ids')}))`)
    .prepare(),
);
const teamRows = statement((db) => db.select({ id: team.id, name: team.name }).from(team).prepare());

const columns = `s.id, s.shift_id AS shiftId, s.volunteer_id AS volunteerId, s.state, s.note, s.at,
  s.account_id AS accountId`;
/** A condition on `s`: nothing was said about that shift after it. */
export const latestWord = `NOT EXISTS (SELECT 1 FROM sign_up later WHERE later.shift_id = s.shift_id
  AND later.volunteer_id = s.volunteer_id AND (later.at, later.id) > (s.at, s.id))`;
const among = '(SELECT value FROM json_each(:ids))';

const reads = perConnection((sqlite) => ({
  ofShifts: sqlite.prepare<[{ ids: string }], StandingSignUp>(
    `SELECT ${columns} FROM sign_up s WHERE s.shift_id IN ${among} AND ${latestWord} ORDER BY s.at, s.id`,
  ),
  /** `from`: shifts of this day and later. */
  ofVolunteers: sqlite.prepare<[{ ids: string; from: string; until: string }], StandingSignUp>(
    `SELECT ${columns} FROM sign_up s JOIN shift h ON h.id = s.shift_id
     WHERE s.volunteer_id IN ${among} AND h.day BETWEEN :from AND :until AND h.cancelled = 0
       AND s.state <> 'cancelled' AND ${latestWord} ORDER BY h.day, h.from_time, h.id`,
  ),
  counts: sqlite.prepare<[{ ids: string }], { shiftId: string; state: SignUpState; count: number }>(
    `SELECT s.shift_id AS shiftId, s.state, count(*) AS count FROM sign_up s
     WHERE s.shift_id IN ${among} AND ${latestWord} GROUP BY s.shift_id, s.state`,
  ),
  saved: sqlite.prepare<[string], { state: SignUpState }>('SELECT state FROM sign_up WHERE id = ?'),
}));

export function savedSignUp(ctx: QueryContext, id: string) {
  return reads(ctx.sqlite).saved.get(id) ?? null;
}

/** In order of time; also those who cancelled. */
export function signUpsOf(ctx: QueryContext, shiftIds: readonly string[]): StandingSignUp[] {
  return reads(ctx.sqlite).ofShifts.all({ ids: JSON.stringify(shiftIds) });
}

/** Signed up or waiting, in order of the shifts. */
export function signUpsBetween(
  ctx: QueryContext,
  volunteerIds: readonly string[],
  from: Day,
  until: Day,
): StandingSignUp[] {
  return reads(ctx.sqlite).ofVolunteers.all({ ids: JSON.stringify(volunteerIds), from, until });
}

export function findShift(ctx: QueryContext, id: string): ShiftRow | null {
  return shiftRow(ctx.db).get({ id }) ?? null;
}

/** @throws DeskError `shift.unknown` */
export function requireShift(ctx: QueryContext, id: string): ShiftRow {
  const found = findShift(ctx, id);
  if (!found) throw shiftFailure('shift.unknown');
  return found;
}

export function findOpportunity(ctx: QueryContext, id: string): OpportunityRow | null {
  return opportunityRow(ctx.db).get({ id }) ?? null;
}

/** @throws DeskError `opportunity.unknown` */
export function requireOpportunity(ctx: QueryContext, id: string): OpportunityRow {
  const found = findOpportunity(ctx, id);
  if (!found) throw shiftFailure('opportunity.unknown');
  return found;
}

/** The instant of a time of day, UTC ms. */
export function instantOf(ctx: QueryContext, day: Day, time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return dayStart(day, ctx.zone) + (Number(hours) * 60 + Number(minutes)) * 60_000;
}

export const isOver = (ctx: QueryContext, { day, to }: Pick<ShiftRow, 'day' | 'to'>): boolean =>
  instantOf(ctx, day, to) <= ctx.now;

export function viewsOf(ctx: QueryContext, rows: readonly OpportunityRow[]): OpportunityView[] {
  const people = residentLinesOf(
    ctx,
    rows.flatMap(({ residentId }) => residentId ?? []),
  );
  const places = new Map(listStations(ctx, { retired: true }).map((row) => [row.id, row]));
  const teams = new Map(
    teamRows(ctx.db)
      .all()
      .map((row) => [row.id, row]),
  );
  return rows.map((row) => ({
    ...row,
    station: row.stationId === null ? null : (places.get(row.stationId) ?? null),
    team: row.teamId === null ? null : (teams.get(row.teamId) ?? null),
    resident: row.residentId === null ? null : (people.get(row.residentId) ?? null),
  }));
}

/** In the order given. */
export function shiftLines(ctx: QueryContext, rows: readonly ShiftRow[]): ShiftLine[] {
  const wanted = [...new Set(rows.map(({ opportunityId }) => opportunityId))];
  const views = viewsOf(ctx, opportunityRows(ctx.db).all({ ids: JSON.stringify(wanted) }));
  const byId = new Map(views.map((view) => [view.id, view]));
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const counts = Map.groupBy(reads(ctx.sqlite).counts.all({ ids }), ({ shiftId }) => shiftId);
  return rows.flatMap((row) => {
    const opportunityOfShift = byId.get(row.opportunityId);
    if (!opportunityOfShift) return [];
    const count = (state: SignUpState) =>
      counts.get(row.id)?.find((entry) => entry.state === state)?.count ?? 0;
    const [filled, waiting, over] = [count('signedUp'), count('waiting'), isOver(ctx, row)];
    const short = row.cancelled || over ? 0 : Math.max(0, row.needed - filled);
    return [{ ...row, opportunity: opportunityOfShift, filled, waiting, short, over }];
  });
}
