/** Many times of service at once: a team's sign-in sheet, or a file. Each row is judged with those before it. */
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { requireResident } from '../residents/service.ts';
import { refuseInactive, requireVolunteer } from '../volunteers/service.ts';
import { type Candidate, readSpan, refusalOf, type Timed } from './checks.ts';
import { type TaskFields, taskFields } from './clocking.ts';
import { serviceFailure } from './failures.ts';
import type { Given } from './given.ts';
import { findVersion } from './rows.ts';
import type { Span } from './schemas.ts';
import type { Evidence } from './shapes.ts';
import { services } from './table.ts';

export interface Entry {
  id: string;
  volunteerId: string;
  fields: TaskFields;
  span: Timed;
  evidence: Evidence;
  note: string;
}

/** A time of service with its end, entered by staff. Times that were typed owe nothing to this desk's clock. */
export function insertEntry(ctx: CommandContext, { id, volunteerId, fields, span, evidence, note }: Entry) {
  ctx.write.insert(services, {
    id,
    rootId: id,
    supersedes: null,
    withdrawn: false,
    volunteerId,
    ...fields,
    ...span,
    evidence,
    doubtful: false,
    deskId: ctx.deskId,
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
    reason: note === '' ? null : note,
  });
}

interface NewRow {
  id: string;
  volunteerId: string;
  span: Span;
  fieldsOn(day: string): TaskFields;
  note: string;
}

/**
 * Collects rows that may be written together.
 *
 * @param late whether a day long past is refused, and volunteers have to be active
 */
export function createBatch(ctx: QueryContext, evidence: Evidence, { late }: { late: boolean }) {
  const entries: Entry[] = [];
  const together: (Candidate & Timed & { residentId: string })[] = [];
  function judge({ id, volunteerId, fieldsOn, note, ...row }: NewRow): DeskError | null {
    const volunteer = requireVolunteer(ctx, volunteerId);
    if (late) refuseInactive(ctx, volunteer);
    const span = readSpan(ctx, row.span);
    const fields = fieldsOn(span.day);
    const candidate = { ...span, ...fields, rootId: id, volunteerId };
    const refusal = refusalOf(ctx, candidate, { late, together });
    if (refusal) return refusal;
    together.push({ ...candidate, residentId: requireResident(ctx, volunteer.residentId).id });
    entries.push({ id, volunteerId, fields, span, evidence, note });
    return null;
  }
  return {
    entries,
    /** Takes the row in, or answers why not. */
    add(row: NewRow): DeskError | null {
      try {
        return judge(row);
      } catch (error) {
        if (error instanceof DeskError) return error;
        throw error;
      }
    },
  };
}

export function enterSheet(ctx: CommandContext, { stationId, task, rows }: Given<'enterSheet'>) {
  const batch = createBatch(ctx, 'sheet', { late: true });
  const refused = rows.flatMap((row, index) => {
    const known = findVersion(ctx, row.id);
    if (known && known.volunteerId !== row.volunteerId) throw serviceFailure('service.alreadySaved');
    if (known) return [];
    const fieldsOn = (day: string) => taskFields(ctx, task, stationId, day);
    const refusal = batch.add({ ...row, fieldsOn });
    return refusal ? [{ index, sentence: refusal.failure.sentence }] : [];
  });
  if (refused.length > 0) return { saved: 0, refused };
  for (const entry of batch.entries) insertEntry(ctx, entry);
  if (batch.entries.length > 0) ctx.record(null, { services: batch.entries.map(({ id }) => id) });
  return { saved: rows.length, refused: [] };
}
