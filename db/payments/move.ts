/** Money that people bring and take: top-ups, pay-outs, debts settled, adjustments, and entries taken back. */

import { perConnection } from '../core/connection.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { accountOf } from '../core/dispatch.ts';
import { type ResidentRow, requireResident } from '../residents/service.ts';
import {
  type Amounts,
  enter,
  findEntry,
  type PaymentRow,
  type Purse,
  purseOf,
  requireEntry,
  yuan,
} from './entries.ts';
import { paymentFailure } from './failures.ts';
import { bookingDay } from './months.ts';
import type { PaymentKind } from './shapes.ts';

interface Saved {
  entryId: string;
  receiptNo: string | null;
  purse: Purse;
}

interface Movement extends Amounts {
  id: string;
  kind: PaymentKind;
  note: string;
  reversesId?: string;
}

/** Asked twice, the first answer again. */
function savedBefore(ctx: CommandContext, id: string): Saved | null {
  const known = findEntry(ctx, id);
  if (!known || known.residentId === null) return null;
  return { entryId: id, receiptNo: known.receiptNo, purse: purseOf(ctx, known.residentId) };
}

function move(ctx: CommandContext, person: ResidentRow, movement: Movement): Saved {
  const bookedOn = bookingDay(ctx, ctx.today);
  const { id, receiptNo } = enter(ctx, { ...movement, residentId: person.id, bookedOn, withReceipt: true });
  const { kind, cashFen, balanceFen, owedFen } = movement;
  ctx.record(person.id, { kind, receiptNo, cashFen, balanceFen, owedFen, reason: movement.note });
  return { entryId: id, receiptNo, purse: purseOf(ctx, person.id) };
}

interface Moving {
  id: string;
  residentId: string;
  amountFen: number;
  note: string;
}

export function topUp(ctx: CommandContext, { id, residentId, amountFen, note }: Moving): Saved {
  const before = savedBefore(ctx, id);
  if (before) return before;
  const person = requireResident(ctx, residentId);
  if (person.status === 'died') throw paymentFailure('payment.personGone', { name: person.name });
  const amounts = { cashFen: amountFen, balanceFen: amountFen, owedFen: 0 };
  return move(ctx, person, { id, kind: 'topUp', note, ...amounts });
}

/** @throws DeskError `payment.notSoMuch` */
function refuseBeyondBalance(ctx: CommandContext, { id, name }: ResidentRow, amountFen: number) {
  const { balanceFen } = purseOf(ctx, id);
  if (amountFen <= balanceFen) return;
  const params = { name, balance: yuan(balanceFen), amount: yuan(amountFen) };
  throw paymentFailure('payment.notSoMuch', params, 'amountFen');
}

export function payOut(ctx: CommandContext, { id, residentId, amountFen, note }: Moving): Saved {
  const before = savedBefore(ctx, id);
  if (before) return before;
  const person = requireResident(ctx, residentId);
  refuseBeyondBalance(ctx, person, amountFen);
  const amounts = { cashFen: -amountFen, balanceFen: -amountFen, owedFen: 0 };
  return move(ctx, person, { id, kind: 'payOut', note, ...amounts });
}

export function settle(ctx: CommandContext, { by, ...input }: Moving & { by: 'cash' | 'balance' }): Saved {
  const { id, residentId, amountFen, note } = input;
  const before = savedBefore(ctx, id);
  if (before) return before;
  const person = requireResident(ctx, residentId);
  const { balanceFen, owedFen } = purseOf(ctx, person.id);
  if (amountFen > owedFen) {
    const params = { name: person.name, owed: yuan(owedFen), amount: yuan(amountFen) };
    throw paymentFailure('payment.notOwed', params, 'amountFen');
  }
  if (by === 'balance' && amountFen > balanceFen) {
    const params = { name: person.name, balance: yuan(balanceFen), missing: yuan(amountFen - balanceFen) };
    throw paymentFailure('payment.balanceShort', params, 'amountFen');
  }
  const inCash = by === 'cash';
  return move(ctx, person, {
    id,
    kind: 'settle',
    note,
    cashFen: inCash ? amountFen : 0,
    balanceFen: inCash ? 0 : -amountFen,
    owedFen: -amountFen,
  });
}

/** What an entry lowers may not fall below zero; raising what already lies below it is always right. */
function refuseBelowZero(purse: Purse, change: Purse) {
  const below = (now: number, by: number) => by < 0 && now + by < 0;
  if (below(purse.balanceFen, change.balanceFen) || below(purse.owedFen, change.owedFen))
    throw paymentFailure('payment.belowZero', {}, 'balanceFen');
}

interface Adjusting {
  id: string;
  residentId: string;
  balanceFen: number;
  owedFen: number;
  reason: string;
}

export function adjust(ctx: CommandContext, { id, residentId, reason, ...change }: Adjusting): Saved {
  const before = savedBefore(ctx, id);
  if (before) return before;
  if (change.balanceFen === 0 && change.owedFen === 0) throw paymentFailure('payment.nothingChanges');
  const person = requireResident(ctx, residentId);
  refuseBelowZero(purseOf(ctx, person.id), change);
  return move(ctx, person, { id, kind: 'adjustment', note: reason, cashFen: 0, ...change });
}

const reversalOf = perConnection((sqlite) =>
  sqlite.prepare<[string]>('SELECT 1 FROM payment WHERE reverses_id = ? AND reverses_id IS NOT NULL'),
);

/** @throws DeskError the sentence why this entry stays */
function refuseReversal(
  ctx: CommandContext,
  entry: PaymentRow,
): asserts entry is PaymentRow & { residentId: string } {
  if (entry.mealRootId !== null || entry.residentId === null) throw paymentFailure('payment.isMeal');
  if (entry.reversesId !== null) throw paymentFailure('payment.isReversal');
  if (reversalOf(ctx.sqlite).get(entry.id) !== undefined) throw paymentFailure('payment.reversedAlready');
  const earlier = entry.bookedOn < ctx.today;
  if ((earlier || entry.kind === 'adjustment') && accountOf(ctx).role !== 'manager')
    throw paymentFailure('payment.managerOnly');
}

/** Zero has one sign only: −0 would be stored as a float. */
const opposite = (fen: number) => (fen === 0 ? 0 : -fen);

export function reverse(
  ctx: CommandContext,
  { id, entryId, reason }: { id: string; entryId: string; reason: string },
): Saved {
  const before = savedBefore(ctx, id);
  if (before) return before;
  const entry = requireEntry(ctx, entryId);
  refuseReversal(ctx, entry);
  const person = requireResident(ctx, entry.residentId);
  const change = {
    cashFen: opposite(entry.cashFen),
    balanceFen: opposite(entry.balanceFen),
    owedFen: opposite(entry.owedFen),
  };
  if (change.balanceFen < 0) refuseBeyondBalance(ctx, person, -change.balanceFen);
  refuseBelowZero(purseOf(ctx, person.id), change);
  return move(ctx, person, { id, kind: entry.kind, note: reason, reversesId: entry.id, ...change });
}
