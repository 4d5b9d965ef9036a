/**
 * Beginning and ending a stay in a household. Not with the households, because a new card may come with a stay, and
 * dying, moving away and merging end one.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Day } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { householdFailure } from './failures.ts';
import { currentStaysOf, type ResidentRow, type StayRow } from './rows.ts';
import { addressText } from './show.ts';
import { household, householdMember, householdMembers, households } from './table.ts';
import type { Relation } from './vocabulary.ts';

export type HouseholdRow = typeof household.$inferSelect;

const byId = statement((db) =>
  db
    .select()
    .from(household)
    .where(eq(household.id, sql.placeholder('id')))
    .prepare(),
);

const members = statement((db) =>
  db
    .select()
    .from(householdMember)
    .where(
      and(
        eq(householdMember.householdId, sql.placeholder('id')),
        eq(householdMember.removed, false),
        isNull(householdMember.movedOut),
      ),
    )
    .orderBy(householdMember.id)
    .prepare(),
);

/** @throws DeskError `household.unknown` */
export function requireHousehold(ctx: QueryContext, id: string): HouseholdRow {
  const row = byId(ctx.db).get({ id });
  if (!row) throw householdFailure('household.unknown');
  return row;
}

/** The stays of those who live there now. */
export function currentMembers(ctx: QueryContext, householdId: string): StayRow[] {
  return members(ctx.db).all({ id: householdId });
}

/** Leaves the household without a head when it was this person; nobody is made head without being asked. */
function leaveHeadless(ctx: CommandContext, stay: StayRow) {
  if (requireHousehold(ctx, stay.householdId).headId !== stay.residentId) return;
  ctx.write.update(households, stay.householdId, { headId: null });
}

/** Never before the move in: where that lies later, the stay ends on the day it began. */
export function endStay(ctx: CommandContext, stay: StayRow, movedOut: Day) {
  const on = stay.movedIn !== null && stay.movedIn > movedOut ? stay.movedIn : movedOut;
  ctx.write.update(householdMembers, stay.id, { movedOut: on });
  leaveHeadless(ctx, stay);
}

/** For a stay that never was. */
export function removeStay(ctx: CommandContext, stay: StayRow) {
  ctx.write.update(householdMembers, stay.id, { removed: true });
  leaveHeadless(ctx, stay);
}

/**
 * A person lives in one household at a time.
 *
 * @throws DeskError `household.alreadyMember`, `household.livesElsewhere`
 */
export function refuseSecondHome(ctx: QueryContext, person: ResidentRow, householdId: string | null) {
  const [stay] = currentStaysOf(ctx, person.id);
  if (!stay) return;
  const { name } = person;
  if (stay.householdId === householdId) throw householdFailure('household.alreadyMember', { name });
  const address = addressText(requireHousehold(ctx, stay.householdId));
  throw householdFailure('household.livesElsewhere', { name, address });
}

interface NewStay {
  householdId: string;
  relation: Relation;
  relationText: string | null;
  movedIn: Day | null;
}

/**
 * Begins a stay and answers with its id. As `head` only where the household has none.
 *
 * @throws DeskError `household.unknown`, `household.oneHead`, and as `refuseSecondHome`
 */
export function beginStay(ctx: CommandContext, person: ResidentRow, stay: NewStay): string {
  const { headId } = requireHousehold(ctx, stay.householdId);
  refuseSecondHome(ctx, person, stay.householdId);
  if (stay.relation === 'head' && headId !== null)
    throw householdFailure('household.oneHead', {}, 'relation');
  const id = ctx.ids.next();
  ctx.write.insert(householdMembers, { id, residentId: person.id, ...stay, removed: false });
  if (stay.relation === 'head') ctx.write.update(households, stay.householdId, { headId: person.id });
  return id;
}
