/** The volunteers' settings as they are typed. Points are kept in tenths and typed with one decimal. Pure. */
import type { Settings } from '../../../../db/centre/contract.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';

export const numberKeys = [
  'maxServiceHoursPerDay',
  'backfillDays',
  'postingDays',
  'pointsExpireMonths',
] as const;
export type NumberKey = (typeof numberKeys)[number];

export type Typed = Readonly<Record<NumberKey | 'pointsPerHour', string>> & {
  readonly starHours: readonly string[];
};

export function typedOf(saved: Settings): Typed {
  return {
    starHours: saved.starHours.map(String),
    maxServiceHoursPerDay: String(saved.maxServiceHoursPerDay),
    backfillDays: String(saved.backfillDays),
    postingDays: String(saved.postingDays),
    pointsExpireMonths: String(saved.pointsExpireMonths),
    pointsPerHour: String(saved.pointsPerHour / 10),
  };
}

/** `1`, `1.5`, `１．５` as 10 and 15; undefined: none. */
export function readTenths(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').trim();
  return /^\d{1,3}(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : undefined;
}

/** What is sent; a field that holds no number is left undefined and refused by the schema. */
export function valuesOf(typed: Typed) {
  return {
    starHours: typed.starHours.map(wholeNumber),
    maxServiceHoursPerDay: wholeNumber(typed.maxServiceHoursPerDay),
    backfillDays: wholeNumber(typed.backfillDays),
    postingDays: wholeNumber(typed.postingDays),
    pointsExpireMonths: wholeNumber(typed.pointsExpireMonths),
    pointsPerHour: readTenths(typed.pointsPerHour),
  };
}
