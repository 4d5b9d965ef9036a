/**
 * PINs of volunteers: short, because they are typed standing at a kiosk, and worth no more than one's own hours. What
 * makes them hold is that guessing is slow, counted, locked for twice as long each time, and on record.
 */
import { eq, sql } from 'drizzle-orm';
import { statement } from '../core/connection.ts';
import type { CommandContext, QueryContext, TaskContext } from '../core/dispatch.ts';
import { hashSecret, secretMatches } from '../core/secret.ts';
import { volunteerFailure } from './failures.ts';
import type { Given } from './given.ts';
import { requireVolunteer } from './rows.ts';
import { volunteerPin, volunteerPins } from './table.ts';

const triesBeforeLock = 5;
const longestLockMinutes = 8 * 60;

/** One minute after the fifth wrong try in a row, twice as long after each further one, a working day at most. */
export function lockMinutes(failures: number): number {
  return failures < triesBeforeLock ? 0 : Math.min(longestLockMinutes, 2 ** (failures - triesBeforeLock));
}

const pinRow = statement((db) =>
  db
    .select()
    .from(volunteerPin)
    .where(eq(volunteerPin.id, sql.placeholder('id')))
    .prepare(),
);

/** Empty once it was removed: a row that was there keeps its count of failures. */
function storedPin(ctx: QueryContext, id: string) {
  const row = pinRow(ctx.db).get({ id });
  return row && row.hash !== '' ? row : null;
}

export function pinStateOf(ctx: QueryContext, id: string): { set: boolean; lockedUntil: number | null } {
  const row = storedPin(ctx, id);
  const lockedUntil = row?.lockedUntil ?? null;
  return {
    set: row !== null,
    lockedUntil: lockedUntil !== null && lockedUntil > ctx.now ? lockedUntil : null,
  };
}

/** All the same, or counting up or down by one. */
function isWeak(pin: string): boolean {
  const steps = Array.from(pin, Number).flatMap((digit, at, digits) => digit - (digits[at - 1] ?? digit));
  const [, first = 0, ...rest] = steps;
  return Math.abs(first) <= 1 && rest.every((step) => step === first);
}

/** @throws DeskError `pin.weak` */
export async function setPin(ctx: TaskContext, { id, pin }: Given<'setPin'>): Promise<Record<never, never>> {
  requireVolunteer(ctx, id);
  if (isWeak(pin)) throw volunteerFailure('pin.weak', {}, 'pin');
  const hashed = await hashSecret(pin);
  await ctx.transact((tx) => {
    const { residentId } = requireVolunteer(tx, id);
    const row = { ...hashed, failures: 0, lockedUntil: null };
    if (pinRow(tx.db).get({ id })) tx.write.update(volunteerPins, id, row);
    else tx.write.insert(volunteerPins, { id, ...row });
    tx.record(residentId, { volunteer: id });
  });
  return {};
}

export function removePin(ctx: CommandContext, { id }: Given<'removePin'>): Record<never, never> {
  const { residentId } = requireVolunteer(ctx, id);
  if (!storedPin(ctx, id)) return {};
  ctx.write.update(volunteerPins, id, { salt: '', hash: '', failures: 0, lockedUntil: null });
  ctx.record(residentId, { volunteer: id });
  return {};
}

function refuseLocked(ctx: QueryContext, lockedUntil: number | null) {
  if (lockedUntil === null || lockedUntil <= ctx.now) return;
  const minutes = Math.ceil((lockedUntil - ctx.now) / 60_000);
  throw volunteerFailure('pin.locked', { minutes, seconds: Math.ceil((lockedUntil - ctx.now) / 1000) });
}

/** Counted and logged under the volunteer whose PIN somebody guessed at. */
async function countFailure(ctx: TaskContext, id: string): Promise<never> {
  const { failures, lockedUntil } = await ctx.transact((tx) => {
    const count = (storedPin(tx, id)?.failures ?? 0) + 1;
    const minutes = lockMinutes(count);
    const until = minutes === 0 ? null : tx.now + minutes * 60_000;
    tx.write.update(volunteerPins, id, { failures: count, lockedUntil: until });
    tx.record(requireVolunteer(tx, id).residentId, {
      volunteer: id,
      wrongPin: count,
      lockedMinutes: minutes,
    });
    return { failures: count, lockedUntil: until };
  });
  refuseLocked(ctx, lockedUntil);
  throw volunteerFailure('pin.wrong', { left: triesBeforeLock - failures });
}

/** One check after the other: tries made at once must not all pass before the first of them is counted. */
let turn: Promise<unknown> = Promise.resolve();

/** @throws DeskError `pin.none`, `pin.wrong`, `pin.locked` */
export function checkPin(ctx: TaskContext, id: string, pin: string): Promise<void> {
  const check = async () => {
    const row = storedPin(ctx, id);
    if (!row) throw volunteerFailure('pin.none');
    refuseLocked(ctx, row.lockedUntil);
    if (!(await secretMatches(pin, row))) await countFailure(ctx, id);
    if (row.failures > 0) {
      await ctx.transact((tx) => {
        tx.write.update(volunteerPins, id, { failures: 0, lockedUntil: null });
        tx.record(requireVolunteer(tx, id).residentId, { volunteer: id, wrongPinsBefore: row.failures });
      });
    }
  };
  const mine = turn.then(check, check);
  turn = mine.catch(() => {});
  return mine;
}
