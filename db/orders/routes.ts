/** Delivery routes (送餐路线): who carries, and who is visited in which order. */
import { asc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { perConnection, statement } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireCard, requireResident } from '../residents/service.ts';
import type { orders as contract } from './contract.ts';
import { orderFailure } from './failures.ts';
import { eatersOf } from './people.ts';
import { deliveryRoute, deliveryRoutes, routeStop, routeStops } from './table.ts';

type Contract = typeof contract;
export type RouteRow = typeof deliveryRoute.$inferSelect;
export type StopRow = typeof routeStop.$inferSelect;

const routeRows = statement((db) =>
  db.select().from(deliveryRoute).orderBy(asc(deliveryRoute.position), asc(deliveryRoute.id)).prepare(),
);
const stopById = statement((db) =>
  db
    .select()
    .from(routeStop)
    .where(eq(routeStop.id, sql.placeholder('id')))
    .prepare(),
);
/** On routes that are walked; removed and retired ones are nobody's stops. */
const stopRows = perConnection((sqlite) =>
  sqlite.prepare<[], Omit<StopRow, 'removed'>>(
    `SELECT s.id, s.resident_id AS residentId, s.route_id AS routeId, s.position, s.note
     FROM route_stop s JOIN delivery_route r ON r.id = s.route_id
     WHERE s.removed = 0 AND r.retired = 0 ORDER BY s.position, s.id`,
  ),
);

type Stop = Omit<StopRow, 'removed'>;

/** By the card in charge; of two cards that were merged, the first stop counts. */
export function stopsByPerson(ctx: QueryContext): Map<string, Stop> {
  const rows = stopRows(ctx.sqlite).all();
  const eaters = eatersOf(
    ctx,
    rows.map((row) => row.residentId),
  );
  const byPerson = new Map<string, Stop>();
  for (const row of rows) {
    const id = eaters.get(row.residentId)?.id;
    if (id && !byPerson.has(id)) byPerson.set(id, row);
  }
  return byPerson;
}

export function listRoutes(ctx: QueryContext): RouteRow[] {
  return routeRows(ctx.db)
    .all()
    .sort((a, b) => Number(a.retired) - Number(b.retired));
}

/** @throws DeskError `route.unknown` */
export function requireRoute(ctx: QueryContext, id: string): RouteRow {
  const found = routeRows(ctx.db)
    .all()
    .find((row) => row.id === id);
  if (!found) throw orderFailure('route.unknown');
  return found;
}

function refuseTaken(ctx: QueryContext, name: string, exceptId: string) {
  const taken = routeRows(ctx.db)
    .all()
    .some((row) => !row.retired && row.name === name && row.id !== exceptId);
  if (taken) throw orderFailure('route.nameTaken', { name }, 'name');
}

const afterLast = (rows: readonly { position: number }[]) =>
  Math.max(-1, ...rows.map((row) => row.position)) + 1;

function addRoute(ctx: CommandContext, input: z.output<Contract['addRoute']['input']>) {
  const { id, delivererId } = input;
  const known = routeRows(ctx.db).all();
  if (known.some((row) => row.id === id)) return { id };
  refuseTaken(ctx, input.name, id);
  if (delivererId) requireResident(ctx, delivererId);
  ctx.write.insert(deliveryRoutes, { ...input, position: afterLast(known), retired: false });
  ctx.record(id, input);
  return { id };
}

function editRoute(ctx: CommandContext, { id, ...patch }: z.output<Contract['editRoute']['input']>) {
  const before = requireRoute(ctx, id);
  if (!(patch.retired ?? before.retired)) refuseTaken(ctx, patch.name ?? before.name, id);
  if (patch.delivererId) requireResident(ctx, patch.delivererId);
  ctx.write.update(deliveryRoutes, id, patch);
  ctx.record(id, patch);
  return {};
}

function orderRoutes(ctx: CommandContext, { ids }: { ids: string[] }) {
  const known = routeRows(ctx.db)
    .all()
    .filter((row) => !row.retired);
  const complete = new Set(ids).size === known.length && ids.length === known.length;
  if (!complete || !known.every((row) => ids.includes(row.id))) throw orderFailure('route.orderIncomplete');
  for (const [position, id] of ids.entries()) ctx.write.update(deliveryRoutes, id, { position });
  ctx.record(null, { ids });
  return {};
}

/** The stop of a person, on whichever of their cards it was made; removed ones too. */
function storedStop(ctx: QueryContext, residentId: string): StopRow | undefined {
  const stops = cardIds(ctx, residentId).flatMap(
    (card) => stopById(ctx.db).get({ id: naturalId('routeStop', card) }) ?? [],
  );
  return stops.find((stop) => !stop.removed) ?? stops[0];
}

function assign(ctx: CommandContext, { residentId, routeId }: z.output<Contract['assign']['input']>) {
  requireCard(ctx, residentId);
  const stop = storedStop(ctx, residentId);
  if (routeId === null) {
    if (stop) ctx.write.update(routeStops, stop.id, { removed: true });
  } else if (requireRoute(ctx, routeId).retired) {
    throw orderFailure('route.unknown');
  } else if (!stop || stop.removed || stop.routeId !== routeId) {
    const beside = [...stopsByPerson(ctx).values()].filter((other) => other.routeId === routeId);
    const place = { routeId, position: afterLast(beside), removed: false };
    const id = naturalId('routeStop', residentId);
    if (stop) ctx.write.update(routeStops, stop.id, place);
    else ctx.write.insert(routeStops, { id, residentId, note: '', ...place });
  }
  ctx.record(residentId, { routeId });
  return {};
}

/** Others of the route keep their places, so that whoever gets nothing today is not pushed to the end. */
function orderStops(
  ctx: CommandContext,
  { routeId, residentIds }: z.output<Contract['orderStops']['input']>,
) {
  const onRoute = [...stopsByPerson(ctx)].filter(([, stop]) => stop.routeId === routeId);
  const stops = new Map(onRoute);
  const wanted = [...new Set(residentIds)];
  if (!wanted.every((id) => stops.has(id))) throw orderFailure('route.notOnIt');
  const moving = new Set(wanted);
  const next = wanted.values();
  const order = onRoute.map(([id]) => (moving.has(id) ? (next.next().value ?? id) : id));
  for (const [position, id] of order.entries()) {
    const stop = stops.get(id);
    if (stop) ctx.write.update(routeStops, stop.id, { position });
  }
  ctx.record(routeId, { stops: order.length });
  return {};
}

function noteStop(ctx: CommandContext, { residentId, note }: { residentId: string; note: string }) {
  requireCard(ctx, residentId);
  const stop = storedStop(ctx, residentId);
  if (!stop || stop.removed) throw orderFailure('route.notOnIt');
  ctx.write.update(routeStops, stop.id, { note });
  ctx.record(residentId, { note });
  return {};
}

function routes(ctx: QueryContext) {
  const stops = Map.groupBy(stopsByPerson(ctx).values(), (stop) => stop.routeId);
  return listRoutes(ctx).map((row) => ({ ...row, stops: stops.get(row.id)?.length ?? 0 }));
}

export const routeHandlers = { routes, addRoute, editRoute, orderRoutes, assign, orderStops, noteStop };
