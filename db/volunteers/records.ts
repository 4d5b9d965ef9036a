/** Training, awards, evaluations and insurance: facts, the mistaken ones withdrawn by another fact. */
import { addDays } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { volunteerFailure } from './failures.ts';
import type { Given } from './given.ts';
import { lineList } from './lines.ts';
import { accountName, requireVolunteer } from './rows.ts';
import { recordExpiringDays } from './schemas.ts';
import { type volunteerRecord, volunteerRecords } from './table.ts';

type RecordRow = Omit<typeof volunteerRecord.$inferSelect, 'withdrawn'>;

const columns = `f.id, f.supersedes, f.volunteer_id AS volunteerId, f.kind, f.title, f.day,
  f.expires_on AS expiresOn, f.minutes, f.score, f.note, f.at, f.account_id AS accountId`;
const stands = `f.withdrawn = 0
  AND NOT EXISTS (SELECT 1 FROM volunteer_record later WHERE later.volunteer_id = f.volunteer_id AND later.supersedes = f.id)`;

const reads = perConnection((sqlite) => ({
  byId: sqlite.prepare<[string], RecordRow>(`SELECT ${columns} FROM volunteer_record f WHERE f.id = ?`),
  standing: sqlite.prepare<[string], RecordRow>(
    `SELECT ${columns} FROM volunteer_record f WHERE f.id = ? AND ${stands}`,
  ),
  ofVolunteer: sqlite.prepare<[string], RecordRow>(
    `SELECT ${columns} FROM volunteer_record f WHERE f.volunteer_id = ? AND ${stands}
     ORDER BY f.day DESC, f.id DESC`,
  ),
  /** Not followed by one of the same kind, and for a course of the same title, that holds longer. */
  expiring: sqlite.prepare<[{ until: string; kind: string | null }], RecordRow>(
    `SELECT ${columns} FROM volunteer_record f JOIN volunteer v ON v.id = f.volunteer_id
     WHERE v.state = 'active' AND f.expires_on <= :until AND f.kind = coalesce(:kind, f.kind) AND ${stands}
       AND NOT EXISTS (
         SELECT 1 FROM volunteer_record other
         WHERE other.volunteer_id = f.volunteer_id AND other.kind = f.kind AND other.withdrawn = 0
           AND (f.kind = 'insurance' OR other.title = f.title)
           AND (other.expires_on IS NULL OR other.expires_on > f.expires_on)
           AND NOT EXISTS (
             SELECT 1 FROM volunteer_record undone
             WHERE undone.volunteer_id = f.volunteer_id AND undone.supersedes = other.id))
     ORDER BY f.expires_on, f.id`,
  ),
  /** Volunteers who are insured on a day. */
  insured: sqlite
    .prepare<[{ day: string }], string>(
      `SELECT DISTINCT f.volunteer_id FROM volunteer_record f
       WHERE f.kind = 'insurance' AND f.day <= :day AND coalesce(f.expires_on, :day) >= :day AND ${stands}`,
    )
    .pluck(),
}));

function lineOf(ctx: QueryContext, { accountId, ...row }: RecordRow) {
  const { expiresOn } = row;
  const soon = addDays(ctx.today, recordExpiringDays);
  const expiry =
    expiresOn === null ? 'none' : expiresOn < ctx.today ? 'expired' : expiresOn <= soon ? 'soon' : 'holds';
  return { ...row, expiry, accountName: accountName(ctx, accountId) } as const;
}

export function recordsOf(ctx: QueryContext, volunteerIds: readonly string[]) {
  const rows = volunteerIds.flatMap((id) => reads(ctx.sqlite).ofVolunteer.all(id));
  return rows.map((row) => lineOf(ctx, row));
}

export function insuredOn(ctx: QueryContext, day: string): ReadonlySet<string> {
  return new Set(reads(ctx.sqlite).insured.all({ day }));
}

/** @throws DeskError `volunteer.recordFields`, `volunteer.recordDates`, `volunteer.inFuture` */
function checkRecord(ctx: QueryContext, { kind, day, expiresOn, minutes, score }: Given<'addRecord'>) {
  const fits =
    (kind === 'training' ? score === null : minutes === null) && (kind === 'evaluation' || score === null);
  if (!fits || (kind === 'evaluation' && score === null)) throw volunteerFailure('volunteer.recordFields');
  if (expiresOn !== null && expiresOn < day) throw volunteerFailure('volunteer.recordDates', {}, 'expiresOn');
  // A policy may be concluded ahead of its first day.
  if (kind !== 'insurance' && day > ctx.today) throw volunteerFailure('volunteer.inFuture', {}, 'day');
}

export function addRecord(ctx: CommandContext, given: Given<'addRecord'>): { id: string } {
  if (reads(ctx.sqlite).byId.get(given.id)) return { id: given.id };
  const { residentId } = requireVolunteer(ctx, given.volunteerId);
  checkRecord(ctx, given);
  ctx.write.insert(volunteerRecords, {
    ...given,
    supersedes: null,
    withdrawn: false,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  });
  ctx.record(residentId, { volunteer: given.volunteerId, kind: given.kind, title: given.title });
  return { id: given.id };
}

export function withdrawRecord(
  ctx: CommandContext,
  { id, recordId, reason }: Given<'withdrawRecord'>,
): Record<never, never> {
  if (reads(ctx.sqlite).byId.get(id)) return {};
  const row = reads(ctx.sqlite).standing.get(recordId);
  if (!row) throw volunteerFailure('volunteer.recordUnknown');
  const { residentId } = requireVolunteer(ctx, row.volunteerId);
  ctx.write.insert(volunteerRecords, {
    ...row,
    id,
    supersedes: recordId,
    withdrawn: true,
    note: reason,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  });
  ctx.record(residentId, { volunteer: row.volunteerId, record: recordId, reason });
  return {};
}

export function expiring(ctx: QueryContext, { kind }: Given<'expiring'>) {
  const until = addDays(ctx.today, recordExpiringDays);
  const rows = reads(ctx.sqlite).expiring.all({ until, kind: kind ?? null });
  const lines = new Map(
    lineList(ctx, [...new Set(rows.map(({ volunteerId }) => volunteerId))]).map((line) => [line.id, line]),
  );
  return rows.flatMap((row) => {
    const volunteer = lines.get(row.volunteerId);
    return volunteer ? [{ record: lineOf(ctx, row), volunteer }] : [];
  });
}
