/**
 * Who is called next. Priority numbers go first, but after `priorityRun` of them in a row one other person is called:
 * the wait of everybody else stays bounded however many priority numbers are taken.
 */
export interface InLine {
  number: number;
  priority: boolean;
  /** UTC ms. */
  queuedAt: number;
}

export interface Called {
  priority: boolean;
  /** UTC ms of the latest call. */
  calledAt: number | null;
}

const byPlace = (a: InLine, b: InLine) => a.queuedAt - b.queuedAt || a.number - b.number;

/** How many of the latest calls went to priority numbers. */
export function runSoFar(called: readonly Called[]): number {
  const latestFirst = called
    .filter((ticket) => ticket.calledAt !== null)
    .sort((a, b) => (b.calledAt ?? 0) - (a.calledAt ?? 0));
  const firstOther = latestFirst.findIndex((ticket) => !ticket.priority);
  return firstOther === -1 ? latestFirst.length : firstOther;
}

/** The whole line in the order in which it will be called if nobody else comes. */
export function callOrder<T extends InLine>(waiting: readonly T[], priorityRun: number, run: number): T[] {
  const first = waiting.filter((ticket) => ticket.priority).sort(byPlace);
  const others = waiting.filter((ticket) => !ticket.priority).sort(byPlace);
  const order: T[] = [];
  let inARow = run;
  while (first.length > 0 || others.length > 0) {
    const takePriority = others.length === 0 || (first.length > 0 && inARow < priorityRun);
    const next = takePriority ? first.shift() : others.shift();
    if (next) order.push(next);
    inARow = takePriority ? inARow + 1 : 0;
  }
  return order;
}

/** People let past before a returning number is called. */
const behind = 2;

/** The place of a number that is put back: behind the next two of its kind, never further. */
export function placeForReturn(ticket: InLine, waiting: readonly InLine[]): number {
  const ahead = waiting
    .filter((other) => other.priority === ticket.priority)
    .sort(byPlace)
    .slice(0, behind);
  const last = ahead.at(-1);
  return last ? last.queuedAt + 1 : ticket.queuedAt;
}
