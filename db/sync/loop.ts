/**
 * Speaks with the district by itself: after a save, now and then to hear what others saved, and again and again, ever less
 * often, while there is no network (SPEC R7). Nobody at the desk waits for it.
 */
import { networkInterfaces } from 'node:os';
import { type Clock, systemClock } from '../core/clock.ts';
import type { Connection } from '../core/connection.ts';
import type { App } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { schemaOf } from '../core/migrate.ts';
import { type AskParts, type Fetch, retryAfterOf } from './ask.ts';
import { type DistrictLink, httpLink } from './httpLink.ts';
import { countWaiting } from './outbox.ts';
import { clockOffOf, readKey, readPeer } from './peer.ts';
import { converse, type Doing, fullPace, type Pace } from './round.ts';

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
}

/** What the loop is about, in memory; the file knows the rest. */
export interface Live {
  phase: 'off' | 'talking' | 'resting' | 'failing';
  doing: Doing | null;
  failure: string | null;
  /** UTC ms; null: not planned. */
  nextTryAt: number | null;
  /** Whether the district answered last time; null: not asked yet. */
  online: boolean | null;
  /** Changes in a second, as lately measured; 0: not known. */
  perSecond: number;
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
  askAt(address: string): AskParts;
}

const idleMs = 30_000;
const longestMs = 15 * 60_000;
/** Saves come in bursts: one conversation for all of them. */
const afterSaveMs = 1_500;
const watchMs = 5_000;
const tellEveryMs = 500;

/** What says that there is nobody to talk to, as against somebody who refuses. */
const silent = new Set(['sync.offline', 'sync.slow', 'sync.notTheDistrict']);

const networkNames = () =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .toSorted()
    .join(' ');

/** Doubling from 1 s to 15 min with full jitter: thousands of desks must not knock at the same moment. */
export function waitAfter(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(longestMs, 1_000 * 2 ** Math.min(failures - 1, 20)));
}

/** A sleep that can be cut short. */
function createSleep() {
  let wakeUp: (() => void) | null = null;
  let asked = false;
  return {
    async sleep(ms: number): Promise<void> {
      if (!asked) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wakeUp = resolve;
        const timer = ms === Number.POSITIVE_INFINITY ? undefined : setTimeout(resolve, ms);
        timer?.unref();
        await promise;
        clearTimeout(timer);
        wakeUp = null;
      }
      asked = false;
    },
    /** Also while it does not sleep: then the next sleep is none. */
    wake() {
      asked = true;
      wakeUp?.();
    },
  };
}

