/**
 * Service points (时间银行), in tenths of a point. An account belongs to a person: a volunteer, or a family member who
 * was given points. Entries are never changed, and no balance goes below zero.
 */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { someWords } from '../core/fields.ts';
import { command, query } from '../core/procedure.ts';
import { readers, volunteerEntities, writers } from '../volunteers/schemas.ts';
import { id } from './schemas.ts';
import { pointKinds } from './shapes.ts';

const points = z
  .int()
  .min(1, bilingual('积分要大于 0。', 'Points must be more than 0.'))
  .max(1_000_000, bilingual('一次不超过 10 万分。', 'At most 100,000 points at once.'));

export const pointProcedures = {
  /** A person's account, the newest entry first. `residentId` is the person's card, volunteer or not. */
  points: query({
    access: readers,
    reads: [...volunteerEntities, 'account'],
    input: z.object({ residentId: id }),
    output: z.object({
      /** The sum of all entries. */
      balance: z.number(),
      /** Of it, what is past its last day: it is booked as expired before the next entry. */
      lapsed: z.number(),
      /** What can be spent. */
      usable: z.number(),
      /**
       * Earned by hours that were corrected or withdrawn after the points had been used. Nothing is taken from the
       * balance below zero; the next points earned go towards it first.
       */
      owed: z.number(),
      /** What expires next, and when. */
      expiring: z.array(z.object({ on: z.string(), points: z.number() })),
      entries: z.array(
        z.object({
          id,
          kind: z.enum(pointKinds),
          points: z.number(),
          rootId: id.nullable(),
          /** Given to or received from. */
          other: z.object({ residentId: id, name: z.string() }).nullable(),
          expiresOn: z.string().nullable(),
          note: z.string(),
          at: z.number(),
          accountName: z.string(),
        }),
      ),
    }),
  }),
  /** For goods or a service; `id` is the entry's, made by the caller. The oldest points go first. */
  spendPoints: command({
    access: writers,
    input: z.object({
      id,
      residentId: id,
      points,
      note: someWords(100, '请填写兑换了什么。', 'Say what they were spent on.'),
    }),
    output: z.object({ usable: z.number() }),
  }),
  /** To another volunteer or to a family member with a card. They keep the day on which they expire. */
  givePoints: command({
    access: writers,
    input: z.object({
      id,
      fromResidentId: id,
      toResidentId: id,
      points,
      note: someWords(100, '请填写原因。', 'Give the reason.'),
    }),
    output: z.object({ usable: z.number() }),
  }),
  /** By a manager or coordinator, up or down, with a reason; never below zero. */
  adjustPoints: command({
    access: writers,
    input: z.object({
      id,
      residentId: id,
      /** Signed, not 0. */
      points: z
        .int()
        .min(-1_000_000)
        .max(1_000_000)
        .refine((value) => value !== 0, {
          message: bilingual('请填写增加或减少多少。', 'Say by how much.'),
        }),
      note: someWords(100, '请填写原因。', 'Give the reason.'),
    }),
    output: z.object({ usable: z.number() }),
  }),
} as const;
