/** Everything below this can talk to the desk. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { config } from 'zod';
import { useSession } from '../state/session.ts';
import { ConnectionBar } from './ConnectionBar.tsx';
import { createCache, invalidateReaders } from './cache.ts';
import { type Api, createApi, type DeskLink, type HostEvent } from './client.ts';
import { listenToHost } from './connection.ts';
import { ApiContext } from './context.ts';
import { refreshSession, watchPresence } from './presence.ts';

// Zod would compile its checks with `new Function`, which the content security policy forbids.
config({ jitless: true });

/** Features whose success moves the session itself: set-up, unsealing, signing in and out, locking. */
const sessionFeatures: readonly unknown[] = ['desk', 'accounts'];

/** Starts everything that runs while the page is open; returns how to stop it. */
function run(link: DeskLink, api: Api, cache: QueryClient): () => void {
  const stopped = new AbortController();
  const fail = () => {
    // A host that is gone shows as such by its stream; a locked or signed-out desk by its session event.
  };
  const refresh = () => {
    refreshSession(api).catch(fail);
  };
  function refreshWhoSitsHere() {
    invalidateReaders(cache, ['account']);
    refresh();
  }
  function onEvent(event: HostEvent) {
    if (event.kind === 'changed') {
      invalidateReaders(cache, event.entities);
      if (event.entities.includes('account') || event.entities.includes('centre')) refresh();
    }
    if (event.kind === 'session') refreshWhoSitsHere();
    if (event.kind === 'connected') {
      // Whatever was announced while nobody listened.
      void cache.invalidateQueries();
      refresh();
    }
  }
  const stopMutations = cache.getMutationCache().subscribe(({ type, mutation }) => {
    const feature = mutation?.options.mutationKey?.[0];
    if (type === 'updated' && mutation.state.status === 'success' && sessionFeatures.includes(feature))
      refreshWhoSitsHere();
  });
  // What one person saw must not wait in memory for the next.
  const stopSession = useSession.subscribe(({ phase }, before) => {
    if (phase !== before.phase) cache.removeQueries({ type: 'inactive' });
  });
  const stopPresence = watchPresence(api, fail);
  void listenToHost(link, onEvent, stopped.signal);
  return () => {
    stopped.abort();
    for (const stop of [stopMutations, stopSession, stopPresence]) stop();
  };
}

interface Props {
  /** Finds the host; `connectHost` in the app. */
  connect: () => Promise<DeskLink>;
  children: ReactNode;
}

export function ApiProvider({ connect, children }: Props) {
  const [cache] = useState(createCache);
  const [value, setValue] = useState<{ link: DeskLink; api: Api } | null>(null);

  useEffect(() => {
    let current = true;
    void connect().then((link) => {
      if (current) setValue({ link, api: createApi(link) });
    });
    return () => {
      current = false;
    };
  }, [connect]);
  useEffect(() => (value ? run(value.link, value.api, cache) : undefined), [value, cache]);

  return (
    <QueryClientProvider client={cache}>
      {value && <ApiContext value={value}>{children}</ApiContext>}
      <ConnectionBar />
    </QueryClientProvider>
  );
}
