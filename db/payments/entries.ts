/**
 * Entries of money and the purse they add up to. An entry is never changed: a mistake is taken back by another one. The
 * purse is kept in the transaction of each entry, so that the till never adds up years of them.
 */

import type { Day } from '../core/clock.ts';
import { perConnection, type Sqlite } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import type { Derivations } from '../core/writer.ts';
import { requireResident } from '../residents/service.ts';
import { paymentFailure } from './failures.ts';
import type { PaymentKind } from './shapes.ts';
import { type payment, payments } from './table.ts';

export type PaymentRow = typeof payment.$inferSelect;

/** What a person has on the balance (余额) and has signed for (挂账), in fen. */
export interface Purse {
  balanceFen: number;
  owedFen: number;
}

/** What one entry moves, in fen with signs. */
export interface Amounts extends Purse {
  cashFen: number;
}

const addToPurse = perConnection((sqlite) =>
  sqlite.prepare<[string]>(
    `INSERT INTO purse (resident_id, balance_fen, owed_fen)
       SELECT resident_id, balance_fen, owed_fen FROM payment
       WHERE id = ? AND resident_id IS NOT NULL AND (balance_fen <> 0 OR owed_fen <> 0)
     ON CONFLICT (resident_id) DO UPDATE
       SET balance_fen = balance_fen + excluded.balance_fen, owed_fen = owed_fen + excluded.owed_fen`,
  ),
);

/** An entry is only ever inserted, and once. */
export const paymentDerivations: Derivations = {
  payment: (sqlite: Sqlite, id) => {
    addToPurse(sqlite).run(id);
  },
};

const purseOfCards = perConnection((sqlite) =>
  sqlite.prepare<[string], Purse>(
    `WITH RECURSIVE card (id) AS (
       VALUES (?) UNION ALL SELECT r.id FROM resident r JOIN card ON r.merged_into = card.id
     )
     SELECT coalesce(sum(p.balance_fen), 0) AS balanceFen, coalesce(sum(p.owed_fen), 0) AS owedFen
     FROM card JOIN purse p ON p.resident_id = card.id`,
  ),
);

/**
 * The purse of a person, whatever id they were once known by. The balance is negative only where two desks that were
 * apart both spent it: then the person owes it, and pages say so.
 *
 * @throws DeskError `resident.unknown`
 */
export function purseOf(ctx: QueryContext, residentId: string): Purse {
  const { id } = requireResident(ctx, residentId);
  return purseOfCards(ctx.sqlite).get(id) ?? { balanceFen: 0, owedFen: 0 };
}

const deskCharacters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Four characters that stand for this desk on paper, from the random end of its id. */
export function deskCode(deskId: string): string {
  const bits = Number.parseInt(deskId.slice(-5), 16);
  return [15, 10, 5, 0].map((shift) => deskCharacters.charAt((bits >> shift) & 31)).join('');
}

const lastReceipt = perConnection((sqlite) =>
  sqlite
    .prepare<[{ prefix: string }], string | null>(
      `SELECT max(receipt_no) FROM payment WHERE receipt_no >= :prefix AND receipt_no < :prefix || '~'`,
    )
    .pluck(),
);

/** `20261122-7K3Q-0001`: gapless per desk and day, because a number that is rolled back is given again. */
function nextReceipt(ctx: QueryContext): string {
  const prefix = `${ctx.today.replaceAll('-', '')}-${deskCode(ctx.deskId)}-`;
  const last = lastReceipt(ctx.sqlite).get({ prefix });
  const number = last ? Number(last.slice(prefix.length)) + 1 : 1;
  return prefix + String(number).padStart(4, '0');
}

interface NewEntry extends Amounts {
  id?: string;
  kind: PaymentKind;
  residentId: string | null;
  mealRootId?: string;
  reversesId?: string;
  bookedOn: Day;
  note: string;
  /** Gives it the next receipt number of the day. */
  withReceipt: boolean;
}

/** Writes one entry and answers with its id and receipt number. Whether it may be is for the caller to know. */
export function enter(ctx: CommandContext, entry: NewEntry): { id: string; receiptNo: string | null } {
  const { withReceipt, ...rest } = entry;
  const id = entry.id ?? ctx.ids.next();
  const receiptNo = withReceipt ? nextReceipt(ctx) : null;
  ctx.write.insert(payments, {
    ...rest,
    id,
    receiptNo,
    deskId: ctx.deskId,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  });
  return { id, receiptNo };
}

const byId = perConnection((sqlite) =>
  sqlite.prepare<[string], PaymentRow>(
    `SELECT id, kind, resident_id AS residentId, meal_root_id AS mealRootId, reverses_id AS reversesId,
       cash_fen AS cashFen, balance_fen AS balanceFen, owed_fen AS owedFen, receipt_no AS receiptNo,
       booked_on AS bookedOn, desk_id AS deskId, note, at, account_id AS accountId
     FROM payment WHERE id = ?`,
  ),
);

export function findEntry(ctx: QueryContext, id: string): PaymentRow | undefined {
  return byId(ctx.sqlite).get(id);
}

/** @throws DeskError `payment.unknown` */
export function requireEntry(ctx: QueryContext, id: string): PaymentRow {
  const found = findEntry(ctx, id);
  if (!found) throw paymentFailure('payment.unknown');
  return found;
}

/** Yuan for a sentence: `12.80`. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
