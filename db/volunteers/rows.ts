/** Volunteers as they are stored, and which of them are one person: cards get merged, volunteer records do not. */
import { eq, sql } from 'drizzle-orm';
import { account } from '../accounts/table.ts';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import { volunteerFailure } from './failures.ts';
import { volunteer, volunteerTotal } from './table.ts';

export type VolunteerRow = typeof volunteer.$inferSelect;

const byId = statement((db) =>
  db
    .select()
    .from(volunteer)
    .where(eq(volunteer.id, sql.placeholder('id')))
    .prepare(),
);
const byNumber = statement((db) =>
  db
    .select()
    .from(volunteer)
    .where(eq(volunteer.number, sql.placeholder('number')))
    .prepare(),
);
const totals = statement((db) =>
  db
    .select()
    .from(volunteerTotal)
    .where(eq(volunteerTotal.volunteerId, sql.placeholder('id')))
    .prepare(),
);
const nameOfAccount = statement((db) =>
  db
    .select({ name: account.name })
    .from(account)
    .where(eq(account.id, sql.placeholder('id')))
    .prepare(),
);

/** The id that a card's volunteer has, whether or not there is one: one person volunteers once. */
export const volunteerIdOf = (residentId: string): string => naturalId('volunteer', residentId);

export function findVolunteer(ctx: QueryContext, id: string): VolunteerRow | null {
  return byId(ctx.db).get({ id }) ?? null;
}

/** @throws DeskError `volunteer.unknown` */
export function requireVolunteer(ctx: QueryContext, id: string): VolunteerRow {
  const found = findVolunteer(ctx, id);
  if (!found) throw volunteerFailure('volunteer.unknown');
  return found;
}

export function volunteerOfNumber(ctx: QueryContext, number: string): VolunteerRow | null {
  return byNumber(ctx.db).get({ number }) ?? null;
}

/** Ids under which a person's hours and points may stand: of their card, then of cards merged into it. */
export function accountIdsOf(ctx: QueryContext, residentId: string): string[] {
  return cardIds(ctx, requireResident(ctx, residentId).id).map(volunteerIdOf);
}

/** The volunteer records of one person, the one that is shown first. */
export function volunteersOfPerson(ctx: QueryContext, residentId: string): VolunteerRow[] {
  return accountIdsOf(ctx, residentId).flatMap((id) => findVolunteer(ctx, id) ?? []);
}

/** The volunteer of a resident's card, also where the card was merged; null: does not volunteer. */
export function volunteerOfResident(ctx: QueryContext, residentId: string): VolunteerRow | null {
  return volunteersOfPerson(ctx, residentId)[0] ?? null;
}

/** Their minutes and points, over all volunteer records of the person; the version that is open. */
export function totalOf(ctx: QueryContext, ids: readonly string[]) {
  const rows = ids.flatMap((id) => totals(ctx.db).get({ id }) ?? []);
  return {
    minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
    points: rows.reduce((sum, row) => sum + row.points, 0),
    openServiceIds: rows.flatMap(({ openServiceId }) => openServiceId ?? []),
  };
}

export function accountName(ctx: QueryContext, id: string): string {
  return nameOfAccount(ctx.db).get({ id })?.name ?? '';
}
