/** Keeps the session state of the shell true: is the desk open, who sits here, has it locked itself. */
import type { DeskError } from '../../db/core/errors.ts';
import { useSession } from '../state/session.ts';
import type { Api } from './client.ts';

/** Milliseconds. The desk locks itself when it is next asked anything, so a quiet page asks now and then. */
const askEvery = 20_000;
/** A person's keys and clicks are told to the desk at most this often. */
const tellEvery = 30_000;

/** Asks the desk how things stand. @throws DeskError when it cannot be asked */
export async function refreshSession(api: Api): Promise<void> {
  const status = await api.desk.status({});
  const store = useSession.getState();
  store.setCentre({ centreName: status.centreName ?? '', zone: status.zone, demo: status.demo });
  if (status.phase !== 'open') return store.close(status.phase);
  const { account, locked, mustChangeSecret } = await api.accounts.session({});
  if (!account) return store.close('signedOut');
  const keyAtRisk = account.role === 'manager' && !status.recoveryConfirmed && !status.demo;
  const owed = mustChangeSecret ? 'newSecret' : keyAtRisk ? 'recoveryKey' : 'ready';
  store.signIn(account, locked ? 'locked' : owed);
}

/** Watches the idle time of this window; returns how to stop. */
export function watchPresence(api: Api, onFailure: (error: DeskError) => void): () => void {
  let lastTold = 0;
  const working = () => useSession.getState().phase === 'ready';

  function tell() {
    const now = performance.now();
    if (!working() || now - lastTold < tellEvery) return;
    lastTold = now;
    api.accounts.stillHere({}).catch(onFailure);
  }
  const timer = setInterval(() => {
    if (working()) api.accounts.session({}).catch(onFailure);
  }, askEvery);
  for (const sign of ['keydown', 'pointerdown', 'wheel'] as const) {
    window.addEventListener(sign, tell, { passive: true });
  }
  return () => {
    clearInterval(timer);
    for (const sign of ['keydown', 'pointerdown', 'wheel'] as const) window.removeEventListener(sign, tell);
  };
}
