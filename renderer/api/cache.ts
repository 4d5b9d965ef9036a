/**
 * The one cache of what the desk answered. Nothing in it grows old by itself: an answer stays until the desk announces
 * a change of an entity that its query reads.
 */
import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { contract } from '../../db/contract.ts';
import type { DeskError } from '../../db/core/errors.ts';
import type { Contract } from '../../db/core/procedure.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: DeskError;
  }
}

/** Personal data of a page that was left is dropped after a minute. */
const keepUnusedMs = 60_000;

export function createCache(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      // The host is on this computer: whether there is an internet must not pause anything.
      queries: {
        ...always,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: keepUnusedMs,
        refetchOnWindowFocus: false,
      },
      mutations: { ...always, gcTime: 0 },
    },
  });
}

function readsOf([feature, name]: QueryKey): readonly string[] {
  const features: Contract = contract;
  const procedure =
    typeof feature === 'string' && typeof name === 'string' ? features[feature]?.[name] : null;
  return procedure?.kind === 'query' ? procedure.reads : [];
}

/** Marks exactly the answers that a change makes stale; those on screen are asked for again. */
export function invalidateReaders(cache: QueryClient, entities: readonly string[]): void {
  const changed = new Set(entities);
  void cache.invalidateQueries({
    predicate: ({ queryKey }) => readsOf(queryKey).some((e) => changed.has(e)),
  });
}
