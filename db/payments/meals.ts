/** How a meal is paid and given back. Called by the till, in the transaction that writes the meal. */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import { type Amounts, enter, purseOf, yuan } from './entries.ts';
import { paymentFailure } from './failures.ts';
import type { PaymentMethod } from './shapes.ts';

export interface Taking {
  kind: 'meal';
  method: PaymentMethod;
  /** Null: a guest, who pays cash. */
  residentId: string | null;
  mealRootId: string;
  /** What the person pays, ≥ 0. */
  amountFen: number;
  bookedOn: Day;
  note?: string;
}

const nothing: Amounts = { cashFen: 0, balanceFen: 0, owedFen: 0 };

function refuseShort(ctx: CommandContext, residentId: string, amountFen: number) {
  const { balanceFen } = purseOf(ctx, residentId);
  if (balanceFen >= amountFen) return;
  const { name } = requireResident(ctx, residentId);
  const short = { balance: yuan(balanceFen), missing: yuan(amountFen - balanceFen) };
  throw paymentFailure('payment.notEnough', { name, ...short }, 'payment');
}

/**
 * Two desks that are apart may both find the balance sufficient and spend it: both entries stand, the balance shows
 * below zero, and the person owes it.
 *
 * @returns the entry's id; null where there was nothing to pay
 * @throws DeskError `payment.notEnough`, `payment.guestNeedsCash`
 */
export function takePayment(ctx: CommandContext, taking: Taking): string | null {
  const { method, residentId, mealRootId, amountFen, bookedOn } = taking;
  if (amountFen < 0 || !Number.isInteger(amountFen)) throw new RangeError(`not an amount: ${amountFen}`);
  if (amountFen === 0) return null;
  if (method === 'subsidyOnly') throw new Error('a meal that is wholly subsidised leaves nothing to pay');
  if (residentId === null && method !== 'cash') throw paymentFailure('payment.guestNeedsCash', {}, 'payment');
  if (method === 'balance' && residentId !== null) refuseShort(ctx, residentId, amountFen);
  const amounts: Record<typeof method, Amounts> = {
    cash: { ...nothing, cashFen: amountFen },
    balance: { ...nothing, balanceFen: -amountFen },
    signed: { ...nothing, owedFen: amountFen },
  };
  const entry = { kind: taking.kind, residentId, mealRootId, bookedOn, note: taking.note ?? '' };
  return enter(ctx, { ...entry, ...amounts[method], withReceipt: false }).id;
}

export interface GivingBack {
  mealRootId: string;
  /** Everything that was paid, unless given. */
  amountFen?: number;
  bookedOn: Day;
  reason: string;
}

const paidForMeal = perConnection((sqlite) =>
  sqlite.prepare<[string], Amounts & { residentId: string | null }>(
    `SELECT coalesce(sum(cash_fen), 0) AS cashFen, coalesce(sum(balance_fen), 0) AS balanceFen,
       coalesce(sum(owed_fen), 0) AS owedFen, max(resident_id) AS residentId
     FROM payment WHERE meal_root_id = ?`,
  ),
);

/**
 * Gives back what was paid for a meal, the way it was paid. A signed meal that has been settled since goes onto the
 * balance instead: a debt never falls below zero.
 *
 * @returns what goes back, in fen, all ≥ 0: cash to hand out, onto the balance, off the debt
 */
export function giveBack(
  ctx: CommandContext,
  { mealRootId, amountFen, bookedOn, reason }: GivingBack,
): Amounts {
  const paid = paidForMeal(ctx.sqlite).get(mealRootId) ?? { ...nothing, residentId: null };
  const total = paid.cashFen - paid.balanceFen + paid.owedFen;
  let left = amountFen ?? total;
  if (left < 0 || !Number.isInteger(left)) throw new RangeError(`${left} fen cannot be given back`);
  // Two desks may undo one meal while the line is down, and a meal may be here before what was paid for it.
  if (left > total) throw paymentFailure('payment.lessPaid');
  if (left === 0) return nothing;
  const portion = (most: number) => {
    const part = Math.max(0, Math.min(left, most));
    left -= part;
    return part;
  };
  const { residentId } = paid;
  const owedNow = residentId === null ? 0 : purseOf(ctx, residentId).owedFen;
  const owedFen = portion(Math.min(paid.owedFen, owedNow));
  const cashFen = portion(paid.cashFen);
  const back = { owedFen, cashFen, balanceFen: left };
  enter(ctx, {
    kind: 'mealRefund',
    residentId,
    mealRootId,
    cashFen: 0 - cashFen,
    balanceFen: back.balanceFen,
    owedFen: 0 - owedFen,
    bookedOn,
    note: reason,
    withReceipt: false,
  });
  return back;
}
