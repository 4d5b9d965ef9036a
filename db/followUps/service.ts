/** The list of what is still open, and the facts that move it on. */
import type { z } from 'zod';
import { readSettings } from '../centre/service.ts';
import { addDays, type Day, daysBetween } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { cardIds } from '../residents/service.ts';
import {
  dueOf,
  followUpsOf,
  lastFollowUpsOf,
  requireCurrent,
  toLines,
  visitStatements,
} from '../visits/service.ts';
import { followUps } from '../visits/table.ts';
import { type followUps as contract, type dueStates, followUpFailure } from './contract.ts';

type DueState = (typeof dueStates)[number];
type Filter = z.output<(typeof contract)['open']['input']>;

function dueState(dueOn: Day, today: Day, soonDays: number): DueState {
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, soonDays) ? 'soon' : 'later';
}

/** Of two first days the later one, of two last days the earlier one; null: no bound. */
const later = (a: Day | null, b: Day | null) => (a === null || (b !== null && b > a) ? b : a);
const earlier = (a: Day | null, b: Day | null) => (a === null || (b !== null && b < a) ? b : a);

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

/** What of a visit a filter asks for; nulls ask for nothing. */
interface Asked {
  handlerId: string | null;
  groupId: string | null;
  /** JSON array of the ids of a person's cards. */
  cards: string | null;
  from: Day | null;
  until: Day | null;
  limit: number;
}

const ofDays = '(:from IS NULL OR o.due_on >= :from) AND (:until IS NULL OR o.due_on <= :until)';
const ofVisits = `JOIN visit v ON v.id = o.version_id JOIN matter m ON m.id = v.matter_id
  WHERE ${ofDays} AND (:handlerId IS NULL OR v.handler_id = :handlerId)
    AND (:groupId IS NULL OR m.group_id = :groupId)
    AND (:cards IS NULL OR v.resident_id IN (SELECT value FROM json_each(:cards)))`;

interface OpenRow {
  rootId: string;
  versionId: string;
  dueOn: Day;
  extended: number;
}

/** The same two questions with and without the visits: mostly nobody filters, and then they are not read. */
function openStatements(matching: string) {
  return perConnection((sqlite) => ({
    counts: sqlite.prepare<[Asked], { dueOn: Day; visits: number }>(
      `SELECT o.due_on AS dueOn, count(*) AS visits FROM open_visit o ${matching} GROUP BY o.due_on`,
    ),
    rows: sqlite.prepare<[Asked], OpenRow>(
      `SELECT o.root_id AS rootId, o.version_id AS versionId, o.due_on AS dueOn, o.extended
       FROM open_visit o ${matching} ORDER BY o.due_on, o.rowid LIMIT :limit`,
    ),
  }));
}
const everyOpen = openStatements(`WHERE ${ofDays}`);
const filteredOpen = openStatements(ofVisits);

const usualLimit = 200;

function ask(ctx: QueryContext, filter: Filter, soonDays: number) {
  const { handlerId = null, groupId = null, residentId, dueOn = null, state } = filter;
  const asked: Asked = {
    handlerId,
    groupId,
    cards: residentId === undefined ? null : JSON.stringify(cardIds(ctx, residentId)),
    from: dueOn,
    until: dueOn,
    limit: filter.limit ?? usualLimit,
  };
  const filtered = handlerId !== null || groupId !== null || asked.cards !== null;
  const { counts, rows } = (filtered ? filteredOpen : everyOpen)(ctx.sqlite);
  const days = state ? daysOf(state, ctx.today, soonDays) : { from: null, until: null };
  return {
    counts: counts.all(asked),
    rows: rows.all({ ...asked, from: later(dueOn, days.from), until: earlier(dueOn, days.until) }),
  };
}

function open(ctx: QueryContext, filter: Filter): z.input<(typeof contract)['open']['output']> {
  const soonDays = readSettings(ctx.db).dueSoonDays;
  const stateOf = (dueOn: Day) => dueState(dueOn, ctx.today, soonDays);
  const { counts, rows } = ask(ctx, filter, soonDays);
  const totals = { overdue: 0, today: 0, soon: 0, later: 0 };
  for (const { dueOn, visits } of counts) totals[stateOf(dueOn)] += visits;
  const ids = JSON.stringify(rows.map((row) => row.versionId));
  const versions = visitStatements.among(ctx.sqlite).all({ ids });
  const lines = new Map(toLines(ctx, versions).map((line) => [line.versionId, line]));
  const last = lastFollowUpsOf(
    ctx,
    rows.map((row) => row.rootId),
  );
  return {
    counts: totals,
    lines: rows.flatMap(({ rootId, versionId, dueOn, extended }) => {
      const line = lines.get(versionId);
      if (!line) return [];
      const days = daysBetween(ctx.today, dueOn);
      const shown = { dueOn, state: stateOf(dueOn), days, extended: extended === 1 };
      return [{ line, ...shown, last: last.get(rootId) ?? null }];
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
