/** Counters, as a manager keeps them. */
import type { CommandContext, Handlers } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { type queue as contract, queueFailure } from './contract.ts';
import { allCounters, type Counter } from './read.ts';
import { counters } from './table.ts';

/** Priority numbers called in a row while others wait, until a manager chooses otherwise. */
const usualPriorityRun = 2;

/** Three counters, A to C, at the first set-up. The ids come from the prefix: two desks set up apart agree on them. */
export function seedCounters(ctx: CommandContext): void {
  for (const [rank, prefix] of ['A', 'B', 'C'].entries()) {
    ctx.write.insert(counters, {
      id: naturalId('counter', prefix),
      name: `${rank + 1} 号窗口`,
      nameEn: `Counter ${rank + 1}`,
      prefix,
      priorityRun: usualPriorityRun,
      rank,
      active: true,
    });
  }
}

function refuseTaken(
  others: readonly Counter[],
  wanted: { name?: string | undefined; prefix?: string | undefined },
) {
  for (const field of ['name', 'prefix'] as const) {
    const value = wanted[field];
    if (value !== undefined && others.some((row) => row.active && row[field] === value))
      throw queueFailure('counter.taken', { value }, field);
  }
}

type CounterHandlers = Pick<
  Handlers<typeof contract>,
  'counters' | 'addCounter' | 'editCounter' | 'orderCounters'
>;

export const counterHandlers: CounterHandlers = {
  counters: allCounters,
  addCounter(ctx, input) {
    const all = allCounters(ctx);
    refuseTaken(all, input);
    const id = ctx.ids.next();
    const rank = Math.max(-1, ...all.map((row) => row.rank)) + 1;
    ctx.write.insert(counters, { id, ...input, rank, active: true });
    ctx.record(id, input);
    return { id };
  },
  editCounter(ctx, { id, ...patch }) {
    const all = allCounters(ctx);
    const before = all.find((row) => row.id === id);
    if (!before) throw queueFailure('counter.unknown', {}, 'id');
    const others = all.filter((row) => row.id !== id);
    if (patch.active ?? before.active)
      refuseTaken(others, { name: patch.name ?? before.name, prefix: patch.prefix ?? before.prefix });
    ctx.write.update(counters, id, patch);
    ctx.record(id, patch);
    return {};
  },
  orderCounters(ctx, { ids }) {
    const known = allCounters(ctx);
    const given = new Set(ids);
    if (given.size !== ids.length || ids.length !== known.length || known.some((row) => !given.has(row.id)))
      throw queueFailure('counter.orderIncomplete');
    for (const [rank, id] of ids.entries()) ctx.write.update(counters, id, { rank });
    ctx.record(null, { ids });
    return {};
  },
};
