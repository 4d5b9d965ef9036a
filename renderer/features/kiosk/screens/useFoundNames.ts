/** Names for the letters typed, held by this screen alone: the app's cache would keep them for the next person. */
import { useEffect, useState } from 'react';
import type { Api } from '../../../api/client.ts';

type Found = Awaited<ReturnType<Api['service']['kioskFind']>>;

const leastLetters = 2;

/** Null while too little is typed; the list before while the next is looked for. */
export function useFoundNames(service: Api['service'], letters: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const enough = letters.length >= leastLetters;
  useEffect(() => {
    if (!enough) return;
    const stopped = new AbortController();
    service.kioskFind({ text: letters }, { signal: stopped.signal }).then(
      (names) => {
        if (!stopped.signal.aborted) setFound(names);
      },
      // A desk that is gone says so by itself.
      () => {},
    );
    return () => stopped.abort();
  }, [service, letters, enough]);
  return enough ? found : null;
}
