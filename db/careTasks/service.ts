/** Care tasks: `openTask` is the verb with which other features open one; people move it on by steps and calls. */
import type { z } from 'zod';
import { readSettings } from '../centre/service.ts';
import { addDays, type Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type Handlers, type QueryContext } from '../core/dispatch.ts';
import { bilingual, type Sentence } from '../core/errors.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import { careTaskFailure, type careTasks as contract } from './contract.ts';
import {
  callLine,
  careStatements,
  dueStateOn,
  selectTasks,
  stepLine,
  type TaskRow,
  toTaskLines,
} from './lines.ts';
import type { careTaskKinds, severities } from './shapes.ts';
import { careCalls, careTaskSteps, careTasks } from './table.ts';

export { careTaskDerivations } from './derive.ts';
export { careTaskTimeline } from './timeline.ts';

type Contract = typeof contract;
type Kind = (typeof careTaskKinds)[number];
type Severity = (typeof severities)[number];
type Asked<P extends keyof Contract> = z.output<Contract[P]['input']>;

export interface NewTask {
  kind: Kind;
  /** The root reading, the root incident, the first day missed together with the person: one cause, one task. */
  causeId: string;
  residentId: string;
  severity: Severity;
  /** In the words of a person, or said by the desk in both languages. */
  detail: string | Sentence;
  /** Left out: today when serious, tomorrow when moderate, in three days when minor. */
  dueOn?: Day;
}

const usualDays: Record<Severity, number> = { serious: 0, moderate: 1, minor: 3 };

/** The id of the task that a cause opens, on every desk the same. */
export const taskIdOf = (kind: Kind, causeId: string) => naturalId('careTask', kind, causeId);

function insertTask(ctx: CommandContext, id: string, task: NewTask): string {
  const { kind, causeId, residentId, severity, detail, dueOn } = task;
  if (findTask(ctx, id)) return id;
  ctx.write.insert(careTasks, {
    ...{ id, kind, causeId, severity },
    residentId: requireResident(ctx, residentId).id,
    detail: typeof detail === 'string' ? detail : bilingual(detail.zh, detail.en),
    dueOn: dueOn ?? addDays(ctx.today, usualDays[severity]),
    openedAt: ctx.now,
    openedBy: accountOf(ctx).id,
  });
  return id;
}

/** Opens a task and answers with its id; the same cause again adds nothing. @throws DeskError `resident.unknown` */
export function openTask(ctx: CommandContext, task: NewTask): string {
  return insertTask(ctx, taskIdOf(task.kind, task.causeId), task);
}

/** Null: nothing was ever opened under this id. */
export function findTask(ctx: QueryContext, id: string): TaskRow | null {
  return careStatements(ctx.sqlite).task.get(id) ?? null;
}

/** What the desk itself has to say about a task, in both languages. `stepId` makes it harmless to say it twice. */
export function noteOnTask(
  ctx: CommandContext,
  taskId: string,
  stepId: string,
  kind: 'note' | 'closed' | 'reopened',
  note: Sentence,
): void {
  const row = findTask(ctx, taskId);
  if (!row || careStatements(ctx.sqlite).step.get(stepId)) return;
  const accountId = accountOf(ctx).id;
  const dueOn = kind === 'reopened' ? ctx.today : null;
  ctx.write.insert(careTaskSteps, {
    ...{ id: stepId, taskId, kind, dueOn, accountId },
    note: bilingual(note.zh, note.en),
    at: ctx.now,
  });
}

/** @throws DeskError `careTask.unknown` */
function requireTask(ctx: QueryContext, id: string): TaskRow {
  const row = findTask(ctx, id);
  if (!row) throw careTaskFailure('careTask.unknown');
  return row;
}

function oneLine(ctx: QueryContext, id: string) {
  const [line] = toTaskLines(ctx, [requireTask(ctx, id)]);
  if (!line) throw careTaskFailure('careTask.unknown');
  return line;
}

