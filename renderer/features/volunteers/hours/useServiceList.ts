/** Hours of a period as a list that reads further as one scrolls. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { service } from '../../../../db/service/contract.ts';
import { useApi } from '../../../api/hooks.ts';

const pageSize = 200;

export function useServiceList(asked: Omit<InputOf<typeof service.list>, 'offset' | 'limit'>) {
  const api = useApi();
  const pages = useInfiniteQuery({
    queryKey: ['service', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.service.list({ ...asked, offset: pageParam, limit: pageSize }, { signal }),
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
  const last = data?.pages.at(-1);
  return { rows, total: last?.total ?? 0, minutes: last?.minutes ?? 0, readOn, error: pages.error };
}
