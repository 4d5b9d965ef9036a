/**
 * Which version of a fact stands. Corrections are rows that supersede: nothing supersedes the one that stands; and
 * where two desks corrected the same version, it is the one saved later, on every desk the same. For tables with
 * `id`, `root_id`, `supersedes` and `saved_at`, and partial indices over `supersedes` and over the roots of corrections.
 */

/** A condition on `v`, a row of `table`; both names come from the program, never from input. */
export function standsIn(table: string): string {
  const superseded = (id: string) => `EXISTS (SELECT 1 FROM ${table} later WHERE later.supersedes = ${id})`;
  // Only a correction can have a twin that nothing supersedes either.
  return `(NOT ${superseded('v.id')} AND (v.supersedes IS NULL OR NOT EXISTS (
    SELECT 1 FROM ${table} twin
    WHERE twin.root_id = v.root_id AND twin.supersedes IS NOT NULL
      AND (twin.saved_at, twin.id) > (v.saved_at, v.id) AND NOT ${superseded('twin.id')})))`;
}

/** Of `v`: the row itself where it is the root `:rootId`, or a correction of it. */
export const isOfRoot = '(v.id = :rootId OR (v.root_id = :rootId AND v.supersedes IS NOT NULL))';
