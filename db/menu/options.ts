/** What is offered on a day (套餐): in order, with its dishes, and closed once people have eaten it. */
import { and, asc, between, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Day } from '../core/clock.ts';
import { perConnection, statement } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import type { menu as contract, MenuOption } from './contract.ts';
import { dishesOf, requireDishes } from './dishes.ts';
import { menuFailure } from './failures.ts';
import type { MealTime } from './shapes.ts';
import { menuOption, menuOptions } from './table.ts';

export type OptionRow = typeof menuOption.$inferSelect;
type Contract = typeof contract;

const onMeal = statement((db) =>
  db
    .select()
    .from(menuOption)
    .where(
      and(
        eq(menuOption.day, sql.placeholder('day')),
        eq(menuOption.meal, sql.placeholder('meal')),
        eq(menuOption.removed, false),
      ),
    )
    .orderBy(asc(menuOption.position), asc(menuOption.id))
    .prepare(),
);
const betweenDays = statement((db) =>
  db
    .select()
    .from(menuOption)
    .where(
      and(
        between(menuOption.day, sql.placeholder('from'), sql.placeholder('to')),
        eq(menuOption.removed, false),
      ),
    )
    .orderBy(asc(menuOption.day), asc(menuOption.meal), asc(menuOption.position), asc(menuOption.id))
    .prepare(),
);
const byIds = statement((db) =>
  db
    .select()
    .from(menuOption)
    .where(inArray(menuOption.id, sql`(select value from json_each(${sql.placeholder('ids')}))`))
    .prepare(),
);
/** A meal whose versions were all withdrawn was not served. */
const servedOn = perConnection((sqlite) =>
  sqlite
    .prepare<[Day, Day], string>(
      `SELECT DISTINCT m.day || m.meal FROM meal m WHERE m.day BETWEEN ? AND ? AND m.withdrawn = 0
       AND NOT EXISTS (SELECT 1 FROM meal later WHERE later.supersedes = m.id)`,
    )
    .pluck(),
);

function withDishes(ctx: QueryContext, rows: readonly OptionRow[]): MenuOption[] {
  const known = dishesOf(
    ctx,
    rows.flatMap((row) => row.dishIds),
  );
  return rows.map((row) => ({ ...row, dishes: row.dishIds.flatMap((id) => known.get(id) ?? []) }));
}

/** In the order in which they are shown: the first one is the usual meal. */
/** One line for each name; a bare column beside `max` is that of the row with the latest day. */
const namesOfOptions = perConnection((sqlite) =>
  sqlite.prepare<[], { name: string; nameEn: string }>(
    `SELECT name, nameEn FROM (
       SELECT name, name_en AS nameEn, max(day) FROM menu_option WHERE name_en <> '' GROUP BY name) ORDER BY name`,
  ),
);

export const listOptionNames = (ctx: QueryContext) => namesOfOptions(ctx.sqlite).all();

export function optionsOn(ctx: QueryContext, day: Day, meal: MealTime): MenuOption[] {
  return withDishes(ctx, onMeal(ctx.db).all({ day, meal }));
}

export function optionsBetween(ctx: QueryContext, from: Day, to: Day): MenuOption[] {
  return withDishes(ctx, betweenDays(ctx.db).all({ from, to }));
}

/** Tells whether the menu of a past day's meal is closed, because meals were served there. */
export function locksBetween(ctx: QueryContext, from: Day, to: Day): (day: Day, meal: MealTime) => boolean {
  const served = new Set(servedOn(ctx.sqlite).all(from, to));
  return (day, meal) => day < ctx.today && served.has(day + meal);
}

/** @throws DeskError `menu.locked` */
function refuseLocked(ctx: QueryContext, { day, meal }: Pick<OptionRow, 'day' | 'meal'>) {
  if (locksBetween(ctx, day, day)(day, meal)) throw menuFailure('menu.locked', { day });
}

function refuseTaken(rows: readonly OptionRow[], name: string, exceptId: string) {
  const taken = rows.some((row) => row.name === name && row.id !== exceptId);
  if (taken) throw menuFailure('menu.optionTaken', { name }, 'name');
}

/** Those that exist, removed ones too, in any order. */
export function knownOptions(ctx: QueryContext, ids: readonly string[]): OptionRow[] {
  return byIds(ctx.db).all({ ids: JSON.stringify(ids) });
}

function requireOptions(ctx: QueryContext, ids: readonly string[]): OptionRow[] {
  const rows = new Map(knownOptions(ctx, ids).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) throw menuFailure('menu.optionUnknown');
    return row;
  });
}

export function addOption(ctx: CommandContext, input: z.output<Contract['addOption']['input']>) {
  const { id } = input;
  if (knownOptions(ctx, [id]).length > 0) return { id };
  refuseLocked(ctx, input);
  requireDishes(ctx, input.dishIds, []);
  const beside = onMeal(ctx.db).all({ day: input.day, meal: input.meal });
  refuseTaken(beside, input.name, id);
  const position = Math.max(-1, ...beside.map((row) => row.position)) + 1;
  ctx.write.insert(menuOptions, { ...input, position, removed: false });
  ctx.record(id, { day: input.day, meal: input.meal, name: input.name });
  return { id };
}

export function editOption(ctx: CommandContext, { id, ...patch }: z.output<Contract['editOption']['input']>) {
  const [before] = requireOptions(ctx, [id]);
  if (!before || before.removed) throw menuFailure('menu.optionUnknown');
  refuseLocked(ctx, before);
  if (patch.dishIds) requireDishes(ctx, patch.dishIds, before.dishIds);
  if (patch.name !== undefined) refuseTaken(onMeal(ctx.db).all(before), patch.name, id);
  ctx.write.update(menuOptions, id, patch);
  ctx.record(id, patch);
  return {};
}

export function swapOptions(
  ctx: CommandContext,
  { remove, restore }: z.output<Contract['swapOptions']['input']>,
) {
  for (const row of [...requireOptions(ctx, remove), ...requireOptions(ctx, restore)]) refuseLocked(ctx, row);
  for (const id of remove) ctx.write.update(menuOptions, id, { removed: true });
  for (const row of requireOptions(ctx, restore)) {
    if (!row.removed) continue;
    refuseTaken(onMeal(ctx.db).all(row), row.name, row.id);
    ctx.write.update(menuOptions, row.id, { removed: false });
  }
  ctx.record(null, { remove, restore });
  return {};
}

/** The new order must name every option once, or two desks' edits would push each other's options aside. */
export function orderOptions(
  ctx: CommandContext,
  { day, meal, ids }: z.output<Contract['orderOptions']['input']>,
) {
  refuseLocked(ctx, { day, meal });
  const known = onMeal(ctx.db).all({ day, meal });
  const complete = new Set(ids).size === known.length && ids.length === known.length;
  if (!complete || !known.every((row) => ids.includes(row.id))) throw menuFailure('menu.orderIncomplete');
  for (const [position, id] of ids.entries()) ctx.write.update(menuOptions, id, { position });
  ctx.record(null, { day, meal });
  return {};
}
