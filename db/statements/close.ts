/** Closing a month (月结): what is still missing, freezing the figures, and which months are closed. */
import type { z } from 'zod';
import { perConnection, type Sqlite } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { monthCloses } from '../payments/table.ts';
import { closeBefore, closeOf, closesByMonth, hashOf } from './closes.ts';
import { type statements as contract, type MonthClosed, statementFailure } from './contract.ts';
import { adjustedLater, type Month, monthOf, nextMonth, sumOf } from './entries.ts';
import { figuresOf } from './figures.ts';
import { countsOf, waitingOf } from './missing.ts';

type Given<P extends 'month' | 'preview' | 'close'> = z.output<(typeof contract)[P]['input']>;
type Answer<P extends 'month' | 'preview' | 'closed'> = z.input<(typeof contract)[P]['output']>;

const first = perConnection((sqlite) =>
  sqlite
    .prepare<[], string | null>(
      `SELECT min(day) FROM (SELECT min(booked_on) AS day FROM meal UNION ALL SELECT min(booked_on) FROM payment)`,
    )
    .pluck(),
);

/** The month of the first entry; null: there is none. */
function firstMonth(sqlite: Sqlite): Month | null {
  const day = first(sqlite).get();
  return day ? monthOf(day) : null;
}

/** The first month that is still open and lies before this one. Months are closed in order, empty ones too. */
function openBefore(sqlite: Sqlite, month: Month): Month | null {
  const last = closeBefore(sqlite, month);
  const next = last === null ? firstMonth(sqlite) : nextMonth(last.month);
  return next !== null && next < month ? next : null;
}

type MonthState = Answer<'preview'>['state'];

function stateOf(ctx: QueryContext, month: Month): MonthState {
  const current = monthOf(ctx.today);
  if (closeOf(ctx.sqlite, month)) return 'closed';
  return month < current ? 'over' : month === current ? 'running' : 'future';
}

const shown = ({ at, by, note, hash }: MonthClosed): MonthClosed => ({ at, by, note, hash });

export function month(ctx: QueryContext, { month: asked }: Given<'month'>): Answer<'month'> {
  const now = figuresOf(ctx.sqlite, asked);
  const closed = closeOf(ctx.sqlite, asked);
  const later = sumOf(adjustedLater(ctx, asked));
  if (closed === null) return { figures: now, closed, agrees: true, adjustedLater: later };
  const { figures } = closed;
  // Names may change after a close; what was settled may not.
  const sums = ({ meals, adjustments, money }: typeof figures) =>
    JSON.stringify([meals, adjustments, money.total]);
  return { figures, closed: shown(closed), agrees: sums(now) === sums(figures), adjustedLater: later };
}

export function preview(ctx: QueryContext, { month: asked }: Given<'preview'>): Answer<'preview'> {
  const figures = figuresOf(ctx.sqlite, asked);
  return {
    state: stateOf(ctx, asked),
    earlier: openBefore(ctx.sqlite, asked),
    ...countsOf(ctx.sqlite, asked),
    waiting: waitingOf(ctx, asked),
    adjustments: figures.corrections,
    hash: hashOf(JSON.stringify(figures)),
  };
}

export function close(ctx: CommandContext, input: Given<'close'>): MonthClosed {
  const { sqlite } = ctx;
  const before = closeOf(sqlite, input.month);
  if (before !== null) return shown(before);
  const state = stateOf(ctx, input.month);
  const names = { month: input.month };
  if (state === 'future') throw statementFailure('statement.future', names);
  if (state === 'running' && !input.early) throw statementFailure('statement.running', names, 'early');
  const earlier = openBefore(sqlite, input.month);
  if (earlier !== null) throw statementFailure('statement.earlierFirst', { earlier });
  const figures = JSON.stringify(figuresOf(sqlite, input.month));
  const hash = hashOf(figures);
  if (hash !== input.hash) throw statementFailure('statement.changed');
  const { id: accountId, name: by } = accountOf(ctx);
  const { now: at } = ctx;
  ctx.write.insert(monthCloses, {
    id: naturalId('monthClose', input.month),
    month: input.month,
    figures,
    note: input.note,
    at,
    accountId,
  });
  ctx.record(null, { month: input.month, hash });
  return { at, by, note: input.note, hash };
}

export function closed(ctx: QueryContext): Answer<'closed'> {
  const closes = closesByMonth(ctx.sqlite);
  const current = monthOf(ctx.today);
  const months: Answer<'closed'>['months'] = [];
  for (let at = firstMonth(ctx.sqlite) ?? current; at <= current; at = nextMonth(at)) {
    const found = closes.get(at);
    months.unshift({ month: at, closed: found ? shown(found) : null });
  }
  return { today: ctx.today, months };
}
