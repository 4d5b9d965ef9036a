/** Numbers taken, called, served. Every day starts again from 1, because everything here is keyed by the day. */
import type { z } from 'zod';
import type { CommandContext, Handlers, QueryContext } from '../core/dispatch.ts';
import { requireResident } from '../residents/service.ts';
import { type queue as contract, queueFailure } from './contract.ts';
import { counterHandlers } from './counters.ts';
import { placeForReturn } from './order.ts';
import {
  allCounters,
  currentOf,
  dayTickets,
  findTicket,
  labelOf,
  lineOf,
  requireCounter,
  requireTicket,
  type TicketRow,
  ticketView,
  waitMs,
} from './read.ts';
import { type ticket, tickets } from './table.ts';
import { type TicketState, ticketStateWords } from './words.ts';

type TicketPatch = Partial<typeof ticket.$inferSelect>;
type Slip = z.input<(typeof contract)['slip']['output']>;

export { seedCounters } from './counters.ts';
export { labelOf, requireCounter, requireTicket, type TicketRow } from './read.ts';

const today = (ctx: QueryContext, counterId: string) =>
  dayTickets(ctx, ctx.today).filter((row) => row.counterId === counterId);

function slipOf(ctx: QueryContext, row: TicketRow): Slip {
  const counter = allCounters(ctx).find(({ id }) => id === row.counterId);
  const line = lineOf(today(ctx, row.counterId), counter?.priorityRun ?? 1);
  const place = line.findIndex(({ id }) => id === row.id);
  return {
    ...row,
    ticketId: row.id,
    label: labelOf(row),
    counterName: counter?.name ?? '',
    counterNameEn: counter?.nameEn ?? '',
    ahead: Math.max(0, place),
  };
}

function takeNumber(ctx: CommandContext, input: z.output<(typeof contract)['takeNumber']['input']>): Slip {
  const known = findTicket(ctx, input.id);
  // The key was pressed twice, or the answer was lost on the way.
  if (known) return slipOf(ctx, known);
  const counter = requireCounter(ctx, input.counterId);
  if (input.residentId && ctx.session.account?.role === 'kiosk')
    throw queueFailure('ticket.kioskNamesNobody');
  const residentId = input.residentId ? requireResident(ctx, input.residentId).id : null;
  const number = Math.max(0, ...today(ctx, counter.id).map((row) => row.number)) + 1;
  ctx.write.insert(tickets, {
    id: input.id,
    counterId: counter.id,
    day: ctx.today,
    number,
    residentId,
    priority: input.priority,
    state: 'waiting',
    takenAt: ctx.now,
    queuedAt: ctx.now,
    calls: 0,
  });
  ctx.record(residentId, { ticket: input.id });
  return slipOf(ctx, requireTicket(ctx, input.id));
}

function save(ctx: CommandContext, row: TicketRow, patch: TicketPatch) {
  ctx.write.update(tickets, row.id, patch);
  ctx.record(row.residentId, { ticket: row.id, state: patch.state });
  return ticketView(requireTicket(ctx, row.id), ctx.now);
}

function refuseOldNumber(ctx: QueryContext, row: TicketRow) {
  if (row.day !== ctx.today)
    throw queueFailure('ticket.notToday', { label: labelOf(row), day: row.day }, 'ticketId');
}

function refuseState(row: TicketRow, allowed: readonly TicketState[]) {
  if (allowed.includes(row.state)) return;
  const { zh, en } = ticketStateWords[row.state];
  throw queueFailure('ticket.wrongState', { label: labelOf(row), state: zh, stateEn: en }, 'ticketId');
}

interface Move {
  from: readonly TicketState[];
  to: TicketState;
  /** Yesterday's numbers may still be ended, never called again. */
  onlyToday: boolean;
  patch?: (row: TicketRow, ctx: CommandContext) => TicketPatch;
}

