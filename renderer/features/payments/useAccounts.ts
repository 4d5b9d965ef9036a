/** The list of accounts as one scrolls: read further page by page, refreshed whenever money moves. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { InputOf, OutputOf } from '../../../db/core/procedure.ts';
import type { payments } from '../../../db/payments/contract.ts';
import { useApi } from '../../api/hooks.ts';

type ListInput = InputOf<typeof payments.accounts>;
export type AccountsView = Pick<ListInput, 'filter' | 'sort'>;
export type AccountLine = OutputOf<typeof payments.accounts>['rows'][number];

const pageSize = 200;

export function useAccounts({ filter, sort }: AccountsView) {
  const api = useApi();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['payments', 'accounts', { filter, sort }],
    queryFn: ({ pageParam, signal }) =>
      api.payments.accounts({ filter, sort, offset: pageParam, limit: pageSize }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const read = all.reduce((sum, page) => sum + page.rows.length, 0);
      return read < last.total ? read : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const last = data?.pages.at(-1);
  return { rows, total: last?.total ?? 0, sums: last?.sums, readOn, error };
}
