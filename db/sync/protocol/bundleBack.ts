/** What a bundle brings back to a desk: what the district answered to each batch, and the changes of others (SPEC R11). */
import { z } from 'zod';
import { batchAnswer } from './answers.ts';
import { ownStateAnswer } from './wire.ts';

const whole = z.int().min(0);

/** The first part; the pages follow it, one part each, in the order of `pages`. */
export const broughtBack = z.object({
  state: ownStateAnswer,
  answers: z.array(
    z.object({ epoch: whole, first: whole, count: whole, chainAfter: z.string(), answer: batchAnswer }),
  ),
  /** The cursor that each page begins after. */
  pages: z.array(whole),
});
export type BroughtBack = z.output<typeof broughtBack>;