interface OpenFilter {
  kind: string | null;
  severity: string | null;
  ids: string | null;
}

const lists = perConnection((sqlite) => ({
  open: sqlite.prepare<[OpenFilter], TaskRow>(
    `${selectTasks} WHERE o.task_id IS NOT NULL
       AND (:kind IS NULL OR t.kind = :kind) AND (:severity IS NULL OR t.severity = :severity)
       AND (:ids IS NULL OR t.resident_id IN (SELECT value FROM json_each(:ids)))
     ORDER BY o.due_on, t.severity = 'serious' DESC, t.opened_at, t.id`,
  ),
  closed: sqlite.prepare<[{ kind: string | null; limit: number }], TaskRow>(
    `${selectTasks} WHERE o.task_id IS NULL AND (:kind IS NULL OR t.kind = :kind)
     ORDER BY (SELECT max(s.at) FROM care_task_step s WHERE s.task_id = t.id) DESC, t.id LIMIT :limit`,
  ),
  ofResident: sqlite.prepare<[{ ids: string; limit: number }], TaskRow>(
    `${selectTasks} WHERE t.resident_id IN (SELECT value FROM json_each(:ids))
     ORDER BY o.task_id IS NULL, o.due_on, t.opened_at DESC, t.id LIMIT :limit`,
  ),
  waiting: sqlite.prepare<[string], { open: number; due: number }>(
    'SELECT count(*) AS open, coalesce(sum(due_on <= ?), 0) AS due FROM open_care_task',
  ),
}));

const cardsOf = (ctx: QueryContext, residentId: string) =>
  JSON.stringify(cardIds(ctx, requireResident(ctx, residentId).id));

/** Tasks about a person, under all their cards: what is open first. */
export function tasksOf(ctx: QueryContext, residentId: string): TaskRow[] {
  return lists(ctx.sqlite).ofResident.all({ ids: cardsOf(ctx, residentId), limit: 200 });
}

/** Null: there is no such step. */
export function findStep(ctx: QueryContext, id: string) {
  return careStatements(ctx.sqlite).step.get(id) ?? null;
}

/** Nobody has noted, put off or called anything yet. */
export function isUntouched(ctx: QueryContext, taskId: string): boolean {
  const { steps, callsOfTasks } = careStatements(ctx.sqlite);
  const ids = JSON.stringify([taskId]);
  return steps.all({ ids }).length === 0 && callsOfTasks.all({ ids }).length === 0;
}

function open(ctx: QueryContext, { kind, severity, residentId, state }: Asked<'open'>) {
  const soonDays = readSettings(ctx.db).dueSoonDays;
  const rows = lists(ctx.sqlite).open.all({
    kind: kind ?? null,
    severity: severity ?? null,
    ids: residentId === undefined ? null : cardsOf(ctx, residentId),
  });
  const stateOf = (row: TaskRow) => dueStateOn(row.openDueOn ?? row.dueOn, ctx.today, soonDays);
  const counts = { overdue: 0, today: 0, soon: 0, later: 0 };
  for (const row of rows) counts[stateOf(row)] += 1;
  return { lines: toTaskLines(ctx, state ? rows.filter((row) => stateOf(row) === state) : rows), counts };
}

function oneTask(ctx: QueryContext, { id }: { id: string }) {
  const ids = JSON.stringify([id]);
  const { steps, callsOfTasks } = careStatements(ctx.sqlite);
  return {
    task: oneLine(ctx, id),
    steps: steps.all({ ids }).map(stepLine),
    calls: callsOfTasks.all({ ids }).map(callLine),
  };
}

function add(ctx: CommandContext, { id, residentId, severity, detail, dueOn }: Asked<'add'>) {
  if (!findTask(ctx, id)) {
    if (dueOn < ctx.today) throw careTaskFailure('careTask.dueInPast', {}, 'dueOn');
    insertTask(ctx, id, { kind: 'other', causeId: id, residentId, severity, detail, dueOn });
    ctx.record(residentId, { careTask: id });
  }
  return { taskId: id };
}

