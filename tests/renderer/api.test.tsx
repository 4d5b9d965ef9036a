import { cpSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import type { ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { contract } from '../../db/contract.ts';
import type { Announcement } from '../../db/core/dispatch.ts';
import { roles } from '../../db/core/procedure.ts';
import type { Session } from '../../db/core/session.ts';
import { openDesk } from '../../db/desk/desk.ts';
import { createBugLog } from '../../electron/bugLog.ts';
import { servePort } from '../../electron/port.ts';
import type { DeskLink } from '../../renderer/api/client.ts';
import { useConnectionStore } from '../../renderer/api/connection.ts';
import { useConnection, useDeskCommand, useDeskQuery, useProgress } from '../../renderer/api/hooks.ts';
import { linkOptions } from '../../renderer/api/host.ts';
import { ApiProvider } from '../../renderer/api/provider.tsx';
import { useSession } from '../../renderer/state/session.ts';
import { temporaryFolder } from '../support/desk.ts';
import { asMainPort } from '../support/wires.ts';

const centre = {
  name: '杏林社区党群服务中心',
  divisionCode: '510115001001',
  district: '温江区',
  street: '永宁街道',
  community: '杏林社区',
};
const manager = { name: '林敏', password: '杏林-2026-春' };

/** A keystore that trusts everybody: the file opens without the second that a password costs. */
const deviceKey = { wrap: (key: Uint8Array) => key, unwrap: (wrapped: Uint8Array) => wrapped };
const template = temporaryFolder();

beforeAll(async () => {
  const desk = await openDesk({ dir: template.path, deviceKey });
  await desk.call(desk.openSession(), 'desk.setUp', { centre, manager });
  desk.close();
}, 30_000);
afterAll(template.remove);

/** A real desk, set up and signed in, behind a real message port; `asked` counts what the page asked of it. */
async function openHost() {
  const folder = temporaryFolder();
  cpSync(template.path, folder.path, { recursive: true });
  const desk = await openDesk({ dir: folder.path, deviceKey });
  const session = desk.openSession();
  const names = await desk.call(session, 'accounts.names', {});
  session.account =
    z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })).parse(names)[0] ?? null;
  const asked: string[] = [];
  const listeners = new Set<(announcement: Announcement) => void>();
  desk.subscribe((announcement) => {
    for (const listener of listeners) listener(announcement);
  });
  const closing = new AbortController();
  const counted = {
    call: (caller: Session, name: string, input: unknown, options?: { signal?: AbortSignal }) => {
      asked.push(name);
      return desk.call(caller, name, input, options);
    },
    subscribe: (listener: (announcement: Announcement) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const { port1, port2 } = new MessageChannel();
  const report = createBugLog(folder.path);
  servePort(contract, asMainPort(port1), { desk: counted, session, report, closing: closing.signal });
  port2.start();
  onTestFinished(() => {
    closing.abort();
    port2.close();
    desk.close();
    folder.remove();
  });
  const link = new RPCLink<ClientContext>({ ...linkOptions, port: port2 });
  return {
    desk,
    session,
    asked: (name: string) => asked.filter((one) => one === name).length,
    announce: (announcement: Announcement) => {
      for (const listener of listeners) listener(announcement);
    },
    /** The program ends; its streams with it. */
    stop: () => closing.abort(),
    connect: (): Promise<DeskLink> => Promise.resolve(link),
  };
}

type Host = Awaited<ReturnType<typeof openHost>>;

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 });
const shows = (selector: string, text: string) =>
  eventually(() => expect(document.querySelector(selector)?.textContent).toBe(text));
const connected = () => eventually(() => expect(useConnectionStore.getState().state).toBe('connected'));

function click(selector: string) {
  document.querySelector<HTMLElement>(selector)?.click();
}

/** React works at its own pace here, as in a window. */
function show({ connect }: Pick<Host, 'connect'>, element: ReactNode) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const render = (next: ReactNode) => root.render(<ApiProvider connect={connect}>{next}</ApiProvider>);
  render(element);
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  return render;
}

beforeEach(() => {
  useSession.getState().close('connecting');
  useConnectionStore.setState({ state: 'connecting', failure: null, progress: new Map() });
});

function CentreName() {
  const { data } = useDeskQuery('centre', 'get', {});
  return <p id="centre">{data?.name}</p>;
}

function Staff() {
  const { data } = useDeskQuery('accounts', 'names', {});
  return <p id="staff">{data?.map(({ name }) => name).join('、')}</p>;
}