/** A command on one number. Asked for the state it already has, it changes nothing. */
function moving({ from, to, onlyToday, patch }: Move) {
  return (ctx: CommandContext, { ticketId }: { ticketId: string }) => {
    const row = requireTicket(ctx, ticketId);
    if (row.state === to) return { ticket: ticketView(row, ctx.now) };
    refuseState(row, from);
    if (onlyToday) refuseOldNumber(ctx, row);
    return { ticket: save(ctx, row, { ...patch?.(row, ctx), state: to }) };
  };
}

const callPatch = (row: TicketRow, ctx: CommandContext): TicketPatch => ({
  calledAt: ctx.now,
  calls: row.calls + 1,
});

function callNext(ctx: CommandContext, input: { counterId: string; after: string | null }) {
  const counter = requireCounter(ctx, input.counterId);
  const here = today(ctx, counter.id);
  const current = currentOf(here).at(-1);
  if (current && current.id !== input.after) return { ticket: ticketView(current, ctx.now) };
  if (current?.state === 'serving')
    ctx.write.update(tickets, current.id, { state: 'served', endedAt: ctx.now });
  if (current?.state === 'called') ctx.write.update(tickets, current.id, { state: 'skipped' });
  const next = lineOf(here, counter.priorityRun)[0];
  if (!next) return { ticket: null };
  return { ticket: save(ctx, next, { ...callPatch(next, ctx), state: 'called' }) };
}

function putBackPatch(row: TicketRow, ctx: CommandContext): TicketPatch {
  const waiting = today(ctx, row.counterId).filter((other) => other.state === 'waiting');
  return { queuedAt: placeForReturn(row, waiting), startedAt: null, endedAt: null };
}

/** Minutes with one decimal; null of nothing. */
export function meanMinutes(spans: readonly number[]): number | null {
  if (spans.length === 0) return null;
  const mean = spans.reduce((sum, span) => sum + span, 0) / spans.length;
  return Math.round(mean / 6_000) / 10;
}

function stateOfCounter(
  ctx: QueryContext,
  counter: ReturnType<typeof allCounters>[number],
  here: TicketRow[],
) {
  const view = (row: TicketRow) => ticketView(row, ctx.now);
  const line = lineOf(here, counter.priorityRun);
  const current = currentOf(here);
  const served = here.filter((row) => row.state === 'served');
  const longest = Math.max(...line.map((row) => waitMs(row, ctx.now)));
  return {
    counter,
    current: current.map(view),
    waiting: line.map(view),
    skipped: here.filter((row) => row.state === 'skipped').map(view),
    served: served.length,
    left: here.filter((row) => row.state === 'left').length,
    averageWaitMinutes: meanMinutes([...current, ...served].map((row) => waitMs(row, ctx.now))),
    longestWaitMinutes: line.length === 0 ? null : Math.floor(longest / 60_000),
  };
}

/** Open counters, and closed ones that still have somebody. */
function countersWithTickets(ctx: QueryContext) {
  const byCounter = Map.groupBy(dayTickets(ctx, ctx.today), (row) => row.counterId);
  return allCounters(ctx)
    .map((counter) => ({ counter, here: byCounter.get(counter.id) ?? [] }))
    .filter(({ counter, here }) => counter.active || here.length > 0);
}

/** How many of the latest calls, and of the next numbers, the display shows. */
const shownCalls = 8;
const shownNext = 5;

function board(ctx: QueryContext): z.input<(typeof contract)['board']['output']> {
  const counters = countersWithTickets(ctx);
  const called = counters.flatMap(({ counter, here }) =>
    here.flatMap((row) => (row.calledAt === null ? [] : [{ row, counter, calledAt: row.calledAt }])),
  );
  return {
    day: ctx.today,
    callSerial: called.reduce((sum, { row }) => sum + row.calls, 0),
    calls: called
      .sort((a, b) => b.calledAt - a.calledAt || b.row.number - a.row.number)
      .slice(0, shownCalls)
      .map(({ row, counter, calledAt }) => ({
        ticketId: row.id,
        label: labelOf(row),
        counterName: counter.name,
        counterNameEn: counter.nameEn,
        calledAt,
        calls: row.calls,
        state: row.state,
      })),
    counters: counters.map(({ counter, here }) => {
      const line = lineOf(here, counter.priorityRun);
      return {
        id: counter.id,
        name: counter.name,
        nameEn: counter.nameEn,
        current: currentOf(here).map(labelOf),
        next: line.slice(0, shownNext).map(labelOf),
        waiting: line.length,
      };
    }),
  };
}

