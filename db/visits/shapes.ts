/** What a visit is made of, for every contract that shows or takes one. Browser-safe. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, someWords, words } from '../core/fields.ts';

/** 窗口 电话 上门 网络 */
export const channels = ['counter', 'phone', 'home', 'online'] as const;
/** 当场办结 受理 转办 告知补材料 */
export const outcomes = ['done', 'accepted', 'referred', 'papers'] as const;
/** What stands out about the people of a visit and does not forbid it. 已故 迁出 */
export const visitWarnings = ['died', 'moved'] as const;
/** 备注 延期 办结 重新打开 */
export const followUpKinds = ['note', 'extended', 'closed', 'reopened'] as const;

const visitor = z.object({
  name: someWords(40, '请填写来访人姓名。', "Enter the visitor's name."),
  phone: words(30).nullable(),
});

/**
 * Who the matter is for, and who came. A resident alone; a resident represented (代办) by another card holder or by
 * someone without a card; or only someone without a card.
 */
export const whoSchema = z
  .object({
    residentId: z.uuid().nullable(),
    /** The card of the person who came in the resident's place. */
    agentId: z.uuid().nullable(),
    visitor: visitor.nullable(),
  })
  .refine((who) => who.residentId !== null || who.visitor !== null, {
    message: bilingual('请选择居民，或填写来访人姓名。', "Choose a resident, or enter the visitor's name."),
  })
  .refine((who) => who.agentId === null || (who.residentId !== null && who.visitor === null), {
    message: bilingual(
      '代办人只能填一位，并且要有被代办的居民。',
      'One person comes in the place of a resident: name the resident and that one person.',
    ),
  })
  .refine((who) => who.agentId === null || who.agentId !== who.residentId, {
    message: bilingual('代办人就是本人，不必填写。', 'The person came in person: leave the other one empty.'),
  });

/** `dueOn` left out: today plus the usual days of the matter. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('accepted'), dueOn: day.optional() }),
  z.object({
    kind: z.literal('referred'),
    referredTo: someWords(60, '请填写转给哪个部门或谁。', 'Say which department or whom it goes to.'),
    dueOn: day.optional(),
  }),
  z.object({
    kind: z.literal('papers'),
    missingPapers: someWords(500, '请填写需要补的材料。', 'Say what has to be brought.'),
  }),
]);

export const person = z.object({
  residentId: z.uuid().nullable(),
  name: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  /** Completed years on the day of asking. */
  age: z.number().nullable(),
  address: z.string(),
  /** Masked. */
  phone: z.string().nullable(),
});

/** One visit as every list shows it: its current version. */
export const visitLine = z.object({
  /** The visit's own id, the same through all corrections. */
  rootId: z.uuid(),
  versionId: z.uuid(),
  day: z.string(),
  /** Whom the matter is for. */
  subject: person,
  /** Who came in their place; `residentId` null: no card. */
  agent: z
    .object({ residentId: z.uuid().nullable(), name: z.string(), phone: z.string().nullable() })
    .nullable(),
  matter: z.object({
    id: z.uuid(),
    name: z.string(),
    nameEn: z.string(),
    groupId: z.uuid(),
    groupName: z.string(),
    groupNameEn: z.string(),
  }),
  channel: z.enum(channels),
  note: z.string(),
  outcome: z.enum(outcomes),
  /** As agreed at the visit; the list of follow-ups has the extended date. */
  dueOn: z.string().nullable(),
  referredTo: z.string().nullable(),
  missingPapers: z.string().nullable(),
  companions: z.number(),
  ticketLabel: z.string().nullable(),
  counterId: z.uuid().nullable(),
  handler: z.object({ id: z.uuid(), name: z.string() }),
  arrivedAt: z.number(),
  startedAt: z.number(),
  endedAt: z.number(),
  /** UTC ms of this version. */
  savedAt: z.number(),
  corrected: z.boolean(),
  withdrawn: z.boolean(),
  /** Another desk corrected the same version: both stay, the latest is shown, a person should look. */
  contested: z.boolean(),
  /** An accepted or referred matter that nobody has closed. */
  open: z.boolean(),
});
export type VisitLine = z.output<typeof visitLine>;

export const followUp = z.object({
  id: z.uuid(),
  kind: z.enum(followUpKinds),
  note: z.string(),
  dueOn: z.string().nullable(),
  at: z.number(),
  accountName: z.string(),
});
