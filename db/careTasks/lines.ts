/** Reads care tasks and puts each in the one line that every list shows, with its last step and its last call. */
import type { z } from 'zod';
import { readSettings } from '../centre/service.ts';
import { addDays, type Day, daysBetween } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { readBilingual, type Sentence } from '../core/errors.ts';
import { linesOf } from '../residents/service.ts';
import type { careCallLine, careDueStates, careTaskLine } from './contract.ts';
import type { careCall, careTask, careTaskStep } from './table.ts';

type DueState = (typeof careDueStates)[number];
type TaskLine = z.input<typeof careTaskLine>;
type CallLine = z.input<typeof careCallLine>;

export type TaskRow = typeof careTask.$inferSelect & {
  openedByName: string | null;
  /** Null: closed. */
  openDueOn: Day | null;
};
type StepRow = typeof careTaskStep.$inferSelect & { accountName: string };
type CallRow = Omit<typeof careCall.$inferSelect, 'reached'> & { reached: number; accountName: string };

export const selectTasks = `SELECT t.id, t.kind, t.cause_id AS causeId, t.resident_id AS residentId, t.severity,
  t.detail, t.due_on AS dueOn, t.opened_at AS openedAt, t.opened_by AS openedBy, a.name AS openedByName,
  o.due_on AS openDueOn
FROM care_task t LEFT JOIN open_care_task o ON o.task_id = t.id LEFT JOIN account a ON a.id = t.opened_by`;

const selectSteps = `SELECT s.id, s.task_id AS taskId, s.kind, s.note, s.due_on AS dueOn, s.at,
  s.account_id AS accountId, coalesce(a.name, '') AS accountName
FROM care_task_step s LEFT JOIN account a ON a.id = s.account_id`;

const selectCalls = `SELECT c.id, c.task_id AS taskId, c.resident_id AS residentId, c.day, c.whom, c.reached,
  c.said, c.at, c.account_id AS accountId, coalesce(a.name, '') AS accountName
FROM care_call c LEFT JOIN account a ON a.id = c.account_id`;

const among = '(SELECT value FROM json_each(:ids))';

export const careStatements = perConnection((sqlite) => ({
  task: sqlite.prepare<[string], TaskRow>(`${selectTasks} WHERE t.id = ?`),
  steps: sqlite.prepare<[{ ids: string }], StepRow>(
    `${selectSteps} WHERE s.task_id IN ${among} ORDER BY s.at, s.id`,
  ),
  step: sqlite.prepare<[string], StepRow>(`${selectSteps} WHERE s.id = ?`),
  callsOfTasks: sqlite.prepare<[{ ids: string }], CallRow>(
    `${selectCalls} WHERE c.task_id IN ${among} ORDER BY c.at DESC, c.id DESC`,
  ),
  call: sqlite.prepare<[string], CallRow>(`${selectCalls} WHERE c.id = ?`),
  /** `ids`: the cards of one person, or null for everyone. */
  callsOfDay: sqlite.prepare<[{ day: Day; ids: string | null }], CallRow>(
    `${selectCalls} WHERE c.day = :day AND (:ids IS NULL OR c.resident_id IN ${among})
     ORDER BY c.at DESC, c.id DESC`,
  ),
}));

export const stepLine = ({ note, ...row }: StepRow) => ({ ...row, note: wordsOf(note) });
export const callLine = ({ reached, ...row }: CallRow): CallLine => ({ ...row, reached: reached === 1 });

export function dueStateOn(dueOn: Day, today: Day, soonDays: number): DueState {
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, soonDays) ? 'soon' : 'later';
}

/** Words said by the desk are kept in both languages; those typed by a person stand for both. */
export function wordsOf(stored: string): Sentence {
  return readBilingual(stored) ?? { zh: stored, en: stored };
}

/** In the order given; tasks of people whose card is gone are left out. */
export function toTaskLines(ctx: QueryContext, rows: readonly TaskRow[]): TaskLine[] {
  const soonDays = readSettings(ctx.db).dueSoonDays;
  const people = linesOf(ctx, [...new Set(rows.map((row) => row.residentId))]);
  const ids = JSON.stringify(rows.map((row) => row.id));
  const run = careStatements(ctx.sqlite);
  const steps = Map.groupBy(run.steps.all({ ids }), (step) => step.taskId);
  const calls = Map.groupBy(run.callsOfTasks.all({ ids }), (call) => call.taskId);
  return rows.flatMap((row) => {
    const person = people.get(row.residentId);
    if (!person) return [];
    const { id, kind, causeId, severity, openedAt, openedByName, openDueOn } = row;
    const own = steps.get(id) ?? [];
    const dueOn = openDueOn ?? own.findLast((step) => step.dueOn !== null)?.dueOn ?? row.dueOn;
    const closing = openDueOn === null ? own.findLast((step) => step.kind === 'closed') : undefined;
    const lastStep = own.at(-1);
    const [lastCall] = calls.get(id) ?? [];
    return [
      {
        ...{ id, kind, causeId, person, severity, detail: wordsOf(row.detail), dueOn, openedAt },
        openedBy: openedByName ?? '',
        state: openDueOn === null ? null : dueStateOn(openDueOn, ctx.today, soonDays),
        days: daysBetween(ctx.today, dueOn),
        closedAt: closing?.at ?? null,
        lastStep: lastStep ? stepLine(lastStep) : null,
        lastCall: lastCall ? callLine(lastCall) : null,
      },
    ];
  });
}
