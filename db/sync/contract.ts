/** The exchange with the district: how it stands, who decides between two values, and what was refused. */
import { z } from 'zod';
import { bilingual } from '../core/errors.ts';
import { instant } from '../core/fields.ts';
import { command, query, task } from '../core/procedure.ts';

const whole = z.int().min(0);
const sentence = z.object({ zh: z.string(), en: z.string() });
const runKind = z.enum(['push', 'pull', 'snapshot', 'bundleOut', 'bundleIn']);

/** 本机与区里的交换状态. */
export const syncPhases = [
  'alone', // not enrolled
  'joining', // the first copy of the centre is on its way
  'talking',
  'resting', // nothing to do
  'failing', // tried again by itself
  'paused', // by a person
  'revoked', // by the district
] as const;
export type SyncPhase = (typeof syncPhases)[number];

const status = z.object({
  phase: z.enum(syncPhases),
  /** Whether the district answered last time; null: not asked yet. */
  online: z.boolean().nullable(),
  doing: z.object({ task: runKind, done: whole, total: whole.nullable() }).nullable(),
  /** Code of what went wrong last. */
  failure: z.object({ code: z.string(), sentence }).nullable(),
  nextTryAt: instant.nullable(),
  district: z
    .object({
      name: z.string(),
      centreName: z.string(),
      address: z.string(),
      /** Host and port; null: none was typed in. */
      proxy: z.string().nullable(),
      enrolledAt: instant,
    })
    .nullable(),
  /** Changes of this desk that the district has not acknowledged, and of others that are not here yet. */
  waiting: whole,
  behind: whole,
  /** Seconds until all of it is done at the present speed; null: not known. */
  secondsLeft: whole.nullable(),
  /** The last receipt: so many changes of this epoch, under this hash. */
  receipt: z.object({ at: instant, epoch: whole, last: whole, hash: z.string() }).nullable(),
  /** UTC ms when the district was last heard. */
  heardAt: instant.nullable(),
  /** How far this desk's clock goes wrong, in ms (positive: it is slow); null: right, or not known. */
  clockOff: z.int().nullable(),
  /** Cards that want a person, of those that this person may decide. */
  cards: whole,
  /** Changes that the district could not store, and nobody has looked at. */
  refused: whole,
  /** Changes of other desks that cannot be put in yet. */
  kept: whole,
  /** Proven that everything of this desk is safe at the district, and nothing was saved since (SPEC R13). */
  safe: z.object({ at: instant, last: whole, hash: z.string() }).nullable(),
});
export type SyncStatus = z.output<typeof status>;

const side = z.object({
  text: sentence,
  /** UTC ms by the clock of that desk; null where nobody knows. */
  at: instant.nullable(),
  account: z.string().nullable(),
  /** Saved at this very desk. */
  here: z.boolean(),
});

const card = z.object({
  id: z.string(),
  kind: sentence,
  field: sentence,
  /** Of the row, such as the person's name. */
  about: sentence,
  residentId: z.string().nullable(),
  /** Numbers are masked until they are revealed. */
  masked: z.boolean(),
  /** Stands in the record now. */
  stands: side,
  other: side,
  raisedAt: instant,
});
export type SyncCard = z.output<typeof card>;

/** Host and port, with account and password where it wants them; left out: none. */
const proxy = z.string().max(300).optional();

const deciders = ['manager', 'frontDesk', 'careOperator', 'volunteerCoordinator'] as const;

export const sync = {
  status: query({
    access: 'signedIn',
    reads: ['sync', 'exchangeCard'],
    input: z.object({}),
    output: status,
  }),
  /** Tries now instead of later. */
  sendNow: task({ access: deciders, input: z.object({}), output: z.object({}) }),
  /** Nothing goes out or comes in until it is taken up again; nothing is lost meanwhile. */
  pause: command({ access: ['manager'], input: z.object({ paused: z.boolean() }), output: z.object({}) }),
  /** Whether a district answers at an address, and what it calls itself. */
  tryAddress: task({
    access: ['manager'],
    input: z.object({ address: z.string().max(300), proxy }),
    output: z.object({ address: z.string(), name: z.string() }),
  }),
  /** Enrols this computer with the code that the district gave; also anew, after it was revoked. */
  enrol: task({
    access: ['manager'],
    input: z.object({
      address: z
        .string()
        .trim()
        .min(1, bilingual('请填写区服务器地址。', 'Enter the address of the district.'))
        .max(300),
      proxy,
      code: z.string().trim().min(1, bilingual('请填写注册码。', 'Enter the code.')).max(64),
      deskName: z
        .string()
        .trim()
        .min(1, bilingual('请给这台电脑起个名字。', 'Give this computer a name.'))
        .max(80),
    }),
    output: z.object({ centreName: z.string(), districtName: z.string(), joining: z.boolean() }),
  }),
  /** For an office that lets nothing out but through a proxy; empty: none. */
  setProxy: command({
    access: ['manager'],
    input: z.object({ proxy: z.string().max(300) }),
    output: z.object({}),
  }),
  history: query({
    access: deciders,
    reads: ['sync'],
    input: z.object({}),
    output: z.array(
      z.object({
        id: z.string(),
        kind: runKind,
        startedAt: instant,
        endedAt: instant,
        changes: whole,
        bytes: whole,
        receipt: z.string().nullable(),
        failure: z.object({ code: z.string(), sentence }).nullable(),
      }),
    ),
  }),
  /** Asks the district afresh whether it holds everything of this desk. What is missing is said, if it does not. */
  proveSafe: task({
    access: ['manager'],
    input: z.object({}),
    output: z.object({
      safe: z.boolean(),
      waiting: whole,
      /** The district's own count and hash, to be compared with this desk's. */
      district: z.object({ epoch: whole, last: whole, hash: z.string() }),
      desk: z.object({ epoch: whole, last: whole, hash: z.string() }),
    }),
  }),
  /** Oldest first; at most 200. */
  cards: query({
    access: deciders,
    reads: ['exchangeCard', 'account', 'resident'],
    input: z.object({}),
    output: z.array(card),
  }),
  /** The full values of a card that shows them masked. */
  revealCard: command({
    access: deciders,
    input: z.object({ id: z.string().max(400) }),
    output: z.object({ stands: sentence, other: sentence }),
  }),
  /** Says which of the two is right: an ordinary change of the field, and the card is settled. */
  decide: command({
    access: deciders,
    input: z.object({ ids: z.array(z.string().max(400)).min(1).max(200), keep: z.enum(['stands', 'other']) }),
    output: z.object({ settled: whole }),
  }),
  /** What the district could not store, with the record as it was sent; at most 200. */
  refused: query({
    access: ['manager'],
    reads: ['sync'],
    input: z.object({}),
    output: z.array(
      z.object({
        epoch: whole,
        n: whole,
        at: instant,
        savedAt: instant,
        code: z.string(),
        why: sentence,
        kind: sentence,
        account: z.string().nullable(),
        /** JSON, as it lies in the change log. */
        raw: z.string(),
        seen: z.boolean(),
      }),
    ),
  }),
  /** Somebody has looked at these, and they need no more attention here. */
  putAside: command({
    access: ['manager'],
    input: z.object({
      refused: z
        .array(z.object({ epoch: whole, n: whole }))
        .min(1)
        .max(200),
    }),
    output: z.object({}),
  }),
} as const;
