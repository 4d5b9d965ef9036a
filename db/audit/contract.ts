/** Who did what, when, and about whom (审计). Read by the manager and the evaluator; nothing here can be changed. */
import { z } from 'zod';
import { accountId, roleSchema } from '../accounts/contract.ts';
import { bilingual } from '../core/errors.ts';
import { query, task } from '../core/procedure.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, bilingual('日期请写成 2026-11-21。', 'Write the date like 2026-11-21.'));

export const audit = {
  /**
   * Newest first. Looks through a stretch of the chain at a time, so that no question about years of entries holds
   * up the desk: an answer may be short, or empty, and still say where to read on.
   */
  list: query({
    access: ['manager', 'evaluator'],
    // Entries are added by every command; a page asks again when it is opened.
    reads: [],
    input: z.object({
      accountId: accountId.optional(),
      action: z.string().max(80).optional(),
      /**
       * Only acts that showed full numbers: a procedure whose name begins with `reveal`, or a detail with
       * `full: true` (an export in full). Together with `subject` the exports are included: that person may be in them.
       */
      revealsOnly: z.boolean().optional(),
      /** Id of the person or record that the entries are about. */
      subject: z.string().max(64).optional(),
      /** Calendar days of the centre, both included. */
      from: day.optional(),
      to: day.optional(),
      /** The `next` of the answer before. */
      before: z.int().positive().optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    output: z.object({
      entries: z.array(
        z.object({
          n: z.int(),
          /** UTC ms. */
          at: z.number(),
          /** Null: nobody was signed in. */
          account: z.object({ id: accountId, name: z.string() }).nullable(),
          action: z.string(),
          reveal: z.boolean(),
          subject: z
            .object({
              id: z.string(),
              kind: z.enum(['resident', 'account', 'other']),
              /** Null for records without a name, and for the erased. */
              name: z.string().nullable(),
            })
            .nullable(),
          /** Names of the fields that were touched or shown; never their values. */
          fields: z.array(z.string()),
          reason: z.string().nullable(),
          /** How many rows, tries or pages it was. */
          count: z.number().nullable(),
        }),
      ),
      /** Null at the beginning of the chain. */
      next: z.int().nullable(),
    }),
  }),
  /** Everyone whose acts can be looked up, also those who no longer work here. */
  people: query({
    access: ['manager', 'evaluator'],
    reads: ['account'],
    input: z.object({}),
    output: z.array(z.object({ id: accountId, name: z.string(), role: roleSchema, active: z.boolean() })),
  }),
  /** Walks the whole chain. Reports progress as `audit.verify`; may be cancelled. */
  verify: task({
    access: ['manager', 'evaluator'],
    input: z.object({}),
    output: z.object({
      entries: z.int(),
      /** Number of the first entry that was changed, removed or moved; null when the chain holds. */
      brokenAt: z.int().nullable(),
      /** Hash of the last good entry: noted on paper, it proves later that nothing before it was rewritten. */
      hash: z.string(),
    }),
  }),
} as const;
