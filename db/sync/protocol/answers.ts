/** What the district answers. Browser-safe, so that a desk may check an answer before it believes it (SPEC R7). */
import { z } from 'zod';

const whole = z.int().min(0);

export const verdicts = ['ok', 'merged', 'conflict', 'twice', 'erased', 'quarantined'] as const;
export type Verdict = (typeof verdicts)[number];

/** The changes `first` to `last` were stored together. Those that nothing is said about are `ok`, in order from `firstSeq`. */
export const storedRun = z.object({
  first: whole,
  last: whole,
  firstSeq: whole,
  /** `[n, verdict, number or code]`: the number of an earlier fact that was the same, or why it is quarantined. */
  verdicts: z.array(z.tuple([whole, z.enum(verdicts), z.union([whole, z.string(), z.null()])])),
});
export type StoredRun = z.output<typeof storedRun>;

/** How far the district knows a desk (SPEC R3): after `last` changes of `epoch` the chain stood at `chain`. */
export const mark = z.object({ epoch: whole, last: whole, chain: z.string() });
export type Mark = z.output<typeof mark>;

export const batchAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stored'),
    mark,
    runs: z.array(storedRun),
    districtEpoch: whole,
    serverTime: whole,
  }),
  /** Numbers are missing before this batch: send from `mark.last + 1`. */
  z.object({ kind: z.literal('gap'), mark, districtEpoch: whole, serverTime: whole }),
  /** These numbers were used for something else (SPEC R4): open a new epoch beyond `mark.epoch`. */
  z.object({ kind: z.literal('fork'), mark, districtEpoch: whole, serverTime: whole }),
]);
export type BatchAnswer = z.output<typeof batchAnswer>;

/**
 * The changes of a run that took the numbers one after the other: `first` … `last` have the number `n + ahead`. Between two
 * stretches lie changes that have another number, or none; the run's verdicts name them.
 */
export function stretchesOf(run: StoredRun): { first: number; last: number; ahead: number }[] {
  const elsewhere = run.verdicts
    .flatMap(([n, , more]) => (more === null ? [] : [n]))
    .toSorted((a, b) => a - b);
  let first = run.first;
  let ahead = run.firstSeq - run.first;
  const stretches = elsewhere.map((n) => {
    const stretch = { first, last: n - 1, ahead };
    first = n + 1;
    ahead -= 1;
    return stretch;
  });
  return [...stretches, { first, last: run.last, ahead }].filter(({ first, last }) => first <= last);
}
