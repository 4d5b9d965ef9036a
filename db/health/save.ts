/** Saving a reading, correcting it, undoing it: always a new row, which is followed up by itself. */
import { dayAt } from '../core/clock.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { consentsOf, type ResidentRow, requireResident } from '../residents/service.ts';
import { healthFailure } from './failures.ts';
import { followUp, taskOf } from './followUp.ts';
import { limitsFor, marksOf } from './limits.ts';
import { type ReadingRow, readings, requireVersion, toLine } from './lines.ts';
import type { ReadingFields } from './reading.ts';
import { measures } from './shapes.ts';
import { vitalReadings } from './table.ts';

export function hasConsent(ctx: QueryContext, residentId: string): boolean {
  return consentsOf(ctx, residentId).some(({ purpose, holds }) => purpose === 'health' && holds);
}

/**
 * A reading of the days before is still entered; one after the move or the death cannot be theirs.
 *
 * @throws DeskError `health.died`, `health.moved`
 */
export function refuseGone({ status, statusSince, name }: ResidentRow, day: string): void {
  if (status !== 'died' && status !== 'moved') return;
  if (statusSince !== null && day < statusSince) return;
  throw healthFailure(status === 'died' ? 'health.died' : 'health.moved', {
    name,
    since: statusSince ?? '—',
  });
}

/** @throws DeskError `health.died`, `health.moved`, `health.consentMissing` */
function admit(ctx: QueryContext, residentId: string, day: string): ResidentRow {
  const person = requireResident(ctx, residentId);
  refuseGone(person, day);
  if (!hasConsent(ctx, person.id)) throw healthFailure('health.consentMissing', { name: person.name });
  return person;
}

export function answer(ctx: QueryContext, row: ReadingRow) {
  return { reading: toLine(row), taskId: taskOf(ctx, row) };
}

/** A page in a browser may run a little ahead of the desk that it talks to. */
const skewMs = 60_000;

/** @throws DeskError `health.inFuture` */
function takenTime(ctx: QueryContext, takenAt: number): number {
  if (takenAt > ctx.now + skewMs) throw healthFailure('health.inFuture', {}, 'takenAt');
  return Math.min(takenAt, ctx.now);
}

const sameFields = (stored: ReadingRow, given: ReadingFields) =>
  measures.every((measure) => stored[measure] === given[measure]) &&
  stored.glucoseTime === given.glucoseTime &&
  stored.ecgTaken === given.ecgTaken &&
  stored.note === given.note;

interface Version {
  id: string;
  rootId: string;
  supersedes: string | null;
  withdrawn: boolean;
  residentId: string;
  sessionId: string | null;
  takenAt: number;
  /** Why it was corrected; null: nothing had to be said. */
  reason: string | null;
}

/** Glucose without a time and a time without glucose are one mistake: the time goes with the value. */
const cleaned = (fields: ReadingFields): ReadingFields => ({
  ...fields,
  glucoseTime: fields.glucose === null ? null : fields.glucoseTime,
});

function insert(ctx: CommandContext, version: Version, given: ReadingFields) {
  const { systolic, diastolic, pulse, glucose, glucoseTime, temperature, weight, spo2, ecgTaken, note } =
    cleaned(given);
  const fields = {
    systolic,
    diastolic,
    pulse,
    glucose,
    glucoseTime,
    temperature,
    weight,
    spo2,
    ecgTaken,
    note,
  };
  ctx.write.insert(vitalReadings, {
    ...version,
    ...fields,
    day: dayAt(version.takenAt, ctx.zone),
    outOfRange: marksOf(limitsFor(ctx, requireResident(ctx, version.residentId).id), fields),
    savedAt: ctx.now,
    savedBy: accountOf(ctx).id,
  });
  const row = requireVersion(ctx, version.id);
  ctx.record(version.residentId, { reading: version.rootId, version: version.id });
  return { reading: toLine(row), taskId: followUp(ctx, row) };
}

export interface NewReading {
  id: string;
  residentId: string;
  sessionId: string | null;
  takenAt?: number | undefined;
}

/**
 * The same reading sent once more is not a second one.
 *
 * @throws DeskError `health.alreadySaved`, `health.inFuture`, `health.died`, `health.moved`, `health.consentMissing`
 */
export function saveReading(ctx: CommandContext, { takenAt, ...version }: NewReading, given: ReadingFields) {
  const [stored] = readings.version(ctx, { id: version.id });
  if (stored) {
    if (!sameFields(stored, cleaned(given))) throw healthFailure('health.alreadySaved');
    return answer(ctx, stored);
  }
  const at = takenTime(ctx, takenAt ?? ctx.now);
  const residentId = admit(ctx, version.residentId, dayAt(at, ctx.zone)).id;
  const first = { rootId: version.id, supersedes: null, withdrawn: false, takenAt: at, reason: null };
  return insert(ctx, { ...version, ...first, residentId }, given);
}

/** The answer to a command that was already carried out under this id. @throws DeskError `health.alreadySaved` */
function alreadyDone(ctx: QueryContext, id: string, versionId: string) {
  const [stored] = readings.version(ctx, { id });
  if (stored && stored.supersedes !== versionId) throw healthFailure('health.alreadySaved');
  return stored;
}

interface Change {
  id: string;
  versionId: string;
  takenAt?: number | undefined;
}

/** One's own reading, on the day on which it was first saved. */
function isFreshAndOwn(ctx: QueryContext, base: ReadingRow): boolean {
  const [root = base] = readings.version(ctx, { id: base.rootId });
  return base.savedBy === accountOf(ctx).id && dayAt(root.savedAt, ctx.zone) === ctx.today;
}

/** @throws DeskError `health.withdrawn`, `health.reasonMissing`, and as `saveReading` */
export function correctReading(
  ctx: CommandContext,
  { id, versionId, takenAt, reason }: Change & { reason: string },
  given: ReadingFields,
) {
  const done = alreadyDone(ctx, id, versionId);
  if (done) return answer(ctx, done);
  const base = requireVersion(ctx, versionId);
  if (base.withdrawn) throw healthFailure('health.withdrawn');
  const at = takenAt === undefined ? base.takenAt : takenTime(ctx, takenAt);
  if (sameFields(base, cleaned(given)) && at === base.takenAt) return answer(ctx, base);
  if (reason === '' && !isFreshAndOwn(ctx, base)) throw healthFailure('health.reasonMissing', {}, 'reason');
  admit(ctx, base.residentId, dayAt(at, ctx.zone));
  const { rootId, residentId, sessionId } = base;
  return insert(
    ctx,
    {
      ...{ id, rootId, supersedes: versionId, withdrawn: false, residentId, sessionId, takenAt: at },
      reason: reason || null,
    },
    given,
  );
}

/** Undo and its opposite: the same facts once more, with or without the mark. */
export function settingWithdrawn(withdrawn: boolean) {
  return (ctx: CommandContext, { id, versionId }: Change) => {
    const done = alreadyDone(ctx, id, versionId);
    if (done) return answer(ctx, done);
    const base = requireVersion(ctx, versionId);
    if (base.withdrawn === withdrawn)
      throw healthFailure(withdrawn ? 'health.withdrawn' : 'health.notWithdrawn');
    const { rootId, residentId, sessionId, takenAt } = base;
    return insert(
      ctx,
      { id, rootId, supersedes: versionId, withdrawn, residentId, sessionId, takenAt, reason: null },
      base,
    );
  };
}
