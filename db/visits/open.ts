/**
 * Keeps `open_visit` in step with visits and follow-ups: what was accepted or referred and nobody has closed, with the
 * day it is due now. Rows may arrive in any order (another desk's correction before the visit itself).
 */
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { Derivations } from '../core/writer.ts';
import { headsOf } from './current.ts';
import type { followUpKinds } from './shapes.ts';

export interface VersionFacts {
  id: string;
  supersedes: string | null;
  savedAt: number;
  withdrawn: number;
  dueOn: string | null;
}

export interface FollowUpFacts {
  kind: (typeof followUpKinds)[number];
  dueOn: string | null;
  at: number;
}

export interface OpenState {
  versionId: string;
  dueOn: string;
  extended: boolean;
}

/** When the standing version's due date was agreed: a correction of something else carries an older date along. */
function dueAgreedAt(versions: readonly VersionFacts[], standing: VersionFacts): number {
  const byId = new Map(versions.map((version) => [version.id, version]));
  let agreed = standing;
  for (;;) {
    const before = agreed.supersedes === null ? undefined : byId.get(agreed.supersedes);
    if (before?.dueOn !== agreed.dueOn) return agreed.savedAt;
    agreed = before;
  }
}

/** Null: nothing is open. `followUps` in the order in which they happened. */
export function openState(
  versions: readonly VersionFacts[],
  followUps: readonly FollowUpFacts[],
): OpenState | null {
  const standing = headsOf(versions)[0];
  if (!standing || standing.withdrawn || standing.dueOn === null) return null;
  if (followUps.findLast(({ kind }) => kind === 'closed' || kind === 'reopened')?.kind === 'closed')
    return null;
  const moved = followUps.findLast(({ dueOn }) => dueOn !== null);
  const extended = moved !== undefined && moved.at >= dueAgreedAt(versions, standing);
  return { versionId: standing.id, dueOn: (extended && moved.dueOn) || standing.dueOn, extended };
}

const statements = perConnection((sqlite) => ({
  // Most visits are done on the spot: nothing to keep, and nothing to look for.
  undecided: sqlite
    .prepare<[string], string>(
      `SELECT root_id FROM visit written WHERE id = ? AND (due_on IS NOT NULL OR supersedes IS NOT NULL OR EXISTS (
         SELECT 1 FROM visit later WHERE later.root_id = written.root_id AND later.supersedes IS NOT NULL))`,
    )
    .pluck(),
  versions: sqlite.prepare<[{ rootId: string }], VersionFacts>(
    `SELECT id, supersedes, saved_at AS savedAt, withdrawn, due_on AS dueOn FROM visit
     WHERE id = :rootId OR (root_id = :rootId AND supersedes IS NOT NULL)`,
  ),
  followUps: sqlite.prepare<[string], FollowUpFacts>(
    'SELECT kind, due_on AS dueOn, at FROM follow_up WHERE root_id = ? ORDER BY at, id',
  ),
  rootOf: sqlite.prepare<[string], string>('SELECT root_id FROM follow_up WHERE id = ?').pluck(),
  close: sqlite.prepare<[string]>('DELETE FROM open_visit WHERE root_id = ?'),
  open: sqlite.prepare<[string, string, string, number]>(
    'INSERT OR REPLACE INTO open_visit (root_id, version_id, due_on, extended) VALUES (?, ?, ?, ?)',
  ),
}));

function derive(sqlite: Sqlite, rootId: string): void {
  const run = statements(sqlite);
  const state = openState(run.versions.all({ rootId }), run.followUps.all(rootId));
  if (state) run.open.run(rootId, state.versionId, state.dueOn, state.extended ? 1 : 0);
  else run.close.run(rootId);
}

export const visitDerivations: Derivations = {
  visit(sqlite, rowId) {
    const rootId = statements(sqlite).undecided.get(rowId);
    if (rootId !== undefined) derive(sqlite, rootId);
  },
  followUp(sqlite, rowId) {
    const rootId = statements(sqlite).rootOf.get(rowId);
    if (rootId !== undefined) derive(sqlite, rootId);
  },
};