/** @throws DeskError `careTask.closed`, `careTask.notClosed`, `careTask.dueInPast` */
function refuseImpossible(ctx: QueryContext, row: TaskRow, input: Asked<'step'>) {
  if (input.kind === 'note') return;
  const isOpen = row.openDueOn !== null;
  if (input.kind === 'reopened' && isOpen) throw careTaskFailure('careTask.notClosed');
  if (input.kind !== 'reopened' && !isOpen) throw careTaskFailure('careTask.closed');
  if (input.kind !== 'closed' && input.dueOn < ctx.today)
    throw careTaskFailure('careTask.dueInPast', {}, 'dueOn');
}

function step(ctx: CommandContext, input: Asked<'step'>) {
  const { id, taskId, kind, note } = input;
  if (!careStatements(ctx.sqlite).step.get(id)) {
    const row = requireTask(ctx, taskId);
    refuseImpossible(ctx, row, input);
    const dueOn = 'dueOn' in input ? input.dueOn : null;
    ctx.write.insert(careTaskSteps, {
      ...{ id, taskId, kind, note, dueOn },
      at: ctx.now,
      accountId: accountOf(ctx).id,
    });
    ctx.record(row.residentId, { careTask: taskId, step: kind });
  }
  return { task: oneLine(ctx, taskId) };
}

/** @throws DeskError `careTask.unknown`, `careTask.otherPerson`, `careTask.closed` */
function taskOfCall(ctx: QueryContext, taskId: string, residentId: string, closes: boolean): TaskRow {
  const row = requireTask(ctx, taskId);
  if (requireResident(ctx, row.residentId).id !== residentId) throw careTaskFailure('careTask.otherPerson');
  if (closes && row.openDueOn === null) throw careTaskFailure('careTask.closed');
  return row;
}

function recordCall(ctx: CommandContext, { closes, day, ...input }: Asked<'recordCall'>) {
  const { call } = careStatements(ctx.sqlite);
  if (!call.get(input.id)) {
    const residentId = requireResident(ctx, input.residentId).id;
    const task = input.taskId === null ? null : taskOfCall(ctx, input.taskId, residentId, closes);
    const fact = { at: ctx.now, accountId: accountOf(ctx).id };
    ctx.write.insert(careCalls, { ...input, ...fact, residentId, day: day ?? ctx.today });
    if (task && closes) {
      const id = naturalId('careTaskStep', 'call', input.id);
      ctx.write.insert(careTaskSteps, { id, taskId: task.id, kind: 'closed', note: input.said, ...fact });
    }
    ctx.record(residentId, { call: input.id, reached: input.reached });
  }
  const saved = call.get(input.id);
  if (!saved) throw careTaskFailure('careTask.unknown');
  return { call: callLine(saved) };
}

/** Calls about a day, latest first; of one person where one is given. */
export function callsOn(ctx: QueryContext, day: Day, residentId?: string) {
  const ids = residentId === undefined ? null : cardsOf(ctx, residentId);
  return careStatements(ctx.sqlite).callsOfDay.all({ day, ids }).map(callLine);
}

export const careTaskHandlers: Handlers<Contract> = {
  open,
  closed: (ctx, { kind, limit }) =>
    toTaskLines(ctx, lists(ctx.sqlite).closed.all({ kind: kind ?? null, limit })),
  waiting: (ctx) => lists(ctx.sqlite).waiting.get(ctx.today) ?? { open: 0, due: 0 },
  task: oneTask,
  ofResident: (ctx, { residentId, limit }) =>
    toTaskLines(ctx, lists(ctx.sqlite).ofResident.all({ ids: cardsOf(ctx, residentId), limit })),
  calls: (ctx, { day, residentId }) => callsOn(ctx, day ?? ctx.today, residentId),
  add,
  step,
  recordCall,
};
