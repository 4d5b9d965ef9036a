/** Shapes that several procedures about hours share. Pure and browser-safe. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { instant, someWords } from '../core/fields.ts';
import { sentence } from '../residents/schemas.ts';
import { serviceKinds } from '../shifts/shapes.ts';
import { volunteerEntities, writers } from '../volunteers/schemas.ts';
import { decisions, evidences, flags } from './shapes.ts';

export const id = z.uuid();
/** The kiosk itself, and the desks of those who may stand in for it. */
export const kiosk = ['kiosk', ...writers] as const;
export const hourEntities = [...volunteerEntities, 'shift', 'opportunity', 'station', 'account'] as const;

/** What was done: a shift, or help with something that the volunteer or the staff name. */
export const task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shift'), shiftId: id }),
  z.object({
    kind: z.literal('activity'),
    serviceKind: z.enum(serviceKinds),
    activity: someWords(60, '请填写做了什么。', 'Say what was done.'),
  }),
]);
export type ServiceTask = z.output<typeof task>;

export const breakMinutes = z
  .int(bilingual('休息时间按整分钟填写。', 'Breaks are whole minutes.'))
  .min(0)
  .max(24 * 60);

/** From when to when, and the breaks within: what is left is time of real service. */
export const span = z.object({ startAt: instant, endAt: instant, breakMinutes });
export type Span = z.output<typeof span>;

/** Why the line should be looked at, each with its sentence. */
export const flagLine = z.object({ flag: z.enum(flags), forbids: z.boolean(), sentence });
export type FlagLine = z.output<typeof flagLine>;

/** One time of service as every list shows it: the version that stands. */
export const serviceLine = z.object({
  /** The same through all corrections. */
  rootId: id,
  versionId: id,
  volunteer: z.object({ id, number: z.string(), residentId: id, name: z.string() }),
  shiftId: id.nullable(),
  station: z.object({ id, name: z.string(), nameEn: z.string() }).nullable(),
  kind: z.enum(serviceKinds),
  activity: z.string(),
  day: z.string(),
  startAt: z.number(),
  endAt: z.number().nullable(),
  /** Of real service; null while there is no end. */
  minutes: z.number().nullable(),
  evidence: z.enum(evidences),
  doubtful: z.boolean(),
  /** open: no end; waiting: for a decision; withdrawn stands for itself. 未签退 待审核 通过 退回 已撤销 */
  state: z.enum(['open', 'waiting', ...decisions, 'withdrawn']),
  /** Of the approval that stands; 0 otherwise. */
  creditedMinutes: z.number(),
  /** Bars it from certificates until somebody confirms the clock. */
  clockUnconfirmed: z.boolean(),
  corrected: z.boolean(),
  /** Who saved this version; null: the volunteer at the kiosk. */
  savedBy: z.string().nullable(),
  savedAt: z.number(),
  reason: z.string().nullable(),
});
export type ServiceLine = z.output<typeof serviceLine>;

export const decisionLine = z.object({
  id,
  versionId: id,
  decision: z.enum(decisions),
  minutes: z.number(),
  clockConfirmed: z.boolean(),
  note: z.string(),
  at: z.number(),
  accountName: z.string(),
});

export const waitingLine = z.object({ service: serviceLine, flags: z.array(flagLine) });
