/** What is still open after a visit (跟进): accepted or referred matters until somebody closes them. */
import { z } from 'zod';
import { defineFailures } from '../core/errors.ts';
import { day, someWords, words } from '../core/fields.ts';
import { command, query, type Role } from '../core/procedure.ts';
import { followUp, visitLine } from '../visits/contract.ts';

/** By the day it is due: 逾期 今天 临近 以后 */
export const dueStates = ['overdue', 'today', 'soon', 'later'] as const;

const writers = ['frontDesk', 'manager'] as const satisfies readonly [Role, ...Role[]];
const readers = ['frontDesk', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

const openLine = z.object({
  line: visitLine,
  /** With extensions. */
  dueOn: z.string(),
  state: z.enum(dueStates),
  /** Days from today; negative: overdue by so many. */
  days: z.number(),
  extended: z.boolean(),
  last: followUp.nullable(),
});

const followUpFields = z.object({ id: z.uuid(), rootId: z.uuid() });

export const followUps = {
  /** What is still open, the longest overdue first. */
  open: query({
    access: readers,
    reads: ['visit', 'followUp', 'resident', 'matter', 'account', 'setting'],
    input: z.object({
      handlerId: z.uuid().optional(),
      groupId: z.uuid().optional(),
      residentId: z.uuid().optional(),
      /** Due on this very day. */
      dueOn: day.optional(),
      state: z.enum(dueStates).optional(),
      limit: z.int().min(1).max(1000).optional(),
    }),
    output: z.object({
      lines: z.array(openLine),
      /** Over all that match, whatever `state` and `limit` say. */
      counts: z.object({
        overdue: z.number(),
        today: z.number(),
        soon: z.number(),
        later: z.number(),
      }),
    }),
  }),
  /** A fact about an open visit. `id` is made by the caller: sent twice, it is one. */
  add: command({
    access: writers,
    input: z.discriminatedUnion('kind', [
      followUpFields.extend({
        kind: z.literal('note'),
        note: someWords(1000, '请填写跟进情况。', 'Say what was done.'),
      }),
      followUpFields.extend({ kind: z.literal('extended'), dueOn: day, note: words(1000) }),
      followUpFields.extend({ kind: z.literal('closed'), note: words(1000) }),
      followUpFields.extend({
        kind: z.literal('reopened'),
        dueOn: day,
        note: someWords(1000, '请说明为什么重新打开。', 'Say why it is opened again.'),
      }),
    ]),
    output: z.object({ followUp, open: z.boolean(), dueOn: z.string().nullable() }),
  }),
} as const;

export const followUpFailure = defineFailures({
  'followUp.nothingOpen': {
    zh: '这件事没有待办结的事项，只能加备注。',
    en: 'Nothing is open here. Only a note can be added.',
  },
  'followUp.dueInPast': {
    zh: '新的期限不能早于今天，请重新填写。',
    en: 'The new date lies in the past. Choose another one.',
  },
  'followUp.notClosed': {
    zh: '这件事还没有办结，不用重新打开。',
    en: 'This is still open: it need not be opened again.',
  },
});