describe('an answer on screen', () => {
  test('is asked for again when something that it reads has changed, and only then', async () => {
    const host = await openHost();
    show(
      host,
      <>
        <CentreName />
        <Staff />
      </>,
    );
    await shows('#centre', '杏林社区党群服务中心');
    await shows('#staff', '林敏');
    await connected();
    await eventually(() => expect(host.asked('accounts.session')).toBeGreaterThan(0));
    const before = { centre: host.asked('centre.get'), staff: host.asked('accounts.names') };

    await host.desk.call(host.session, 'centre.changeSettings', { dueSoonDays: 5 });
    await host.desk.call(host.session, 'centre.edit', { name: '杏林社区服务站' });
    await shows('#centre', '杏林社区服务站');
    expect(host.asked('centre.get')).toBe(before.centre + 1);
    expect(host.asked('accounts.names')).toBe(before.staff);
  });

  test('waits while it is not enabled', async () => {
    const host = await openHost();
    function Held({ enabled }: { enabled: boolean }) {
      const { data } = useDeskQuery('centre', 'settings', {}, { enabled });
      return <p id="days">{data?.dueSoonDays ?? 'held'}</p>;
    }
    const render = show(host, <Held enabled={false} />);
    await connected();
    await shows('#days', 'held');
    expect(host.asked('centre.settings')).toBe(0);
    render(<Held enabled />);
    await shows('#days', '3');
  });
});

describe('a command', () => {
  function Rename({ to }: { to: string }) {
    const rename = useDeskCommand('centre', 'edit');
    return (
      <>
        <button type="button" onClick={() => rename.mutate({ name: to })}>
          改名
        </button>
        <p id="field">{rename.error?.failure.field}</p>
        <p id="why">{rename.error?.failure.sentence.en}</p>
      </>
    );
  }

  test('is seen by every answer that it touches, without being told to', async () => {
    const host = await openHost();
    show(
      host,
      <>
        <CentreName />
        <Rename to="永宁街道社区服务站" />
      </>,
    );
    await shows('#centre', '杏林社区党群服务中心');
    click('button');
    await shows('#centre', '永宁街道社区服务站');
  });

  test('that fails gives the failure as the desk meant it', async () => {
    const host = await openHost();
    show(host, <Rename to="" />);
    await shows('button', '改名');
    click('button');
    await shows('#field', 'name');
    await shows('#why', "Enter the centre's name.");
  });

  test('that is cancelled says so', async () => {
    const host = await openHost();
    function SignIn() {
      const signIn = useDeskCommand('desk', 'unsealWithRecoveryKey');
      return (
        <>
          <button
            type="button"
            onClick={() => {
              signIn.mutate({ recoveryKey: 'x' });
              queueMicrotask(signIn.cancel);
            }}
          >
            开
          </button>
          <p id="code">{signIn.error?.code}</p>
        </>
      );
    }
    show(host, <SignIn />);
    await shows('button', '开');
    click('button');
    await shows('#code', 'call.cancelled');
  });
});

describe('the frame around the pages', () => {
  test('knows who sits here, and when the desk has locked itself', async () => {
    const host = await openHost();
    show(host, <p>页</p>);
    await eventually(() => expect(useSession.getState().account?.name).toBe('林敏'));
    expect(useSession.getState()).toMatchObject({ centreName: '杏林社区党群服务中心', demo: false });
    await host.desk.call(host.session, 'accounts.lock', {});
    host.announce({ kind: 'session', session: host.session.id });
    await eventually(() => expect(useSession.getState().phase).toBe('locked'));
  });

  test('shows how far a task of this window is', async () => {
    const host = await openHost();
    function Bar() {
      const progress = useProgress('import 1');
      return <p id="bar">{progress ? `${progress.done}/${progress.total}` : 'none'}</p>;
    }
    show(host, <Bar />);
    await shows('#bar', 'none');
    await connected();
    host.announce({ kind: 'progress', session: host.session.id, task: 'import 1', done: 120, total: 5039 });
    await shows('#bar', '120/5039');
  });

  test('says calmly that the program has stopped, and goes on by itself when it is back', async () => {
    const gone = await openHost();
    const back = await openHost();
    let host = gone;
    function State() {
      return <p id="state">{useConnection().state}</p>;
    }
    // One link over whichever program runs, as one address is.
    const link: DeskLink = {
      call: async (path, input, options) => (await host.connect()).call(path, input, options),
    };
    const connect = () => Promise.resolve(link);
    show(
      { connect },
      <>
        <State />
        <CentreName />
      </>,
    );
    await shows('#state', 'connected');
    await shows('#centre', '杏林社区党群服务中心');
    await back.desk.call(back.session, 'centre.edit', { name: '换了名字' });

    host = back;
    gone.stop();
    await shows('[role=status]', '桌面程序已停止，请重新启动它；页面会自动接上。');
    await shows('#state', 'connected');
    // What changed meanwhile was announced to nobody.
    await shows('#centre', '换了名字');
    expect(document.querySelector('[role=status]')).toBeNull();
  });
});
