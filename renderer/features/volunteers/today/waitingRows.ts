/** What of the waiting records may be approved together: only what nothing stands out about. Pure. */
import type { InputOf, OutputOf } from '../../../../db/core/procedure.ts';
import type { service } from '../../../../db/service/contract.ts';

export type WaitingRow = OutputOf<typeof service.waiting>['rows'][number];
export type WaitingShow = 'all' | 'clean' | 'flagged';
export const waitingShows = ['all', 'clean', 'flagged'] as const satisfies readonly WaitingShow[];

export function shownRows(rows: readonly WaitingRow[], show: WaitingShow): readonly WaitingRow[] {
  if (show === 'all') return rows;
  return rows.filter(({ flags }) => (flags.length === 0) === (show === 'clean'));
}

/** @param ids one for each row, made once: pressed twice, decided once */
export function approvalOf(
  rows: readonly WaitingRow[],
  idOf: (versionId: string) => string,
): InputOf<typeof service.decide>['rows'] {
  return shownRows(rows, 'clean').map(({ service: { versionId } }) => ({
    id: idOf(versionId),
    versionId,
    decision: 'approved',
    confirmed: false,
    clockConfirmed: false,
    note: '',
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
