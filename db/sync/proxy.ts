/**
 * The way out of the office. Many let nothing out but through a proxy: the one that was typed in here or, where none was, the
 * one that this computer's environment names (`HTTPS_PROXY`, `NO_PROXY`). Nothing in the office itself is asked through that.
 */
import { EnvHttpProxyAgent, ProxyAgent } from 'undici';
import { type Fetch, isPrivate } from './ask.ts';
import { syncFailure } from './failures.ts';

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

/** Remembers connections from one question to the next. */
export class WayOut {
  readonly #fetch: Fetch;
  readonly #agents = new Map<string, ProxyAgent | EnvHttpProxyAgent>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** @param proxy as `readProxy` gives it; null: none was typed in */
  to(address: string, proxy: string | null): Fetch {
    const agent = this.#agentFor(address, proxy);
    if (!agent) return this.#fetch;
    return (url, init) => {
      // Node's own fetch reads it, though the browsers' type of its options does not name it.
      const through = { ...init, dispatcher: agent };
      return this.#fetch(url, through);
    };
  }

  #agentFor(address: string, proxy: string | null): ProxyAgent | EnvHttpProxyAgent | null {
    if (proxy === null && (!named(process) || isPrivate(new URL(address).hostname))) return null;
    const key = proxy ?? '';
    const agent = this.#agents.get(key) ?? (proxy === null ? new EnvHttpProxyAgent() : new ProxyAgent(proxy));
    this.#agents.set(key, agent);
    return agent;
  }

  /** Cuts what is under way. */
  close(): void {
    for (const agent of this.#agents.values()) void agent.destroy();
    this.#agents.clear();
  }
}
