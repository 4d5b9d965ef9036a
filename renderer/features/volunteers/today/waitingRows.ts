/** What of the waiting records may be approved together: what nothing stands out about, and what a paper proves. Pure. */
import type { InputOf, OutputOf } from '../../../../db/core/procedure.ts';
import type { service } from '../../../../db/service/contract.ts';

export type WaitingRow = OutputOf<typeof service.waiting>['rows'][number];
export type WaitingShow = 'all' | 'clean' | 'flagged';
export const waitingShows = ['all', 'clean', 'flagged'] as const satisfies readonly WaitingShow[];

export function shownRows(rows: readonly WaitingRow[], show: WaitingShow): readonly WaitingRow[] {
  if (show === 'all') return rows;
  return rows.filter(({ flags }) => (flags.length === 0) === (show === 'clean'));
}

/** Brought along in a file, with nothing against them but that: a coordinator who has compared the file vouches for all. */
export function importedRows(rows: readonly WaitingRow[]): readonly WaitingRow[] {
  return rows.filter(
    ({ service, flags }) =>
      service.evidence === 'imported' && flags.every(({ flag }) => flag === 'backfilled' || flag === 'late'),
  );
}

/**
 * @param idOf one for each row, made once: pressed twice, decided once
 * @param proof what the rows were compared with; empty: nothing, so that any that has come to stand out is left
 */
export function approvalOf(
  rows: readonly WaitingRow[],
  idOf: (versionId: string) => string,
  proof = '',
): InputOf<typeof service.decide>['rows'] {
  return rows.map(({ service: { versionId } }) => ({
    id: idOf(versionId),
    versionId,
    decision: 'approved',
    confirmed: proof !== '',
    clockConfirmed: false,
    note: proof,
  }));
}

export function minutesIn(rows: readonly WaitingRow[]): number {
  return rows.reduce((sum, row) => sum + (row.service.minutes ?? 0), 0);
}

/** The one after `rootId` in the list, for going through them one by one; null: it was the last. */
export function nextOf(rows: readonly WaitingRow[], rootId: string | null): string | null {
  const at = rows.findIndex(({ service }) => service.rootId === rootId);
  return (rows[at + 1] ?? rows.find(({ service }) => service.rootId !== rootId))?.service.rootId ?? null;
}
