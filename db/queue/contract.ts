/** The queue (取号叫号): counters, numbers, calls, and the public display, which knows no names. */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { command, query, type Role } from '../core/procedure.ts';

const deskStaff = ['frontDesk', 'manager'] as const satisfies readonly [Role, ...Role[]];

/** 等候 已叫号 办理中 办结 过号 离开 */
export const ticketStates = ['waiting', 'called', 'serving', 'served', 'skipped', 'left'] as const;

const counterName = z
  .string()
  .trim()
  .min(1, bilingual('请填写窗口名称。', 'Enter the name of the counter.'))
  .max(20, bilingual('窗口名称不超过 20 个字。', 'A counter name has at most 20 characters.'));

const counterFields = z.object({
  name: counterName,
  nameEn: counterName,
  /** The letter before its numbers: A018. */
  prefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]$/, bilingual('号码前缀是一个英文字母。', 'The prefix is one letter.')),
  /** How many priority numbers may be called in a row while others wait. */
  priorityRun: z
    .int()
    .min(1, bilingual('至少 1 个。', 'At least 1.'))
    .max(20, bilingual('最多 20 个。', 'At most 20.')),
});

export const counterSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  nameEn: z.string(),
  prefix: z.string(),
  priorityRun: z.number(),
  active: z.boolean(),
});

export const ticketSchema = z.object({
  id: z.uuid(),
  counterId: z.uuid(),
  day: z.string(),
  /** What people hear and read: `A018`. */
  label: z.string(),
  state: z.enum(ticketStates),
  priority: z.boolean(),
  residentId: z.uuid().nullable(),
  /** For staff only. */
  residentName: z.string().nullable(),
  /** UTC ms. */
  takenAt: z.number(),
  calledAt: z.number().nullable(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  calls: z.number(),
  /** Whole minutes from taking the number to being called (still waiting: to now). */
  waitedMinutes: z.number(),
});

/** What the slip of paper says. No name: slips are left lying about. */
const slip = z.object({
  ticketId: z.uuid(),
  label: z.string(),
  counterName: z.string(),
  counterNameEn: z.string(),
  priority: z.boolean(),
  /** Numbers that will probably be called before this one; later priority numbers may add to it. */
  ahead: z.number(),
  takenAt: z.number(),
  day: z.string(),
});

const ticketInput = z.object({ ticketId: z.uuid() });
const ticketOutput = z.object({ ticket: ticketSchema });
const ticketCommand = () => command({ access: deskStaff, input: ticketInput, output: ticketOutput });

export const queue = {
  /** Counters in their order, with what is retired. */
  counters: query({
    access: 'signedIn',
    reads: ['counter'],
    input: z.object({}),
    output: z.array(counterSchema),
  }),
  addCounter: command({ access: ['manager'], input: counterFields, output: z.object({ id: z.uuid() }) }),
  editCounter: command({
    access: ['manager'],
    input: counterFields.partial().extend({ id: z.uuid(), active: z.boolean().optional() }),
    output: z.object({}),
  }),
  orderCounters: command({
    access: ['manager'],
    input: z.object({ ids: z.array(z.uuid()).max(100) }),
    output: z.object({}),
  }),
  /**
   * Gives out the next number. `id` is made by the caller when the button is shown: pressed twice, it is one number.
   * A kiosk names no resident.
   */
  takeNumber: command({
    access: ['frontDesk', 'careOperator', 'volunteerCoordinator', 'kiosk', 'manager'],
    input: z.object({
      id: z.uuid(),
      counterId: z.uuid(),
      residentId: z.uuid().nullable().optional(),
      /** Elders, disabled people, pregnant women, small children: called first, within `priorityRun`. */
      priority: z.boolean(),
    }),
    output: slip,
  }),
  /** The same slip again, for a second print; `ahead` as it stands now. */
  slip: query({
    access: ['frontDesk', 'careOperator', 'volunteerCoordinator', 'kiosk', 'manager'],
    reads: ['ticket', 'counter'],
    input: ticketInput,
    output: slip,
  }),
  /**
   * Calls the next number of the counter. `after` is the number the caller sees at the counter (null: none): if
   * somebody has moved on meanwhile, or the key was pressed twice, nobody else is called. The number that was there
   * ends: served if its service had begun, skipped if it was only called. Null when nobody waits.
   */
  callNext: command({
    access: deskStaff,
    input: z.object({ counterId: z.uuid(), after: z.uuid().nullable() }),
    output: z.object({ ticket: ticketSchema.nullable() }),
  }),
  /** Calls this very number, out of turn or from the skipped ones. */
  call: ticketCommand(),
  /** Announces a called number once more. */
  recall: ticketCommand(),
  /** Called and not there (过号). */
  skip: ticketCommand(),
  /** Back to waiting (复位), behind the next two people. */
  putBack: ticketCommand(),
  start: ticketCommand(),
  finish: ticketCommand(),
  /** Gone without service. */
  cancel: ticketCommand(),
  /** Says whose number it is, once known. */
  identify: command({
    access: deskStaff,
    input: z.object({ ticketId: z.uuid(), residentId: z.uuid().nullable() }),
    output: ticketOutput,
  }),
  /** Today's queue, counter by counter. */
  state: query({
    access: ['frontDesk', 'manager', 'evaluator'],
    reads: ['ticket', 'counter', 'resident'],
    input: z.object({}),
    output: z.object({
      day: z.string(),
      counters: z.array(
        z.object({
          counter: counterSchema,
          /** Called or being served; two when two desks share the counter. */
          current: z.array(ticketSchema),
          /** In the order in which they will be called. */
          waiting: z.array(ticketSchema),
          skipped: z.array(ticketSchema),
          served: z.number(),
          left: z.number(),
          /** Over numbers called today, minutes with one decimal; null: none yet. */
          averageWaitMinutes: z.number().nullable(),
          longestWaitMinutes: z.number().nullable(),
        }),
      ),
    }),
  }),
  /** The public display (叫号屏). Numbers and counters only: nothing about a person may ever be added here. */
  board: query({
    access: 'anyone',
    reads: ['ticket', 'counter'],
    input: z.object({}),
    output: z.object({
      day: z.string(),
      /** All calls made today. When it grows, announce those of `calls` whose own count grew. */
      callSerial: z.number(),
      /** The latest calls, newest first. */
      calls: z.array(
        z.object({
          ticketId: z.uuid(),
          label: z.string(),
          counterName: z.string(),
          counterNameEn: z.string(),
          calledAt: z.number(),
          /** How often this number was called. */
          calls: z.number(),
          state: z.enum(ticketStates),
        }),
      ),
      counters: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          nameEn: z.string(),
          /** The numbers at the counter now. */
          current: z.array(z.string()),
          /** The next few, in order. */
          next: z.array(z.string()),
          waiting: z.number(),
        }),
      ),
    }),
  }),
} as const;

