/**
 * Which version of a visit stands. Nothing supersedes it; and where two desks corrected the same version, it is the
 * one saved later, on every desk the same. Both questions are answered by partial indices over corrections only.
 */

const superseded = (id: string) => `EXISTS (SELECT 1 FROM visit later WHERE later.supersedes = ${id})`;

/** Another version that nothing supersedes either. Only a correction can have such a twin. */
const twin = (condition: string) => `EXISTS (
  SELECT 1 FROM visit twin
  WHERE twin.root_id = v.root_id AND twin.supersedes IS NOT NULL
    AND ${condition} AND NOT ${superseded('twin.id')})`;

/** A condition on `visit v`. */
export const isCurrent = `(NOT ${superseded('v.id')} AND (
  v.supersedes IS NULL OR NOT ${twin('(twin.saved_at, twin.id) > (v.saved_at, v.id)')}))`;

/** Of `visit v`: 1 where another version competes with it. */
export const isContested = `(v.supersedes IS NOT NULL AND ${twin('twin.id <> v.id')})`;

interface Version {
  id: string;
  supersedes: string | null;
  savedAt: number;
}

/** Of all versions of one visit: those that nothing supersedes, the one that stands first. */
export function headsOf<V extends Version>(versions: readonly V[]): V[] {
  const replaced = new Set(versions.map((version) => version.supersedes));
  return versions
    .filter((version) => !replaced.has(version.id))
    .sort((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1));
}
