/**
 * Statements (结算) of the canteen: what a month of meals cost, who bears it, and the month's close (月结), after which
 * its figures never change.
 */
import { z } from 'zod';
import { defineFailures } from '../core/errors.ts';
import { month, words } from '../core/fields.ts';
import { command, query, type Role, task } from '../core/procedure.ts';
import { payers } from '../subsidies/shapes.ts';

export { payers } from '../subsidies/shapes.ts';

const readers = ['careOperator', 'manager', 'evaluator'] as const satisfies readonly [Role, ...Role[]];

const sentence = z.object({ zh: z.string(), en: z.string() });

/** Sums in fen, with their signs: a correction may take away. */
const amounts = z.object({
  portions: z.int(),
  priceFen: z.int(),
  personFen: z.int(),
  subsidyFen: z.int(),
  payers: z.record(z.enum(payers), z.int()),
});
export type Amounts = z.output<typeof amounts>;

/** `name` is frozen with the figures: a route or rule renamed later keeps the name it was settled under. */
const group = amounts.extend({ key: z.string(), name: sentence });
export type FigureGroup = z.output<typeof group>;

/** What one payer or one rule bore, and of how many portions. */
const share = z.object({ key: z.string(), name: sentence, portions: z.int(), amountFen: z.int() });
export type Share = z.output<typeof share>;

const movement = z.object({ entries: z.int(), cashFen: z.int(), balanceFen: z.int(), owedFen: z.int() });
export type Movement = z.output<typeof movement>;
const purses = z.object({ balanceFen: z.int(), owedFen: z.int() });

/** What a table of the statement goes by: 人群类别 餐次 就餐方式 付款方式 配送人 日期 */
export const breakdowns = ['tier', 'meal', 'mode', 'method', 'deliverer', 'day'] as const;
export type Breakdown = (typeof breakdowns)[number];

export const figuresSchema = z.object({
  month,
  /** Meals booked in the month, each as its latest version has it. */
  meals: amounts,
  /** Corrections (调整) booked in the month, of meals of months already closed. */
  adjustments: amounts,
  /** How many corrections those are. */
  corrections: z.int(),
  /** The two together: what every table below adds up to. */
  total: amounts,
  /** Of `meals`: those eaten in an earlier month that was closed by then (补记). */
  late: amounts,
  /** Different residents who had a meal. */
  diners: z.int(),
  /** 个人 first, then who bears the subsidies. */
  payers: z.array(share),
  /** Each version of a rule by itself; the key is the rule's id, `@` and the version. */
  rules: z.array(share.extend({ payer: z.enum(payers) })),
  by: z.record(z.enum(breakdowns), z.array(group)),
  /** Entries of the drawer and the accounts (收款), and what stood on all accounts before and after. */
  money: z.object({
    kinds: z.array(movement.extend({ key: z.string(), name: sentence })),
    total: movement,
    opening: purses,
    closing: purses,
  }),
});
export type Figures = z.output<typeof figuresSchema>;

const close = z.object({
  at: z.int(),
  by: z.string(),
  note: z.string(),
  /** SHA-256 of the frozen figures, in hexadecimal; the audit log has it too. */
  hash: z.string(),
});
export type MonthClosed = z.output<typeof close>;

/** What a figure is opened by. `payer`: person or a payer; `adjustedLater`: corrections of this month, booked later. */
export const drills = [
  ...breakdowns,
  'all',
  'payer',
  'rule',
  'late',
  'adjustments',
  'adjustedLater',
] as const;
export type Drill = (typeof drills)[number];

const line = z.object({
  rule: sentence,
  version: z.int(),
  payer: z.enum(payers),
  amountFen: z.int(),
  reason: sentence,
});

const statementRow = amounts.extend({
  /** Of the meal's first version: what a correction and the till know it by. */
  mealRootId: z.string(),
  kind: z.enum(['meal', 'adjustment']),
  id: z.string(),
  day: z.string(),
  bookedOn: z.string(),
  at: z.int(),
  meal: sentence,
  mode: sentence,
  optionName: z.string(),
  residentId: z.string().nullable(),
  /** Null: guests, see `guest`. */
  name: z.string().nullable(),
  guest: z.string(),
  tier: sentence,
  method: sentence,
  deliverer: z.string().nullable(),
  lines: z.array(line),
  /** Why it was corrected. */
  reason: z.string().nullable(),
});
export type StatementRow = z.output<typeof statementRow>;

const page = { offset: z.int().min(0), limit: z.int().min(1).max(500) };

