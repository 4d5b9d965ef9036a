/** Duplicates (重复卡片): pairs that may be one person, merging two cards into one, and undoing that. */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { command, query } from '../core/procedure.ts';
import {
  card,
  cardEntities,
  duplicateReason,
  editors,
  id,
  readers,
  residentLine,
  shownMerge,
} from '../residents/schemas.ts';
import { codesOf, mergeFields } from '../residents/vocabulary.ts';

/** Make one card of two. */
const mergers = ['frontDesk', 'manager'] as const;

const choice = z.enum(['kept', 'merged', 'both']);
const mergePair = z
  .object({ keptId: id, mergedId: id })
  .refine(({ keptId, mergedId }) => keptId !== mergedId, {
    message: bilingual('请选择两张不同的卡片。', 'Choose two different cards.'),
  });

export const merges = {
  /** Pairs that may be one person, the surest first. */
  suspects: query({
    access: readers,
    reads: ['resident', 'residentPhone', 'notDuplicate'],
    input: z.object({ offset: z.int().min(0), limit: z.int().min(1).max(100) }),
    output: z.object({
      total: z.number(),
      pairs: z.array(z.object({ one: residentLine, other: residentLine, reasons: z.array(duplicateReason) })),
    }),
  }),
  sayNotSame: command({
    access: editors,
    input: z.object({ oneId: id, otherId: id }),
    output: z.object({}),
  }),
  /** Two cards side by side. A field that both fill differently needs a choice; a blank one is filled by itself. */
  preview: query({
    access: mergers,
    reads: cardEntities,
    input: mergePair,
    output: z.object({
      kept: card,
      merged: card,
      fields: z.array(
        z.object({
          field: z.enum(codesOf(mergeFields)),
          kept: z.string().nullable(),
          merged: z.string().nullable(),
          needsChoice: z.boolean(),
          /** What may be chosen; `both` joins the two texts. */
          choices: z.array(choice),
        }),
      ),
      /** How many rows would move to the kept card. */
      moves: z.object({
        phones: z.number(),
        categories: z.number(),
        consents: z.number(),
        stays: z.number(),
      }),
    }),
  }),
  /** History, phones and categories move; of a household only the merged person's own place does. */
  merge: command({
    access: mergers,
    input: mergePair.safeExtend({ choices: z.partialRecord(z.enum(codesOf(mergeFields)), choice) }),
    output: z.object({ mergeId: id }),
  }),
  /** Everything back as it was; `kept` names the fields that were edited after the merge and stay as they are. */
  undo: command({
    access: mergers,
    input: z.object({ mergeId: id }),
    output: z.object({ kept: z.array(z.string()) }),
  }),
  list: query({
    access: readers,
    reads: ['residentMerge', 'resident', 'account'],
    input: z.object({ limit: z.int().min(1).max(200) }),
    output: z.array(shownMerge),
  }),
} as const;

export const mergeFailure = defineFailures({
  'merge.choiceMissing': {
    zh: '两张卡片的“{field}”不同，请选择保留哪一个。',
    en: 'The two cards differ in "{fieldEn}". Choose which one to keep.',
  },
  'merge.undone': { zh: '这次合并已经撤销。', en: 'This merge has already been undone.' },
  'merge.laterFirst': {
    zh: '这两张卡片之后又有合并，请先撤销后来的那一次。',
    en: 'These cards were part of a later merge. Undo the later one first.',
  },
  'merge.unknown': {
    zh: '找不到这次合并，请刷新后再试。',
    en: 'This merge cannot be found. Refresh and try again.',
  },
});
