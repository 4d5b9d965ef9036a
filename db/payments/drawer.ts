/** The drawer of this desk (钱箱): what the day's entries say should be in it, and what was counted (日结). */
import { findCentre } from '../centre/service.ts';
import { addDays, type Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import type { CloseView } from './contract.ts';
import { deskCode, yuan } from './entries.ts';
import { paymentFailure } from './failures.ts';
import { entryLines } from './lines.ts';
import { denominations, type PaymentKind, type Pieces } from './shapes.ts';
import { dayCloses } from './table.ts';

interface OfDay {
  day: Day;
  deskId: string;
}

type StoredClose = Omit<CloseView, 'pieces' | 'differenceFen'> & { pieces: string | null };

const selectCloses = `SELECT c.id, c.day, c.expected_fen AS expectedFen, c.float_fen AS floatFen,
  c.counted_fen AS countedFen, c.pieces, c.note, c.at, coalesce(a.name, '') AS accountName
FROM day_close c LEFT JOIN account a ON a.id = c.account_id`;

const statements = perConnection((sqlite) => ({
  closes: sqlite.prepare<[OfDay], StoredClose>(
    `${selectCloses} WHERE c.day = :day AND c.desk_id = :deskId ORDER BY c.at DESC, c.id DESC`,
  ),
  close: sqlite.prepare<[{ id: string }], StoredClose>(`${selectCloses} WHERE c.id = :id`),
  expected: sqlite
    .prepare<[OfDay], number>(
      `SELECT coalesce(sum(cash_fen), 0) FROM payment WHERE booked_on = :day AND desk_id = :deskId`,
    )
    .pluck(),
  lastFloat: sqlite
    .prepare<[{ deskId: string }], number>(
      'SELECT float_fen FROM day_close WHERE desk_id = :deskId ORDER BY day DESC, at DESC LIMIT 1',
    )
    .pluck(),
  /** Days with cash since one; `moved` tells them from days on which only balances changed. */
  cashDays: sqlite.prepare<[{ since: Day; deskId: string }], { day: Day; expectedFen: number }>(
    `SELECT booked_on AS day, sum(cash_fen) AS expectedFen FROM payment
     WHERE booked_on >= :since AND desk_id = :deskId AND cash_fen <> 0 GROUP BY booked_on ORDER BY booked_on DESC`,
  ),
}));

function readClose({ pieces, ...row }: StoredClose): CloseView {
  const counted: Pieces | null = pieces === null ? null : JSON.parse(pieces);
  return { ...row, pieces: counted, differenceFen: row.countedFen - row.floatFen - row.expectedFen };
}

export function drawer(ctx: QueryContext, { day }: { day: Day }) {
  const { deskId } = ctx;
  const entries = entryLines.ofDrawer(ctx.sqlite).all({ day, deskId });
  const byKind = new Map<PaymentKind, { kind: PaymentKind; count: number; cashFen: number }>();
  for (const { kind, cashFen } of entries) {
    if (cashFen === 0) continue;
    const sum = byKind.get(kind) ?? { kind, count: 0, cashFen: 0 };
    byKind.set(kind, { kind, count: sum.count + 1, cashFen: sum.cashFen + cashFen });
  }
  const meals = entries.filter(({ kind }) => kind === 'meal' || kind === 'mealRefund');
  return {
    centreName: findCentre(ctx.db)?.name ?? '',
    deskCode: deskCode(deskId),
    day,
    expectedFen: entries.reduce((sum, { cashFen }) => sum + cashFen, 0),
    byKind: [...byKind.values()],
    balanceFen: meals.reduce((sum, { balanceFen }) => sum - balanceFen, 0),
    signedFen: meals.reduce((sum, { owedFen }) => sum + owedFen, 0),
    entries,
    closes: statements(ctx.sqlite).closes.all({ day, deskId }).map(readClose),
    floatFen: statements(ctx.sqlite).lastFloat.get({ deskId }) ?? 0,
  };
}

/** Older days are the month close's to ask about. */
const lookBackDays = 92;

export function openDays(ctx: QueryContext) {
  const { cashDays, closes } = statements(ctx.sqlite);
  const { deskId } = ctx;
  return cashDays
    .all({ since: addDays(ctx.today, -lookBackDays), deskId })
    .map(({ day, expectedFen }) => {
      const closedFen = closes.get({ day, deskId })?.expectedFen ?? null;
      return { day, expectedFen, closedFen };
    })
    .filter(({ expectedFen, closedFen }) => closedFen !== expectedFen);
}

interface Closing {
  id: string;
  day: Day;
  floatFen: number;
  countedFen: number;
  pieces: Pieces | null;
  note: string;
}

const worth = (pieces: Pieces) =>
  denominations.reduce((sum, denomination, at) => sum + denomination * (pieces[at] ?? 0), 0);

export function closeDay(ctx: CommandContext, closing: Closing): { close: CloseView } {
  const { close, expected } = statements(ctx.sqlite);
  const known = close.get({ id: closing.id });
  if (known) return { close: readClose(known) };
  const { day, floatFen, countedFen, pieces, note } = closing;
  if (day > ctx.today) throw paymentFailure('close.inFuture', {}, 'day');
  if (pieces !== null && worth(pieces) !== countedFen)
    throw paymentFailure('close.wrongSum', {}, 'countedFen');
  const expectedFen = expected.get({ day, deskId: ctx.deskId }) ?? 0;
  const difference = countedFen - floatFen - expectedFen;
  if (difference !== 0 && note === '')
    throw paymentFailure('close.noteMissing', { difference: yuan(Math.abs(difference)) }, 'note');
  ctx.write.insert(dayCloses, {
    ...closing,
    expectedFen,
    deskId: ctx.deskId,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  });
  ctx.record(null, { day, expectedFen, countedFen, floatFen, reason: note });
  const saved = close.get({ id: closing.id });
  if (!saved) throw new Error('a close that was inserted is there');
  return { close: readClose(saved) };
}
