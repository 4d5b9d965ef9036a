/** Keeps `open_care_task` in step with tasks and their steps, in whatever order another desk's rows arrive. */
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { Derivations } from '../core/writer.ts';

const statements = perConnection((sqlite) => ({
  taskOfStep: sqlite.prepare<[string], string>('SELECT task_id FROM care_task_step WHERE id = ?').pluck(),
  /** Nothing while the task itself has not arrived. */
  state: sqlite.prepare<[string], { residentId: string; dueOn: string; closed: number }>(
    `SELECT t.resident_id AS residentId,
       coalesce((SELECT s.due_on FROM care_task_step s WHERE s.task_id = t.id AND s.due_on IS NOT NULL
         ORDER BY s.at DESC, s.id DESC LIMIT 1), t.due_on) AS dueOn,
       coalesce((SELECT s.kind = 'closed' FROM care_task_step s
         WHERE s.task_id = t.id AND s.kind IN ('closed', 'reopened')
         ORDER BY s.at DESC, s.id DESC LIMIT 1), 0) AS closed
     FROM care_task t WHERE t.id = ?`,
  ),
  close: sqlite.prepare<[string]>('DELETE FROM open_care_task WHERE task_id = ?'),
  open: sqlite.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO open_care_task (task_id, resident_id, due_on) VALUES (?, ?, ?)',
  ),
}));

function derive(sqlite: Sqlite, taskId: string): void {
  const run = statements(sqlite);
  const state = run.state.get(taskId);
  if (!state) return;
  if (state.closed) run.close.run(taskId);
  else run.open.run(taskId, state.residentId, state.dueOn);
}

export const careTaskDerivations: Derivations = {
  careTask: derive,
  careTaskStep(sqlite, stepId) {
    const taskId = statements(sqlite).taskOfStep.get(stepId);
    if (taskId !== undefined) derive(sqlite, taskId);
  },
};
