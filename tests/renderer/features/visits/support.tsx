/** Pages of the walk-in desk over a real core and a real database, on a clock that stands. */
import { DatesProvider } from '@mantine/dates';
import { Notifications, notifications } from '@mantine/notifications';
import { act, type ReactNode } from 'react';
import { vi } from 'vitest';
import { Router } from 'wouter';
import type { Session } from '../../../../db/core/session.ts';
import { announcementsFor } from '../../../../electron/announcements.ts';
import type { DeskLink } from '../../../../renderer/api/client.ts';
import { ApiProvider } from '../../../../renderer/api/provider.tsx';
import { useHashLocation } from '../../../../renderer/shell/hashLocation.ts';
import { forgetDrafts } from '../../../../renderer/state/drafts.ts';
import { useNow } from '../../../../renderer/state/now.ts';
import { useSession } from '../../../../renderer/state/session.ts';
import { openWalkIn, type WalkIn } from '../../../support/walkIn.ts';
import { openScreen } from '../../support/screen.tsx';

/** The page's way to the core, with what the core announces. */
function linkOf({ app }: WalkIn, session: Session): DeskLink {
  return {
    call: (path, input, { signal }) =>
      path[0] === 'host'
        ? Promise.resolve(announcementsFor(app.subscribe, session, signal ?? new AbortController().signal))
        : app.call(session, path.join('.'), input),
  };
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

/** `openSession` chooses who sits there; the front desk by default. */
export async function openWalkInPage(page: ReactNode, openSession = (desk: WalkIn) => desk.front.session) {
  const desk = await openWalkIn();
  vi.useFakeTimers({ toFake: ['Date'] });
  const moveTo = (instant: number) => {
    vi.setSystemTime(instant);
    act(() => useNow.setState({ now: instant }));
  };
  moveTo(desk.clock.now());
  const session = openSession(desk);
  const link = linkOf(desk, session);
  const connect = () => Promise.resolve(link);
  act(() => {
    if (session.account) useSession.getState().signIn(session.account);
    else useSession.getState().close('signedOut');
  });
  const around = (
    <DatesProvider settings={{ locale: 'zh-cn' }}>
      <Router hook={useHashLocation}>
        <ApiProvider connect={connect}>
          {page}
          <Notifications />
        </ApiProvider>
      </Router>
    </DatesProvider>
  );
  const screen = openScreen(around);
  // The way to the desk is found.
  await act(() => Promise.resolve());
  return {
    desk,
    screen,
    /** Moves the clock of the desk and of the page. */
    moveTo: (time: string) => moveTo(desk.at(time)),
    /** Leaves the page and comes back to it. */
    leaveAndReturn() {
      screen.show(<p>别的页面</p>);
      screen.show(around);
    },
    [Symbol.dispose]() {
      act(() => notifications.clean());
      screen[Symbol.dispose]();
      act(forgetDrafts);
      vi.useRealTimers();
      desk[Symbol.dispose]();
    },
  };
}
