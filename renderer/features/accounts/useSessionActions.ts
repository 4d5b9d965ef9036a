/** Locking and leaving, for the keys of the frame. */
import { useMemo } from 'react';
import { useApi } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useSession } from '../../state/session.ts';

export function useSessionActions() {
  const api = useApi();
  return useMemo(
    () => ({
      /** The screen is covered at once: nobody waits for an answer to hide what is on it. */
      async lock() {
        useSession.getState().lock();
        await api.accounts.lock({});
        // An answer that was under way may have uncovered it again.
        await refreshSession(api);
      },
      async signOut() {
        await api.accounts.signOut({});
        await refreshSession(api);
      },
    }),
    [api],
  );
}
