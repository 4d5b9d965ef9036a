/** A list of cards, or of people without one, read further as one scrolls. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CardFilter, cards } from '../../../db/cards/contract.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { useApi } from '../../api/hooks.ts';

export type CardLine = OutputOf<typeof cards.list>['rows'][number];

const pageSize = 200;

export function useCards(filter: CardFilter) {
  const api = useApi();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['cards', 'list', { filter }],
    queryFn: ({ pageParam, signal }) =>
      api.cards.list({ filter, offset: pageParam, limit: pageSize }, { signal }),
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
  return { rows, total: data?.pages.at(-1)?.total ?? 0, readOn, error };
}
