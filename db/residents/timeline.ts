/**
 * A person's timeline (履历): what every feature remembers of them, newest first. Features hang in from outside: each
 * hands the app a source, and nothing here knows them.
 */
import type { QueryContext } from '../core/dispatch.ts';
import { cardIds, requireResident } from './rows.ts';
import type { TimelineCursor, TimelineEntry } from './schemas.ts';

export interface TimelinePage {
  /** Ids under which facts about this person were written: the card in charge first, then those merged into it. */
  cards: readonly string[];
  /** Only what lies before it, in the order of `isBefore`; null: from now on back. */
  before: TimelineCursor | null;
  /** More than this many entries are never needed. */
  limit: number;
}

/** Entries of one feature about one person, in any order, masked, in both languages. */
export type TimelineSource = (ctx: QueryContext, page: TimelinePage) => TimelineEntry[];

/** Newest first; at the same time, the larger id first. */
function newestFirst(one: TimelineCursor, other: TimelineCursor): number {
  if (one.at !== other.at) return other.at - one.at;
  return one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
}

function isBefore(entry: TimelineCursor, before: TimelineCursor | null): boolean {
  return before === null || newestFirst(before, entry) < 0;
}

export function timelineOf(sources: readonly TimelineSource[]) {
  return (
    ctx: QueryContext,
    { id, before, limit }: { id: string; before: TimelineCursor | null; limit: number },
  ) => {
    const cards = cardIds(ctx, requireResident(ctx, id).id);
    // One more than asked for tells whether there is a next page.
    const page = { cards, before, limit: limit + 1 };
    const due = sources
      .flatMap((source) => source(ctx, page))
      .filter((entry) => isBefore(entry, before))
      .sort(newestFirst);
    const entries = due.slice(0, limit);
    const last = due.length > limit ? entries.at(-1) : undefined;
    return { entries, next: last ? { at: last.at, id: last.id } : null };
  };
}
