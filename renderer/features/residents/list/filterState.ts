/** The filters of the list outlive the page: one comes back from a card to the same list. Forgotten with the drafts. */
import { defineDraft } from '../../../state/drafts.ts';
import type { RegisterFilter, RegisterSort } from './useRegister.ts';

export interface ListView {
  filter: RegisterFilter;
  sort: RegisterSort;
}

export const everyone: ListView = {
  filter: { statuses: ['here', 'away'] },
  sort: { by: 'address', descending: false },
};

export const useListView = defineDraft<ListView>();

/** Removes a filter that was set to nothing, so that two ways of asking for everyone are one. */
export function withFilter<K extends keyof RegisterFilter>(
  filter: RegisterFilter,
  key: K,
  value: RegisterFilter[K] | null,
): RegisterFilter {
  const rest = { ...filter };
  delete rest[key];
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return empty ? rest : { ...rest, [key]: value };
}
