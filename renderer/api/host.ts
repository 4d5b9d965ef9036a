/**
 * Which host this page stands on, found out once: the desktop's preload put `window.desk` here, or the page came over
 * loopback HTTP.
 */
import type { ClientContext } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { DeskLink } from './client.ts';
import { toDeskError } from './failures.ts';

/** What the desktop's preload exposes: it answers with a message that carries a port. */
interface Bridge {
  connect(): void;
}
declare global {
  interface Window {
    desk?: Bridge;
  }
}

/** Must be what the preload sends. */
const portMessage = 'linli-desk:port';

export const linkOptions = {
  interceptors: [
    async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
      try {
        return await next();
      } catch (error) {
        throw toDeskError(error);
      }
    },
  ],
};

function receivePort(bridge: Bridge): Promise<MessagePort> {
  const { promise, resolve } = Promise.withResolvers<MessagePort>();
  window.addEventListener('message', function receive(event) {
    const [port] = event.ports;
    // Only this very window's preload: a frame or an opener could post a port of its own.
    const ours = event.source === window && event.origin === window.location.origin;
    if (!ours || event.data !== portMessage || !port) return;
    window.removeEventListener('message', receive);
    port.start();
    resolve(port);
  });
  bridge.connect();
  return promise;
}

/**
 * Exchanges a one-time token for this browser's cookie. A used link is no harm to a browser that is already in, and a
 * host that is gone shows at the first call: neither is told here.
 */
async function enter(token: string): Promise<void> {
  await fetch('/enter', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => {});
}

/** The token that the address brought, taken out of it: it must not lie in the history. */
function takeToken(): string | undefined {
  const token = /^#([\w-]{40,})$/.exec(window.location.hash)?.[1];
  if (token) window.history.replaceState(null, '', `${window.location.pathname}#/`);
  return token;
}

async function connect(): Promise<DeskLink> {
  if (window.desk) {
    return new PortLink<ClientContext>({ ...linkOptions, port: await receivePort(window.desk) });
  }
  const token = takeToken();
  if (token) await enter(token);
  // In development a changed core starts anew and lets this page in again.
  import.meta.hot?.on('linli-desk:token', (next: string) => enter(next));
  return new HttpLink<ClientContext>({ ...linkOptions, url: `${window.location.origin}/rpc` });
}

let connected: Promise<DeskLink> | null = null;

/** The same link for the life of the page, however often it is asked for. */
export function connectHost(): Promise<DeskLink> {
  connected ??= connect();
  return connected;
}
