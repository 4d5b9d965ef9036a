/** The entries that fit, read page by page as far as somebody scrolls. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { audit } from '../../../db/audit/contract.ts';
import type { InputOf, OutputOf } from '../../../db/core/procedure.ts';
import { useApi } from '../../api/hooks.ts';

export type AuditFilter = Omit<InputOf<typeof audit.list>, 'before' | 'limit'>;
type Page = OutputOf<typeof audit.list>;

export function useAuditList(filter: AuditFilter) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.audit.list({ ...filter, ...(pageParam === null ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, more }: Page) => (more ? (entries.at(-1)?.n ?? null) : null),
    // Every act adds an entry and none of them is announced: whoever comes here wants the latest.
    staleTime: 0,
  });
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.entries), [query.data]);
  return {
    entries,
    error: query.error,
    /** Asks for the next page, where there is one and it is not on its way. */
    readOn: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}
