/** What is carried out at a meal, by route and stop; what came of it; full phones for the sheet of a route. */
import type { z } from 'zod';
import { findCentre } from '../centre/service.ts';
import { ageOn, type Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { conflictsOf } from '../menu/contract.ts';
import { dietsOf, optionsOn } from '../menu/service.ts';
import type { MealTime, ServingMode } from '../menu/shapes.ts';
import { guardianAge } from '../residents/contract.ts';
import { linesOf, phonesOf, requireCard } from '../residents/service.ts';
import type { orders as contract } from './contract.ts';
import { orderFailure } from './failures.ts';
import { noDiet, optionOf } from './lists.ts';
import { eatersOf } from './people.ts';
import { standingFor, writeVersion } from './place.ts';
import { type DayOrder, dayOrders } from './read.ts';
import { listRoutes, requireRoute, stopsByPerson } from './routes.ts';

type Contract = typeof contract;
type At = { day: Day; meal: MealTime };

interface Served {
  residentId: string;
  rootId: string;
  mode: ServingMode;
}
const servedRows = perConnection((sqlite) =>
  sqlite.prepare<[Day, MealTime], Served>(
    `SELECT m.resident_id AS residentId, m.root_id AS rootId, m.mode FROM meal m
     WHERE m.day = ? AND m.meal = ? AND m.withdrawn = 0 AND m.resident_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM meal later WHERE later.supersedes = m.id)
     ORDER BY m.serving DESC`,
  ),
);

/** By the card in charge; the first serving of several. */
function servedBy(ctx: QueryContext, { day, meal }: At): Map<string, Served> {
  const rows = servedRows(ctx.sqlite).all(day, meal);
  const eaters = eatersOf(
    ctx,
    rows.map((row) => row.residentId),
  );
  return new Map(rows.map((row) => [eaters.get(row.residentId)?.id ?? row.residentId, row]));
}

const isCarried = ({ mode, state }: DayOrder) =>
  mode === 'delivery' && (state === 'ordered' || state === 'undelivered');

function stateOf(order: DayOrder, served: Served | undefined) {
  if (served) return served.mode === 'delivery' ? 'delivered' : 'collected';
  return order.state === 'undelivered' ? 'undelivered' : 'waiting';
}

/** Those carried out, with the order they come from. */
function carried(ctx: QueryContext, at: At) {
  const rows = dayOrders(ctx, at.day, at.meal).filter(isCarried);
  const ids = rows.map(({ eater }) => eater.id);
  const people = linesOf(ctx, ids);
  const diets = dietsOf(ctx, ids);
  const options = optionsOn(ctx, at.day, at.meal);
  const stops = stopsByPerson(ctx);
  const served = servedBy(ctx, at);
  return rows.flatMap((order) => {
    const { id } = order.eater;
    const person = people.get(id);
    if (!person) return [];
    const { found, shown } = optionOf(options, order.optionName);
    const diet = diets.get(id) ?? noDiet;
    const delivery = {
      person,
      option: shown,
      optionId: found?.id ?? null,
      note: order.note,
      stopNote: stops.get(id)?.note ?? '',
      diet,
      conflicts: found ? conflictsOf(diet, found, found.dishes) : [],
      state: stateOf(order, served.get(id)),
      why: order.why,
      mealRootId: served.get(id)?.rootId ?? null,
    } as const;
    return [{ routeId: order.routeId, position: order.position ?? 0, delivery }];
  });
}

function deliveries(ctx: QueryContext, at: At) {
  const all = carried(ctx, at).sort((a, b) => a.position - b.position);
  const byRoute = Map.groupBy(all, (row) => row.routeId);
  const stops = Map.groupBy(stopsByPerson(ctx).values(), (stop) => stop.routeId);
  const of = (routeId: string | null) => (byRoute.get(routeId) ?? []).map(({ delivery }) => delivery);
  const routes = listRoutes(ctx)
    .filter((route) => !route.retired)
    .map((route) => {
      const today = of(route.id);
      return { ...route, stops: today, idle: (stops.get(route.id)?.length ?? 0) - today.length };
    });
  return { centreName: findCentre(ctx.db)?.name ?? '', routes, unassigned: of(null) };
}

function undelivered(ctx: CommandContext, input: z.output<Contract['undelivered']['input']>) {
  const person = requireCard(ctx, input.residentId);
  const { id, day, meal, why } = input;
  const { rows, now } = standingFor(ctx, input);
  if (rows.some((row) => row.id === id)) return {};
  if (now?.state === 'undelivered' && now.why?.zh.endsWith(why)) return {};
  if (!now || now.state === 'cancelled' || now.mode !== 'delivery')
    throw orderFailure('order.notDelivery', { name: person.name });
  if (servedBy(ctx, { day, meal }).has(person.id)) throw orderFailure('order.eaten', { name: person.name });
  const { mode, optionName } = now;
  writeVersion(ctx, id, input, { state: 'undelivered', mode, optionName, note: why });
  ctx.record(person.id, { undelivered: why, day, meal });
  return {};
}

function deliverAgain(ctx: CommandContext, input: z.output<Contract['deliverAgain']['input']>) {
  const person = requireCard(ctx, input.residentId);
  const { now } = standingFor(ctx, input);
  if (now?.state !== 'undelivered') return {};
  const { mode, optionName, note } = now;
  writeVersion(ctx, input.id, input, { state: 'ordered', mode, optionName, note });
  ctx.record(person.id, { deliverAgain: input.day, meal: input.meal });
  return {};
}

/** Minors' online protection rules art. 36: a child's number needs a reason of its own, on the card. */
function revealPhones(ctx: CommandContext, { routeId, ...at }: z.output<Contract['revealPhones']['input']>) {
  requireRoute(ctx, routeId);
  const phones = carried(ctx, at).flatMap(({ routeId: on, delivery: { person } }) => {
    const isChild = person.birthDate !== null && ageOn(person.birthDate, ctx.today) < guardianAge;
    if (on !== routeId || isChild) return [];
    const first = phonesOf(ctx, person.id).find((phone) => phone.endedAt === null);
    return first ? [{ residentId: person.id, phone: first.number }] : [];
  });
  ctx.record(routeId, { revealed: 'phones', ...at, residents: phones.map((row) => row.residentId) });
  return { phones };
}

export const deliveryHandlers = { deliveries, undelivered, deliverAgain, revealPhones };
