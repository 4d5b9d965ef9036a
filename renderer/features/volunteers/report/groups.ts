/** The four ways in which the report counts a month, and the list of services behind each figure. */
import type { InputOf, OutputOf } from '../../../../db/core/procedure.ts';
import { evidences, type service, serviceKinds } from '../../../../db/service/contract.ts';

export type Report = OutputOf<typeof service.report>;
export type Tally = Report['byTeam'][number];
export type ListFilter = InputOf<typeof service.list>['filter'];

export const groups = ['byTeam', 'byStation', 'byKind', 'byEvidence'] as const;
export type Group = (typeof groups)[number];

export const kindOf = (key: string) => serviceKinds.find((kind) => kind === key);
export const evidenceOf = (key: string) => evidences.find((evidence) => evidence === key);

/** What the list of hours is asked for; without team or station the key is empty. */
export function filterOf(group: Group, key: string): ListFilter {
  const state = 'approved';
  const id = key === '' ? null : key;
  if (group === 'byTeam') return { state, teamId: id };
  if (group === 'byStation') return { state, stationId: id };
  const [kind, evidence] = [kindOf(key), evidenceOf(key)];
  if (group === 'byKind') return kind ? { state, kind } : { state };
  return evidence ? { state, evidence } : { state };
}

/** The first and the last day of a month. */
export function daysOf(month: string): { from: string; until: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, until: `${month}-${String(last).padStart(2, '0')}` };
}
