/**
 * Who stands at a kiosk, for as long as they stand there: in memory, for one window, forgotten two minutes after the
 * last use. A pass cannot be guessed and is worth nothing at another window.
 */
import { randomUUID } from 'node:crypto';
import type { QueryContext } from '../core/dispatch.ts';
import type { Session } from '../core/session.ts';
import { kioskFailure } from './failures.ts';
import type { Evidence } from './shapes.ts';

const lifeMs = 2 * 60_000;

export interface Pass {
  volunteerId: string;
  /** How they were found. */
  evidence: Evidence;
  /** UTC ms. */
  until: number;
}

const passes = new WeakMap<Session, Map<string, Pass>>();

export const isProven = ({ evidence }: Pass): boolean => evidence === 'scan' || evidence === 'pin';

export function givePass(ctx: QueryContext, volunteerId: string, evidence: Evidence): string {
  const own = passes.get(ctx.session) ?? new Map<string, Pass>();
  for (const [id, pass] of own) if (pass.until <= ctx.now) own.delete(id);
  const id = randomUUID();
  own.set(id, { volunteerId, evidence, until: ctx.now + lifeMs });
  passes.set(ctx.session, own);
  return id;
}

/**
 * Each use lets it live on.
 *
 * @throws DeskError `kiosk.passGone`
 */
export function readPass(ctx: QueryContext, id: string): Pass {
  const pass = passes.get(ctx.session)?.get(id);
  if (!pass || pass.until <= ctx.now) throw kioskFailure('kiosk.passGone');
  pass.until = ctx.now + lifeMs;
  return pass;
}

/** @throws DeskError `kiosk.passGone`, `kiosk.proofNeeded` */
export function readProof(ctx: QueryContext, id: string): Pass {
  const pass = readPass(ctx, id);
  if (!isProven(pass)) throw kioskFailure('kiosk.proofNeeded');
  return pass;
}

export function forgetPasses(session: Session): void {
  passes.delete(session);
}

/** Wrong PINs in a row at one window, whoever they were meant for: guessing one PIN at many people is slowed too. */
const triesBeforeBrake = 10;
const longestBrakeMinutes = 60;
const brakes = new WeakMap<Session, { failures: number; until: number }>();

/** Minutes that remain; 0: go on. */
export function brakeMinutes(ctx: QueryContext): number {
  return Math.max(0, Math.ceil(((brakes.get(ctx.session)?.until ?? 0) - ctx.now) / 60_000));
}

/** Answers with how many there were in a row. */
export function countWrongPin(ctx: QueryContext): number {
  const failures = (brakes.get(ctx.session)?.failures ?? 0) + 1;
  const over = failures - triesBeforeBrake;
  const minutes = over < 0 ? 0 : Math.min(longestBrakeMinutes, 2 ** over);
  brakes.set(ctx.session, { failures, until: ctx.now + minutes * 60_000 });
  return failures;
}

export function clearWrongPins(session: Session): void {
  brakes.delete(session);
}
