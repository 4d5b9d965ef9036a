/** The entries behind a figure, a page at a time. */
import type { z } from 'zod';
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { mealNames, modeNames } from '../menu/vocabulary.ts';
import type { PaymentKind } from '../payments/shapes.ts';
import type { statements as contract, Drill, StatementRow } from './contract.ts';
import {
  adjustedLater,
  borneBy,
  delivererKey,
  type Entry,
  entriesOf,
  firstDay,
  lastDay,
  ruleKey,
  sumOf,
} from './entries.ts';
import { kindWords, methodWords, tierWord } from './words.ts';

type Given<P extends 'rows' | 'movements'> = z.output<(typeof contract)[P]['input']>;
type Answer<P extends 'rows' | 'movements'> = z.input<(typeof contract)[P]['output']>;

/** Whether an entry is part of a figure. */
const parts: Readonly<Record<Drill, (entry: Entry, key: string) => boolean>> = {
  all: () => true,
  payer: (entry, key) => borneBy(entry, key) !== 0,
  rule: ({ lines }, key) => lines.some((line) => ruleKey(line) === key),
  tier: ({ tier }, key) => tier === key,
  meal: ({ meal }, key) => meal === key,
  mode: ({ mode }, key) => mode === key,
  method: ({ payment }, key) => payment === key,
  deliverer: (entry, key) => delivererKey(entry) === key,
  day: ({ bookedOn }, key) => bookedOn === key,
  late: ({ late }) => late,
  adjustments: ({ kind }) => kind === 'adjustment',
  adjustedLater: () => true,
};

const names = perConnection((sqlite) =>
  sqlite.prepare<[string], { id: string; name: string }>(
    'SELECT id, name FROM resident WHERE id IN (SELECT value FROM json_each(?))',
  ),
);

function namesOf(sqlite: Sqlite, entries: readonly Entry[]): ReadonlyMap<string, string> {
  const ids = entries.flatMap(({ residentId }) => residentId ?? []);
  return new Map(
    names(sqlite)
      .all(JSON.stringify([...new Set(ids)]))
      .map(({ id, name }) => [id, name]),
  );
}

/** Entries as lists show them; phones and numbers of the persons are no part of a statement. */
export function rowsOf(sqlite: Sqlite, entries: readonly Entry[]): StatementRow[] {
  const known = namesOf(sqlite, entries);
  return entries.map((entry) => ({
    ...sumOf([entry]),
    kind: entry.kind,
    id: entry.id,
    mealRootId: entry.rootId,
    day: entry.day,
    bookedOn: entry.bookedOn,
    at: entry.at,
    meal: mealNames[entry.meal],
    mode: modeNames[entry.mode],
    optionName: entry.optionName,
    residentId: entry.residentId,
    name: entry.residentId === null ? null : (known.get(entry.residentId) ?? ''),
    guest: entry.guest,
    tier: tierWord(entry.tier),
    method: methodWords[entry.payment],
    deliverer: entry.deliverer,
    lines: entry.lines.map(({ name: zh, nameEn: en, version, payer, amountFen, reason }) => {
      return { rule: { zh, en }, version, payer, amountFen, reason };
    }),
    reason: entry.reason,
  }));
}

function shareOf(entries: readonly Entry[], by: Drill, key: string): number | null {
  if (by === 'payer') return entries.reduce((sum, entry) => sum + borneBy(entry, key), 0);
  if (by !== 'rule') return null;
  const lines = entries.flatMap((entry) => entry.lines.filter((line) => ruleKey(line) === key));
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

export function rows(ctx: QueryContext, { month, by, key, offset, limit }: Given<'rows'>): Answer<'rows'> {
  const all = by === 'adjustedLater' ? adjustedLater(ctx, month) : entriesOf(ctx, month);
  const found = all.filter((entry) => parts[by](entry, key));
  return {
    total: found.length,
    sum: sumOf(found),
    shareFen: shareOf(found, by, key),
    rows: rowsOf(ctx.sqlite, found.slice(offset, offset + limit)),
  };
}

interface StoredMovement {
  id: string;
  kind: PaymentKind;
  residentId: string | null;
  name: string | null;
  cashFen: number;
  balanceFen: number;
  owedFen: number;
  receiptNo: string | null;
  bookedOn: string;
  at: number;
  note: string;
  by: string | null;
}

const inMonth = 'p.booked_on BETWEEN @from AND @to AND (@kind IS NULL OR p.kind = @kind)';
const select = perConnection((sqlite) => ({
  count: sqlite
    .prepare<[{ from: string; to: string; kind: string | null }], number>(
      `SELECT count(*) FROM payment p WHERE ${inMonth}`,
    )
    .pluck(),
  page: sqlite.prepare<
    [{ from: string; to: string; kind: string | null; offset: number; limit: number }],
    StoredMovement
  >(
    `SELECT p.id, p.kind, p.resident_id AS residentId, r.name, p.cash_fen AS cashFen, p.balance_fen AS balanceFen,
       p.owed_fen AS owedFen, p.receipt_no AS receiptNo, p.booked_on AS bookedOn, p.at, p.note, a.name AS by
     FROM payment p LEFT JOIN resident r ON r.id = p.resident_id LEFT JOIN account a ON a.id = p.account_id
     WHERE ${inMonth} ORDER BY p.booked_on, p.at, p.id LIMIT @limit OFFSET @offset`,
  ),
}));

export function movements(
  ctx: QueryContext,
  { month, kind, offset, limit }: Given<'movements'>,
): Answer<'movements'> {
  const range = { from: firstDay(month), to: lastDay(month), kind };
  const found = select(ctx.sqlite).page.all({ ...range, offset, limit });
  return {
    total: select(ctx.sqlite).count.get(range) ?? 0,
    rows: found.map((row) => ({ ...row, kind: kindWords[row.kind], by: row.by ?? '' })),
  };
}
