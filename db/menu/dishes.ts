/** Dishes: what the kitchen can cook. A retired one stays on the menus it was on. */
import { eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { addDays } from '../core/clock.ts';
import { perConnection, statement } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import type { menu as contract, Dish } from './contract.ts';
import { menuFailure } from './failures.ts';
import { dishKinds } from './shapes.ts';
import { dish, dishes } from './table.ts';

const allDishes = statement((db) => db.select().from(dish).prepare());
const byId = statement((db) =>
  db
    .select()
    .from(dish)
    .where(eq(dish.id, sql.placeholder('id')))
    .prepare(),
);
const byIds = statement((db) =>
  db
    .select()
    .from(dish)
    .where(inArray(dish.id, sql`(select value from json_each(${sql.placeholder('ids')}))`))
    .prepare(),
);
/** How often each dish was offered between two days, both included. */
const offered = perConnection((sqlite) =>
  sqlite.prepare<[string, string], { id: string; used: number }>(
    `SELECT d.value AS id, count(*) AS used FROM menu_option o, json_each(o.dish_ids) d
     WHERE o.day BETWEEN ? AND ? AND o.removed = 0 GROUP BY d.value`,
  ),
);

export function dishesOf(ctx: QueryContext, ids: readonly string[]): Map<string, Dish> {
  const rows = byIds(ctx.db).all({ ids: JSON.stringify([...new Set(ids)]) });
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws DeskError `menu.dishUnknown`; `menu.dishRetired` where it was not on this option before */
export function requireDishes(ctx: QueryContext, ids: readonly string[], before: readonly string[]) {
  const known = dishesOf(ctx, ids);
  for (const id of ids) {
    const row = known.get(id);
    if (!row) throw menuFailure('menu.dishUnknown', {}, 'dishIds');
    if (row.retired && !before.includes(id))
      throw menuFailure('menu.dishRetired', { name: row.name }, 'dishIds');
  }
}

const usedDays = 28;
const byName = new Intl.Collator('zh-CN');

export function listDishes(ctx: QueryContext) {
  const since = addDays(ctx.today, -usedDays);
  const used = new Map(
    offered(ctx.sqlite)
      .all(since, ctx.today)
      .map((row) => [row.id, row.used]),
  );
  return allDishes(ctx.db)
    .all()
    .map((row) => ({ ...row, used: used.get(row.id) ?? 0 }))
    .sort(
      (a, b) =>
        Number(a.retired) - Number(b.retired) ||
        dishKinds.indexOf(a.kind) - dishKinds.indexOf(b.kind) ||
        byName.compare(a.name, b.name),
    );
}

function refuseTaken(ctx: QueryContext, name: string, exceptId: string) {
  const taken = allDishes(ctx.db)
    .all()
    .some((row) => !row.retired && row.name === name && row.id !== exceptId);
  if (taken) throw menuFailure('menu.dishTaken', { name }, 'name');
}

export function addDish(ctx: CommandContext, input: z.output<(typeof contract)['addDish']['input']>) {
  if (byId(ctx.db).get({ id: input.id })) return { id: input.id };
  refuseTaken(ctx, input.name, input.id);
  ctx.write.insert(dishes, { ...input, retired: false });
  ctx.record(input.id, { name: input.name });
  return { id: input.id };
}

export function editDish(
  ctx: CommandContext,
  { id, ...patch }: z.output<(typeof contract)['editDish']['input']>,
) {
  const before = byId(ctx.db).get({ id });
  if (!before) throw menuFailure('menu.dishUnknown');
  if (!(patch.retired ?? before.retired)) refuseTaken(ctx, patch.name ?? before.name, id);
  ctx.write.update(dishes, id, patch);
  ctx.record(id, patch);
  return {};
}
