/** Listening to the host: what changed, how far a task is, and whether the desk program is there at all. */
import { create } from 'zustand';
import type { DeskError } from '../../db/core/errors.ts';
import { type DeskLink, type HostEvent, openAnnouncements } from './client.ts';
import { connectionFailure, toDeskError } from './failures.ts';

export interface TaskProgress {
  done: number;
  total: number;
}

interface ConnectionState {
  /** `lost` and `refused` have a failure that says what to do. */
  state: 'connecting' | 'connected' | 'lost' | 'refused';
  failure: DeskError | null;
  progress: ReadonlyMap<string, TaskProgress>;
}

export const useConnectionStore = create<ConnectionState>()(() => ({
  state: 'connecting',
  failure: null,
  progress: new Map(),
}));

/** Codes with which a host that is running turns this page away. */
const refusals: readonly string[] = ['host.notAdmitted', 'host.linkUsed', 'host.wrongOrigin'];

/** Milliseconds before try number `attempt`: at once for the eye, and calm for a machine left on over night. */
const retryDelay = (attempt: number) => Math.min(250 * 2 ** attempt, 5000);

function wait(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    resolve();
  });
  return promise;
}

function noteProgress({ task, done, total }: Extract<HostEvent, { kind: 'progress' }>) {
  const progress = new Map(useConnectionStore.getState().progress).set(task, { done, total });
  useConnectionStore.setState({ progress });
}

/** Listens until aborted; after a loss it tries again, more and more slowly. */
export async function listenToHost(
  link: DeskLink,
  onEvent: (event: HostEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  let attempt = 0;
  while (!signal.aborted) {
    let failure = connectionFailure('host.lost');
    try {
      for await (const event of await openAnnouncements(link, signal)) {
        attempt = 0;
        if (event.kind === 'connected') useConnectionStore.setState({ state: 'connected', failure: null });
        if (event.kind === 'progress') noteProgress(event);
        onEvent(event);
      }
    } catch (error) {
      failure = toDeskError(error);
    }
    if (signal.aborted) return;
    const state = refusals.includes(failure.code) ? 'refused' : 'lost';
    useConnectionStore.setState({ state, failure, progress: new Map() });
    await wait(retryDelay(attempt), signal);
    attempt += 1;
  }
}
