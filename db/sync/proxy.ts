/**
 * The way out of the office. Many let nothing out but through a proxy: the one that was typed in here or, where none was, the
 * one that this computer's environment names (`HTTPS_PROXY`, `NO_PROXY`) or, where it names none, the one of the system's
 * settings. Nothing in the office itself is asked through those two.
 */
import { EnvHttpProxyAgent, ProxyAgent } from 'undici';
import { type Fetch, isPrivate } from './ask.ts';
import { syncFailure } from './failures.ts';
import { trustThisComputer } from './trust.ts';

/**
 * A proxy as a person types it, such as `192.168.1.1:8080` or `http://name:password@proxy.example:3128`; empty: none.
 *
 * @throws DeskError `sync.badProxy`
 */
export function readProxy(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `http://${text}`);
  const whole = url && url.hostname !== '' && url.pathname === '/' && url.search === '' && url.hash === '';
  if (!whole) throw syncFailure('sync.badProxy', {}, 'proxy');
  return url.href.replace(/\/$/, '');
}

/** As pages show it: the password is for nobody to read over a shoulder. */
export function showProxy(proxy: string): string {
  const { host, username } = new URL(proxy);
  return username === '' ? host : `${decodeURIComponent(username)}@${host}`;
}

const named = ({ env }: NodeJS.Process) =>
  [env.HTTPS_PROXY, env.https_proxy, env.HTTP_PROXY, env.http_proxy].some(Boolean);

/**
 * What a system says of the way to an address, in the words of a PAC script: `PROXY 10.0.0.1:8080; DIRECT`.
 *
 * @returns the first way that can be gone, as `readProxy` gives it; null: straight. SOCKS is not spoken here
 */
export function proxyOfSystem(answer: string): string | null {
  for (const way of answer.split(';')) {
    const [kind = '', host = ''] = way.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind];
    const url = scheme && URL.parse(`${scheme}://${host}`);
    if (url && url.hostname !== '') return url.href.replace(/\/$/, '');
  }
  return null;
}

/** @throws the signal's reason, when it ends first: a PAC script may come from a server that does not answer */
function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = () => reject(signal?.reason);
  if (signal?.aborted) give();
  signal?.addEventListener('abort', give, { once: true });
  return Promise.race([answer, promise]).finally(() => signal?.removeEventListener('abort', give));
}

export interface WayOutParts {
  fetch: Fetch;
  /** See `proxyOfSystem`. */
  systemProxy(address: string): Promise<string>;
}

/** Remembers connections from one question to the next. */
export class WayOut {
  readonly #parts: WayOutParts;
  readonly #agents = new Map<string, ProxyAgent | EnvHttpProxyAgent>();

  constructor(parts: WayOutParts) {
    this.#parts = parts;
  }

  /** @param proxy as `readProxy` gives it; null: none was typed in */
  to(address: string, proxy: string | null): Fetch {
    if (address.startsWith('https:')) trustThisComputer();
    return async (url, init) => {
      const agent = await unlessAborted(this.#agentFor(address, proxy), init?.signal);
      // Node's own fetch reads it, though the browsers' type of its options does not name it.
      const through = agent ? { ...init, dispatcher: agent } : init;
      return this.#parts.fetch(url, through);
    };
  }

  async #agentFor(address: string, typed: string | null): Promise<ProxyAgent | EnvHttpProxyAgent | null> {
    if (typed === null && isPrivate(new URL(address).hostname)) return null;
    if (typed === null && named(process)) return this.#agent('', () => new EnvHttpProxyAgent());
    // Each time: a laptop has been carried to another office.
    const proxy = typed ?? proxyOfSystem(await this.#parts.systemProxy(address));
    return proxy === null ? null : this.#agent(proxy, () => new ProxyAgent(proxy));
  }

  #agent(key: string, make: () => ProxyAgent | EnvHttpProxyAgent): ProxyAgent | EnvHttpProxyAgent {
    const agent = this.#agents.get(key) ?? make();
    this.#agents.set(key, agent);
    return agent;
  }

  /** Cuts what is under way. */
  close(): void {
    for (const agent of this.#agents.values()) void agent.destroy();
    this.#agents.clear();
  }
}
