/** Incidents (意外事件): what happened to whom, how bad, what was done at once, who was told. Never waits for a consent. */
import { z } from 'zod';
import { severities } from '../careTasks/shapes.ts';
import { bilingual, defineFailures } from '../core/errors.ts';
import { day, instant, month, someWords, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { lineEntities, residentLine } from '../residents/schemas.ts';
import { incidentKinds } from './shapes.ts';

export { incidentKinds } from './shapes.ts';

const writers = ['careOperator', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];
const entities = ['incident', 'careTask', 'careTaskStep', 'account', ...lineEntities] as const;

const told = z.object({
  who: someWords(60, '请填写告知了谁。', 'Say who was told.'),
  at: instant,
});

const incidentFields = z.object({
  residentId: z.uuid(),
  /** Residents also involved. */
  otherIds: z.array(z.uuid()).max(10),
  /** UTC ms it happened. */
  at: instant,
  kind: z.enum(incidentKinds),
  severity: z.enum(severities),
  place: someWords(60, '请填写地点。', 'Enter the place.'),
  what: someWords(2000, '请写明发生了什么。', 'Say what happened.'),
  measures: words(2000),
  told: z.array(told).max(10, bilingual('最多 10 人。', 'At most ten.')),
});
export type IncidentFields = z.output<typeof incidentFields>;

const incidentLine = incidentFields.omit({ residentId: true, otherIds: true }).extend({
  rootId: z.uuid(),
  versionId: z.uuid(),
  day: z.string(),
  person: residentLine,
  others: z.array(residentLine),
  savedAt: z.number(),
  savedBy: z.string(),
  /** Why this version was made; null: the first one. */
  reason: z.string().nullable(),
  corrected: z.boolean(),
  withdrawn: z.boolean(),
  /** Its follow-up. */
  taskId: z.uuid(),
  open: z.boolean(),
});
export type IncidentLine = z.output<typeof incidentLine>;

export const incidents = {
  /** Of a month, the latest first. Counts are over the whole month. */
  month: query({
    access: readers,
    reads: entities,
    input: z.object({
      month,
      kind: z.enum(incidentKinds).optional(),
      severity: z.enum(severities).optional(),
      open: z.boolean().optional(),
      /** Also those undone. */
      withdrawn: z.boolean().optional(),
    }),
    output: z.object({
      lines: z.array(incidentLine),
      counts: z.object({ all: z.number(), open: z.number(), serious: z.number() }),
    }),
  }),
  /** Of one person, as the one it happened to or involved; on one day or all, the latest first. */
  ofResident: query({
    access: readers,
    reads: entities,
    input: z.object({ residentId: z.uuid(), day: day.optional() }),
    output: z.array(incidentLine),
  }),
  /** Every version, the current one first; to print, with the name of the centre. */
  incident: query({
    access: readers,
    reads: [...entities, 'centre'],
    input: z.object({ rootId: z.uuid() }),
    output: z.object({
      current: incidentLine,
      versions: z.array(incidentLine.extend({ changed: z.array(z.string()) })),
      centreName: z.string(),
    }),
  }),
  /** `id` is made by the caller: sent twice, it is one. Opens a care task. */
  report: command({
    access: writers,
    input: incidentFields.extend({ id: z.uuid() }),
    output: z.object({ incident: incidentLine }),
  }),
  /** A new version that supersedes `versionId`, with the reason. */
  correct: command({
    access: writers,
    input: incidentFields.partial().extend({
      id: z.uuid(),
      versionId: z.uuid(),
      reason: someWords(200, '请写明为什么更正。', 'Say why it is corrected.'),
    }),
    output: z.object({ incident: incidentLine }),
  }),
  /** Reported by mistake, by the manager or on the day of the report by its author; the task is closed with the reason. */
  withdraw: command({
    access: writers,
    input: z.object({
      id: z.uuid(),
      versionId: z.uuid(),
      reason: someWords(200, '请写明为什么撤销。', 'Say why it is undone.'),
    }),
    output: z.object({ incident: incidentLine }),
  }),
} as const;

export const incidentFailure = defineFailures({
  'incident.unknown': {
    zh: '没有这条事件记录，请刷新后再试。',
    en: 'There is no such incident. Refresh and try again.',
  },
  'incident.inFuture': {
    zh: '时间不能晚于现在，请检查。',
    en: 'A time lies in the future. Check it.',
  },
  'incident.toldBefore': {
    zh: '告知时间不能早于事件发生的时间，请检查。',
    en: 'Nobody can be told before it happened. Check the times.',
  },
  'incident.samePerson': {
    zh: '当事人不用再填在“其他相关人员”里。',
    en: 'The person it happened to is not also another person involved.',
  },
  'incident.alreadySaved': {
    zh: '这条事件已经保存，内容和刚才不同。请打开已保存的记录更正。',
    en: 'This incident was already saved, with other contents. Open the saved record and correct it.',
  },
  'incident.withdrawn': {
    zh: '这条事件已撤销，不能再更正。',
    en: 'This incident was undone and cannot be corrected.',
  },
  'incident.notYoursToUndo': {
    zh: '只能当天撤销自己登记的事件。其他记录请负责人撤销。',
    en: 'You can undo your own report on its day. Ask the manager to undo others.',
  },
});
