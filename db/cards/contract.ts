/** Cards with a code to scan: whose they are, giving them out, replacing lost ones, and the sheets they are printed on. */
import { z } from 'zod';
import { words } from '../core/fields.ts';
import { command, query, task } from '../core/procedure.ts';
import { lineEntities, residentLine, sentence } from '../residents/schemas.ts';
import { cardKinds, cardStates } from './shapes.ts';

export { printCode } from './code.ts';
export { cardFailure, scanFailure } from './failures.ts';

/** Volunteer cards are theirs to give out, so the coordinator is among them. */
const editors = ['frontDesk', 'careOperator', 'volunteerCoordinator', 'manager'] as const;
const readers = [...editors, 'evaluator'] as const;
const reads = ['personCard', ...lineEntities] as const;

const id = z.uuid();
const kind = z.enum(cardKinds);

export const cardView = z.object({
  id,
  code: z.string(),
  kind,
  residentId: id,
  state: z.enum(cardStates),
  issuedOn: z.string(),
  stateSince: z.string(),
  /** Kept when it is replaced afterwards. */
  lostOn: z.string().nullable(),
  /** UTC ms; null: never printed. */
  printedAt: z.number().nullable(),
});
export type CardView = z.output<typeof cardView>;

/** What stood on the scanned or typed line, and whose it is. */
const scanned = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    by: z.enum(['card', 'document', 'phone']),
    cardKind: kind.nullable(),
    person: residentLine,
  }),
  /** A phone that several people share: somebody has to choose. */
  z.object({ kind: z.literal('several'), people: z.array(residentLine) }),
  /** `person`: whose card it was, where that is known. */
  z.object({
    kind: z.literal('refused'),
    code: z.string(),
    sentence,
    person: residentLine.nullable(),
  }),
]);
export type Scanned = z.output<typeof scanned>;

const listFilter = z.object({
  kind,
  /** `without`: people who have no card in use. */
  show: z.enum(['unprinted', 'active', 'lost', 'without']),
  /** Part of a name, or a code. */
  text: words(60),
  /** Completed years, for `without`; null: everybody. */
  minAge: z.int().min(0).max(150).nullable(),
});
export type CardFilter = z.output<typeof listFilter>;

const issued = z.object({ card: cardView });

export const cards = {
  /** A card's code, an 18-digit ID number or a phone: the person, or a sentence why not. */
  resolve: query({ access: readers, reads, input: z.object({ text: z.string().max(100) }), output: scanned }),
  /** Of a person, newest first. */
  ofResident: query({
    access: readers,
    reads: ['personCard', 'resident'],
    input: z.object({ residentId: id }),
    output: z.array(cardView),
  }),
  list: query({
    access: readers,
    reads,
    input: z.object({ filter: listFilter, offset: z.int().min(0), limit: z.int().min(1).max(500) }),
    output: z.object({
      total: z.number(),
      rows: z.array(z.object({ person: residentLine, card: cardView.nullable() })),
    }),
  }),
  /** Ids of a whole list, in its order: cards' ids, or people's for `without`. */
  listIds: query({
    access: readers,
    reads,
    input: z.object({ filter: listFilter }),
    output: z.array(id),
  }),
  /** What is printed on the cards. Never a document or phone number. */
  sheet: query({
    access: readers,
    reads: ['personCard', 'resident', 'centre'],
    input: z.object({ cardIds: z.array(id).max(5_000) }),
    output: z.object({
      centreName: z.string(),
      cards: z.array(z.object({ id, code: z.string(), kind, name: z.string() })),
    }),
  }),

  /** `id` is the new card's, made by the caller: asked twice, one card. */
  issue: command({ access: editors, input: z.object({ id, residentId: id, kind }), output: issued }),
  /** Everybody of the list who has none; those who may not have one are skipped. */
  issueMany: task({
    access: editors,
    input: z.object({ kind, residentIds: z.array(id).min(1).max(50_000) }),
    output: z.object({ cardIds: z.array(id), skipped: z.number() }),
  }),
  /** 挂失 */
  report: command({ access: editors, input: z.object({ cardId: id }), output: issued }),
  /** A lost card that was found again. */
  restore: command({ access: editors, input: z.object({ cardId: id }), output: issued }),
  /** 补发: `id` is the new card's, `cardId` the old one's, lost or only worn out. */
  replace: command({ access: editors, input: z.object({ id, cardId: id }), output: issued }),
  /** 注销 */
  cancel: command({ access: editors, input: z.object({ cardId: id }), output: issued }),
  markPrinted: command({
    access: editors,
    input: z.object({ cardIds: z.array(id).min(1).max(5_000) }),
    output: z.object({}),
  }),
} as const;
