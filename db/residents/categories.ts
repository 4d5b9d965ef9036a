/** Categories on a card (人员类别): each with who says so, from when and until when. */
import { eq, sql } from 'drizzle-orm';
import { statement } from '../core/connection.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import { residentFailure } from './failures.ts';
import type { Given } from './given.ts';
import { type CategoryRow, requireCard } from './rows.ts';
import { residentCategories, residentCategory } from './table.ts';

const byId = statement((db) =>
  db
    .select()
    .from(residentCategory)
    .where(eq(residentCategory.id, sql.placeholder('id')))
    .prepare(),
);

function requireCategory(ctx: CommandContext, id: string): CategoryRow {
  const row = byId(ctx.db).get({ id });
  if (!row) throw coreFailure('row.unknown');
  requireCard(ctx, row.residentId);
  return row;
}

export type NewCategory = Pick<CategoryRow, 'category' | 'detail' | 'source' | 'startsOn' | 'expiresOn'>;

/** @throws DeskError `category.datesReversed` */
export function refuseReversed({ startsOn, expiresOn }: Pick<NewCategory, 'startsOn' | 'expiresOn'>) {
  if (startsOn !== null && expiresOn !== null && expiresOn < startsOn) {
    throw residentFailure('category.datesReversed', {}, 'expiresOn');
  }
}

export function insertCategory(ctx: CommandContext, residentId: string, given: NewCategory): string {
  refuseReversed(given);
  const id = ctx.ids.next();
  ctx.write.insert(residentCategories, { id, residentId, ...given, removed: false });
  return id;
}

export function addCategory(ctx: CommandContext, { residentId, ...given }: Given<'addCategory'>) {
  requireCard(ctx, residentId);
  const id = insertCategory(ctx, residentId, given);
  ctx.record(residentId);
  return { id };
}

export function editCategory(ctx: CommandContext, { id, ...patch }: Given<'editCategory'>) {
  const row = requireCategory(ctx, id);
  const { startsOn = row.startsOn, expiresOn = row.expiresOn } = patch;
  refuseReversed({ startsOn, expiresOn });
  ctx.write.update(residentCategories, id, patch);
  ctx.record(row.residentId);
  return {};
}

export function endCategory(ctx: CommandContext, { id, on }: Given<'endCategory'>) {
  return editCategory(ctx, { id, expiresOn: on });
}

export function removeCategory(ctx: CommandContext, { id, removed }: Given<'removeCategory'>) {
  const { residentId } = requireCategory(ctx, id);
  ctx.write.update(residentCategories, id, { removed });
  ctx.record(residentId);
  return {};
}
