/** Who may be served, where a person's meal goes, and on which days a meal may be entered. */
import { readSettings } from '../centre/service.ts';
import { addDays, type Day, dayStart } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { DeskError, Sentence } from '../core/errors.ts';
import { leaveOn } from '../daycare/service.ts';
import type { MealTime } from '../menu/shapes.ts';
import type { ResidentRow } from '../residents/service.ts';
import { mealFailure } from './failures.ts';

const oldestDays = 366;

/** @throws DeskError `meal.inFuture`, `meal.longAgo` */
export function checkDay(ctx: QueryContext, day: Day): void {
  if (day > ctx.today) throw mealFailure('meal.inFuture', { day }, 'day');
  if (day < addDays(ctx.today, -oldestDays)) throw mealFailure('meal.longAgo', { day }, 'day');
}

/** Now; of a day that has passed, the beginning of the meal, because nobody knows better. */
export function servedAt(ctx: QueryContext, day: Day, meal: MealTime): number {
  if (day === ctx.today) return ctx.now;
  const [hours = 0, minutes = 0] = readSettings(ctx.db).mealPlan[meal].from.split(':').map(Number);
  return dayStart(day, ctx.zone) + (hours * 60 + minutes) * 60_000;
}

type Standing = Pick<ResidentRow, 'id' | 'name' | 'status' | 'statusSince'>;

function refusalOf({ name, status, statusSince }: Standing, day: Day, inHospital: boolean): DeskError | null {
  const isGone = (status === 'died' || status === 'moved') && (statusSince === null || statusSince <= day);
  if (isGone) {
    const since = statusSince ?? '日期未登记';
    const sinceEn = statusSince ?? 'date not recorded';
    return mealFailure(`meal.${status}`, { name, since, sinceEn });
  }
  return inHospital ? mealFailure('meal.hospital', { name }) : null;
}

/**
 * Whether this person is served on that day: the failure that serving would end in, and what is said and served all
 * the same.
 */
export function admission(
  ctx: QueryContext,
  person: Standing,
  day: Day,
): { refusal: DeskError | null; warnings: Sentence[] } {
  const { id, name, status } = person;
  const leave = leaveOn(ctx, id, day);
  const inHospital = leave?.reason === 'hospital';
  const warnings: Sentence[] = [];
  if (status === 'away')
    warnings.push({
      zh: `${name}登记为外出。如果已经回来，请顺手改回“在住”。`,
      en: `${name} is recorded as away. If they are back, set the card to "lives here".`,
    });
  if (leave && !inHospital)
    warnings.push({
      zh: `${name}今天在日照请了假${leave.note ? `（${leave.note}）` : ''}。`,
      en: `${name} is on leave from day care today${leave.note ? ` (${leave.note})` : ''}.`,
    });
  return { refusal: refusalOf(person, day, inHospital), warnings };
}

export interface Route {
  id: string;
  name: string;
  deliverer: string;
}

const routeColumns = 'r.id, r.name, r.deliverer_name AS deliverer';
const routeById = perConnection((sqlite) =>
  sqlite.prepare<[string], Route>(`SELECT ${routeColumns} FROM delivery_route r WHERE r.id = ?`),
);
const routeOfPerson = perConnection((sqlite) =>
  sqlite.prepare<[string], Route>(
    `SELECT ${routeColumns} FROM route_stop s JOIN delivery_route r ON r.id = s.route_id
     WHERE s.resident_id IN (SELECT value FROM json_each(?)) AND s.removed = 0 AND r.retired = 0
     ORDER BY r.position, r.id LIMIT 1`,
  ),
);

/** The route asked for, else the one on which the person stands. `ids`: JSON array of the person's cards. */
export function routeOf(ctx: QueryContext, ids: string, routeId: string | null | undefined): Route | null {
  if (routeId === null) return null;
  const found =
    routeId === undefined ? routeOfPerson(ctx.sqlite).get(ids) : routeById(ctx.sqlite).get(routeId);
  return found ?? null;
}
