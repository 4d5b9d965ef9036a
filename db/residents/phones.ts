/** The phones of a card: several, labelled, in the order in which they are called. */
import { eq, sql } from 'drizzle-orm';
import { statement } from '../core/connection.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import { residentFailure } from './failures.ts';
import type { Given } from './given.ts';
import { readOnePhone } from './person.ts';
import { type PhoneRow, phonesOf, requireCard } from './rows.ts';
import { residentPhone, residentPhones } from './table.ts';

const byId = statement((db) =>
  db
    .select()
    .from(residentPhone)
    .where(eq(residentPhone.id, sql.placeholder('id')))
    .prepare(),
);

function requirePhone(ctx: CommandContext, id: string): PhoneRow {
  const row = byId(ctx.db).get({ id });
  if (!row) throw coreFailure('row.unknown');
  requireCard(ctx, row.residentId);
  return row;
}

function inUse(ctx: CommandContext, residentId: string): PhoneRow[] {
  return phonesOf(ctx, residentId).filter((phone) => phone.endedAt === null);
}

function callFirst(ctx: CommandContext, residentId: string, id: string) {
  const others = inUse(ctx, residentId).filter((phone) => phone.id !== id);
  ctx.write.update(residentPhones, id, { rank: 0 });
  for (const [at, phone] of others.entries()) ctx.write.update(residentPhones, phone.id, { rank: at + 1 });
}

function refuseKnown(ctx: CommandContext, residentId: string, number: string, exceptId: string) {
  const known = inUse(ctx, residentId).some((phone) => phone.number === number && phone.id !== exceptId);
  if (known) throw residentFailure('phone.known', {}, 'number');
}

/** A number that was once ended comes back into use as the same row. */
export function addPhone(
  ctx: CommandContext,
  { residentId, number: typed, label, first }: Given<'addPhone'>,
) {
  requireCard(ctx, residentId);
  const number = readOnePhone(typed, 'number');
  refuseKnown(ctx, residentId, number, '');
  const rank = inUse(ctx, residentId).length;
  const ended = phonesOf(ctx, residentId).find((phone) => phone.number === number);
  const id = ended?.id ?? ctx.ids.next();
  if (ended) ctx.write.update(residentPhones, id, { endedAt: null, label, rank });
  else ctx.write.insert(residentPhones, { id, residentId, number, label, rank });
  if (first) callFirst(ctx, residentId, id);
  ctx.record(residentId);
  return { id };
}

export function editPhone(ctx: CommandContext, { id, number: typed, label, first }: Given<'editPhone'>) {
  const { residentId } = requirePhone(ctx, id);
  const number = typed && readOnePhone(typed, 'number');
  if (number) refuseKnown(ctx, residentId, number, id);
  ctx.write.update(residentPhones, id, { number, label });
  if (first) callFirst(ctx, residentId, id);
  ctx.record(residentId);
  return {};
}

export function endPhone(ctx: CommandContext, { id, inUse: back }: Given<'endPhone'>) {
  const { residentId, number } = requirePhone(ctx, id);
  if (back) refuseKnown(ctx, residentId, number, id);
  ctx.write.update(residentPhones, id, { endedAt: back ? null : ctx.now });
  ctx.record(residentId);
  return {};
}
