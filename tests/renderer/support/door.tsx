/** A window of a real desk in a throw-away folder, showing whatever page the session calls for. */
import { cpSync } from 'node:fs';
import { Notifications, notifications } from '@mantine/notifications';
import { act, type ReactNode } from 'react';
import { clientOver } from '../../../db/client.ts';
import type { DeskClient } from '../../../db/contract.ts';
import { type Desk, openDesk } from '../../../db/desk/desk.ts';
import { announcementsFor } from '../../../electron/announcements.ts';
import { type Api, createApi, type DeskLink } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { gatePages } from '../../../renderer/gates.ts';
import { useSession } from '../../../renderer/state/session.ts';
import { testClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/desk.ts';
import { openScreen, type Screen } from './screen.tsx';

export const plate = {
  name: '杏林社区党群服务中心',
  divisionCode: '510115001001',
  district: '温江区',
  street: '永宁街道',
  community: '杏林社区',
};
export const manager = { name: '林敏', password: 'apricot-grove-42' };
export const pin = { kind: 'pin', value: '483920' } as const;

/** A keystore that trusts everybody: the file opens without the second that a password costs. */
const trusting = { wrap: (key: Uint8Array) => key, unwrap: (wrapped: Uint8Array) => wrapped };

export interface Door extends Screen {
  desk: Desk;
  api: Api;
  clock: ReturnType<typeof testClock>;
  /** Lets React draw and the desk work until something holds. */
  until(what: string, holds: () => boolean): Promise<void>;
  /** A key whose action may take a moment: until then its button is silent. */
  answer(key: string, more?: KeyboardEventInit): Promise<void>;
  shows(text: string): boolean;
  /** The field that has a label with this text. */
  field(label: string): string;
  close(): void;
}

function linkOf(desk: Desk, session: ReturnType<Desk['openSession']>): DeskLink {
  return {
    call: (path, input, { signal }) =>
      path[0] === 'host'
        ? Promise.resolve(announcementsFor(desk.subscribe, session, signal ?? new AbortController().signal))
        : desk.call(session, path.join('.'), input, signal ? { signal } : {}),
  };
}

/** A desk that was set up earlier: each window of it works on a copy, so that nobody waits for passwords twice. */
export async function prepareDesk(work: (client: DeskClient) => Promise<void>) {
  const folder = temporaryFolder();
  const desk = await openDesk({ dir: folder.path, clock: testClock(), deviceKey: trusting });
  await work(clientOver(desk, desk.openSession()));
  desk.close();
  return folder;
}

/** `work` stands when everything is open. Without `from` the desk is new. */
export async function openDoor(work: ReactNode, from?: { path: string }): Promise<Door> {
  const folder = temporaryFolder();
  if (from) cpSync(from.path, folder.path, { recursive: true });
  const clock = testClock();
  const desk = await openDesk({ dir: folder.path, clock, deviceKey: trusting });
  const link = linkOf(desk, desk.openSession());
  const connect = () => Promise.resolve(link);

  function Window() {
    const phase = useSession((session) => session.phase);
    if (phase === 'ready') return work;
    const GatePage = gatePages[phase];
    return GatePage ? <GatePage /> : null;
  }
  useSession.getState().close('connecting');
  const screen = openScreen(
    <ApiProvider connect={connect}>
      <Window />
      <Notifications />
    </ApiProvider>,
  );
  async function until(what: string, holds: () => boolean) {
    const before = performance.now();
    while (!holds()) {
      if (performance.now() - before > 40_000)
        throw new Error(`still not: ${what}\n${document.body.textContent}`);
      await act(() => new Promise((resolve) => setImmediate(resolve)));
    }
  }
  await until('the desk has answered', () => useSession.getState().phase !== 'connecting');
  return {
    ...screen,
    desk,
    api: createApi(link),
    clock,
    until,
    async answer(key, more) {
      screen.press(key, more);
      await until('the button is free again', () => document.querySelector('[data-loading]') === null);
    },
    shows: (text) => document.body.textContent?.includes(text) ?? false,
    field(label) {
      const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.includes(label));
      if (!found) throw new Error(`no field is called ${label}`);
      return `[id="${found.htmlFor}"]`;
    },
    close() {
      act(() => notifications.clean());
      screen[Symbol.dispose]();
      act(() => useSession.getState().close('connecting'));
      desk.close();
      folder.remove();
    },
  };
}
