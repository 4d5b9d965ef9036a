/** Shapes that several procedures about stations, opportunities and shifts share. Pure and browser-safe. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { someWords, timeOfDay, words } from '../core/fields.ts';
import { residentLine } from '../residents/schemas.ts';
import { volunteerLine } from '../volunteers/schemas.ts';
import { serviceKinds, signUpStates } from './shapes.ts';

export const id = z.uuid();

export const stationView = z.object({
  id,
  /** What its QR code says. */
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  address: z.string(),
  position: z.number(),
  retired: z.boolean(),
});
export type StationView = z.output<typeof stationView>;

export const opportunityFields = z.object({
  title: someWords(60, '请填写岗位名称。', 'Enter a title.'),
  kind: z.enum(serviceKinds),
  stationId: id.nullable(),
  /** Where it is, if not at a station; both may be empty. */
  place: words(60),
  teamId: id.nullable(),
  skills: z.array(someWords(20, '技能不能为空。', 'A skill cannot be empty.')).max(20),
  description: words(1000),
});
export type OpportunityFields = z.output<typeof opportunityFields>;

export const opportunityView = opportunityFields.extend({
  id,
  closed: z.boolean(),
  station: z.object({ id, name: z.string(), nameEn: z.string() }).nullable(),
  team: z.object({ id, name: z.string() }).nullable(),
  /** Whom it is for, when it was dispatched to one person. */
  resident: residentLine.nullable(),
  createdAt: z.number(),
});
export type OpportunityView = z.output<typeof opportunityView>;

export const times = z.object({ from: timeOfDay, to: timeOfDay }).refine(({ from, to }) => from < to, {
  path: ['to'],
  message: bilingual('结束时间要晚于开始时间。', 'The end must be later than the start.'),
});

export const needed = z
  .int()
  .min(1, bilingual('至少需要 1 人。', 'At least one person is needed.'))
  .max(500, bilingual('最多 500 人。', 'At most 500 people.'));

/** One shift with how many it has. */
export const shiftLine = z.object({
  id,
  opportunity: opportunityView,
  day: z.string(),
  from: z.string(),
  to: z.string(),
  needed: z.number(),
  /** Signed up. */
  filled: z.number(),
  waiting: z.number(),
  /** Still missing; 0 once it is full, cancelled or over. */
  short: z.number(),
  cancelled: z.boolean(),
  cancelReason: z.string(),
  /** Its end has passed. */
  over: z.boolean(),
});
export type ShiftLine = z.output<typeof shiftLine>;

/** What stands out about a volunteer for a shift and does not forbid it: 缺技能 不在空闲时段 未投保 */
export const fitWarnings = ['skills', 'availability', 'uninsured'] as const;

export const signUpLine = z.object({
  id,
  shiftId: id,
  volunteer: volunteerLine,
  state: z.enum(signUpStates),
  /** Place in the waiting list, from 1; null: not waiting. */
  place: z.number().nullable(),
  note: z.string(),
  at: z.number(),
  accountName: z.string(),
});
export type SignUpLine = z.output<typeof signUpLine>;
