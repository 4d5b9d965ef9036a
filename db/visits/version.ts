/** From what a person filled in to a row that may be saved: who came, when, and what the outcome asks for. */
import type { z } from 'zod';
import { addDays, type Day, dayAt } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { NamedMatter } from '../matters/service.ts';
import type { TicketRow } from '../queue/service.ts';
import { visitFailure, type visitWarnings } from './contract.ts';
import { requirePerson } from './people.ts';
import type { outcomeSchema, whoSchema } from './shapes.ts';
import type { visit } from './table.ts';

export type NewVisit = typeof visit.$inferInsert;
export type Warning = (typeof visitWarnings)[number];

export function warningsOf(status: string): Warning[] {
  return status === 'died' || status === 'moved' ? [status] : [];
}

/**
 * Ids of merged cards become those of the card in charge. Somebody recorded as deceased cannot have come, but family
 * may come to settle their affairs.
 *
 * @throws DeskError `resident.unknown`, `visit.residentDied`, `visit.agentDied`
 */
export function resolveWho(ctx: QueryContext, who: z.output<typeof whoSchema>) {
  const subject = who.residentId === null ? null : requirePerson(ctx, who.residentId);
  const agent = who.agentId === null ? null : requirePerson(ctx, who.agentId);
  if (subject?.status === 'died' && agent === null && who.visitor === null)
    throw visitFailure('visit.residentDied', { name: subject.name }, 'who');
  if (agent?.status === 'died') throw visitFailure('visit.agentDied', { name: agent.name }, 'who');
  return {
    fields: {
      residentId: subject?.id ?? null,
      agentId: agent?.id === subject?.id ? null : (agent?.id ?? null),
      visitorName: who.visitor?.name ?? null,
      visitorPhone: who.visitor?.phone || null,
    },
    warnings: subject ? warningsOf(subject.status) : [],
    people: { subject, agent },
  };
}

export interface Times {
  arrivedAt: number;
  startedAt: number;
  endedAt: number;
}

/** A page in a browser may run a little ahead of the desk that it talks to. */
const skewMs = 60_000;
const oldestMs = 366 * 86_400_000;

/** @throws DeskError `visit.inFuture`, `visit.longAgo`, `visit.timesOutOfOrder` */
export function checkTimes(ctx: QueryContext, given: Times): Times & { day: Day } {
  const notAhead = (at: number) => (at > ctx.now && at <= ctx.now + skewMs ? ctx.now : at);
  const arrivedAt = notAhead(given.arrivedAt);
  const startedAt = notAhead(given.startedAt);
  const endedAt = notAhead(given.endedAt);
  if (Math.max(arrivedAt, startedAt, endedAt) > ctx.now)
    throw visitFailure('visit.inFuture', {}, 'arrivedAt');
  if (arrivedAt > startedAt || startedAt > endedAt)
    throw visitFailure('visit.timesOutOfOrder', {}, 'arrivedAt');
  if (arrivedAt < ctx.now - oldestMs) throw visitFailure('visit.longAgo', {}, 'arrivedAt');
  return { arrivedAt, startedAt, endedAt, day: dayAt(arrivedAt, ctx.zone) };
}

/**
 * Times left out. A number says when its holder came and was called; served before, it is their second matter. A visit
 * of which only the arrival is given was entered afterwards: nobody knows how long it took.
 */
export function fillTimes(
  ctx: QueryContext,
  given: Partial<Record<keyof Times, number | undefined>>,
  ticket: Pick<TicketRow, 'state' | 'takenAt' | 'calledAt' | 'startedAt' | 'endedAt'> | null,
): Times {
  const called = ticket?.state === 'served' ? ticket.endedAt : (ticket?.startedAt ?? ticket?.calledAt);
  const startedAt = given.startedAt ?? called ?? given.arrivedAt ?? given.endedAt ?? ctx.now;
  const afterwards = ticket === null && given.startedAt === undefined && given.arrivedAt !== undefined;
  return {
    arrivedAt: given.arrivedAt ?? Math.min(ticket?.takenAt ?? startedAt, startedAt),
    startedAt,
    endedAt: given.endedAt ?? (afterwards ? startedAt : ctx.now),
  };
}

/**
 * The columns of an outcome. A date left out stays as it was agreed (`before`), or is counted from the visit's day.
 *
 * @throws DeskError `visit.dueMissing`, `visit.dueInPast`
 */
export function outcomeFields(
  outcome: z.output<typeof outcomeSchema>,
  day: Day,
  matter: Pick<NamedMatter, 'dueDays'>,
  before: Day | null,
) {
  const { kind } = outcome;
  const dated = kind === 'accepted' || kind === 'referred';
  const usual = () => (matter.dueDays === null ? null : addDays(day, matter.dueDays));
  const dueOn = dated ? (outcome.dueOn ?? before ?? usual()) : null;
  if (dated && dueOn === null) throw visitFailure('visit.dueMissing', {}, 'outcome.dueOn');
  if (dueOn !== null && dueOn < day) throw visitFailure('visit.dueInPast', {}, 'outcome.dueOn');
  return {
    outcome: kind,
    dueOn,
    referredTo: kind === 'referred' ? outcome.referredTo : null,
    missingPapers: kind === 'papers' ? outcome.missingPapers : null,
  };
}
