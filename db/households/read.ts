/** Reads households: with all who live or lived there, and by their door. */
import { and, eq, sql } from 'drizzle-orm';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { coreFailure } from '../core/errors.ts';
import { normalizeAddress } from '../residents/address.ts';
import type { AddressInput } from '../residents/schemas.ts';
import {
  currentStaysOf,
  type HouseholdRow,
  linesOf,
  requireHousehold,
  requireResident,
  type StayRow,
} from '../residents/service.ts';
import { addressColumns, addressText } from '../residents/show.ts';
import { household, householdMember } from '../residents/table.ts';
import type { Household } from './contract.ts';

const everyMember = statement((db) =>
  db
    .select()
    .from(householdMember)
    .where(and(eq(householdMember.householdId, sql.placeholder('id')), eq(householdMember.removed, false)))
    .orderBy(householdMember.id)
    .prepare(),
);

const memberById = statement((db) =>
  db
    .select()
    .from(householdMember)
    .where(and(eq(householdMember.id, sql.placeholder('id')), eq(householdMember.removed, false)))
    .prepare(),
);

const atDoor = statement((db) =>
  db
    .select()
    .from(household)
    .where(
      and(
        sql`${household.estate} is ${sql.placeholder('estate')}`,
        sql`${household.building} is ${sql.placeholder('building')}`,
        sql`${household.unit} is ${sql.placeholder('unit')}`,
        sql`${household.room} is ${sql.placeholder('room')}`,
      ),
    )
    .orderBy(household.id)
    .prepare(),
);

export function shownHousehold(ctx: QueryContext, row: HouseholdRow): Household {
  const stays = everyMember(ctx.db).all({ id: row.id });
  const lines = linesOf(
    ctx,
    stays.map(({ residentId }) => residentId),
  );
  const members = stays.flatMap(({ id, residentId, ...stay }) => {
    const person = lines.get(residentId);
    return person ? [{ ...stay, memberId: id, person }] : [];
  });
  const place = ({ person, movedOut }: (typeof members)[number]) =>
    movedOut !== null ? 2 : person.id === row.headId ? 0 : 1;
  return {
    ...row,
    address: addressText(row),
    members: members.toSorted((one, other) => place(one) - place(other)),
  };
}

export function householdOf(ctx: QueryContext, { id }: { id: string }): Household | null {
  const [stay] = currentStaysOf(ctx, requireResident(ctx, id).id);
  return stay ? shownHousehold(ctx, requireHousehold(ctx, stay.householdId)) : null;
}

/** Only those where somebody lives now. */
export function householdsAt(ctx: QueryContext, door: AddressInput): Household[] {
  const address = addressColumns(normalizeAddress(door));
  if (Object.values(address).every((part) => part === null)) return [];
  const found = atDoor(ctx.db).all(address);
  return found
    .map((row) => shownHousehold(ctx, row))
    .filter(({ members }) => members.some(({ movedOut }) => movedOut === null));
}

/** @throws DeskError `row.unknown`, also for one entered by mistake */
export function requireStay(ctx: QueryContext, memberId: string): StayRow {
  const row = memberById(ctx.db).get({ id: memberId });
  if (!row) throw coreFailure('row.unknown');
  return row;
}
