/** Times of service as they are stored: versions, the one that stands, what is open, what lies across a span of time. */
import { getTableColumns } from 'drizzle-orm';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { isOfRoot, standsIn } from '../core/versions.ts';
import { serviceFailure } from './failures.ts';
import { type service, service as serviceTable } from './table.ts';

/** The columns as SQLite gives them: 1 for true. */
export type ServiceRow = Omit<typeof service.$inferSelect, 'withdrawn' | 'doubtful'> & {
  withdrawn: number;
  doubtful: number;
};

const columns = Object.entries(getTableColumns(serviceTable))
  .map(([key, { name }]) => `v.${name} AS ${key}`)
  .join(', ');
/** JSON array of ids. */
type Among = { ids: string };
const among = '(SELECT value FROM json_each(:ids))';
export const latestDecision = `(SELECT d.decision FROM service_decision d
  WHERE d.root_id = v.root_id AND d.service_id = v.id ORDER BY d.at DESC, d.id DESC LIMIT 1)`;
/** A version that counts as time spent: it stands, was not withdrawn and not sent back. */
const counts = `v.withdrawn = 0 AND ${standsIn('service')} AND coalesce(${latestDecision}, '') <> 'refused'`;

/** Rows by a condition on `service v`, compiled once per connection. */
export function servicesWhere<Parameters extends object>(condition: string) {
  return perConnection((sqlite) =>
    sqlite.prepare<[Parameters], ServiceRow>(`SELECT ${columns} FROM service v ${condition}`),
  );
}

export const stands = standsIn('service');

const version = servicesWhere<{ id: string }>('WHERE v.id = :id');
const current = servicesWhere<{ rootId: string }>(`WHERE ${isOfRoot} AND ${stands}`);
const versions = servicesWhere<{ rootId: string }>(`WHERE ${isOfRoot} ORDER BY v.saved_at DESC, v.id DESC`);
const open = servicesWhere<Among>(
  `WHERE v.id IN (SELECT service_id FROM waiting_service WHERE forgotten = 1 AND volunteer_id IN ${among})
   ORDER BY v.start_at DESC, v.id DESC`,
);
const across = servicesWhere<Among & { rootId: string; start: number; end: number; earliest: number }>(
  `WHERE v.volunteer_id IN ${among} AND v.start_at > :earliest AND v.start_at < :end
   AND coalesce(v.end_at, v.start_at + 1) > :start AND v.root_id <> :rootId AND ${counts} ORDER BY v.start_at`,
);
const ofDay = servicesWhere<Among & { rootId: string; day: string; start: number; end: number }>(
  `WHERE v.volunteer_id IN ${among} AND v.start_at >= :start AND v.start_at < :end AND v.day = :day
   AND v.root_id <> :rootId AND ${counts}`,
);
const byIds = servicesWhere<Among>(`WHERE v.id IN ${among}`);

/** Nobody serves for longer at a stretch; bounds how far back an overlap is looked for. */
export const longestMs = 24 * 60 * 60_000;

export function findVersion(ctx: QueryContext, id: string): ServiceRow | null {
  return version(ctx.sqlite).get({ id }) ?? null;
}

/** @throws DeskError `service.unknown` */
export function requireVersion(ctx: QueryContext, id: string): ServiceRow {
  const found = findVersion(ctx, id);
  if (!found) throw serviceFailure('service.unknown');
  return found;
}

/** @throws DeskError `service.unknown` */
export function requireCurrent(ctx: QueryContext, rootId: string): ServiceRow {
  const found = current(ctx.sqlite).get({ rootId });
  if (!found) throw serviceFailure('service.unknown');
  return found;
}

/**
 * The version that stands, if it is the one that the page shows.
 *
 * @throws DeskError `service.unknown`, `service.changed`
 */
export function requireStanding(ctx: QueryContext, versionId: string): ServiceRow {
  const row = requireVersion(ctx, versionId);
  if (requireCurrent(ctx, row.rootId).id !== versionId) throw serviceFailure('service.changed');
  return row;
}

/** Newest first. */
export function versionsOf(ctx: QueryContext, rootId: string): ServiceRow[] {
  return versions(ctx.sqlite).all({ rootId });
}

/** Without an end and not decided, the latest first: signed in now, or forgotten. */
export function openOf(ctx: QueryContext, volunteerIds: readonly string[]): ServiceRow[] {
  return open(ctx.sqlite).all({ ids: JSON.stringify(volunteerIds) });
}

/** Other times of service that lie across a span. */
export function servicesAcross(
  ctx: QueryContext,
  volunteerIds: readonly string[],
  { rootId, startAt, endAt }: { rootId: string; startAt: number; endAt: number },
): ServiceRow[] {
  const ids = JSON.stringify(volunteerIds);
  return across(ctx.sqlite).all({
    ids,
    rootId,
    start: startAt,
    end: endAt,
    earliest: startAt - longestMs,
  });
}

/** Other times of service that began on a day. */
export function servicesOfDay(
  ctx: QueryContext,
  volunteerIds: readonly string[],
  { rootId, day, startAt }: { rootId: string; day: string; startAt: number },
): ServiceRow[] {
  const ids = JSON.stringify(volunteerIds);
  return ofDay(ctx.sqlite).all({ ids, rootId, day, start: startAt - longestMs, end: startAt + longestMs });
}

export function versionsAmong(ctx: QueryContext, ids: readonly string[]): ServiceRow[] {
  return byIds(ctx.sqlite).all({ ids: JSON.stringify(ids) });
}
