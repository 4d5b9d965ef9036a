/** Certificates as a list that reads further as one scrolls. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { certificates } from '../../../db/certificates/contract.ts';
import type { InputOf } from '../../../db/core/procedure.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';

const pageSize = 200;

export function useCertificates(asked: Omit<InputOf<typeof certificates.list>, 'offset' | 'limit'>) {
  const api = useApi();
  const pages = useInfiniteQuery({
    queryKey: ['certificates', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.certificates.list({ ...asked, offset: pageParam, limit: pageSize }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const read = all.reduce((sum, page) => sum + page.rows.length, 0);
      return read < last.total ? read : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, total: data?.pages.at(-1)?.total ?? 0, readOn, error: pages.error };
}

/** How many can be issued today; null: none. */
export function useReadyToIssue(): number | null {
  const posted = useDeskQuery('certificates', 'list', { state: 'posted', offset: 0, limit: 500 }).data;
  return posted?.rows.filter(({ daysLeft }) => daysLeft === 0).length || null;
}
