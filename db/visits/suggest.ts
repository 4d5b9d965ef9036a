/** What the form offers before anything is typed: the catalogue with the routine first, and a person's own habits. */
import { and, count, gte, isNull, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { addDays, type Day, daysBetween } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { type Matter, readCatalogue } from '../matters/service.ts';
import { labelOf, runningTicketOf } from '../queue/service.ts';
import { cardIds } from '../residents/service.ts';
import type { visits as contract, outcomes } from './contract.ts';
import { isCurrent } from './current.ts';
import { toLines, type VisitRow, visitsWhere } from './lines.ts';
import { personLine, requirePerson } from './people.ts';
import { visit } from './table.ts';
import { warningsOf } from './version.ts';

type Outcome = (typeof outcomes)[number];
type Suggestion = z.input<(typeof contract)['suggest']['output']>;

/** Four weeks: long enough for a monthly rhythm, short enough for a season. */
const routineDays = 28;

/** First versions only: a correction is not another visit. */
const routineCounts = statement((db) =>
  db
    .select({ matterId: visit.matterId, outcome: visit.outcome, visits: count() })
    .from(visit)
    .where(
      and(
        gte(visit.day, sql.placeholder('from')),
        lt(visit.day, sql.placeholder('until')),
        isNull(visit.supersedes),
      ),
    )
    .groupBy(visit.matterId, visit.outcome)
    .prepare(),
);

/** The most frequent; of equals the first in the list. */
function mostFrequent<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, times]) => times === most)?.[0] ?? null;
}

function routineOf(ctx: QueryContext) {
  const rows = routineCounts(ctx.db).all({ from: addDays(ctx.today, -routineDays), until: ctx.today });
  const routine = new Map<string, { recent: number; usualOutcome: Outcome; most: number }>();
  for (const { matterId, outcome, visits } of rows) {
    const before = routine.get(matterId) ?? { recent: 0, usualOutcome: outcome, most: 0 };
    const usual = visits > before.most ? { usualOutcome: outcome, most: visits } : {};
    routine.set(matterId, { ...before, ...usual, recent: before.recent + visits });
  }
  return routine;
}

export function catalogue(ctx: QueryContext): z.input<(typeof contract)['catalogue']['output']> {
  const routine = routineOf(ctx);
  const withRoutine = (row: Matter) => ({
    ...row,
    recent: routine.get(row.id)?.recent ?? 0,
    usualOutcome: routine.get(row.id)?.usualOutcome ?? null,
  });
  return readCatalogue(ctx.db)
    .filter((group) => group.active)
    .map((group) => ({
      ...group,
      matters: group.matters
        .filter((row) => row.active)
        .map(withRoutine)
        .sort((a, b) => b.recent - a.recent || a.rank - b.rank),
    }));
}

/** How far back habits are looked for, and how many matters are offered. */
const habitVisits = 40;
const offeredMatters = 5;

/** `ids`: JSON array of the ids of a person's cards. */
export const historyCondition = `WHERE v.resident_id IN (SELECT value FROM json_each(:ids))
  AND v.withdrawn = 0 AND ${isCurrent} ORDER BY v.arrived_at DESC, v.id DESC LIMIT ${habitVisits}`;
const history = visitsWhere<{ ids: string }>(historyCondition);

/** As long as the matter usually takes, or as it took this person last time. */
function dueAgain(today: Day, last: VisitRow, matter: Matter): Day | undefined {
  const days = matter.dueDays ?? (last.dueOn === null ? null : daysBetween(last.day, last.dueOn));
  return days === null ? undefined : addDays(today, days);
}

function sameAgain(ctx: QueryContext, last: VisitRow, matter: Matter): Suggestion['sameAsLast'] {
  const { matterId, channel, day, outcome, referredTo } = last;
  const dueOn = dueAgain(ctx.today, last, matter);
  const due = dueOn === undefined ? {} : { dueOn };
  const again = {
    done: { kind: 'done' } as const,
    accepted: { kind: 'accepted', ...due } as const,
    referred: { kind: 'referred', referredTo: referredTo ?? '', ...due } as const,
    papers: { kind: 'done' } as const,
  }[outcome];
  return { matterId, channel, day, outcome: again };
}

export function suggest(ctx: QueryContext, { residentId }: { residentId: string }): Suggestion {
  const resident = requirePerson(ctx, residentId);
  const ids = cardIds(ctx, resident.id);
  const past = history(ctx.sqlite).all({ ids: JSON.stringify(ids) });
  const offered = new Map(
    readCatalogue(ctx.db)
      .filter((group) => group.active)
      .flatMap((group) => group.matters.filter((row) => row.active).map((row) => [row.id, row])),
  );
  const last = past[0];
  const lastMatter = last && offered.get(last.matterId);
  const ticket = runningTicketOf(ctx, ids);
  const matters = [...Map.groupBy(past, (row) => row.matterId)].flatMap(([matterId, rows]) => {
    const matter = offered.get(matterId);
    const latest = rows[0];
    if (!matter || !latest) return [];
    const usualOutcome = mostFrequent(rows.map((row) => row.outcome)) ?? latest.outcome;
    const referredTo = rows.find((row) => row.referredTo !== null)?.referredTo ?? null;
    const { name, nameEn } = matter;
    return [{ matterId, name, nameEn, times: rows.length, lastDay: latest.day, usualOutcome, referredTo }];
  });
  return {
    subject: personLine(ctx, resident),
    warnings: warningsOf(resident.status),
    sameAsLast: last && lastMatter ? sameAgain(ctx, last, lastMatter) : null,
    matters: matters.slice(0, offeredMatters),
    open: toLines(
      ctx,
      past.filter((row) => row.openRoot !== null),
    ),
    ticketId: ticket?.id ?? null,
    ticketLabel: ticket && labelOf(ticket),
  };
}
