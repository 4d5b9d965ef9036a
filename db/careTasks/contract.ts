/**
 * Care tasks (关怀事项): what somebody has to see to about a person until it is closed, and the calls made on the way.
 * A reading out of range, an incident or days missed without a word open one by themselves.
 */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { day, someWords, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { lineEntities, residentLine, sentence } from '../residents/schemas.ts';
import { careTaskKinds, careTaskStepKinds, severities } from './shapes.ts';

export { careTaskKinds, careTaskStepKinds, severities } from './shapes.ts';

/** By the day it is due: 逾期 今天 临近 以后 */
export const careDueStates = ['overdue', 'today', 'soon', 'later'] as const;

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];
const entities = ['careTask', 'careTaskStep', 'careCall', 'account', 'setting', ...lineEntities] as const;

const step = z.object({
  id: z.uuid(),
  kind: z.enum(careTaskStepKinds),
  note: sentence,
  dueOn: z.string().nullable(),
  at: z.number(),
  accountName: z.string(),
});

export const careCallLine = z.object({
  id: z.uuid(),
  taskId: z.uuid().nullable(),
  residentId: z.uuid(),
  day: z.string(),
  whom: z.string(),
  reached: z.boolean(),
  said: z.string(),
  at: z.number(),
  accountName: z.string(),
});

export const careTaskLine = z.object({
  id: z.uuid(),
  kind: z.enum(careTaskKinds),
  /** The root reading, the root incident, the first day missed; for a manual task its own id. */
  causeId: z.string(),
  person: residentLine,
  severity: z.enum(severities),
  /** What was found. Words that a person typed are the same in both. */
  detail: sentence,
  /** With extensions. */
  dueOn: z.string(),
  /** Null: closed. */
  state: z.enum(careDueStates).nullable(),
  /** Days from today; negative: overdue by so many. */
  days: z.number(),
  openedAt: z.number(),
  openedBy: z.string(),
  closedAt: z.number().nullable(),
  lastStep: step.nullable(),
  lastCall: careCallLine.nullable(),
});
export type CareTaskLine = z.output<typeof careTaskLine>;
export type CareCallLine = z.output<typeof careCallLine>;

const stepFields = z.object({ id: z.uuid(), taskId: z.uuid() });

export const careTasks = {
  /** What is open, the longest overdue first. */
  open: query({
    access: readers,
    reads: entities,
    input: z.object({
      kind: z.enum(careTaskKinds).optional(),
      severity: z.enum(severities).optional(),
      residentId: z.uuid().optional(),
      state: z.enum(careDueStates).optional(),
    }),
    output: z.object({
      lines: z.array(careTaskLine),
      /** Over all that match, whatever `state` says. */
      counts: z.object({ overdue: z.number(), today: z.number(), soon: z.number(), later: z.number() }),
    }),
  }),
  /** Closed ones, the latest first. */
  closed: query({
    access: readers,
    reads: entities,
    input: z.object({ kind: z.enum(careTaskKinds).optional(), limit: z.int().min(1).max(500) }),
    output: z.array(careTaskLine),
  }),
  /** For the badge of the tab: what is due today or overdue. */
  waiting: query({
    access: readers,
    reads: ['careTask', 'careTaskStep'],
    input: z.object({}),
    output: z.object({ due: z.number(), open: z.number() }),
  }),
  /** Every step oldest first, every call newest first. */
  task: query({
    access: readers,
    reads: entities,
    input: z.object({ id: z.uuid() }),
    output: z.object({ task: careTaskLine, steps: z.array(step), calls: z.array(careCallLine) }),
  }),
  /** Of one person: what is open first, then what was closed, latest first. */
  ofResident: query({
    access: readers,
    reads: entities,
    input: z.object({ residentId: z.uuid(), limit: z.int().min(1).max(200) }),
    output: z.array(careTaskLine),
  }),
  /** Calls about a day, latest first. */
  calls: query({
    access: readers,
    reads: ['careCall', 'account'],
    input: z.object({ day: day.optional(), residentId: z.uuid().optional() }),
    output: z.array(careCallLine),
  }),
  /** A task that a person opens. `id` is made by the caller: sent twice, it is one. */
  add: command({
    access: writers,
    input: z.object({
      id: z.uuid(),
      residentId: z.uuid(),
      severity: z.enum(severities),
      detail: someWords(500, '请填写要关注什么。', 'Say what has to be seen to.'),
      dueOn: day,
    }),
    output: z.object({ taskId: z.uuid() }),
  }),
  /** A fact about a task. `id` is made by the caller: sent twice, it is one. */
  step: command({
    access: writers,
    input: z.discriminatedUnion('kind', [
      stepFields.extend({
        kind: z.literal('note'),
        note: someWords(1000, '请填写跟进情况。', 'Say what was done.'),
      }),
      stepFields.extend({ kind: z.literal('extended'), dueOn: day, note: words(1000) }),
      stepFields.extend({
        kind: z.literal('closed'),
        note: someWords(1000, '请写明结果再办结。', 'Say how it ended, then close it.'),
      }),
      stepFields.extend({
        kind: z.literal('reopened'),
        dueOn: day,
        note: someWords(1000, '请说明为什么重新打开。', 'Say why it is opened again.'),
      }),
    ]),
    output: z.object({ task: careTaskLine }),
  }),
  /**
   * A call to a person or the family: never the number itself. `taskId` null: called from the list of those missing.
   * `closes` also closes the task, with what was said as its result. `id` is made by the caller.
   */
  recordCall: command({
    access: writers,
    input: z
      .object({
        id: z.uuid(),
        residentId: z.uuid(),
        taskId: z.uuid().nullable(),
        day: day.optional(),
        whom: someWords(40, '请填写打给谁，例如“本人”“女儿”。', 'Say whom you called, e.g. the daughter.'),
        reached: z.boolean(),
        said: words(1000),
        closes: z.boolean(),
      })
      .refine(({ reached, said }) => !reached || said !== '', {
        path: ['said'],
        message: bilingual('接通了，请记下说了什么。', 'They were reached: note what was said.'),
      })
      .refine(({ closes, said, taskId }) => !closes || (said !== '' && taskId !== null), {
        path: ['said'],
        message: bilingual('请写明结果再办结。', 'Say how it ended, then close it.'),
      }),
    output: z.object({ call: careCallLine }),
  }),
} as const;

export const careTaskFailure = defineFailures({
  'careTask.unknown': {
    zh: '没有这件关怀事项，请刷新后再试。',
    en: 'There is no such care task. Refresh and try again.',
  },
  'careTask.closed': {
    zh: '这件事项已经办结，只能加备注或重新打开。',
    en: 'This task is closed. Add a note or open it again.',
  },
  'careTask.notClosed': {
    zh: '这件事项还没有办结，不用重新打开。',
    en: 'This task is still open: it need not be opened again.',
  },
  'careTask.dueInPast': {
    zh: '期限不能早于今天，请重新填写。',
    en: 'The date lies in the past. Choose another one.',
  },
  'careTask.otherPerson': {
    zh: '这件事项是另一位居民的，请刷新后再试。',
    en: 'This task is about somebody else. Refresh and try again.',
  },
});
