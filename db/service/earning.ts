/**
 * Points follow credited hours. What an approval earned goes back when the hours are corrected or withdrawn; if it was
 * spent by then, only what is left goes back, the rest is owed, and the next points earned go towards it first. Nobody's
 * balance falls below zero, and nobody is asked for money.
 */
import { readSettings } from '../centre/service.ts';
import { dayAt } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { accountIdsOf, requireVolunteer } from '../volunteers/service.ts';
import { expiryOf, isLapsed, type LedgerEntry, type Lot, lotsOf, portionsOf, sumOf } from './ledger.ts';
import type { pointEntry } from './table.ts';
import { pointEntries } from './table.ts';

export type StoredEntry = LedgerEntry & Pick<typeof pointEntry.$inferSelect, 'note' | 'accountId'>;
type Account = readonly string[];
/** JSON array of ids. */
type Among = [{ ids: string }];

const among = '(SELECT value FROM json_each(:ids))';
const reads = perConnection((sqlite) => ({
  entries: sqlite.prepare<Among, StoredEntry>(
    `SELECT id, volunteer_id AS volunteerId, kind, points, root_id AS rootId, other_id AS otherId,
       expires_on AS expiresOn, note, at, account_id AS accountId
     FROM point_entry WHERE volunteer_id IN ${among} ORDER BY at, id`,
  ),
  credited: sqlite.prepare<Among, { rootId: string; decisionId: string; minutes: number }>(
    `SELECT root_id AS rootId, decision_id AS decisionId, minutes FROM credited_service
     WHERE volunteer_id IN ${among}`,
  ),
  creditedRoot: sqlite.prepare<[string], { decisionId: string; minutes: number }>(
    'SELECT decision_id AS decisionId, minutes FROM credited_service WHERE root_id = ?',
  ),
}));

/** All entries of a person, in order of time. */
export function entriesOf(ctx: QueryContext, account: Account): StoredEntry[] {
  return reads(ctx.sqlite).entries.all({ ids: JSON.stringify(account) });
}

/** What is left, lapsed lots included. */
export function lotsLeft(ctx: QueryContext, entries: readonly LedgerEntry[]): Lot[] {
  return lotsOf(entries, (at) => dayAt(at, ctx.zone));
}

export function usableOf(ctx: QueryContext, entries: readonly LedgerEntry[]): number {
  const lots = lotsLeft(ctx, entries).filter((lot) => !isLapsed(lot, ctx.today));
  return lots.reduce((sum, { left }) => sum + left, 0);
}

type NewEntry = Omit<typeof pointEntry.$inferInsert, 'at' | 'accountId'>;

/** Each entry comes after all others of the account, whatever the clock shows. */
export function writeEntry(ctx: CommandContext, account: Account, entry: NewEntry) {
  const last = entriesOf(ctx, account).at(-1)?.at ?? 0;
  const at = Math.max(ctx.now, last + 1);
  ctx.write.insert(pointEntries, { ...entry, at, accountId: accountOf(ctx).id });
}

/** Books what is past its day, before anything else happens to the account. */
export function expireFirst(ctx: CommandContext, account: Account) {
  for (const lot of lotsLeft(ctx, entriesOf(ctx, account)).filter((one) => isLapsed(one, ctx.today))) {
    writeEntry(ctx, account, {
      id: naturalId('pointsExpired', lot.id),
      volunteerId: lot.volunteerId,
      kind: 'expired',
      points: -lot.left,
      rootId: null,
      otherId: lot.id,
      expiresOn: null,
      note: '',
    });
  }
}

/** Takes points that can be used, soonest to expire first; each volunteer record of the person pays its part. */
export function take(
  ctx: CommandContext,
  account: Account,
  points: number,
  entry: Pick<NewEntry, 'id' | 'kind' | 'rootId' | 'otherId' | 'note'>,
) {
  const lots = lotsLeft(ctx, entriesOf(ctx, account)).filter((lot) => !isLapsed(lot, ctx.today));
  const portions = portionsOf(lots, points);
  const byRecord = Map.groupBy(portions, ({ lot }) => lot.volunteerId);
  for (const [at, [volunteerId, parts]] of [...byRecord].entries()) {
    const id = at === 0 ? entry.id : naturalId('pointsPart', entry.id, volunteerId);
    writeEntry(ctx, account, { ...entry, id, volunteerId, points: -sumOf(parts), expiresOn: null });
  }
  return portions;
}

const earnedId = (decisionId: string): string => naturalId('points', decisionId);

/** By root: points that were given for hours which are not credited any more, and have not gone back yet. */
export function owedByRoot(ctx: QueryContext, account: Account): Map<string, number> {
  const entries = entriesOf(ctx, account).filter(({ rootId }) => rootId !== null);
  const credited = reads(ctx.sqlite).credited.all({ ids: JSON.stringify(account) });
  const due = new Map(credited.map(({ rootId, decisionId }) => [rootId, earnedId(decisionId)]));
  const owed = new Map<string, number>();
  for (const [rootId, own] of Map.groupBy(entries, (entry) => entry.rootId ?? '')) {
    const standing = own.find(({ id }) => id === due.get(rootId))?.points ?? 0;
    const excess = sumOf(own) - standing;
    if (excess > 0) owed.set(rootId, excess);
  }
  return owed;
}

function earn(ctx: CommandContext, account: Account, rootId: string, volunteerId: string) {
  const credited = reads(ctx.sqlite).creditedRoot.get(rootId);
  if (!credited) return;
  const id = earnedId(credited.decisionId);
  if (entriesOf(ctx, account).some((entry) => entry.id === id)) return;
  const { pointsPerHour, pointsExpireMonths } = readSettings(ctx.db);
  const points = Math.floor((credited.minutes * pointsPerHour) / 60);
  if (points === 0) return;
  const expiresOn = expiryOf(ctx.today, pointsExpireMonths);
  writeEntry(ctx, account, {
    ...{ id, volunteerId, kind: 'earned' as const, points, rootId, expiresOn },
    otherId: null,
    note: '',
  });
}

/** After a decision, correction or withdrawal: earns what the root is due, and takes back what it is not. */
export function settle(ctx: CommandContext, rootId: string, volunteerId: string) {
  const account = accountIdsOf(ctx, requireVolunteer(ctx, volunteerId).residentId);
  expireFirst(ctx, account);
  earn(ctx, account, rootId, volunteerId);
  for (const [owing, points] of owedByRoot(ctx, account)) {
    const back = Math.min(points, usableOf(ctx, entriesOf(ctx, account)));
    if (back === 0) continue;
    take(ctx, account, back, {
      id: ctx.ids.next(),
      kind: 'adjusted',
      rootId: owing,
      otherId: null,
      note: '',
    });
  }
}
