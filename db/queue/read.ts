/** Reads tickets and counters, and puts them the way staff see them. */
import { asc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { resident } from '../residents/table.ts';
import { queueFailure, type ticketSchema } from './contract.ts';
import { callOrder, runSoFar } from './order.ts';
import { counter, ticket } from './table.ts';

export type Counter = typeof counter.$inferSelect;
type TicketView = z.input<typeof ticketSchema>;

const ticketFields = {
  id: ticket.id,
  counterId: ticket.counterId,
  day: ticket.day,
  number: ticket.number,
  prefix: counter.prefix,
  state: ticket.state,
  priority: ticket.priority,
  residentId: ticket.residentId,
  residentName: resident.name,
  takenAt: ticket.takenAt,
  queuedAt: ticket.queuedAt,
  calledAt: ticket.calledAt,
  startedAt: ticket.startedAt,
  endedAt: ticket.endedAt,
  calls: ticket.calls,
};

const counterRows = statement((db) =>
  db.select().from(counter).orderBy(asc(counter.rank), asc(counter.id)).prepare(),
);
const ticketsOfDay = statement((db) =>
  db
    .select(ticketFields)
    .from(ticket)
    .innerJoin(counter, eq(counter.id, ticket.counterId))
    .leftJoin(resident, eq(resident.id, ticket.residentId))
    .where(eq(ticket.day, sql.placeholder('day')))
    .orderBy(asc(ticket.counterId), asc(ticket.number), asc(ticket.id))
    .prepare(),
);
const oneTicket = statement((db) =>
  db
    .select(ticketFields)
    .from(ticket)
    .innerJoin(counter, eq(counter.id, ticket.counterId))
    .leftJoin(resident, eq(resident.id, ticket.residentId))
    .where(eq(ticket.id, sql.placeholder('id')))
    .prepare(),
);

/** A ticket with its counter's prefix and its holder's name. */
export type TicketRow = NonNullable<ReturnType<ReturnType<typeof oneTicket>['get']>>;

export const allCounters = (ctx: QueryContext): Counter[] => counterRows(ctx.db).all();
export const dayTickets = (ctx: QueryContext, day: string): TicketRow[] => ticketsOfDay(ctx.db).all({ day });
export const findTicket = (ctx: QueryContext, id: string): TicketRow | undefined =>
  oneTicket(ctx.db).get({ id });

/** @throws DeskError `ticket.unknown` */
export function requireTicket(ctx: QueryContext, id: string): TicketRow {
  const found = findTicket(ctx, id);
  if (!found) throw queueFailure('ticket.unknown', {}, 'ticketId');
  return found;
}

/** @throws DeskError `counter.unknown`, also for a retired one */
export function requireCounter(ctx: QueryContext, id: string): Counter {
  const found = allCounters(ctx).find((row) => row.id === id && row.active);
  if (!found) throw queueFailure('counter.unknown', {}, 'counterId');
  return found;
}

/** `A018`; the thousandth person of a day gets `A1000`. */
export function labelOf(row: { prefix: string; number: number }): string {
  return row.prefix + String(row.number).padStart(3, '0');
}

/** UTC ms at which the wait ended, or `now` while it lasts. A number put back waits again. */
function waitedUntil(row: TicketRow, now: number): number {
  if (row.state === 'waiting') return now;
  return row.startedAt ?? row.calledAt ?? row.endedAt ?? now;
}

export const waitMs = (row: TicketRow, now: number): number =>
  Math.max(0, waitedUntil(row, now) - row.takenAt);

export function ticketView(row: TicketRow, now: number): TicketView {
  return { ...row, label: labelOf(row), waitedMinutes: Math.floor(waitMs(row, now) / 60_000) };
}

/** The waiting numbers of one counter in the order in which they will be called. */
export function lineOf(tickets: readonly TicketRow[], priorityRun: number): TicketRow[] {
  const called = tickets.filter((row) => row.calls > 0 && row.state !== 'waiting');
  return callOrder(
    tickets.filter((row) => row.state === 'waiting'),
    priorityRun,
    runSoFar(called),
  );
}

/** Called or being served, the latest call last. */
export function currentOf(tickets: readonly TicketRow[]): TicketRow[] {
  return tickets
    .filter((row) => row.state === 'called' || row.state === 'serving')
    .sort((a, b) => (a.calledAt ?? 0) - (b.calledAt ?? 0));
}
