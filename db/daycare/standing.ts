/**
 * Taps on the board as they stand. A tap is a fact; of one person, day and kind that version stands which nothing
 * supersedes, and where two desks superseded the same one, the one saved later, on every desk the same.
 */
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { attendance } from './table.ts';

export type TapRow = Omit<typeof attendance.$inferSelect, 'withdrawn'> & { withdrawn: number };
export type TapKind = TapRow['kind'];
/** The standing taps of one person and day; those undone are left out. */
export type Taps = { readonly [Kind in TapKind]?: TapRow };

const columns = `a.id, a.supersedes, a.withdrawn, a.resident_id AS residentId, a.day, a.kind, a.reason,
  a.with_whom AS withWhom, a.note, a.at, a.saved_at AS savedAt, a.saved_by AS savedBy`;
export const notSuperseded = 'NOT EXISTS (SELECT 1 FROM attendance later WHERE later.supersedes = a.id)';

/** Ordered so that of competing versions the one that stands comes last. */
const ofDay = perConnection((sqlite) =>
  sqlite.prepare<[{ day: Day }], TapRow>(
    `SELECT ${columns} FROM attendance a WHERE a.day = :day AND ${notSuperseded} ORDER BY a.saved_at, a.id`,
  ),
);
/** `ids`: JSON array of the ids of a person's cards; both days included. */
const ofPerson = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; from: Day; to: Day }], TapRow>(
    `SELECT ${columns} FROM attendance a
     WHERE a.resident_id IN (SELECT value FROM json_each(:ids)) AND a.day BETWEEN :from AND :to
       AND ${notSuperseded} ORDER BY a.saved_at, a.id`,
  ),
);
const everyVersion = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; day: Day }], TapRow>(
    `SELECT ${columns} FROM attendance a
     WHERE a.resident_id IN (SELECT value FROM json_each(:ids)) AND a.day = :day
     ORDER BY a.saved_at DESC, a.id DESC`,
  ),
);
const byId = perConnection((sqlite) =>
  sqlite.prepare<[string], TapRow>(`SELECT ${columns} FROM attendance a WHERE a.id = ?`),
);

/** The heads, withdrawn ones too, of which the last of a person and kind stands. */
export function headsOfDay(ctx: QueryContext, day: Day): TapRow[] {
  return ofDay(ctx.sqlite).all({ day });
}

export function headsOfPerson(ctx: QueryContext, cards: readonly string[], from: Day, to: Day): TapRow[] {
  return ofPerson(ctx.sqlite).all({ ids: JSON.stringify(cards), from, to });
}

/** Latest first. */
export function versionsOfPerson(ctx: QueryContext, cards: readonly string[], day: Day): TapRow[] {
  return everyVersion(ctx.sqlite).all({ ids: JSON.stringify(cards), day });
}

export function tapById(ctx: QueryContext, id: string): TapRow | undefined {
  return byId(ctx.sqlite).get(id);
}

/** Heads by any key, such as the person or the day. */
export function tapsBy(heads: readonly TapRow[], keyOf: (head: TapRow) => string): Map<string, Taps> {
  const standing = new Map<string, { [Kind in TapKind]?: TapRow }>();
  for (const head of heads) {
    const key = keyOf(head);
    const taps = standing.get(key) ?? {};
    if (head.withdrawn === 1) delete taps[head.kind];
    else taps[head.kind] = head;
    standing.set(key, taps);
  }
  return standing;
}

/** Came and has not left. An arrival goes before an absence that another desk recorded. */
export const isHere = (taps: Taps): boolean => taps.arrived !== undefined && taps.left === undefined;

const openDays = perConnection((sqlite) =>
  sqlite
    .prepare<[{ from: Day; to: Day }], Day>(
      `SELECT DISTINCT day FROM attendance
       WHERE day BETWEEN :from AND :to AND kind = 'arrived' AND withdrawn = 0 ORDER BY day`,
    )
    .pluck(),
);

/** Days on which the house was open: somebody came. On others nobody is missed. Both days included. */
export function daysOpen(ctx: QueryContext, from: Day, to: Day): Day[] {
  return openDays(ctx.sqlite).all({ from, to });
}
