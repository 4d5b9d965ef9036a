/** The days that a list of hours shows. Pure. */
import { shiftDay } from '../../../ui/format.ts';

export const periodKinds = ['month', 'lastMonth', 'year', 'other'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Null: not typed, or not whole yet. */
export interface OwnPeriod {
  from: string | null;
  until: string | null;
}

export function periodOf(kind: Exclude<PeriodKind, 'other'>, today: string): { from: string; until: string } {
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  const lastOfLast = shiftDay(firstOfMonth, -1);
  switch (kind) {
    case 'month':
      return { from: firstOfMonth, until: today };
    case 'lastMonth':
      return { from: `${lastOfLast.slice(0, 7)}-01`, until: lastOfLast };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, until: today };
  }
}

/** Until a day is whole the list shows that one day alone, or this month. */
export function ownPeriod({ from, until }: OwnPeriod, today: string): { from: string; until: string } {
  if (from === null && until === null) return periodOf('month', today);
  return { from: from ?? until ?? today, until: until ?? from ?? today };
}
