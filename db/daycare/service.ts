/** Answers the day-care contract, and holds the verbs with which other features meet day care. */
import type { Day } from '../core/clock.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import { board, missing } from './board.ts';
import { careHandlers } from './care.ts';
import type { daycare as contract } from './contract.ts';
import { enrolHandlers } from './enrol.ts';
import { candidate, enrolments, oneEnrolment } from './enrolments.ts';
import { saveNote } from './notes.ts';
import { inChargeOf } from './people.ts';
import { person } from './person.ts';
import { sheet } from './sheet.ts';
import { headsOfDay, isHere, tapsBy } from './standing.ts';
import { tapHandlers } from './taps.ts';

export { abilityLevelsOn } from './ability.ts';
export { type Enrolled, enrolledOn } from './enrolled.ts';
export { leaveOn } from './leaves.ts';
export { openMissedTasks } from './missed.ts';
export { attendanceOfMonth } from './month.ts';
export { daycareTimeline } from './timeline.ts';

/** Those who arrived that day and have not left, by the card in charge. */
export function presentOn(ctx: QueryContext, day: Day): ReadonlySet<string> {
  const heads = headsOfDay(ctx, day);
  const owners = inChargeOf(
    ctx,
    heads.map(({ residentId }) => residentId),
  );
  const byHead = new Map(heads.map((head, at) => [head.id, owners[at] ?? head.residentId]));
  const taps = tapsBy(heads, (head) => byHead.get(head.id) ?? head.residentId);
  return new Set([...taps].flatMap(([residentId, standing]) => (isHere(standing) ? [residentId] : [])));
}

export const daycareHandlers: Handlers<typeof contract> = {
  ...enrolHandlers,
  ...careHandlers,
  ...tapHandlers,
  enrolments,
  enrolment: oneEnrolment,
  candidate,
  board,
  missing,
  saveNote,
  person,
  sheet,
};
