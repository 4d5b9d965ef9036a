/** Changing the head of a household (更换户主). Relations are told from the head, so all of them change with it. */
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import type { OutputOf } from '../core/procedure.ts';
import { currentMembers, linesOf, requireHousehold, type StayRow } from '../residents/service.ts';
import { householdMembers, households } from '../residents/table.ts';
import { type households as contract, householdFailure } from './contract.ts';
import type { Given } from './given.ts';
import { relationToNewHead } from './relations.ts';

function stayOf(ctx: QueryContext, stays: readonly StayRow[], residentId: string): StayRow {
  const stay = stays.find((one) => one.residentId === residentId);
  if (stay) return stay;
  const name = linesOf(ctx, [residentId]).get(residentId)?.name ?? '?';
  throw householdFailure('household.notMember', { name });
}

export function proposeHead(
  ctx: QueryContext,
  { householdId, headId }: Given<'proposeHead'>,
): OutputOf<typeof contract.proposeHead> {
  const stays = currentMembers(ctx, householdId);
  const { relation: newHead } = stayOf(ctx, stays, headId);
  const lines = linesOf(
    ctx,
    stays.map(({ residentId }) => residentId),
  );
  return stays.flatMap(({ residentId, relation }) => {
    const line = lines.get(residentId);
    if (residentId === headId || !line) return [];
    return [{ residentId, name: line.name, relation: relationToNewHead(newHead, relation, line.sex) }];
  });
}

export function changeHead(ctx: CommandContext, { householdId, headId, relations }: Given<'changeHead'>) {
  requireHousehold(ctx, householdId);
  const stays = currentMembers(ctx, householdId);
  const head = stayOf(ctx, stays, headId);
  for (const { id, residentId } of stays.filter((stay) => stay !== head)) {
    const told = relations.find((one) => one.residentId === residentId);
    if (!told) {
      const name = linesOf(ctx, [residentId]).get(residentId)?.name ?? '?';
      throw householdFailure('household.relationMissing', { name });
    }
    if (told.relation === 'head') throw householdFailure('household.oneHead');
    const { relation, relationText } = told;
    ctx.write.update(householdMembers, id, { relation, relationText });
  }
  ctx.write.update(householdMembers, head.id, { relation: 'head', relationText: null });
  ctx.write.update(households, householdId, { headId });
  ctx.record(householdId);
  return {};
}
