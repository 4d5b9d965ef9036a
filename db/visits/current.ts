/**
 * Which version of a visit stands. Nothing supersedes it; and where two desks corrected the same version, it is the
 * one saved later, on every desk the same. Both questions are answered by partial indices over corrections only.
 */
import { and, type SQL, sql } from 'drizzle-orm';
import { visit } from './table.ts';

const superseded = (id: SQL) => sql`EXISTS (SELECT 1 FROM visit later WHERE later.supersedes = ${id})`;

/** Another version that nothing supersedes either. Only a correction can have such a twin. */
const twin = (beats: SQL) => sql`EXISTS (
  SELECT 1 FROM visit twin
  WHERE twin.root_id = ${visit.rootId} AND twin.supersedes IS NOT NULL
    AND ${beats} AND NOT ${superseded(sql`twin.id`)})`;

/** For `where`; the query must read from `visit` under its own name. */
export const isCurrent = and(
  sql`NOT ${superseded(sql`${visit.id}`)}`,
  sql`(${visit.supersedes} IS NULL
    OR NOT ${twin(sql`(twin.saved_at, twin.id) > (${visit.savedAt}, ${visit.id})`)})`,
);

/** 1 where another version competes with this one. */
export const isContested = sql<number>`(${visit.supersedes} IS NOT NULL AND ${twin(sql`twin.id <> ${visit.id}`)})`;

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
