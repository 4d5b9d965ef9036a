/** Answers the households' contract. A person lives in one household at a time, and nobody is moved unasked. */
import type { Day } from '../core/clock.ts';
import type { CommandContext, Handlers, QueryContext } from '../core/dispatch.ts';
import { normalizeAddress } from '../residents/address.ts';
import { residentFailure } from '../residents/failures.ts';
import {
  beginStay,
  currentMembers,
  currentStaysOf,
  endStay,
  refuseSecondHome,
  removeStay,
  requireCard,
  requireHousehold,
  type StayRow,
  setStatus,
} from '../residents/service.ts';
import { addressColumns, addressText } from '../residents/show.ts';
import { householdMembers, households, residents } from '../residents/table.ts';
import { type households as contract, householdFailure } from './contract.ts';
import type { Given } from './given.ts';
import { changeHead, proposeHead } from './head.ts';
import { householdOf, householdsAt, requireStay, shownHousehold } from './read.ts';

function refuseFuture(ctx: QueryContext, day: Day | null | undefined, field: string) {
  if (day && day > ctx.today) throw residentFailure('resident.inFuture', {}, field);
}

function refuseReversed(movedIn: Day | null, movedOut: Day | null) {
  if (movedIn === null || movedOut === null || movedOut >= movedIn) return;
  throw householdFailure('household.datesReversed', {}, 'movedOut');
}

function create(ctx: CommandContext, { headId, members, movedIn }: Given<'create'>) {
  refuseFuture(ctx, movedIn, 'movedIn');
  const head = requireCard(ctx, headId);
  if (addressText(head) === '') throw householdFailure('household.addressMissing');
  refuseSecondHome(ctx, head, null);
  const id = ctx.ids.next();
  const { estate, building, unit, room } = head;
  ctx.write.insert(households, { id, estate, building, unit, room, headId: null });
  beginStay(ctx, head, { householdId: id, relation: 'head', relationText: null, movedIn });
  for (const { residentId, ...told } of members) {
    beginStay(ctx, requireCard(ctx, residentId), { ...told, householdId: id, movedIn });
  }
  ctx.record(id);
  return { id };
}

function join(ctx: CommandContext, { residentId, leaving, takeAddress, ...stay }: Given<'join'>) {
  refuseFuture(ctx, stay.movedIn, 'movedIn');
  const person = requireCard(ctx, residentId);
  const { estate, building, unit, room } = requireHousehold(ctx, stay.householdId);
  const left = currentStaysOf(ctx, residentId).filter(({ householdId }) => householdId === leaving);
  for (const one of left) if (leaving !== stay.householdId) endStay(ctx, one, stay.movedIn ?? ctx.today);
  const memberId = beginStay(ctx, person, stay);
  if (takeAddress) ctx.write.update(residents, residentId, { estate, building, unit, room });
  ctx.record(stay.householdId);
  return { memberId };
}

function leave(ctx: CommandContext, { memberId, movedOut }: Given<'leave'>) {
  refuseFuture(ctx, movedOut, 'movedOut');
  const stay = requireStay(ctx, memberId);
  refuseReversed(stay.movedIn, movedOut);
  endStay(ctx, stay, movedOut);
  ctx.record(stay.householdId);
  return {};
}

/** The stay has not ended after all. */
function takeBack(ctx: CommandContext, stay: StayRow) {
  refuseSecondHome(ctx, requireCard(ctx, stay.residentId), stay.householdId);
  if (stay.relation !== 'head') return;
  if (requireHousehold(ctx, stay.householdId).headId !== null) throw householdFailure('household.oneHead');
  ctx.write.update(households, stay.householdId, { headId: stay.residentId });
}

function editMember(ctx: CommandContext, { memberId, ...patch }: Given<'editMember'>) {
  const stay = requireStay(ctx, memberId);
  const { movedIn = stay.movedIn, movedOut = stay.movedOut, relation = stay.relation } = patch;
  refuseFuture(ctx, movedIn, 'movedIn');
  refuseFuture(ctx, movedOut, 'movedOut');
  refuseReversed(movedIn, movedOut);
  // Who is head is changed for the whole family at once.
  if (relation !== stay.relation && [relation, stay.relation].includes('head')) {
    throw householdFailure('household.oneHead', {}, 'relation');
  }
  if (movedOut === null && stay.movedOut !== null) takeBack(ctx, stay);
  ctx.write.update(householdMembers, memberId, patch);
  if (movedOut !== null && stay.movedOut === null) endStay(ctx, stay, movedOut);
  ctx.record(stay.householdId);
  return {};
}

function removeMember(ctx: CommandContext, { memberId }: Given<'removeMember'>) {
  const stay = requireStay(ctx, memberId);
  removeStay(ctx, stay);
  ctx.record(stay.householdId);
  return {};
}

/** Cards that show the old door follow; someone whose card says otherwise lives elsewhere and keeps that. */
function moveToDoor(ctx: CommandContext, householdId: string, door: NonNullable<Given<'move'>['to']>) {
  const address = addressColumns(normalizeAddress(door));
  const before = addressText(requireHousehold(ctx, householdId));
  if (addressText(address) === '') throw householdFailure('household.addressMissing');
  ctx.write.update(households, householdId, address);
  for (const { residentId } of currentMembers(ctx, householdId)) {
    const shown = addressText(requireCard(ctx, residentId));
    if (shown === before || shown === '') ctx.write.update(residents, residentId, address);
  }
}

function move(ctx: CommandContext, { householdId, to, on }: Given<'move'>) {
  refuseFuture(ctx, on, 'on');
  requireHousehold(ctx, householdId);
  if (to) moveToDoor(ctx, householdId, to);
  else {
    for (const { residentId } of currentMembers(ctx, householdId)) {
      setStatus(ctx, { id: residentId, status: 'moved', since: on });
    }
  }
  ctx.record(householdId, { to, on });
  return {};
}

export const householdHandlers: Handlers<typeof contract> = {
  of: householdOf,
  get: (ctx, { id }) => shownHousehold(ctx, requireHousehold(ctx, id)),
  at: householdsAt,
  create,
  join,
  leave,
  editMember,
  removeMember,
  proposeHead,
  changeHead,
  move,
};
