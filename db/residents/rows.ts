/** Cards as they are stored, and what a merge does to their ids: an old id always leads to the card in charge. */
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { residentFailure } from './failures.ts';
import { perConnection } from './perConnection.ts';
import { householdMember, resident, residentCategory, residentPhone } from './table.ts';

export type ResidentRow = typeof resident.$inferSelect;
export type PhoneRow = typeof residentPhone.$inferSelect;
export type CategoryRow = typeof residentCategory.$inferSelect;
export type StayRow = typeof householdMember.$inferSelect;

/** `column` is one of the values that `run({ ids: JSON.stringify([...]) })` will give. */
export function among(column: SQLiteColumn): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder('ids')}))`;
}

const byId = statement((db) =>
  db
    .select()
    .from(resident)
    .where(eq(resident.id, sql.placeholder('id')))
    .prepare(),
);

/** @throws DeskError `resident.unknown` */
function storedCard(ctx: QueryContext, id: string): ResidentRow {
  const row = byId(ctx.db).get({ id });
  if (!row) throw residentFailure('resident.unknown');
  return row;
}

/**
 * The card in charge of a person, whatever id they were once known by.
 *
 * @throws DeskError `resident.unknown`
 */
export function requireResident(ctx: QueryContext, id: string): ResidentRow {
  let row = storedCard(ctx, id);
  while (row.mergedInto !== null) row = storedCard(ctx, row.mergedInto);
  return row;
}

/**
 * The card for writing to. A page that still shows a card merged away is told so, rather than written elsewhere.
 *
 * @throws DeskError `resident.unknown`, `resident.merged`
 */
export function requireCard(ctx: QueryContext, id: string): ResidentRow {
  const row = storedCard(ctx, id);
  if (row.mergedInto !== null) {
    throw residentFailure('resident.merged', { name: requireResident(ctx, id).name });
  }
  return row;
}

const cardsOf = perConnection((sqlite) =>
  sqlite
    .prepare<[string], string>(
      `WITH RECURSIVE card (id) AS (
         VALUES (?) UNION ALL SELECT r.id FROM resident r JOIN card ON r.merged_into = card.id
       ) SELECT id FROM card`,
    )
    .pluck(),
);

/** Every id under which facts about the person of this card were written: its own, then those of merged cards. */
export function cardIds(ctx: QueryContext, id: string): string[] {
  return cardsOf(ctx.sqlite).all(id);
}

const phones = statement((db) =>
  db
    .select()
    .from(residentPhone)
    .where(eq(residentPhone.residentId, sql.placeholder('id')))
    .orderBy(asc(sql`${residentPhone.endedAt} is not null`), asc(residentPhone.rank), asc(residentPhone.id))
    .prepare(),
);

/** Those in use first, in the order in which they are called. */
export function phonesOf(ctx: QueryContext, residentId: string): PhoneRow[] {
  return phones(ctx.db).all({ id: residentId });
}

const categories = statement((db) =>
  db
    .select()
    .from(residentCategory)
    .where(and(eq(residentCategory.residentId, sql.placeholder('id')), eq(residentCategory.removed, false)))
    .orderBy(asc(residentCategory.id))
    .prepare(),
);

/** Without those entered by mistake. */
export function categoriesOf(ctx: QueryContext, residentId: string): CategoryRow[] {
  return categories(ctx.db).all({ id: residentId });
}

const stays = statement((db) =>
  db
    .select()
    .from(householdMember)
    .where(and(eq(householdMember.residentId, sql.placeholder('id')), eq(householdMember.removed, false)))
    .orderBy(
      asc(sql`${householdMember.movedOut} is not null`),
      sql`${householdMember.movedOut} desc`,
      asc(householdMember.id),
    )
    .prepare(),
);

/** The current stay first, then the latest. Without those entered by mistake. */
export function staysOf(ctx: QueryContext, residentId: string): StayRow[] {
  return stays(ctx.db).all({ id: residentId });
}

const currentStays = statement((db) =>
  db
    .select()
    .from(householdMember)
    .where(
      and(
        eq(householdMember.residentId, sql.placeholder('id')),
        eq(householdMember.removed, false),
        isNull(householdMember.movedOut),
      ),
    )
    .prepare(),
);

/** Normally one; two desks that were apart may have made two. */
export function currentStaysOf(ctx: QueryContext, residentId: string): StayRow[] {
  return currentStays(ctx.db).all({ id: residentId });
}
