/** Answers the day-care contract, and holds the verbs with which other features meet day care. */
import type { Day } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { headsOfDay, isHere, tapsBy } from './standing.ts';

export { abilityLevelOn } from './ability.ts';
export { type Enrolled, enrolledOn } from './enrolled.ts';
export { leaveOn } from './leaves.ts';

/** Ids of those who arrived that day and have not left, as their taps were written. */
export function presentOn(ctx: QueryContext, day: Day): ReadonlySet<string> {
  const taps = tapsBy(headsOfDay(ctx, day), (head) => head.residentId);
  return new Set([...taps].flatMap(([residentId, standing]) => (isHere(standing) ? [residentId] : [])));
}
