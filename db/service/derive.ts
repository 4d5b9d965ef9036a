/**
 * Keeps `credited_service`, `waiting_service` and `volunteer_total` in step with versions, decisions and point entries.
 * Rows may arrive in any order (another desk's correction before the sign-in itself): each root is worked out anew.
 */
import { perConnection, type Sqlite } from '../core/connection.ts';
import { isOfRoot, standsIn } from '../core/versions.ts';
import type { Derivations } from '../core/writer.ts';

interface Standing {
  id: string;
  volunteerId: string;
  day: string;
  startAt: number;
  endAt: number | null;
  withdrawn: number;
  doubtful: number;
}

interface LatestDecision {
  id: string;
  decision: 'approved' | 'refused';
  minutes: number;
  clockConfirmed: number;
}

const statements = perConnection((sqlite) => ({
  rootOf: sqlite.prepare<[string], string>('SELECT root_id FROM service WHERE id = ?').pluck(),
  rootOfDecision: sqlite
    .prepare<[string], string>('SELECT root_id FROM service_decision WHERE id = ?')
    .pluck(),
  standing: sqlite.prepare<[{ rootId: string }], Standing>(
    `SELECT v.id, v.volunteer_id AS volunteerId, v.day, v.start_at AS startAt, v.end_at AS endAt, v.withdrawn,
       v.doubtful FROM service v WHERE ${isOfRoot} AND ${standsIn('service')}`,
  ),
  decision: sqlite.prepare<[string, string], LatestDecision>(
    `SELECT id, decision, minutes, clock_confirmed AS clockConfirmed FROM service_decision
     WHERE root_id = ? AND service_id = ? ORDER BY at DESC, id DESC LIMIT 1`,
  ),
  credited: sqlite
    .prepare<[string], number>('SELECT minutes FROM credited_service WHERE root_id = ?')
    .pluck(),
  credit: sqlite.prepare<[string, string, string, string, string, number, number, number, number]>(
    `INSERT OR REPLACE INTO credited_service
       (root_id, service_id, decision_id, volunteer_id, day, start_at, end_at, minutes, clock_unconfirmed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  uncredit: sqlite.prepare<[string]>('DELETE FROM credited_service WHERE root_id = ?'),
  wait: sqlite.prepare<[string, string, string, string, number]>(
    `INSERT OR REPLACE INTO waiting_service (root_id, service_id, volunteer_id, day, forgotten)
     VALUES (?, ?, ?, ?, ?)`,
  ),
  settle: sqlite.prepare<[string]>('DELETE FROM waiting_service WHERE root_id = ?'),
  latestOpen: sqlite
    .prepare<[string], string>(
      `SELECT w.service_id FROM waiting_service w JOIN service v ON v.id = w.service_id
       WHERE w.volunteer_id = ? AND w.forgotten = 1 ORDER BY v.start_at DESC, v.id DESC LIMIT 1`,
    )
    .pluck(),
  total: sqlite.prepare<[string, number, string | null]>(
    `INSERT INTO volunteer_total (volunteer_id, minutes, points, open_service_id) VALUES (?, ?, 0, ?)
     ON CONFLICT (volunteer_id) DO UPDATE SET
       minutes = minutes + excluded.minutes, open_service_id = excluded.open_service_id`,
  ),
  points: sqlite.prepare<[string]>(
    `INSERT INTO volunteer_total (volunteer_id, minutes, points, open_service_id)
     SELECT volunteer_id, 0, points, NULL FROM point_entry WHERE id = ?
     ON CONFLICT (volunteer_id) DO UPDATE SET points = points + excluded.points`,
  ),
}));

function derive(sqlite: Sqlite, rootId: string): void {
  const run = statements(sqlite);
  const version = run.standing.get({ rootId });
  if (!version) return;
  const decision = run.decision.get(rootId, version.id);
  const before = run.credited.get(rootId) ?? 0;
  const stands = version.withdrawn === 0;
  const credits = stands && version.endAt !== null && decision?.decision === 'approved';
  if (credits) {
    const { id, volunteerId, day, startAt, endAt, doubtful } = version;
    const unconfirmed = doubtful === 1 && decision.clockConfirmed === 0 ? 1 : 0;
    const { id: decisionId, minutes } = decision;
    run.credit.run(rootId, id, decisionId, volunteerId, day, startAt, endAt ?? startAt, minutes, unconfirmed);
  } else if (before > 0) run.uncredit.run(rootId);
  if (stands && !decision) {
    run.wait.run(rootId, version.id, version.volunteerId, version.day, version.endAt === null ? 1 : 0);
  } else run.settle.run(rootId);
  const after = credits ? decision.minutes : 0;
  run.total.run(version.volunteerId, after - before, run.latestOpen.get(version.volunteerId) ?? null);
}

export const serviceDerivations: Derivations = {
  service(sqlite, rowId) {
    const rootId = statements(sqlite).rootOf.get(rowId);
    if (rootId !== undefined) derive(sqlite, rootId);
  },
  serviceDecision(sqlite, rowId) {
    const rootId = statements(sqlite).rootOfDecision.get(rowId);
    if (rootId !== undefined) derive(sqlite, rootId);
  },
  pointEntry(sqlite, rowId) {
    statements(sqlite).points.run(rowId);
  },
};
