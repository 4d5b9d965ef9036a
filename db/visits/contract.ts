/** The walk-in desk (前台接待): who came, for what, with what outcome; the day's record; what is still open. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, instant, month, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { matterGroupSchema, matterSchema } from '../matters/contract.ts';
import {
  channels,
  followUp,
  outcomeSchema,
  outcomes,
  person,
  visitLine,
  visitWarnings,
  whoSchema,
} from './shapes.ts';

export { visitFailure } from './failures.ts';
export * from './shapes.ts';

const writers = ['frontDesk', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['frontDesk', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

const visitFields = z.object({
  who: whoSchema,
  matterId: z.uuid(),
  channel: z.enum(channels),
  note: words(2000),
  outcome: outcomeSchema,
  /** People who came along. */
  companions: z
    .int()
    .min(0, bilingual('同行人数不能是负数。', 'The number of companions cannot be negative.'))
    .max(99, bilingual('同行人数不超过 99。', 'At most 99 companions.')),
});
/** UTC ms. Left out: those of the queue number, otherwise now. */
const visitTimes = z.object({ arrivedAt: instant, startedAt: instant, endedAt: instant }).partial();

const saved = z.object({ visit: visitLine, warnings: z.array(z.enum(visitWarnings)) });

const dayFilters = z
  .object({
    handlerId: z.uuid(),
    groupId: z.uuid(),
    matterId: z.uuid(),
    outcome: z.enum(outcomes),
    channel: z.enum(channels),
    counterId: z.uuid(),
    /** In names, matter, note, address, number. */
    text: words(60),
    /** Also those undone. */
    withdrawn: z.boolean(),
  })
  .partial();

const tally = z.object({ id: z.uuid(), name: z.string(), nameEn: z.string(), visits: z.number() });

