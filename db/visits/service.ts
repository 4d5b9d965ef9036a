/** What the walk-in desk answers. Saving is in register.ts, the day in day.ts, suggestions in suggest.ts. */
import { asc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { perConnection, statement } from '../core/connection.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import type { visits as contract, followUp as followUpShape } from './contract.ts';
import { headsOf } from './current.ts';
import { dayHandlers } from './day.ts';
import { accountName, requireCurrent, toLine, toLines, type VisitRow, visitStatements } from './lines.ts';
import { requirePerson } from './people.ts';
import { changedFields, registerHandlers } from './register.ts';
import { catalogue, suggest } from './suggest.ts';
import { followUp, openVisit } from './table.ts';
import { warningsOf } from './version.ts';

export { accountName, requireCurrent, toLines, visitStatements } from './lines.ts';
export { visitDerivations } from './open.ts';
export { visitTimeline } from './timeline.ts';

type FollowUpView = z.input<typeof followUpShape>;

const followUpRows = statement((db) =>
  db
    .select()
    .from(followUp)
    .where(eq(followUp.rootId, sql.placeholder('rootId')))
    .orderBy(asc(followUp.at), asc(followUp.id))
    .prepare(),
);
/** `ids`: JSON array of root ids. */
const lastFollowUpRows = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string }], typeof followUp.$inferSelect>(
    `SELECT f.id, f.root_id AS rootId, f.kind, f.note, f.due_on AS dueOn, f.at, f.account_id AS accountId
     FROM follow_up f WHERE f.root_id IN (SELECT value FROM json_each(:ids)) ORDER BY f.root_id, f.at, f.id`,
  ),
);
const openRow = statement((db) =>
  db
    .select()
    .from(openVisit)
    .where(eq(openVisit.rootId, sql.placeholder('rootId')))
    .prepare(),
);

const withName = (ctx: QueryContext, row: typeof followUp.$inferSelect): FollowUpView => ({
  ...row,
  accountName: accountName(ctx, row.accountId),
});

/** The steps taken after a visit, oldest first. */
export function followUpsOf(ctx: QueryContext, rootId: string): FollowUpView[] {
  return followUpRows(ctx.db)
    .all({ rootId })
    .map((row) => withName(ctx, row));
}

/** The latest step of each visit that has any, by root id. */
export function lastFollowUpsOf(ctx: QueryContext, rootIds: readonly string[]): Map<string, FollowUpView> {
  const rows = lastFollowUpRows(ctx.sqlite).all({ ids: JSON.stringify(rootIds) });
  // In order of time: the last one of each root stays.
  const last = new Map(rows.map((row) => [row.rootId, row]));
  return new Map([...last].map(([rootId, row]) => [rootId, withName(ctx, row)]));
}

/** The day an open visit is due, with extensions; null: nothing is open. */
export function dueOf(ctx: QueryContext, rootId: string): string | null {
  return openRow(ctx.db).get({ rootId })?.dueOn ?? null;
}

function oneVisit(
  ctx: QueryContext,
  { rootId }: { rootId: string },
): z.input<(typeof contract)['visit']['output']> {
  const current = requireCurrent(ctx, rootId);
  const rows = visitStatements.versions(ctx.sqlite).all({ rootId });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const heads = new Set(headsOf(rows).map((row) => row.id));
  const stateOf = (row: VisitRow) =>
    row.id === current.id ? 'current' : heads.has(row.id) ? 'concurrent' : 'superseded';
  const versions = toLines(ctx, rows).flatMap((line) => {
    const row = byId.get(line.versionId);
    if (!row) return [];
    const before = row.supersedes === null ? undefined : byId.get(row.supersedes);
    return [
      {
        line,
        state: stateOf(row),
        supersedes: row.supersedes,
        savedBy: accountName(ctx, row.savedBy),
        reason: row.reason,
        changed: before ? changedFields(before, row) : [],
      } as const,
    ];
  });
  return {
    current: toLine(ctx, current),
    warnings: current.residentId === null ? [] : warningsOf(requirePerson(ctx, current.residentId).status),
    versions,
    followUps: followUpsOf(ctx, rootId),
    dueOn: dueOf(ctx, rootId),
  };
}

export const visitHandlers: Handlers<typeof contract> = {
  ...registerHandlers,
  ...dayHandlers,
  catalogue,
  suggest,
  visit: oneVisit,
};
