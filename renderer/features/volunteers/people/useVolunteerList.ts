/** The volunteers as a list that reads further as one scrolls. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { VolunteerFilter, volunteers } from '../../../../db/volunteers/contract.ts';
import { useApi } from '../../../api/hooks.ts';

export type VolunteerSort = InputOf<typeof volunteers.list>['sort'];

const pageSize = 200;

export function useVolunteerList(filter: VolunteerFilter, sort: VolunteerSort) {
  const api = useApi();
  const pages = useInfiniteQuery({
    queryKey: ['volunteers', 'list', { filter, sort }],
    queryFn: ({ pageParam, signal }) =>
      api.volunteers.list({ filter, sort, offset: pageParam, limit: pageSize }, { signal }),
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