export const visits = {
  /**
   * What the desk offers: active groups in their order; in each, the routine matters first. Counts come from the four
   * weeks before today, so that a key chooses the same matter all day long.
   */
  catalogue: query({
    access: 'signedIn',
    reads: ['matterGroup', 'matter'],
    input: z.object({}),
    output: z.array(
      matterGroupSchema.extend({
        matters: z.array(
          matterSchema.extend({ recent: z.number(), usualOutcome: z.enum(outcomes).nullable() }),
        ),
      }),
    ),
  }),
  /** What this person probably comes for: the form opens filled with it. */
  suggest: query({
    access: writers,
    reads: ['visit', 'followUp', 'ticket', 'resident', 'matter'],
    input: z.object({ residentId: z.uuid() }),
    output: z.object({
      subject: person,
      warnings: z.array(z.enum(visitWarnings)),
      /**
       * The last visit again ("same as last time"), with `dueOn` counted from today; who was told to bring papers is
       * expected to bring them. Null: never came, or the matter is retired.
       */
      sameAsLast: z
        .object({
          matterId: z.uuid(),
          channel: z.enum(channels),
          /** As `register` takes it. */
          outcome: z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('done') }),
            z.object({ kind: z.literal('accepted'), dueOn: z.string().optional() }),
            z.object({
              kind: z.literal('referred'),
              referredTo: z.string(),
              dueOn: z.string().optional(),
            }),
          ]),
          day: z.string(),
        })
        .nullable(),
      /** Distinct matters of this person, latest first, each with its most frequent outcome; five at most. */
      matters: z.array(
        z.object({
          matterId: z.uuid(),
          name: z.string(),
          nameEn: z.string(),
          times: z.number(),
          lastDay: z.string(),
          usualOutcome: z.enum(outcomes),
          referredTo: z.string().nullable(),
        }),
      ),
      open: z.array(visitLine),
      /** Today's number of this person, where one is running. */
      ticketId: z.uuid().nullable(),
      ticketLabel: z.string().nullable(),
    }),
  }),
  /**
   * Saves a visit. `id` is made by the caller when the form opens: Enter pressed twice saves once. The visit belongs
   * to the day of arrival; with a queue number, that number counts as served.
   */
  register: command({
    access: writers,
    input: visitFields
      .extend({
        id: z.uuid(),
        ticketId: z.uuid().nullable().optional(),
        /** Left out: the counter of the number, otherwise the one this window serves. */
        counterId: z.uuid().nullable().optional(),
      })
      .extend(visitTimes.shape),
    output: saved,
  }),
  /**
   * A new version that supersedes `versionId`; only what `patch` names differs. `id` is made by the caller. The reason
   * may be empty for one's own visit on the day it was saved. Two corrections of one version both stay, the later one
   * is shown. A visitor's phone sent back as the mask that the page shows stays as it is.
   */
  correct: command({
    access: writers,
    input: z.object({
      id: z.uuid(),
      versionId: z.uuid(),
      patch: visitFields.extend({ counterId: z.uuid().nullable() }).extend(visitTimes.shape).partial(),
      reason: words(200),
    }),
    output: saved,
  }),
  /** Undo: by the handler on the day it was saved; otherwise by a manager, with a reason. */
  withdraw: command({
    access: writers,
    input: z.object({ id: z.uuid(), versionId: z.uuid(), reason: words(200) }),
    output: saved,
  }),
  /** Undoes the undo, under the same rule. */
  restore: command({
    access: writers,
    input: z.object({ id: z.uuid(), versionId: z.uuid(), reason: words(200) }),
    output: saved,
  }),
  /** Current version, every version newest first, and its follow-ups oldest first. */
  visit: query({
    access: readers,
    reads: ['visit', 'followUp', 'resident', 'matter', 'account'],
    input: z.object({ rootId: z.uuid() }),
    output: z.object({
      current: visitLine,
      warnings: z.array(z.enum(visitWarnings)),
      /** What the form needs to correct the visit: unmasked phones stay behind `revealPhone`. */
      versions: z.array(
        z.object({
          line: visitLine,
          /** current: shown; concurrent: corrected the same version as the current one; superseded: replaced. */
          state: z.enum(['current', 'concurrent', 'superseded']),
          supersedes: z.uuid().nullable(),
          savedBy: z.string(),
          reason: z.string().nullable(),
          /** Names of the fields that differ from the version it supersedes. */
          changed: z.array(z.string()),
        }),
      ),
      followUps: z.array(followUp),
      /** The day it is due now, with extensions. */
      dueOn: z.string().nullable(),
    }),
  }),
  /** Shows the phone of a visitor without a card; logged. */
  revealPhone: command({
    access: writers,
    input: z.object({ rootId: z.uuid() }),
    output: z.object({ phone: z.string().nullable() }),
  }),
  /** All visits of a day, latest arrival first: a few hundred lines, drawn by a virtual list. */
  day: query({
    access: readers,
    reads: ['visit', 'followUp', 'resident', 'matter', 'account'],
    input: z.object({ day: day.optional(), filters: dayFilters.optional() }),
    output: z.object({ day: z.string(), lines: z.array(visitLine), total: z.number() }),
  }),
  summary: query({
    access: readers,
    reads: ['visit', 'ticket'],
    input: z.object({ day: day.optional() }),
    output: z.object({
      day: z.string(),
      visits: z.number(),
      /** Different residents the visits were for. */
      residents: z.number(),
      companions: z.number(),
      withdrawn: z.number(),
      /** Numbers of the day by what became of them. */
      tickets: z.object({
        waiting: z.number(),
        called: z.number(),
        serving: z.number(),
        served: z.number(),
        skipped: z.number(),
        left: z.number(),
      }),
      /** Taking a number to start of service, over numbers called and not gone; one decimal, null: none. */
      averageWaitMinutes: z.number().nullable(),
      /** Start to end of service, over visits whose times differ; one decimal, null: none. */
      averageServiceMinutes: z.number().nullable(),
      byGroup: z.array(tally),
      byMatter: z.array(tally),
      byOutcome: z.object({
        done: z.number(),
        accepted: z.number(),
        referred: z.number(),
        papers: z.number(),
      }),
      byChannel: z.object({ counter: z.number(), phone: z.number(), home: z.number(), online: z.number() }),
      byHandler: z.array(z.object({ id: z.uuid(), name: z.string(), visits: z.number() })),
      /** 24 numbers: visits by hour of arrival at the centre. */
      byHour: z.array(z.number()).length(24),
    }),
  }),
  /** Every day of a month: visits, and open follow-ups due on it. */
  month: query({
    access: readers,
    reads: ['visit', 'followUp'],
    input: z.object({
      month,
      handlerId: z.uuid().optional(),
    }),
    output: z.object({
      month: z.string(),
      days: z.array(z.object({ day: z.string(), visits: z.number(), due: z.number() })),
    }),
  }),
  /** The daily log (接待日志) to print on A4: earliest arrival first, numbered, phones masked. */
  log: query({
    access: readers,
    reads: ['visit', 'resident', 'matter', 'account', 'centre'],
    input: z.object({ day: day.optional(), handlerId: z.uuid().optional() }),
    output: z.object({
      day: z.string(),
      centreName: z.string(),
      rows: z.array(z.object({ no: z.number(), line: visitLine })),
    }),
  }),
} as const;
