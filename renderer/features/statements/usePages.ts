/** A list that is read page by page, as far as somebody scrolls. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Rows of one question. */
export const pageSize = 200;

interface Page {
  total: number;
  rows: readonly unknown[];
}

/** @param key begins with feature and procedure, so that the list is read again when what it reads has changed */
export function usePages<P extends Page>(
  key: readonly unknown[],
  read: (offset: number, signal: AbortSignal) => Promise<P>,
) {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last: P, pages: P[]) => {
      const known = pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return known < last.total ? known : null;
    },
  });
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return { pages: data?.pages, error, readOn };
}
