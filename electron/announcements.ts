/**
 * What the core announces, as one stream for one window. A window that reads slowly gets less often, never less:
 * waiting changes flow together and a task's progress is its latest, so that nothing grows without bound.
 */
import type { Announcement } from '../db/core/dispatch.ts';
import type { Session } from '../db/core/session.ts';

/** `connected` comes first, so that a window knows from when on it misses nothing. */
export type HostEvent = { kind: 'connected' } | Announcement;

type Subscribe = (listener: (announcement: Announcement) => void) => () => void;

function createInbox() {
  const entities = new Set<string>();
  const latest = new Map<string, HostEvent>();
  return {
    put(event: HostEvent) {
      if (event.kind === 'changed') for (const entity of event.entities) entities.add(entity);
      else latest.set(event.kind === 'progress' ? `progress ${event.task}` : event.kind, event);
    },
    take(): HostEvent[] {
      const events = [...latest.values()];
      if (entities.size > 0) events.push({ kind: 'changed', entities: [...entities] });
      latest.clear();
      entities.clear();
      return events;
    },
  };
}

export async function* announcementsFor(
  subscribe: Subscribe,
  session: Session,
  signal: AbortSignal,
): AsyncGenerator<HostEvent, void> {
  const inbox = createInbox();
  let wake = Promise.withResolvers<void>();
  const stop = () => wake.resolve();
  const unsubscribe = subscribe((announcement) => {
    // Progress and session state are nobody else's business.
    if (announcement.kind !== 'changed' && announcement.session !== session.id) return;
    inbox.put(announcement);
    wake.resolve();
  });
  signal.addEventListener('abort', stop);
  try {
    yield { kind: 'connected' };
    while (!signal.aborted) {
      yield* inbox.take();
      await wake.promise;
      wake = Promise.withResolvers<void>();
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', stop);
  }
}
