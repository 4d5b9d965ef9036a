/** What a person's timeline says about money: what was brought, taken and settled. Meals tell of themselves. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { type Amounts, yuan } from './entries.ts';
import { type PaymentKind, paymentWords } from './shapes.ts';

interface Row extends Amounts {
  id: string;
  kind: PaymentKind;
  receiptNo: string | null;
  reversesId: string | null;
  note: string;
  at: number;
  account: string | null;
}

const rows = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; at: number; id: string; limit: number }], Row>(
    `SELECT p.id, p.kind, p.cash_fen AS cashFen, p.balance_fen AS balanceFen, p.owed_fen AS owedFen,
       p.receipt_no AS receiptNo, p.reverses_id AS reversesId, p.note, p.at, a.name AS account
     FROM payment p LEFT JOIN account a ON a.id = p.account_id
     WHERE p.resident_id IN (SELECT value FROM json_each(:ids)) AND p.resident_id IS NOT NULL
       AND p.kind NOT IN ('meal', 'mealRefund') AND (p.at, p.id) < (:at, :id)
     ORDER BY p.at DESC, p.id DESC LIMIT :limit`,
  ),
);

function say({ kind, reversesId, balanceFen, owedFen }: Row): Sentence {
  const amount = yuan(Math.abs(kind === 'settle' || balanceFen === 0 ? owedFen : balanceFen));
  const { zh, en } = paymentWords[kind];
  return reversesId === null
    ? { zh: `${zh} ${amount} 元`, en: `${en}: ${amount} yuan` }
    : { zh: `冲正：${zh} ${amount} 元`, en: `Reversed: ${en.toLowerCase()}, ${amount} yuan` };
}

/** A timeline source of the residents' page: the newest entries before its cursor, newest first. */
export function paymentTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const page = { at: before?.at ?? Number.MAX_SAFE_INTEGER, id: before?.id ?? '', limit };
  return rows(ctx.sqlite)
    .all({ ids: JSON.stringify(cards), ...page })
    .map((row) => {
      const detail = [row.receiptNo, row.note].filter(Boolean).join(' · ');
      return {
        id: row.id,
        at: row.at,
        feature: 'payments',
        kind: row.kind,
        text: say(row),
        detail: detail === '' ? null : { zh: detail, en: detail },
        tone: 'neutral',
        account: row.account,
        rowId: row.id,
      };
    });
}
