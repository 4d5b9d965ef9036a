/** Carries out erasures, and keeps other features from meeting an erased person as if nothing had been. */
import { perConnection, type Sqlite } from '../core/connection.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import type { Entities } from '../core/entity.ts';
import type { Derivations } from '../core/writer.ts';
import { cardIds, requireCard } from '../residents/service.ts';
import { residents } from '../residents/table.ts';
import { erasedName } from '../residents/vocabulary.ts';
import { type erasure as contract, erasureFailure } from './contract.ts';
import { forget } from './forget.ts';
import { rowsAbout } from './rows.ts';
import type { ErasureReason } from './shapes.ts';
import { erasures } from './table.ts';

export { erasureTimeline } from './timeline.ts';

const reads = perConnection((sqlite) => ({
  purse: sqlite.prepare<[string], { balance: number; owed: number }>(
    `SELECT coalesce(sum(balance_fen), 0) AS balance, coalesce(sum(owed_fen), 0) AS owed FROM purse
     WHERE resident_id IN (SELECT value FROM json_each(?))`,
  ),
  people: sqlite.prepare<[string], string>('SELECT people FROM erasure WHERE id = ?').pluck(),
}));

function planFor(ctx: QueryContext, id: string) {
  const { name } = requireCard(ctx, id);
  // By the order too: somebody may have written a name into the empty card, which the district blanks again (SPEC R10.4).
  const ordered = reads(ctx.sqlite).people.get(id) !== undefined;
  if (ordered || name === erasedName) throw erasureFailure('erasure.done');
  const people = cardIds(ctx, id);
  const rows = [...rowsAbout(ctx.sqlite, people)]
    .map(([entity, ids]) => ({ entity, count: ids.length }))
    .toSorted((one, other) => other.count - one.count);
  const { balance = 0, owed = 0 } = reads(ctx.sqlite).purse.get(JSON.stringify(people)) ?? {};
  return { name, people, rows, balanceFen: balance, owedFen: owed };
}

function erase(ctx: CommandContext, given: { residentId: string; reason: ErasureReason; typed: string }) {
  const { residentId, reason } = given;
  const plan = planFor(ctx, residentId);
  if (given.typed.trim() !== plan.name) throw erasureFailure('erasure.nameDiffers', {}, 'typed');
  if (plan.balanceFen !== 0 || plan.owedFen !== 0) throw erasureFailure('erasure.money');
  // An edit like any other, so that every page that shows the person is told, here and at the other desks.
  for (const id of plan.people)
    ctx.write.update(residents, id, { status: 'moved', statusSince: null, sex: null, birthDate: null });
  ctx.write.insert(erasures, {
    id: residentId,
    residentId,
    people: plan.people,
    reason,
    at: ctx.now,
    accountId: accountOf(ctx).id,
  });
  const rows = plan.rows.reduce((sum, { count }) => sum + count, 0);
  ctx.record(residentId, { reason, rows });
  return { rows };
}

export const erasureHandlers: Handlers<typeof contract> = {
  plan: (ctx, { residentId }) => planFor(ctx, residentId),
  erase,
};

/** An order is carried out in the transaction that writes it, wherever it was given. */
export function erasureDerivations(others: Derivations, entities: Entities): Derivations {
  return {
    erasure(sqlite, id) {
      const people = reads(sqlite).people.get(id);
      if (people !== undefined) forget(sqlite, JSON.parse(people), { derivations: others, entities });
    },
  };
}

/**
 * Empties the log of the last saves, in which the old values still stand. The pages themselves hold no trace: SQLite zeroes
 * what it frees (`secure_delete`). Outside any transaction.
 */
export function emptyLog(sqlite: Sqlite): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
}
