/**
 * The chain over a desk's changes (SPEC R4): the hash at `n` covers every change up to `n`, wherever batches were cut. Two
 * desks that used the same numbers for different changes differ from there on.
 */
import { hash } from 'node:crypto';
import type { WireChange } from './change.ts';

/** Before the first change of an epoch. */
export const chainStart = '0'.repeat(64);

/** A change as it is unpacked from a page, readable or not. */
export type Chained = Readonly<Record<Exclude<keyof WireChange, 'fields'>, unknown>> & {
  readonly fields: Readonly<Record<string, unknown>>;
};

/** The fields in the order in which the desk wrote them, which a page keeps (see `columns.ts`). */
function spell({ fields, ...about }: Chained): string {
  const { accountId, basedOn, doubtful, entity, hlcCount, hlcMs, n, op, rowId, savedAt } = about;
  const before = [accountId, basedOn, doubtful, entity, hlcCount, hlcMs, n, op, rowId, savedAt];
  return JSON.stringify([before, fields]);
}

export function chainHash(previous: string, change: Chained): string {
  return hash('sha256', previous + spell(change));
}

/** @param changes consecutive, the first of them right after `previous` */
export function chainOver(previous: string, changes: readonly Chained[]): string {
  return changes.reduce(chainHash, previous);
}
