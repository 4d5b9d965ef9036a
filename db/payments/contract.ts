/** Money of the canteen: entries that are only ever added, each person's balance and debts, and the drawer counted each day. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { day, fen, someWords, words } from '../core/fields.ts';
import { command, query } from '../core/procedure.ts';
import { lineEntities, residentLine } from '../residents/schemas.ts';
import { denominations, paymentKinds } from './shapes.ts';

export { paymentFailure } from './failures.ts';
export { denominations, paymentWords } from './shapes.ts';

const writers = ['careOperator', 'manager'] as const;
const readers = [...writers, 'evaluator'] as const;

const id = z.uuid();
const amountFen = fen.min(1, bilingual('请填写金额。', 'Enter an amount.'));
const note = words(200);
const reason = someWords(200, '请写明原因。', 'Give the reason.');
/** With its sign, at most 100,000 yuan either way. */
const signedFen = z
  .int(bilingual('金额最多到分。', 'Amounts go down to fen, no further.'))
  .min(-10_000_000)
  .max(10_000_000, bilingual('金额不超过 10 万元。', 'At most 100,000 yuan.'));

export const purseView = z.object({
  /** Negative only where two desks that were apart spent the same money: then it is owed. */
  balanceFen: z.number(),
  owedFen: z.number(),
});

export const entryView = z.object({
  id,
  kind: z.enum(paymentKinds),
  residentId: id.nullable(),
  mealRootId: id.nullable(),
  cashFen: z.number(),
  balanceFen: z.number(),
  owedFen: z.number(),
  receiptNo: z.string().nullable(),
  bookedOn: z.string(),
  /** UTC ms */
  at: z.number(),
  note: z.string(),
  accountName: z.string(),
  reversesId: id.nullable(),
  /** The entry that took this one back. */
  reversedBy: id.nullable(),
});
export type EntryView = z.output<typeof entryView>;

export const receiptView = z.object({
  centreName: z.string(),
  receiptNo: z.string().nullable(),
  entry: entryView,
  /** Null: a guest. */
  name: z.string().nullable(),
  /** Right after this entry. */
  balanceAfterFen: z.number(),
  owedAfterFen: z.number(),
  /** Of the entry that this one takes back. */
  reversedReceiptNo: z.string().nullable(),
});
export type ReceiptView = z.output<typeof receiptView>;

const saved = z.object({ entryId: id, receiptNo: z.string().nullable(), purse: purseView });

export const accountFilter = z.object({
  show: z.enum(['all', 'owing', 'low', 'overdrawn']),
  /** Part of a name. */
  text: words(60),
});
export type AccountFilter = z.output<typeof accountFilter>;

export const closeView = z.object({
  id,
  day: z.string(),
  expectedFen: z.number(),
  floatFen: z.number(),
  countedFen: z.number(),
  /** Counted − float − expected. */
  differenceFen: z.number(),
  pieces: z.array(z.number()).nullable(),
  note: z.string(),
  at: z.number(),
  accountName: z.string(),
});
export type CloseView = z.output<typeof closeView>;

const range = z.object({ residentId: id, from: day, to: day });

export const payments = {
  /** Balances and debts of everyone who ever had an entry; `low`: less than the price of a few meals. */
  accounts: query({
    access: readers,
    reads: ['payment', 'setting', ...lineEntities],
    input: z.object({
      filter: accountFilter,
      sort: z.object({ by: z.enum(['name', 'balance', 'owed', 'lastAt']), descending: z.boolean() }),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({
      total: z.number(),
      /** Of everybody, whatever the filter. */
      sums: z.object({
        people: z.number(),
        balanceFen: z.number(),
        owedFen: z.number(),
        overdrawn: z.number(),
      }),
      rows: z.array(
        z.object({
          person: residentLine,
          balanceFen: z.number(),
          owedFen: z.number(),
          lastAt: z.number().nullable(),
        }),
      ),
    }),
  }),
  purse: query({
    access: readers,
    reads: ['payment', 'resident'],
    input: z.object({ residentId: id }),
    output: purseView,
  }),
  /** A person's entries by the day they were booked, oldest first, with what stood before and after. */
  statement: query({
    access: readers,
    reads: ['payment', 'account', 'centre', ...lineEntities],
    input: range,
    output: z.object({
      centreName: z.string(),
      person: residentLine,
      opening: purseView,
      closing: purseView,
      rows: z.array(entryView.extend({ balanceAfterFen: z.number(), owedAfterFen: z.number() })),
    }),
  }),
  receipt: query({
    access: readers,
    reads: ['payment', 'resident', 'centre', 'account'],
    input: z.object({ entryId: id }),
    output: receiptView,
  }),

  /** 充值, in cash. `id` is made by the caller: asked twice, one entry. */
  topUp: command({
    access: writers,
    input: z.object({ id, residentId: id, amountFen, note }),
    output: saved,
  }),
  /** 退余额, in cash: at most what is there. */
  payOut: command({
    access: writers,
    input: z.object({ id, residentId: id, amountFen, note }),
    output: saved,
  }),
  /** 结清挂账: what was signed for is paid in cash or from the balance, in full or in part. */
  settle: command({
    access: writers,
    input: z.object({ id, residentId: id, amountFen, by: z.enum(['cash', 'balance']), note }),
    output: saved,
  }),
  /** 调整 of balance or debt, without cash, e.g. when paper books are taken over. */
  adjust: command({
    access: ['manager'],
    input: z.object({ id, residentId: id, balanceFen: signedFen, owedFen: signedFen, reason }),
    output: saved,
  }),
  /** 冲正: an entry with the opposite signs, in today's drawer. Entries of earlier days are the manager's. */
  reverse: command({
    access: writers,
    input: z.object({ id, entryId: id, reason }),
    output: saved,
  }),

  /** This desk's drawer on a day. */
  drawer: query({
    access: readers,
    reads: ['payment', 'dayClose', 'account', 'resident', 'centre'],
    input: z.object({ day }),
    output: z.object({
      centreName: z.string(),
      deskCode: z.string(),
      day: z.string(),
      expectedFen: z.number(),
      /** Cash by kind of entry; negative went out. */
      byKind: z.array(z.object({ kind: z.enum(paymentKinds), count: z.number(), cashFen: z.number() })),
      /** What was paid without cash that day. */
      balanceFen: z.number(),
      signedFen: z.number(),
      entries: z.array(entryView.extend({ name: z.string().nullable() })),
      /** Latest first; the first stands. */
      closes: z.array(closeView),
      /** Float of the last close, to begin with. */
      floatFen: z.number(),
    }),
  }),
  /** Days of this desk with cash that nobody has counted, or that changed after the count; latest first. */
  openDays: query({
    access: readers,
    reads: ['payment', 'dayClose'],
    input: z.object({}),
    output: z.array(
      z.object({
        day: z.string(),
        expectedFen: z.number(),
        /** What was expected when it was counted; null: never counted. */
        closedFen: z.number().nullable(),
      }),
    ),
  }),
  /** 日结. Counted again, the latest stands. `pieces`: how many of each of `denominations`. */
  closeDay: command({
    access: writers,
    input: z.object({
      id,
      day,
      floatFen: fen,
      countedFen: fen,
      pieces: z.array(z.int().min(0).max(10_000)).length(denominations.length).nullable(),
      note,
    }),
    output: z.object({ close: closeView }),
  }),
} as const;
