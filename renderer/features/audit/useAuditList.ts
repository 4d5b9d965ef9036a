/** The entries that fit, read page by page as far as somebody scrolls. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { audit } from '../../../db/audit/contract.ts';
import type { InputOf, OutputOf } from '../../../db/core/procedure.ts';
import { useApi } from '../../api/hooks.ts';

export type AuditFilter = Omit<InputOf<typeof audit.list>, 'before' | 'limit'>;
type Page = OutputOf<typeof audit.list>;

/** With fewer than these found, the next stretch is asked for at once. */
const screenful = 30;

export function useAuditList(filter: AuditFilter) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.audit.list({ ...filter, ...(pageParam === null ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }: Page) => next,
    // Every act adds an entry and none of them is announced: whoever comes here wants the latest.
    staleTime: 0,
  });
  const { data, error, hasNextPage, isFetching, fetchNextPage } = query;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? [], [data]);
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);

  // An answer may be short although there is more further back.
  const found = data?.pages.at(-1)?.entries.length ?? 0;
  useEffect(() => {
    if (data && found < screenful) readOn();
  }, [data, found, readOn]);

  const looking = !error && (data === undefined || hasNextPage);
  return {
    /** Undefined while nothing has been found yet. */
    entries: entries.length === 0 && looking ? undefined : entries,
    error,
    readOn,
  };
}
