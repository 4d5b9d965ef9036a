/** A page's way to a real core, with what the core announces, and the little that React needs to be waited for. */
import { act, type ReactNode } from 'react';
import { Router } from 'wouter';
import { announcementsFor } from '../../../electron/announcements.ts';
import type { DeskLink } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { useHashLocation } from '../../../renderer/shell/hashLocation.ts';
import type { WalkIn } from '../../support/walkIn.ts';

function linkOf({ app, front }: WalkIn): DeskLink {
  return {
    call: (path, input, { signal }) =>
      path[0] === 'host'
        ? Promise.resolve(
            announcementsFor(app.subscribe, front.session, signal ?? new AbortController().signal),
          )
        : app.call(front.session, path.join('.'), input),
  };
}

export function OverDesk({ desk, children }: { desk: WalkIn; children: ReactNode }) {
  return (
    <Router hook={useHashLocation}>
      <ApiProvider connect={() => Promise.resolve(linkOf(desk))}>{children}</ApiProvider>
    </Router>
  );
}

/** Lets React draw until something holds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const before = performance.now();
  while (!holds()) {
    if (performance.now() - before > 5000)
      throw new Error(`still not: ${what}\n${document.body.textContent}`);
    await act(() => new Promise((resolve) => setTimeout(resolve, 2)));
  }
}

export const shows = (text: string) => document.body.textContent?.includes(text) ?? false;
