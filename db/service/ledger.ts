/**
 * The arithmetic of service points: which points are left, from which entry, until when. Pure. Points that were earned
 * or received are lots; what is spent takes from the lot that expires first.
 */
import type { Day } from '../core/clock.ts';
import type { pointKinds } from './shapes.ts';

export interface LedgerEntry {
  id: string;
  volunteerId: string;
  kind: (typeof pointKinds)[number];
  /** Tenths, signed. */
  points: number;
  rootId: string | null;
  /** Of an entry `expired`: the entry whose points lapsed. */
  otherId: string | null;
  expiresOn: Day | null;
  at: number;
}

export interface Lot {
  id: string;
  volunteerId: string;
  left: number;
  expiresOn: Day | null;
  at: number;
}

const never = '9999-12-31';

/** What expires first goes first; of the same day the older. */
const bySoonest = (a: Lot, b: Lot): number => {
  const [one, other] = [a.expiresOn ?? never, b.expiresOn ?? never];
  return one < other ? -1 : one > other ? 1 : a.at - b.at;
};

export interface Portion {
  lot: Lot;
  points: number;
}

/** Takes points from lots, the soonest to expire first; answers with less where there is less. */
export function portionsOf(lots: readonly Lot[], points: number): Portion[] {
  let missing = points;
  return lots.toSorted(bySoonest).flatMap((lot) => {
    const taken = Math.min(missing, lot.left);
    missing -= taken;
    return taken > 0 ? [{ lot, points: taken }] : [];
  });
}

/** What is left of each lot after all entries, which are in order of time. */
export function lotsOf(entries: readonly LedgerEntry[], dayOf: (at: number) => Day): Lot[] {
  const lots = new Map<string, Lot>();
  for (const { id, volunteerId, kind, points, otherId, expiresOn, at } of entries) {
    if (points > 0) {
      lots.set(id, { id, volunteerId, left: points, expiresOn, at });
      continue;
    }
    const lapsed = kind === 'expired' && otherId !== null ? lots.get(otherId) : undefined;
    if (lapsed) {
      lapsed.left += points;
      continue;
    }
    const own = [...lots.values()].filter((lot) => lot.volunteerId === volunteerId && lot.left > 0);
    const usable = own.filter((lot) => (lot.expiresOn ?? never) >= dayOf(at));
    for (const portion of portionsOf(usable, -points)) portion.lot.left -= portion.points;
  }
  return [...lots.values()].filter(({ left }) => left > 0);
}

export const isLapsed = ({ expiresOn }: Lot, today: Day): boolean => expiresOn !== null && expiresOn < today;

export const sumOf = (rows: readonly { points: number }[]): number =>
  rows.reduce((sum, { points }) => sum + points, 0);

/** Last day of points earned today; null: they do not expire. */
export function expiryOf(today: Day, months: number): Day | null {
  if (months === 0) return null;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
