/** Which rows of the merged card tell the kept one something new, and so move to it. */
import type { QueryContext } from '../core/dispatch.ts';
import {
  type CategoryRow,
  categoriesOf,
  currentStaysOf,
  type PhoneRow,
  phonesOf,
  photosOf,
  type ResidentRow,
  type StayRow,
  staysOf,
} from '../residents/service.ts';

/** The two cards of one person. */
export interface Cards {
  kept: ResidentRow;
  merged: ResidentRow;
}

/** A number that the kept card has already stays behind. */
export function movingPhones(ctx: QueryContext, { kept, merged }: Cards): PhoneRow[] {
  const known = new Set(phonesOf(ctx, kept.id).map(({ number }) => number));
  return phonesOf(ctx, merged.id).filter(({ number }) => !known.has(number));
}

const sameCategory = (one: CategoryRow, other: CategoryRow) =>
  one.category === other.category &&
  one.detail === other.detail &&
  one.startsOn === other.startsOn &&
  one.expiresOn === other.expiresOn;

export function movingCategories(ctx: QueryContext, { kept, merged }: Cards): CategoryRow[] {
  const known = categoriesOf(ctx, kept.id);
  return categoriesOf(ctx, merged.id).filter((row) => !known.some((other) => sameCategory(row, other)));
}

/** Stays that are over belong to the person's history. */
export function pastStays(ctx: QueryContext, { merged }: Cards): StayRow[] {
  return staysOf(ctx, merged.id).filter(({ movedOut }) => movedOut !== null);
}

export interface CurrentStays {
  kept: StayRow | undefined;
  merged: StayRow | undefined;
}

export function currentStays(ctx: QueryContext, { kept, merged }: Cards): CurrentStays {
  return { kept: currentStaysOf(ctx, kept.id)[0], merged: currentStaysOf(ctx, merged.id)[0] };
}

/** Whether the two cards say that one person lives in two households. */
export function livesTwice({ kept, merged }: CurrentStays): boolean {
  return kept !== undefined && merged !== undefined && kept.householdId !== merged.householdId;
}

export function hasTwoPhotos(ctx: QueryContext, { kept, merged }: Cards): boolean {
  return photosOf(ctx, kept.id).length > 0 && photosOf(ctx, merged.id).length > 0;
}
