/** Looking meals up afterwards: the list of days, and one meal with everything that happened to it. */
import type { z } from 'zod';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import { adjustmentsOf, netOf, shownAdjustment } from './adjust.ts';
import type { meals as contract } from './contract.ts';
import { isSettled, mayUndo } from './correct.ts';
import { accountName, mealRows, requireCurrent, sumOf, toLine, toLines } from './rows.ts';
import type { MealLine } from './shapes.ts';

type Contract = typeof contract;
type Filters = z.output<Contract['find']['input']>['filters'];

function holdsText({ diner, optionName, takenBy, deliverer }: MealLine, text: string): boolean {
  return [diner.name, optionName, takenBy, deliverer].some((field) => field?.toLowerCase().includes(text));
}

function matches(line: MealLine, filters: Filters): boolean {
  const { meal, mode, payment, guests, corrected, withdrawn, text } = filters;
  return (
    (meal === undefined || line.meal === meal) &&
    (mode === undefined || line.mode === mode) &&
    (payment === undefined || line.payment === payment) &&
    (guests !== true || line.diner.residentId === null) &&
    (corrected !== true || line.corrected) &&
    (withdrawn === true || !line.withdrawn) &&
    (!text || holdsText(line, text.toLowerCase()))
  );
}

/** What was undone is listed where asked for, and never counted. */
export function find(ctx: QueryContext, { from, to, filters }: z.output<Contract['find']['input']>) {
  const rows = mealRows.between(ctx, { from, to });
  const { residentId } = filters;
  const own = residentId === undefined ? null : new Set(cardIds(ctx, requireResident(ctx, residentId).id));
  const asked = own ? rows.filter((row) => row.residentId !== null && own.has(row.residentId)) : rows;
  const lines = toLines(ctx, asked).filter((line) => matches(line, filters));
  return { lines, totals: sumOf(lines.filter(({ withdrawn }) => !withdrawn)) };
}

interface PaymentEntry {
  id: string;
  kind: string;
  cashFen: number;
  balanceFen: number;
  owedFen: number;
  bookedOn: string;
  at: number;
  note: string;
  accountId: string;
}

const paymentsOf = perConnection((sqlite) =>
  sqlite.prepare<[string], PaymentEntry>(
    `SELECT id, kind, cash_fen AS cashFen, balance_fen AS balanceFen, owed_fen AS owedFen, booked_on AS bookedOn,
       at, note, account_id AS accountId
     FROM payment WHERE meal_root_id = ? ORDER BY at, id`,
  ),
);

export function oneMeal(
  ctx: QueryContext,
  { rootId }: { rootId: string },
): z.input<Contract['meal']['output']> {
  const current = requireCurrent(ctx, rootId);
  const rows = mealRows.versions(ctx, { rootId });
  const replaced = new Set(rows.map(({ supersedes }) => supersedes));
  const adjustments = adjustmentsOf(ctx, rootId);
  const { lines: _, ...net } = netOf(current, adjustments);
  return {
    current: toLine(ctx, current),
    versions: toLines(ctx, rows).map((line) => ({
      ...line,
      state:
        line.versionId === current.id
          ? 'current'
          : replaced.has(line.versionId)
            ? 'superseded'
            : 'concurrent',
    })),
    closed: isSettled(ctx, current),
    mayUndo: mayUndo(ctx, current),
    payments: paymentsOf(ctx.sqlite)
      .all(rootId)
      .map((entry) => ({ ...entry, account: accountName(ctx, entry.accountId) })),
    adjustments: adjustments.map((row) => shownAdjustment(ctx, row)),
    net,
  };
}
