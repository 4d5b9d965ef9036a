/** What moved in the drawers and on the accounts in a month (收款), and what stood there before and after. */
import { perConnection, type Sqlite } from '../core/connection.ts';
import { type PaymentKind, paymentKinds } from '../payments/shapes.ts';
import { closeBefore } from './closes.ts';
import type { Figures, Movement } from './contract.ts';
import { firstDay, lastDay, type Month, nextMonth } from './entries.ts';
import { kindWords } from './words.ts';

type Purses = Figures['money']['opening'];

const select = perConnection((sqlite) => ({
  kinds: sqlite.prepare<[{ from: string; to: string }], Movement & { kind: PaymentKind }>(
    `SELECT kind, count(*) AS entries, sum(cash_fen) AS cashFen, sum(balance_fen) AS balanceFen, sum(owed_fen) AS owedFen
     FROM payment WHERE booked_on BETWEEN @from AND @to GROUP BY kind`,
  ),
  between: sqlite.prepare<[{ from: string; before: string }], Purses>(
    `SELECT coalesce(sum(balance_fen), 0) AS balanceFen, coalesce(sum(owed_fen), 0) AS owedFen
     FROM payment WHERE booked_on >= @from AND booked_on < @before`,
  ),
}));

/** Counted on from the latest month closed before, so that a month is not settled from years of entries. */
function openingOf(sqlite: Sqlite, month: Month): Purses {
  const last = closeBefore(sqlite, month);
  const since = select(sqlite).between.get({
    from: last === null ? '' : firstDay(nextMonth(last.month)),
    before: firstDay(month),
  });
  const from = last?.figures.money.closing ?? { balanceFen: 0, owedFen: 0 };
  return {
    balanceFen: from.balanceFen + (since?.balanceFen ?? 0),
    owedFen: from.owedFen + (since?.owedFen ?? 0),
  };
}

export function moneyOf(sqlite: Sqlite, month: Month): Figures['money'] {
  const moved = select(sqlite).kinds.all({ from: firstDay(month), to: lastDay(month) });
  const kinds = paymentKinds.flatMap((key) =>
    moved
      .filter(({ kind }) => kind === key)
      .map(({ entries, cashFen, balanceFen, owedFen }) => {
        return { key, name: kindWords[key], entries, cashFen, balanceFen, owedFen };
      }),
  );
  const sum = (of: keyof Movement) => moved.reduce((all, movement) => all + movement[of], 0);
  const total = {
    entries: sum('entries'),
    cashFen: sum('cashFen'),
    balanceFen: sum('balanceFen'),
    owedFen: sum('owedFen'),
  };
  const opening = openingOf(sqlite, month);
  const closing = {
    balanceFen: opening.balanceFen + total.balanceFen,
    owedFen: opening.owedFen + total.owedFen,
  };
  return { kinds, total, opening, closing };
}
