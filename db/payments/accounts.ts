/** What people have and owe: one person's entries, the receipt of one, and the list of everybody with an account. */
import { findCentre, readSettings } from '../centre/service.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { cardIds, linesOf, requireResident } from '../residents/service.ts';
import type { AccountFilter, EntryView, ReceiptView } from './contract.ts';
import type { Purse } from './entries.ts';
import { paymentFailure } from './failures.ts';
import { entryLine, entryLines } from './lines.ts';

const plus = (purse: Purse, { balanceFen, owedFen }: Purse): Purse => ({
  balanceFen: purse.balanceFen + balanceFen,
  owedFen: purse.owedFen + owedFen,
});
const empty: Purse = { balanceFen: 0, owedFen: 0 };

function entriesOf(ctx: QueryContext, residentId: string): EntryView[] {
  return entryLines.ofPerson(ctx.sqlite).all({ ids: JSON.stringify(cardIds(ctx, residentId)) });
}

/** Both days included. */
export function statement(
  ctx: QueryContext,
  { residentId, from, to }: { residentId: string; from: string; to: string },
) {
  if (to < from) throw paymentFailure('payment.rangeReversed', {}, 'to');
  const { id } = requireResident(ctx, residentId);
  const person = linesOf(ctx, [id]).get(id);
  if (!person) throw new Error('a card in charge has a line');
  const entries = entriesOf(ctx, id);
  const opening = entries.filter(({ bookedOn }) => bookedOn < from).reduce(plus, empty);
  let purse = opening;
  const rows = entries
    .filter(({ bookedOn }) => bookedOn >= from && bookedOn <= to)
    .map((entry) => {
      purse = plus(purse, entry);
      return { ...entry, balanceAfterFen: purse.balanceFen, owedAfterFen: purse.owedFen };
    });
  return { centreName: findCentre(ctx.db)?.name ?? '', person, opening, closing: purse, rows };
}

/** The purse right after an entry, in the order in which entries were saved. */
function purseAfter(ctx: QueryContext, entry: EntryView): Purse {
  if (entry.residentId === null) return empty;
  const { id } = requireResident(ctx, entry.residentId);
  return entriesOf(ctx, id)
    .filter((other) => other.at < entry.at || (other.at === entry.at && other.id <= entry.id))
    .reduce(plus, empty);
}

export function receipt(ctx: QueryContext, { entryId }: { entryId: string }): ReceiptView {
  const found = entryLine(ctx, entryId);
  if (!found) throw paymentFailure('payment.unknown');
  const { name, ...entry } = found;
  const after = purseAfter(ctx, entry);
  return {
    centreName: findCentre(ctx.db)?.name ?? '',
    receiptNo: entry.receiptNo,
    entry,
    name,
    balanceAfterFen: after.balanceFen,
    owedAfterFen: after.owedFen,
    reversedReceiptNo:
      entry.reversesId === null ? null : (entryLine(ctx, entry.reversesId)?.receiptNo ?? null),
  };
}

interface AccountRow extends Purse {
  id: string;
  name: string;
  lastAt: number | null;
}

/** Purses of merged cards count for the card in charge. */
const accountRows = perConnection((sqlite) =>
  sqlite.prepare<[], AccountRow>(
    `WITH RECURSIVE kept (id, top) AS (
       SELECT r.id, r.id FROM resident r JOIN purse p ON p.resident_id = r.id
       UNION SELECT kept.id, r.merged_into FROM kept JOIN resident r ON r.id = kept.top
       WHERE r.merged_into IS NOT NULL
     )
     SELECT r.id, r.name, sum(p.balance_fen) AS balanceFen, sum(p.owed_fen) AS owedFen,
       max((SELECT max(e.at) FROM payment e WHERE e.resident_id = p.resident_id)) AS lastAt
     FROM kept JOIN resident r ON r.id = kept.top AND r.merged_into IS NULL
       JOIN purse p ON p.resident_id = kept.id
     GROUP BY r.id`,
  ),
);

const byName = new Intl.Collator('zh-Hans-CN');

type SortBy = 'name' | 'balance' | 'owed' | 'lastAt';
const comparisons: Record<SortBy, (one: AccountRow, other: AccountRow) => number> = {
  name: (one, other) => byName.compare(one.name, other.name),
  balance: (one, other) => one.balanceFen - other.balanceFen,
  owed: (one, other) => one.owedFen - other.owedFen,
  lastAt: (one, other) => (one.lastAt ?? 0) - (other.lastAt ?? 0),
};

function keeps(filter: AccountFilter, lowBalanceFen: number): (row: AccountRow) => boolean {
  const shown: Record<AccountFilter['show'], (row: AccountRow) => boolean> = {
    all: () => true,
    owing: ({ owedFen }) => owedFen > 0,
    low: ({ balanceFen }) => balanceFen >= 0 && balanceFen < lowBalanceFen,
    overdrawn: ({ balanceFen }) => balanceFen < 0,
  };
  return (row) => shown[filter.show](row) && row.name.includes(filter.text);
}

export interface AccountPage {
  filter: AccountFilter;
  sort: { by: SortBy; descending: boolean };
  offset: number;
  limit: number;
}

/** Everybody who matches, in order; an export wants them all. */
export function accountList(ctx: QueryContext, { filter, sort }: Pick<AccountPage, 'filter' | 'sort'>) {
  const everybody = accountRows(ctx.sqlite).all();
  const { lowBalanceFen } = readSettings(ctx.db);
  const sign = sort.descending ? -1 : 1;
  const compare = comparisons[sort.by];
  const rows = everybody
    .filter(keeps(filter, lowBalanceFen))
    .sort((one, other) => sign * compare(one, other) || comparisons.name(one, other));
  return { everybody, rows };
}

export function accounts(ctx: QueryContext, { filter, sort, offset, limit }: AccountPage) {
  const { everybody, rows } = accountList(ctx, { filter, sort });
  const page = rows.slice(offset, offset + limit);
  const people = linesOf(
    ctx,
    page.map(({ id }) => id),
  );
  const sum = everybody.reduce(plus, empty);
  return {
    total: rows.length,
    sums: {
      people: everybody.length,
      ...sum,
      overdrawn: everybody.filter(({ balanceFen }) => balanceFen < 0).length,
    },
    rows: page.flatMap(({ id, balanceFen, owedFen, lastAt }) => {
      const person = people.get(id);
      return person ? [{ person, balanceFen, owedFen, lastAt }] : [];
    }),
  };
}
