/**
 * Speaks with the district by itself: after a save, now and then to hear what others saved, and again and again, ever less
 * often, while there is no network (SPEC R7). Nobody at the desk waits for it.
 */
import { type Clock, systemClock } from '../core/clock.ts';
import type { Connection } from '../core/connection.ts';
import type { App } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { schemaOf } from '../core/migrate.ts';
import { type AskParts, type Fetch, retryAfterOf } from './ask.ts';
import { type DistrictLink, httpLink } from './httpLink.ts';
import { type Live, LiveState } from './live.ts';
import { countUnsent } from './outbox.ts';
import { clockOffOf, type Peer, readKey, readPeer } from './peer.ts';
import { WayOut } from './proxy.ts';
import { networkNames, Rest, waitAfter } from './rest.ts';
import { converse, firstPace, type Pace } from './round.ts';

export interface ExchangerParts {
  clock?: Clock;
  fetch?: Fetch;
  /** 0 … 1, for the jitter. */
  random?(): number;
  /** Of the program. */
  version?: string;
  timeoutMs?: number;
  /** Anything that is different once this computer is on another network. */
  networks?(): string;
  /** What the system's settings say of the way to an address, as in `proxyOfSystem`; left out: straight. */
  systemProxy?(address: string): Promise<string>;
}

export interface Exchanger {
  /** The app it works on; called once, when both exist. */
  attach(app: App, connections: { reader: Connection }): void;
  start(): void;
  stop(): void;
  /** Something changed that it should look at now: a person pressed the button, or the desk was enrolled. */
  wake(): void;
  live(): Live;
  /** Something that pages show has changed outside of any row that is announced. */
  changed(): void;
  /** Of the program. */
  readonly version: string;
  /** For a question beside the loop's own. @throws DeskError `sync.notEnrolled` is for the caller to rule out */
  link(): DistrictLink;
  /** For questions before the desk is enrolled. */
  askAt(address: string, proxy: string | null): AskParts;
}

const idleMs = 30_000;
/** After this many time-outs in a row the wait between two tries grows no longer. */
const slowFailures = 3;
/** Saves come in bursts: one conversation for all of them. */
const afterSaveMs = 1_500;

/** What says that there is nobody to talk to, as against somebody who refuses. */
const silent = new Set(['sync.offline', 'sync.slow', 'sync.notTheDistrict', 'sync.proxyRefused']);

class Loop implements Exchanger {
  readonly version: string;
  readonly #parts: Required<ExchangerParts>;
  readonly #closing = new AbortController();
  readonly #rest: Rest;
  readonly #live: LiveState;
  readonly #pace: Pace = { ...firstPace };
  readonly #wayOut: WayOut;
  #attached: { app: App; reader: Connection } | null = null;
  #bytes = 0;
  #failures = 0;
  /** Somebody asked: also a desk that was revoked tries once. */
  #again = false;
  #saved: NodeJS.Timeout | null = null;