export const queueFailure = defineFailures({
  'counter.unknown': {
    zh: '这个窗口不存在或已停用，请换一个窗口。',
    en: 'This counter does not exist or is closed. Choose another one.',
  },
  'counter.taken': {
    zh: '已有窗口使用这个名称或前缀“{value}”，请换一个。',
    en: 'Another counter already uses the name or prefix "{value}". Take another one.',
  },
  'counter.orderIncomplete': {
    zh: '窗口刚被改过，请刷新后再排序。',
    en: 'The counters have just been changed. Refresh, then put them in order again.',
  },
  'ticket.unknown': {
    zh: '没有这个号，请重新取号。',
    en: 'There is no such number. Take a new one.',
  },
  'ticket.notToday': {
    zh: '{label} 是 {day} 的号，已经过期，请重新取号。',
    en: '{label} is a number of {day} and no longer valid. Take a new one.',
  },
  'ticket.wrongState': {
    zh: '{label} 现在是“{state}”，不能这样操作，请看最新的队列。',
    en: '{label} is {stateEn} now, so this cannot be done. Look at the latest queue.',
  },
  'ticket.kioskNamesNobody': {
    zh: '自助机取号不登记姓名，请到窗口登记。',
    en: 'A kiosk gives numbers without names. The desk enters the name.',
  },
});