/**
 * A visit was saved for this number: it counts as served, and its holder is known from now on. One person may come
 * with two matters on one number, so a number that is already served stays as it is.
 */
export function serveTicket(ctx: CommandContext, row: TicketRow, residentId: string | null): void {
  const ended = row.state === 'served' ? {} : { state: 'served' as const, endedAt: ctx.now };
  const started = row.startedAt === null ? { startedAt: row.calledAt ?? ctx.now } : {};
  const named = row.residentId === null && residentId !== null ? { residentId } : {};
  ctx.write.update(tickets, row.id, { ...ended, ...started, ...named });
}

/** Today's number of a person who has not been served yet; null: none. */
export function runningTicketOf(ctx: QueryContext, residentIds: readonly string[]): TicketRow | null {
  const running = dayTickets(ctx, ctx.today).filter(
    (row) =>
      row.residentId !== null &&
      residentIds.includes(row.residentId) &&
      (row.state === 'waiting' || row.state === 'called' || row.state === 'serving'),
  );
  return running.at(-1) ?? null;
}

/** What became of the numbers of a day, and how long people waited for the call that led to a service. */
export function ticketSummary(ctx: QueryContext, day: string) {
  const rows = dayTickets(ctx, day);
  const states = { waiting: 0, called: 0, serving: 0, served: 0, skipped: 0, left: 0 };
  for (const row of rows) states[row.state] += 1;
  const reached = rows.filter(({ state }) => state === 'called' || state === 'serving' || state === 'served');
  return { states, averageWaitMinutes: meanMinutes(reached.map((row) => waitMs(row, ctx.now))) };
}

export const queueHandlers: Handlers<typeof contract> = {
  ...counterHandlers,
  takeNumber,
  slip: (ctx, { ticketId }) => slipOf(ctx, requireTicket(ctx, ticketId)),
  callNext,
  call: moving({ from: ['waiting', 'skipped'], to: 'called', onlyToday: true, patch: callPatch }),
  recall(ctx, { ticketId }) {
    const row = requireTicket(ctx, ticketId);
    refuseState(row, ['called', 'serving']);
    refuseOldNumber(ctx, row);
    return { ticket: save(ctx, row, callPatch(row, ctx)) };
  },
  skip: moving({ from: ['waiting', 'called', 'serving'], to: 'skipped', onlyToday: true }),
  putBack: moving({
    from: ['called', 'serving', 'skipped', 'left'],
    to: 'waiting',
    onlyToday: true,
    patch: putBackPatch,
  }),
  start: moving({
    from: ['waiting', 'called', 'skipped'],
    to: 'serving',
    onlyToday: false,
    patch: (row, ctx) => ({ startedAt: ctx.now, calledAt: row.calledAt ?? ctx.now }),
  }),
  finish: moving({
    from: ['called', 'serving'],
    to: 'served',
    onlyToday: false,
    patch: (row, ctx) => ({ startedAt: row.startedAt ?? row.calledAt ?? ctx.now, endedAt: ctx.now }),
  }),
  cancel: moving({
    from: ['waiting', 'called', 'serving', 'skipped'],
    to: 'left',
    onlyToday: false,
    patch: (_row, ctx) => ({ endedAt: ctx.now }),
  }),
  identify(ctx, { ticketId, residentId }) {
    const row = requireTicket(ctx, ticketId);
    const known = residentId === null ? null : requireResident(ctx, residentId).id;
    return { ticket: save(ctx, row, { residentId: known }) };
  },
  state: (ctx) => ({
    day: ctx.today,
    counters: countersWithTickets(ctx).map(({ counter, here }) => stateOfCounter(ctx, counter, here)),
  }),
  board,
};
