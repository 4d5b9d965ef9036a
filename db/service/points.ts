/** A person's account of service points, and what is done with it. */
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { currentStaysOf, linesOf, type ResidentRow, requireResident } from '../residents/service.ts';
import { statuses } from '../residents/vocabulary.ts';
import {
  accountIdsOf,
  accountName,
  findVolunteer,
  volunteerIdOf,
  volunteerOfResident,
} from '../volunteers/service.ts';
import { entriesOf, expireFirst, lotsLeft, owedByRoot, take, usableOf, writeEntry } from './earning.ts';
import { pointFailure } from './failures.ts';
import type { Given } from './given.ts';
import { isLapsed, sumOf } from './ledger.ts';

/** Points as people say them: tenths with one decimal. */
const said = (tenths: number): string => String(tenths / 10);

/** The other side of a gift: a family member's card, or the card of a volunteer. */
function residentOf(ctx: QueryContext, otherId: string): string {
  return findVolunteer(ctx, otherId)?.residentId ?? otherId;
}

export function points(ctx: QueryContext, { residentId }: Given<'points'>) {
  const account = accountIdsOf(ctx, residentId);
  const entries = entriesOf(ctx, account);
  const lots = lotsLeft(ctx, entries);
  const gifts = entries.filter(({ kind }) => kind === 'given' || kind === 'received');
  const others = gifts.flatMap(({ otherId }) => (otherId === null ? [] : [residentOf(ctx, otherId)]));
  const people = linesOf(ctx, others);
  const balance = sumOf(entries);
  const lapsed = lots.filter((lot) => isLapsed(lot, ctx.today)).reduce((sum, { left }) => sum + left, 0);
  const expiring = Map.groupBy(
    lots.filter((lot) => lot.expiresOn !== null && !isLapsed(lot, ctx.today)),
    ({ expiresOn }) => expiresOn ?? '',
  );
  return {
    balance,
    lapsed,
    usable: balance - lapsed,
    owed: [...owedByRoot(ctx, account).values()].reduce((sum, owed) => sum + owed, 0),
    expiring: [...expiring]
      .map(([on, parts]) => ({ on, points: parts.reduce((sum, { left }) => sum + left, 0) }))
      .toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    entries: entries.toReversed().map(({ accountId, otherId, ...entry }) => {
      const gift = entry.kind === 'given' || entry.kind === 'received';
      const person = gift && otherId !== null ? people.get(residentOf(ctx, otherId)) : undefined;
      const other = person ? { residentId: person.id, name: person.name } : null;
      return { ...entry, other, accountName: accountName(ctx, accountId) };
    }),
  };
}

/** Brings the account up to date and sees that there is enough. @throws DeskError `points.tooFew` */
function ready(ctx: CommandContext, account: readonly string[], wanted: number) {
  expireFirst(ctx, account);
  const usable = usableOf(ctx, entriesOf(ctx, account));
  if (usable < wanted)
    throw pointFailure('points.tooFew', { usable: said(usable), points: said(wanted) }, 'points');
}

const isSaved = (ctx: QueryContext, account: readonly string[], id: string): boolean =>
  entriesOf(ctx, account).some((entry) => entry.id === id);

export function spendPoints(ctx: CommandContext, given: Given<'spendPoints'>): { usable: number } {
  const { id, residentId, points: wanted, note } = given;
  const account = accountIdsOf(ctx, residentId);
  if (!isSaved(ctx, account, id)) {
    ready(ctx, account, wanted);
    take(ctx, account, wanted, { id, kind: 'spent', rootId: null, otherId: null, note });
    ctx.record(residentId, { points: -wanted, note });
  }
  return { usable: usableOf(ctx, entriesOf(ctx, account)) };
}

function isFamily(ctx: QueryContext, one: ResidentRow, other: ResidentRow): boolean {
  const homes = new Set(currentStaysOf(ctx, one.id).map(({ householdId }) => householdId));
  return currentStaysOf(ctx, other.id).some(({ householdId }) => homes.has(householdId));
}

/** @throws DeskError `points.sameAccount`, `points.gone`, `points.notFamily` */
function checkReceiver(ctx: QueryContext, giver: ResidentRow, receiver: ResidentRow) {
  if (giver.id === receiver.id) throw pointFailure('points.sameAccount', {}, 'toResidentId');
  const { name, status } = receiver;
  if (status === 'died') {
    throw pointFailure('points.gone', { name, status: statuses[status].zh, statusEn: statuses[status].en });
  }
  if (volunteerOfResident(ctx, receiver.id) === null && !isFamily(ctx, giver, receiver))
    throw pointFailure('points.notFamily', {}, 'toResidentId');
}

export function givePoints(ctx: CommandContext, given: Given<'givePoints'>): { usable: number } {
  const { id, points: wanted, note } = given;
  const giver = requireResident(ctx, given.fromResidentId);
  const receiver = requireResident(ctx, given.toResidentId);
  const account = accountIdsOf(ctx, giver.id);
  if (isSaved(ctx, account, id)) return { usable: usableOf(ctx, entriesOf(ctx, account)) };
  checkReceiver(ctx, giver, receiver);
  ready(ctx, account, wanted);
  const theirs = accountIdsOf(ctx, receiver.id);
  expireFirst(ctx, theirs);
  const parts = take(ctx, account, wanted, { id, kind: 'given', rootId: null, otherId: receiver.id, note });
  // Whoever receives them must use them by the day by which the giver had to.
  const byDay = Map.groupBy(parts, ({ lot }) => lot.expiresOn);
  for (const [expiresOn, portions] of byDay) {
    writeEntry(ctx, theirs, {
      id: naturalId('pointsReceived', id, expiresOn ?? ''),
      // Under the id that this person has, or would have, as a volunteer.
      volunteerId: volunteerOfResident(ctx, receiver.id)?.id ?? volunteerIdOf(receiver.id),
      kind: 'received',
      points: sumOf(portions),
      rootId: null,
      otherId: giver.id,
      expiresOn,
      note,
    });
  }
  ctx.record(giver.id, { points: -wanted, to: receiver.id, note });
  return { usable: usableOf(ctx, entriesOf(ctx, account)) };
}

export function adjustPoints(ctx: CommandContext, given: Given<'adjustPoints'>): { usable: number } {
  const { id, residentId, points: change, note } = given;
  const account = accountIdsOf(ctx, residentId);
  if (!isSaved(ctx, account, id)) {
    ready(ctx, account, Math.max(0, -change));
    const rest = { rootId: null, otherId: null, note };
    if (change < 0) take(ctx, account, -change, { id, kind: 'adjusted', ...rest });
    else {
      const volunteerId = volunteerOfResident(ctx, residentId)?.id ?? volunteerIdOf(residentId);
      writeEntry(ctx, account, {
        id,
        volunteerId,
        kind: 'adjusted',
        points: change,
        expiresOn: null,
        ...rest,
      });
    }
    ctx.record(residentId, { points: change, note });
  }
  return { usable: usableOf(ctx, entriesOf(ctx, account)) };
}
