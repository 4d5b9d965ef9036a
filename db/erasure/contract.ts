/** Erasure (抹除个人信息): PIPL art. 47. What it would take and leave, and doing it; it cannot be undone. */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { command, query } from '../core/procedure.ts';
import { erasureReasons } from './shapes.ts';

export type { ErasureReason } from './shapes.ts';
export { erasureReasons } from './shapes.ts';

const residentId = z.uuid();

export const erasure = {
  /** What an erasure would take, for the page that asks whether to. */
  plan: query({
    access: ['manager'],
    reads: ['resident', 'payment', 'visit', 'meal', 'vitals', 'erasure'],
    input: z.object({ residentId }),
    output: z.object({
      /** What has to be typed to confirm. */
      name: z.string(),
      /** Rows that lose what is personal in them, by kind of row, most first. */
      rows: z.array(z.object({ entity: z.string(), count: z.int() })),
      /** In fen; either stands in the way: money must be settled while it is known whose it is. */
      balanceFen: z.int(),
      owedFen: z.int(),
    }),
  }),
  erase: command({
    access: ['manager'],
    input: z.object({
      residentId,
      reason: z.enum(erasureReasons, bilingual('请选择抹除的理由。', 'Choose why the person is erased.')),
      /** The person's name, typed out. */
      typed: z.string().max(60),
    }),
    output: z.object({ rows: z.int() }),
  }),
} as const;

export const erasureFailure = defineFailures({
  'erasure.nameDiffers': {
    zh: '输入的姓名与卡片不一致，没有抹除。请核对是不是这个人。',
    en: 'The name typed is not the one on the card. Nothing was erased. Check whether this is the person.',
  },
  'erasure.money': {
    zh: '此人账户还有余额或挂账，请先在“收款”里结清，再抹除。',
    en: 'There is still a balance or a debt. Settle it under "Payments" first, then erase.',
  },
  'erasure.done': { zh: '此人的个人信息已经抹除。', en: 'This person has been erased already.' },
});
