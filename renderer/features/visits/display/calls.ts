/** Which calls of the board are new since it was last seen. Pure. */
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { queue } from '../../../../db/queue/contract.ts';

export type Board = OutputOf<typeof queue.board>;
export type Call = Board['calls'][number];

/**
 * Calls to announce, in the order in which they were made. A display that has just been switched on announces
 * nothing of what went before, nor does a new day.
 */
export function freshCalls(before: Board | null, after: Board): Call[] {
  if (!before || before.day !== after.day || after.callSerial <= before.callSerial) return [];
  const known = new Map(before.calls.map(({ ticketId, calls }) => [ticketId, calls]));
  return after.calls.filter(({ ticketId, calls }) => calls > (known.get(ticketId) ?? 0)).reverse();
}

/** `A018` as it is spoken: digit by digit, so that nobody hears a hundred. */
export function spelled(label: string): string {
  return [...label].join(' ');
}