export function createExchanger(given: ExchangerParts = {}): Exchanger {
  const { clock = systemClock, fetch = globalThis.fetch, random = Math.random } = given;
  const { version = '0', timeoutMs = 60_000, networks = networkNames } = given;
  const closing = new AbortController();
  const bed = createSleep();
  const pace: Pace = { ...fullPace };
  const live: Live = {
    phase: 'off',
    doing: null,
    failure: null,
    nextTryAt: null,
    online: null,
    perSecond: 0,
  };
  let attached: { app: App; reader: Connection } | null = null;
  let bytes = 0;
  let failures = 0;

  function desk() {
    if (!attached) throw new Error('the exchange has no desk yet');
    return attached;
  }
  const now = () => clock.now();
  const peerNow = () => readPeer(desk().reader.sqlite);

  let telling: NodeJS.Timeout | null = null;
  /** The state bar asks anew, at most twice a second. */
  function announce() {
    telling ??= setTimeout(() => {
      telling = null;
      attached?.app.announce({ kind: 'changed', entities: ['sync'] });
    }, tellEveryMs).unref();
  }
  function show(change: Partial<Live>) {
    Object.assign(live, change);
    announce();
  }

  const askAt = (address: string): AskParts => ({
    address,
    fetch,
    timeoutMs,
    signal: closing.signal,
    moved(count) {
      bytes += count;
    },
  });

  function link(): DistrictLink {
    const { reader } = desk();
    const peer = readPeer(reader.sqlite);
    if (!peer) throw new Error('the desk is not enrolled');
    const { centreId, deskId, address } = peer;
    return httpLink({
      ...askAt(address),
      speaker: { centreId, deskId, key: readKey(reader.sqlite) },
      districtEpoch: () => peerNow()?.districtEpoch ?? 0,
      now,
      clockOff: clockOffOf(peer) ?? 0,
      about: { version, schema: schemaOf(reader.sqlite), waiting: () => countWaiting(reader.sqlite) },
    });
  }

  let measured = { at: 0, done: 0 };
  function tell(doing: Doing) {
    const seconds = (now() - measured.at) / 1000;
    const moved = doing.done - measured.done;
    if (live.doing?.task === doing.task && moved > 0 && seconds > 0)
      live.perSecond = live.perSecond * 0.7 + (moved / seconds) * 0.3;
    measured = { at: now(), done: doing.done };
    show({ doing });
  }

  async function talk() {
    const { app, reader } = desk();
    show({ phase: 'talking' });
    await converse({
      app,
      link: link(),
      pace,
      schema: schemaOf(reader.sqlite),
      now,
      signal: closing.signal,
      tell,
      bytes: () => bytes,
    });
  }

  /** @returns how long to wait before the next try, in ms */
  async function noteFailure(error: unknown): Promise<number> {
    const code = error instanceof DeskError ? error.code : 'internal.bug';
    failures += 1;
    if (code === 'sync.revoked')
      await desk().app.exchange(({ sqlite }) =>
        sqlite.prepare('UPDATE exchange_peer SET revoked_at = coalesce(revoked_at, ?)').run(now()),
      );
    const asked = error instanceof DeskError ? retryAfterOf(error) : 0;
    const wait = Math.max(asked, waitAfter(failures, random));
    show({ phase: 'failing', failure: code, online: !silent.has(code), nextTryAt: now() + wait });
    return wait;
  }

  /** One turn of the loop. @returns how long to wait, in ms */
  async function turn(): Promise<number> {
    const peer = peerNow();
    if (!peer || peer.paused || (peer.revokedAt !== null && !again)) {
      show({ phase: 'off', doing: null, nextTryAt: null });
      return Number.POSITIVE_INFINITY;
    }
    again = false;
    try {
      await talk();
      failures = 0;
      if (peer.revokedAt !== null)
        await desk().app.exchange(({ sqlite }) => sqlite.exec('UPDATE exchange_peer SET revoked_at = NULL'));
      show({ phase: 'resting', doing: null, failure: null, online: true, nextTryAt: null });
      return idleMs * (0.75 + random() / 2);
    } catch (error) {
      live.doing = null;
      if (closing.signal.aborted) throw error;
      return noteFailure(error);
    }
  }

  /** A cable plugged in, a network joined: no reason to wait out a quarter of an hour. */
  async function restUntil(ms: number) {
    const before = networks();
    const watch = setInterval(() => {
      if (failures === 0 || networks() === before) return;
      failures = 0;
      bed.wake();
    }, watchMs).unref();
    await bed.sleep(ms);
    clearInterval(watch);
  }

  let again = false;
  let saved: NodeJS.Timeout | null = null;
  function afterSave(entities: readonly string[]) {
    if (entities.every((name) => name === 'sync')) return;
    announce();
    if (live.phase !== 'resting' || saved) return;
    saved = setTimeout(() => {
      saved = null;
      if (!closing.signal.aborted && countWaiting(desk().reader.sqlite) > 0) bed.wake();
    }, afterSaveMs).unref();
  }

  return {
    attach(app, { reader }) {
      attached = { app, reader };
    },
    start() {
      desk().app.subscribe((announcement) => {
        if (announcement.kind === 'changed') afterSave(announcement.entities);
      });
      void (async () => {
        while (!closing.signal.aborted) await restUntil(await turn());
      })().catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      });
    },
    stop() {
      closing.abort();
      for (const timer of [telling, saved]) if (timer) clearTimeout(timer);
      bed.wake();
    },
    wake() {
      failures = 0;
      again = true;
      bed.wake();
    },
    live: () => ({ ...live }),
    changed: announce,
    version,
    link,
    askAt,
  };
}
