/** The same core over every way a window can reach it, read by the same code that the renderer reads it with. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { App } from '../../db/core/dispatch.ts';
import type { Session } from '../../db/core/session.ts';
import { announcementsFor } from '../../electron/announcements.ts';
import { createBugLog } from '../../electron/bugLog.ts';
import { openHttpHost } from '../../electron/http.ts';
import { type DeskPort, servePort } from '../../electron/port.ts';
import { type ApiOf, type HostEvent, openAnnouncements } from '../../renderer/api/client.ts';
import { linkOptions } from '../../renderer/api/host.ts';
import { labContract, type openLab } from './lab.ts';

type Lab = ReturnType<typeof openLab>;
type LabApi = ApiOf<typeof labContract>;

export interface Wire {
  api: LabApi;
  /** A call that the types would forbid. */
  callRaw(path: readonly string[], input: unknown): Promise<unknown>;
  events(signal: AbortSignal): Promise<AsyncIterable<HostEvent>>;
  session: Session;
  close(): Promise<void>;
}

const over = (link: ClientLink<ClientContext>) => ({
  api: createORPCClient<LabApi>(link),
  callRaw: (path: readonly string[], input: unknown) => link.call(path, input, { context: {} }),
  events: (signal: AbortSignal) => openAnnouncements(link, signal),
});

export async function directWire(lab: Lab): Promise<Wire> {
  const session = lab.openSession();
  const link: ClientLink<ClientContext> = {
    call: (path, input, { signal }) => lab.app.call(session, path.join('.'), input, signal ? { signal } : {}),
  };
  return {
    ...over(link),
    events: async (signal) => announcementsFor(lab.app.subscribe, session, signal),
    session,
    close: async () => {},
  };
}

/** One end of a Node channel in the shape of Electron's MessagePortMain, which wraps each message in an event. */
export function asMainPort(port: MessagePort): DeskPort {
  return {
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
  };
}

export async function portWire(lab: Lab): Promise<Wire> {
  const session = lab.openSession();
  const { port1, port2 } = new MessageChannel();
  const closing = new AbortController();
  const report = createBugLog(lab.folder);
  servePort(labContract, asMainPort(port1), { desk: lab.app, session, report, closing: closing.signal });
  port2.start();
  return {
    ...over(new PortLink<ClientContext>({ ...linkOptions, port: port2 })),
    session,
    close: async () => {
      closing.abort();
      port2.close();
    },
  };
}

/** Lets a browser in by its one-time link, as the page does; returns its cookie. */
export async function enter(link: string): Promise<string> {
  const { origin, hash } = new URL(link);
  const answer = await fetch(`${origin}/enter`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

export async function openLabHost(lab: Lab, pages = lab.folder, port = 0) {
  const sessions: Session[] = [];
  const openSession = () => {
    const session = lab.openSession();
    sessions.push(session);
    return session;
  };
  const report = createBugLog(lab.folder);
  const desk: Pick<App, 'call' | 'subscribe'> = lab.app;
  const host = await openHttpHost({ desk, contract: labContract, openSession, report, pages, port });
  return { host, sessions, origin: `http://127.0.0.1:${host.port}` };
}

export async function httpWire(lab: Lab): Promise<Wire> {
  const { host, sessions, origin } = await openLabHost(lab);
  const cookie = await enter(host.newLink());
  const [session] = sessions;
  if (!session) throw new Error('the host admitted nobody');
  const link = new HttpLink<ClientContext>({
    ...linkOptions,
    url: `${origin}/rpc`,
    headers: { cookie, origin },
  });
  return { ...over(link), session, close: () => host.close() };
}