export const statements = {
  /** A closed month answers with its frozen figures, any other with what its entries add up to now. */
  month: query({
    access: readers,
    reads: ['meal', 'mealAdjustment', 'payment', 'monthClose', 'deliveryRoute', 'account'],
    input: z.object({ month }),
    output: z.object({
      figures: figuresSchema,
      closed: close.nullable(),
      /** Whether the entries of a closed month still add up to what was frozen. */
      agrees: z.boolean(),
      /** Corrections of this month's meals that are booked in later months. */
      adjustedLater: amounts,
    }),
  }),
  /** The meals and corrections behind a figure, in order of booking, with what they add up to. */
  rows: query({
    access: readers,
    reads: ['meal', 'mealAdjustment', 'resident', 'deliveryRoute'],
    input: z.object({ month, by: z.enum(drills), key: z.string().max(200), ...page }),
    output: z.object({
      total: z.int(),
      sum: amounts,
      /** What the payer or rule asked for bears of it; null for other drills. */
      shareFen: z.int().nullable(),
      rows: z.array(statementRow),
    }),
  }),
  /** The entries behind a figure of money; no kind: all. */
  movements: query({
    access: readers,
    reads: ['payment', 'resident', 'account'],
    input: z.object({ month, kind: z.string().max(40).nullable(), ...page }),
    output: z.object({
      total: z.int(),
      rows: z.array(
        movement.omit({ entries: true }).extend({
          id: z.string(),
          kind: sentence,
          bookedOn: z.string(),
          at: z.int(),
          residentId: z.string().nullable(),
          name: z.string().nullable(),
          receiptNo: z.string().nullable(),
          note: z.string(),
          by: z.string(),
        }),
      ),
    }),
  }),
  /** What is still missing before the month can be closed. Only `earlier` and a month to come stand in the way. */
  preview: query({
    access: readers,
    reads: [
      'meal',
      'mealAdjustment',
      'payment',
      'monthClose',
      'dayClose',
      'mealOrder',
      'standingOrder',
      'leave',
    ],
    input: z.object({ month }),
    output: z.object({
      state: z.enum(['closed', 'over', 'running', 'future']),
      /** The first month that has to be closed before this one; null: none. */
      earlier: z.string().nullable(),
      /** Drawers that moved cash and were not counted (未日结). */
      uncounted: z.array(z.object({ day: z.string(), deskId: z.string(), expectedFen: z.int() })),
      /** Drawers whose count differs from what they should hold by now. */
      differing: z.array(
        z.object({
          day: z.string(),
          deskId: z.string(),
          expectedFen: z.int(),
          countedFen: z.int(),
          note: z.string(),
        }),
      ),
      /** Meals ordered for days gone by, neither served nor cancelled. */
      waiting: z.array(z.object({ day: z.string(), meal: sentence, count: z.int() })),
      adjustments: z.int(),
      /** Of the figures as they are now; closing asks for it, so that nothing is frozen unseen. */
      hash: z.string(),
    }),
  }),
  /** Freezes the month. Twice is harmless: the first close stands. */
  close: command({
    access: ['manager'],
    input: z.object({
      month,
      /** Of `preview`. */
      hash: z.string().max(64),
      /** The month is still running and is closed all the same. */
      early: z.boolean(),
      note: words(200),
    }),
    output: close,
  }),
  /** Every month from the first entry to today's, latest first. */
  closed: query({
    access: readers,
    reads: ['monthClose', 'meal', 'payment', 'account'],
    input: z.object({}),
    output: z.object({
      today: z.string(),
      months: z.array(z.object({ month: z.string(), closed: close.nullable() })),
    }),
  }),
  /** The statement as a workbook: summary, tables, rows. */
  export: task({
    access: readers,
    input: z.object({ month, language: z.enum(['zh', 'en']) }),
    output: z.object({ file: z.instanceof(Blob), fileName: z.string(), rows: z.int() }),
  }),
} as const;

export const statementFailure = defineFailures({
  'statement.future': {
    zh: '{month} 还没有到，不能结账。',
    en: '{month} has not begun yet, so it cannot be closed.',
  },
  'statement.running': {
    zh: '{month} 还没有过完。确定要提前结账，请先勾选确认；结账后补记的用餐会记入下个月。',
    en: '{month} is not over. To close it early, confirm first; meals logged afterwards count in the next month.',
  },
  'statement.earlierFirst': {
    zh: '{earlier} 还没有结账，请先结那个月。',
    en: '{earlier} is not closed yet. Close that month first.',
  },
  'statement.changed': {
    zh: '核对之后又有新的记录，数字已经变了。请再看一遍，然后结账。没有结账。',
    en: 'Entries were made after you looked, and the figures have changed. Look again, then close. Nothing was closed.',
  },
});
