/** Copies the menu of a day or a week to another: what it would replace is said first, and all of it can be undone. */
import type { z } from 'zod';
import { addDays, type Day, daysBetween } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import type { menu as contract, MenuOption } from './contract.ts';
import { menuFailure } from './failures.ts';
import { locksBetween, optionsBetween } from './options.ts';
import { menuOptions } from './table.ts';

type Span = z.output<(typeof contract)['copyPreview']['input']>;

interface Plan {
  copied: { source: MenuOption; day: Day }[];
  replaced: MenuOption[];
  lockedDays: Day[];
}

/** @throws DeskError `menu.copyOntoItself`, `menu.nothingToCopy` */
function planCopy(ctx: QueryContext, { from, to, days }: Span): Plan {
  const shift = daysBetween(from, to);
  if (Math.abs(shift) < days) throw menuFailure('menu.copyOntoItself', {}, 'to');
  const last = addDays(to, days - 1);
  const isLocked = locksBetween(ctx, to, last);
  const sources = optionsBetween(ctx, from, addDays(from, days - 1)).map((source) => ({
    source,
    day: addDays(source.day, shift),
  }));
  if (sources.length === 0) throw menuFailure('menu.nothingToCopy', { from });
  const copied = sources.filter(({ source, day }) => !isLocked(day, source.meal));
  const filled = new Set(copied.map(({ source, day }) => day + source.meal));
  return {
    copied,
    replaced: optionsBetween(ctx, to, last).filter((row) => filled.has(row.day + row.meal)),
    lockedDays: [...new Set(sources.flatMap(({ source, day }) => (isLocked(day, source.meal) ? [day] : [])))],
  };
}

export function copyPreview(ctx: QueryContext, span: Span) {
  const { copied, replaced, lockedDays } = planCopy(ctx, span);
  const dishes = copied.flatMap(({ source }) => source.dishes);
  const retired = new Set(dishes.filter((dish) => dish.retired).map((dish) => dish.name));
  return { copied: copied.length, replaced, lockedDays, retiredDishes: [...retired] };
}

const ofCopy = perConnection((sqlite) => ({
  added: sqlite
    .prepare<[string], string>(
      'SELECT id FROM menu_option WHERE copied_by = ? ORDER BY day, meal, position, id',
    )
    .pluck(),
  removed: sqlite
    .prepare<[string], string>(
      'SELECT id FROM menu_option WHERE replaced_by = ? ORDER BY day, meal, position, id',
    )
    .pluck(),
}));

function answerOf(ctx: QueryContext, id: string) {
  const { added, removed } = ofCopy(ctx.sqlite);
  return { removed: removed.all(id), added: added.all(id) };
}

/** Sent twice, it copies once and answers the same, so that the undo of either answer takes all of it back. */
export function copy(ctx: CommandContext, { id, ...span }: z.output<(typeof contract)['copy']['input']>) {
  const done = answerOf(ctx, id);
  if (done.added.length > 0) return done;
  const { copied, replaced } = planCopy(ctx, span);
  for (const row of replaced) ctx.write.update(menuOptions, row.id, { removed: true, replacedBy: id });
  for (const { source, day } of copied) {
    const { meal, position, name, nameEn, priceFen, dishIds, diets } = source;
    const fields = { day, meal, position, name, nameEn, priceFen, dishIds, diets };
    const newId = naturalId('menuCopy', id, source.id);
    ctx.write.insert(menuOptions, { id: newId, ...fields, removed: false, copiedBy: id });
  }
  ctx.record(null, { ...span, copied: copied.length, replaced: replaced.length });
  return answerOf(ctx, id);
}