  constructor(parts: Required<ExchangerParts>) {
    this.#parts = parts;
    this.version = parts.version;
    this.#rest = new Rest(parts.networks);
    this.#wayOut = new WayOut(parts);
    this.#live = new LiveState(this.#now, () => {
      this.#attached?.app.announce({ kind: 'changed', entities: ['sync'] });
    });
  }

  readonly #now = () => this.#parts.clock.now();

  get #desk() {
    if (!this.#attached) throw new Error('the exchange has no desk yet');
    return this.#attached;
  }

  attach(app: App, { reader }: { reader: Connection }): void {
    this.#attached = { app, reader };
  }

  start(): void {
    const { signal } = this.#closing;
    this.#desk.app.subscribe((announcement) => {
      if (announcement.kind === 'changed') this.#afterSave(announcement.entities);
    });
    void (async () => {
      while (!signal.aborted) await this.#rest.until(await this.#turn(), () => this.#hurried());
    })().catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  stop(): void {
    this.#closing.abort();
    this.#wayOut.close();
    this.#live.stop();
    if (this.#saved) clearTimeout(this.#saved);
    this.#rest.wake();
  }

  wake(): void {
    this.#failures = 0;
    this.#again = true;
    this.#rest.wake();
  }

  live(): Live {
    return this.#live.read();
  }

  changed(): void {
    this.#live.changed();
  }

  askAt(address: string, proxy: string | null): AskParts {
    const fetch = this.#wayOut.to(address, proxy);
    // A line on which not even one change gets through in time is given more of it.
    const timeoutMs = this.#parts.timeoutMs * (this.#pace.patience ?? 1);
    const moved = (count: number) => {
      this.#bytes += count;
    };
    return { address, fetch, timeoutMs, signal: this.#closing.signal, moved };
  }

  link(): DistrictLink {
    const { sqlite } = this.#desk.reader;
    const peer = readPeer(sqlite);
    if (!peer) throw new Error('the desk is not enrolled');
    const { centreId, deskId, address, proxy } = peer;
    return httpLink({
      ...this.askAt(address, proxy),
      speaker: { centreId, deskId, key: readKey(sqlite) },
      districtEpoch: () => readPeer(sqlite)?.districtEpoch ?? 0,
      now: this.#now,
      clockOff: clockOffOf(peer) ?? 0,
      about: { version: this.version, schema: schemaOf(sqlite), waiting: () => countUnsent(sqlite) },
    });
  }

  /** One turn of the loop. @returns how long to wait, in ms */
  async #turn(): Promise<number> {
    const peer = readPeer(this.#desk.reader.sqlite);
    if (!peer || peer.paused || (peer.revokedAt !== null && !this.#again)) {
      this.#live.show({ phase: 'off', doing: null, nextTryAt: null });
      return Number.POSITIVE_INFINITY;
    }
    this.#again = false;
    try {
      await this.#talk(peer);
      this.#live.show({ phase: 'resting', doing: null, failure: null, online: true, nextTryAt: null });
      return idleMs * (0.75 + this.#parts.random() / 2);
    } catch (error) {
      this.#live.show({ doing: null });
      if (this.#closing.signal.aborted) throw error;
      return this.#noteFailure(error);
    }
  }

  async #talk({ revokedAt }: Peer): Promise<void> {
    const { app, reader } = this.#desk;
    this.#live.show({ phase: 'talking' });
    await converse({
      app,
      link: this.link(),
      pace: this.#pace,
      schema: schemaOf(reader.sqlite),
      now: this.#now,
      signal: this.#closing.signal,
      tell: (doing) => this.#live.tell(doing),
      bytes: () => this.#bytes,
    });
    this.#failures = 0;
    if (revokedAt !== null)
      await app.exchange(({ sqlite }) => sqlite.exec('UPDATE exchange_peer SET revoked_at = NULL'));
  }

  /** @returns how long to wait before the next try, in ms */
  async #noteFailure(error: unknown): Promise<number> {
    const code = error instanceof DeskError ? error.code : 'internal.bug';
    this.#failures += 1;
    if (code === 'sync.revoked')
      await this.#desk.app.exchange(({ sqlite }) =>
        sqlite.prepare('UPDATE exchange_peer SET revoked_at = coalesce(revoked_at, ?)').run(this.#now()),
      );
    const asked = error instanceof DeskError ? retryAfterOf(error) : 0;
    // A slow line is no silent one: what was asked for meanwhile is less, and the wait for it was long enough.
    const failures = code === 'sync.slow' ? Math.min(this.#failures, slowFailures) : this.#failures;
    const wait = Math.max(asked, waitAfter(failures, this.#parts.random));
    const nextTryAt = this.#now() + wait;
    this.#live.show({ phase: 'failing', failure: code, online: !silent.has(code), nextTryAt });
    return wait;
  }

  /** Another network, and the last try failed: no reason to wait out a quarter of an hour. */
  #hurried(): boolean {
    const failed = this.#failures > 0;
    this.#failures = 0;
    return failed;
  }

  #afterSave(entities: readonly string[]): void {
    if (entities.every((name) => name === 'sync')) return;
    this.#live.changed();
    if (this.#live.phase !== 'resting' || this.#saved) return;
    this.#saved = setTimeout(() => {
      this.#saved = null;
      if (!this.#closing.signal.aborted && countUnsent(this.#desk.reader.sqlite) > 0) this.#rest.wake();
    }, afterSaveMs).unref();
  }
}

export function createExchanger(given: ExchangerParts = {}): Exchanger {
  return new Loop({
    clock: systemClock,
    fetch: globalThis.fetch,
    random: Math.random,
    version: '0',
    timeoutMs: 60_000,
    networks: networkNames,
    systemProxy: async () => 'DIRECT',
    ...given,
  });
}
