/** The list of what is still open, and the facts that move it on. */
import { and, asc, count, eq, gte, inArray, lte, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { readSettings } from '../centre/service.ts';
import { addDays, type Day, daysBetween } from '../core/clock.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { matter } from '../matters/table.ts';
import { cardIds } from '../residents/service.ts';
import {
  dueOf,
  followUpsOf,
  lastFollowUpOf,
  requireCurrent,
  toLines,
  visitStatements,
} from '../visits/service.ts';
import { followUps, openVisit, visit } from '../visits/table.ts';
import { type followUps as contract, type dueStates, followUpFailure } from './contract.ts';

type DueState = (typeof dueStates)[number];
type Filter = z.output<(typeof contract)['open']['input']>;

function dueState(dueOn: Day, today: Day, soonDays: number): DueState {
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, soonDays) ? 'soon' : 'later';
}

/** First and last day of a state; null: no bound. */
function daysOf(state: DueState, today: Day, soonDays: number): { from: Day | null; until: Day | null } {
  const lastSoon = addDays(today, soonDays);
  return {
    overdue: { from: null, until: addDays(today, -1) },
    today: { from: today, until: today },
    soon: { from: addDays(today, 1), until: lastSoon },
    later: { from: addDays(lastSoon, 1), until: null },
  }[state];
}

function matching(ctx: QueryContext, filter: Filter): SQL | undefined {
  return and(
    filter.handlerId === undefined ? undefined : eq(visit.handlerId, filter.handlerId),
    filter.groupId === undefined ? undefined : eq(matter.groupId, filter.groupId),
    filter.dueOn === undefined ? undefined : eq(openVisit.dueOn, filter.dueOn),
    filter.residentId === undefined ? undefined : inArray(visit.residentId, cardIds(ctx, filter.residentId)),
  );
}

/** Left joins, though the rows are always there: SQLite leaves out those that no filter asks for. */
function countsByDay(ctx: QueryContext, filter: Filter) {
  return ctx.db
    .select({ dueOn: openVisit.dueOn, visits: count() })
    .from(openVisit)
    .leftJoin(visit, eq(visit.id, openVisit.versionId))
    .leftJoin(matter, eq(matter.id, visit.matterId))
    .where(matching(ctx, filter))
    .groupBy(openVisit.dueOn)
    .all();
}

const usualLimit = 200;

/** Matching open visits of a state, the longest overdue first. */
function openRows(ctx: QueryContext, filter: Filter, soonDays: number) {
  const { from, until } = filter.state
    ? daysOf(filter.state, ctx.today, soonDays)
    : { from: null, until: null };
  return ctx.db
    .select({ versionId: openVisit.versionId, dueOn: openVisit.dueOn, extended: openVisit.extended })
    .from(openVisit)
    .leftJoin(visit, eq(visit.id, openVisit.versionId))
    .leftJoin(matter, eq(matter.id, visit.matterId))
    .where(
      and(
        matching(ctx, filter),
        from === null ? undefined : gte(openVisit.dueOn, from),
        until === null ? undefined : lte(openVisit.dueOn, until),
      ),
    )
    .orderBy(asc(openVisit.dueOn), asc(openVisit.rootId))
    .limit(filter.limit ?? usualLimit)
    .all();
}

function open(ctx: QueryContext, filter: Filter): z.input<(typeof contract)['open']['output']> {
  const soonDays = readSettings(ctx.db).dueSoonDays;
  const counts = { overdue: 0, today: 0, soon: 0, later: 0 };
  for (const { dueOn, visits } of countsByDay(ctx, filter))
    counts[dueState(dueOn, ctx.today, soonDays)] += visits;
  const rows = openRows(ctx, filter, soonDays);
  const ids = JSON.stringify(rows.map((row) => row.versionId));
  const versions = visitStatements.among(ctx.sqlite).all({ ids });
  const lines = new Map(toLines(ctx, versions).map((line) => [line.versionId, line]));
  return {
    counts,
    lines: rows.flatMap(({ versionId, dueOn, extended }) => {
      const line = lines.get(versionId);
      if (!line) return [];
      const state = dueState(dueOn, ctx.today, soonDays);
      const last = lastFollowUpOf(ctx, line.rootId);
      return [{ line, dueOn, extended, state, days: daysBetween(ctx.today, dueOn), last }];
    }),
  };
}

/** @throws DeskError `followUp.nothingOpen`, `followUp.notClosed`, `followUp.dueInPast` */
function refuseImpossible(
  ctx: QueryContext,
  input: z.output<(typeof contract)['add']['input']>,
  dueOn: Day | null,
) {
  const current = requireCurrent(ctx, input.rootId);
  const lasting = current.dueOn !== null && current.withdrawn === 0;
  if (input.kind === 'note') return;
  if (!lasting || (dueOn === null && input.kind !== 'reopened'))
    throw followUpFailure('followUp.nothingOpen');
  if (dueOn !== null && input.kind === 'reopened') throw followUpFailure('followUp.notClosed');
  if (input.kind !== 'closed' && input.dueOn < ctx.today)
    throw followUpFailure('followUp.dueInPast', {}, 'dueOn');
}

function add(ctx: CommandContext, input: z.output<(typeof contract)['add']['input']>) {
  const known = followUpsOf(ctx, input.rootId).find(({ id }) => id === input.id);
  if (!known) {
    refuseImpossible(ctx, input, dueOf(ctx, input.rootId));
    const dueOn = 'dueOn' in input ? input.dueOn : null;
    const { id, rootId, kind, note } = input;
    ctx.write.insert(followUps, { id, rootId, kind, note, dueOn, at: ctx.now, accountId: accountOf(ctx).id });
    ctx.record(rootId, { followUp: id, kind });
  }
  const saved = known ?? followUpsOf(ctx, input.rootId).find(({ id }) => id === input.id);
  if (!saved) throw followUpFailure('followUp.nothingOpen');
  const dueOn = dueOf(ctx, input.rootId);
  return { followUp: saved, open: dueOn !== null, dueOn };
}

export const followUpHandlers: Handlers<typeof contract> = { open, add };
