/** Ordering a meal of a day and cancelling it: always a new row, never a changed one. */
import type { z } from 'zod';
import { readSettings } from '../centre/service.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { naturalId } from '../core/ids.ts';
import { conflictsOf, mealNames } from '../menu/contract.ts';
import { dietOf, optionsOn } from '../menu/service.ts';
import { type ResidentRow, requireCard } from '../residents/service.ts';
import type { orders as contract } from './contract.ts';
import { refuseLate } from './cutOff.ts';
import { orderFailure } from './failures.ts';
import { refuseAbsent } from './people.ts';
import { covers, latestOf, mealsHad, ordered, standingOf, versionsOf } from './read.ts';
import { stopsByPerson } from './routes.ts';
import { type mealOrder, mealOrders } from './table.ts';

type Contract = typeof contract;
type Placed = z.output<Contract['place']['input']>;
type PersonMeal = Pick<Placed, 'residentId' | 'day' | 'meal'>;
type Content = Pick<typeof mealOrder.$inferInsert, 'state' | 'mode' | 'optionName' | 'note'>;

/** @throws DeskError `order.eaten` */
function refuseEaten(ctx: QueryContext, person: ResidentRow, { day, meal }: PersonMeal) {
  if (mealsHad(ctx, person.id, day, day).has(day + meal))
    throw orderFailure('order.eaten', { name: person.name });
}

/** What stands for the person at this meal, and the versions behind it. */
export function standingFor(ctx: QueryContext, { residentId, day, meal }: PersonMeal) {
  const rows = versionsOf(ctx, residentId, day, day).get(day + meal) ?? [];
  const standing = standingOf(ctx, residentId).find((row) => covers(row, day, meal));
  return { rows, latest: latestOf(rows), now: ordered(rows, standing) };
}

/**
 * Writes the next version. The first one has the id of person, day and meal, so that two desks taking the same order
 * take one; later ones the id the caller made.
 */
export function writeVersion(
  ctx: CommandContext,
  id: string,
  { residentId, day, meal }: PersonMeal,
  content: Content,
): string {
  const { latest } = standingFor(ctx, { residentId, day, meal });
  const rowId = latest ? id : naturalId('mealOrder', residentId, day, meal);
  ctx.write.insert(mealOrders, {
    id: rowId,
    supersedes: latest?.id ?? null,
    residentId,
    day,
    meal,
    ...content,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  });
  return rowId;
}

/** @throws DeskError `order.dayPast`, `order.notServed`, `order.optionUnknown` */
function refuseImpossible(ctx: QueryContext, { day, meal, optionName }: Placed) {
  if (day < ctx.today) throw orderFailure('order.dayPast', { day }, 'day');
  if (!readSettings(ctx.db).mealPlan[meal].served) {
    const { zh, en } = mealNames[meal];
    throw orderFailure('order.notServed', { meal: zh, mealEn: en.toLowerCase() }, 'meal');
  }
  const options = optionsOn(ctx, day, meal);
  const isKnown = optionName === null || options.some((option) => option.name === optionName);
  // A menu that is not written yet refuses nothing.
  if (!isKnown && options.length > 0)
    throw orderFailure('order.optionUnknown', { day, option: optionName }, 'optionName');
}

/** What to know about an order that is taken all the same. */
function warningsOf(ctx: QueryContext, person: ResidentRow, input: Placed): Sentence[] {
  const { day, meal, mode, optionName } = input;
  const options = optionsOn(ctx, day, meal);
  const option = options.find(({ name }) => optionName === null || name === optionName);
  const found: Sentence[] = option
    ? conflictsOf(dietOf(ctx, person.id), option, option.dishes).map(({ sentence }) => sentence)
    : [];
  const { name } = person;
  if (person.status === 'away')
    found.push({ zh: `${name}登记为外出。`, en: `${name} is registered as away.` });
  if (mode === 'delivery' && !stopsByPerson(ctx).has(person.id))
    found.push({ zh: `${name}还没有送餐路线。`, en: `${name} is on no delivery route yet.` });
  return found;
}

function place(ctx: CommandContext, input: Placed) {
  const person = requireCard(ctx, input.residentId);
  const { id, mode, optionName, note, day, meal } = input;
  const { rows, latest, now } = standingFor(ctx, input);
  const known = rows.find((row) => row.id === id);
  const warnings = warningsOf(ctx, person, input);
  if (known) return { id, warnings };
  const same = (row: Pick<Content, 'mode' | 'optionName' | 'note'>) =>
    row.mode === mode && row.optionName === optionName && row.note === note;
  if (now?.state === 'ordered' && same(now)) return { id: latest?.id ?? id, warnings };
  refuseImpossible(ctx, input);
  refuseAbsent(ctx, person, day);
  refuseEaten(ctx, person, input);
  refuseLate(ctx, day, meal, input.reason);
  const version = writeVersion(ctx, id, input, { state: 'ordered', mode, optionName, note });
  ctx.record(person.id, { order: version, day, meal, mode, reason: input.reason || undefined });
  return { id: version, warnings };
}

function cancel(ctx: CommandContext, input: z.output<Contract['cancel']['input']>) {
  const person = requireCard(ctx, input.residentId);
  const { id, day, meal, reason } = input;
  const { rows, latest, now } = standingFor(ctx, input);
  if (rows.some((row) => row.id === id) || now?.state === 'cancelled')
    return { id: latest?.id ?? id, warnings: [] };
  if (!now) throw orderFailure('order.nothingOrdered', { name: person.name });
  refuseEaten(ctx, person, input);
  refuseLate(ctx, day, meal, reason);
  const { mode, optionName, note } = now;
  const version = writeVersion(ctx, id, input, { state: 'cancelled', mode, optionName, note });
  ctx.record(person.id, { order: version, day, meal, cancelled: true, reason: reason || undefined });
  return { id: version, warnings: [] };
}

export const placeHandlers = { place, cancel };
