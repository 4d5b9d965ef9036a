/** One conversation with the district from its first question to the point where neither side has anything left to say. */

import type { App } from '../core/dispatch.ts';
import { DeskError } from '../core/errors.ts';
import { dropSpool, fetchPage, layCopy } from './copy.ts';
import { EarlyPage } from './early.ts';
import { type Ahead, type ExchangeParts, type Page, pullOnce, pushOnce } from './exchange.ts';
import { noteRun, type RunKind } from './history.ts';
import type { DistrictLink, SnapshotPage } from './httpLink.ts';
import { countUnsent, countWaiting } from './outbox.ts';
import { noteHeard, type Peer, readPeer } from './peer.ts';
import { batchLimits } from './protocol/batch.ts';
import { pullLimits } from './protocol/pull.ts';
import { goBackTo } from './refill.ts';

/** How much goes at once: halved when a line is too slow for it, and grown again (SPEC R7). */
export interface Pace {
  push: number;
  pull: number;
  /** Times the usual patience with an answer, once nothing smaller can be asked for. */
  patience?: number;
}

/** Half a page of the most: what is unpacked in one go keeps the desk from answering. */
const fullPace: Readonly<Pace> = { push: batchLimits.changes, pull: pullLimits.changes / 2 };
/** Before anything is known about the line. */
export const firstPace: Readonly<Pace> = { push: 250, pull: 500 };
/** One photo may be more than a slow line carries in a minute. */
const leastAtOnce = 1;
/** Half an hour for 256 KB is a line of 1 kbit/s. */
const mostPatience = 32;

/** What is being done, for whoever waits for it. */
export interface Doing {
  task: RunKind;
  done: number;
  /** Null: not known. */
  total: number | null;
}

export interface RoundParts extends ExchangeParts {
  app: Pick<App, 'exchange' | 'exchangeInSteps'>;
  link: DistrictLink;
  pace: Pace;
  /** The desk is closing. */
  signal: AbortSignal;
  tell(doing: Doing): void;
  /** Bytes that have gone either way so far. */
  bytes(): number;
}

const slow = new Set(['sync.slow', 'sync.tooLarge']);

/** @throws DeskError with a code of `syncFailure`; what was done until then stands */
export async function converse(parts: RoundParts): Promise<void> {
  await told(parts, 'pull', () => greet(parts));
  const { joinedAt } = await peerOf(parts);
  if (joinedAt === null) await told(parts, 'snapshot', () => join(parts));
  let stuck = 0;
  for (let peer = await peerOf(parts); stuck < 3 && goesOn(parts, peer); peer = await peerOf(parts)) {
    // By numbers too: a page may have brought what was stored before its answer was lost, and still nobody has a receipt.
    const waiting = await parts.app.exchange(({ sqlite }) =>
      Math.max(countWaiting(sqlite), countUnsent(sqlite)),
    );
    const pushed = waiting > 0 ? await told(parts, 'push', () => pushSome(parts, waiting)) : 0;
    const pulled =
      pushed > 0 || peer.cursor < peer.head ? await told(parts, 'pull', () => pullSome(parts)) : 0;
    if (waiting === 0 && pulled === 0 && pushed === 0) return;
    stuck = pushed + pulled > 0 ? 0 : stuck + 1;
  }
}

const goesOn = ({ signal }: RoundParts, { paused }: Peer) => !paused && !signal.aborted;

async function peerOf({ app }: RoundParts): Promise<Peer> {
  const peer = await app.exchange(({ sqlite }) => readPeer(sqlite));
  if (!peer) throw new Error('the desk is not enrolled');
  return peer;
}

/** Where both stand; a district that was restored is helped first (SPEC R4.3). @returns 0: it moves no change itself */
async function greet({ app, link, now }: RoundParts): Promise<number> {
  const state = await link.state();
  return app.exchange(({ sqlite }) => {
    noteHeard(sqlite, state.serverTime, state.head, now());
    const peer = readPeer(sqlite);
    // A head behind what was pulled from it: restored, by somebody who forgot to say so.
    const stands = state.districtEpoch === peer?.districtEpoch && state.head >= peer.cursor;
    if (stands || !peer) return 0;
    dropSpool(sqlite);
    goBackTo(sqlite, state, now());
    return 0;
  });
}

/** Does a part of the work and writes down what came of it. */
async function told(parts: RoundParts, kind: RunKind, work: () => Promise<number>): Promise<number> {
  const { app, now, bytes } = parts;
  const [startedAt, before] = [now(), bytes()];
  const note = (changes: number, failure: string | null) =>
    app.exchange(({ sqlite }) => {
      const peer = readPeer(sqlite);
      const receipt = kind === 'push' && changes > 0 ? (peer?.ackedChain ?? null) : null;
      const run = { kind, startedAt, endedAt: now(), changes, bytes: bytes() - before, receipt, failure };
      if (changes > 0 || failure !== null) noteRun(sqlite, run);
    });
  try {
    const changes = await work();
    await note(changes, null);
    return changes;
  } catch (error) {
    if (error instanceof DeskError && !parts.signal.aborted) await note(0, error.code);
    throw error;
  }
}

/** Changes that go one way before the other way has its turn. */
const turn = 5_000;

async function paced<T>(pace: Pace, way: 'push' | 'pull', once: () => Promise<T>): Promise<T> {
  try {
    const result = await once();
    pace[way] = Math.min(fullPace[way], pace[way] * 2);
    if (pace[way] === fullPace[way]) pace.patience = 1;
    return result;
  } catch (error) {
    if (error instanceof DeskError && slow.has(error.code)) {
      if (pace[way] === leastAtOnce) pace.patience = Math.min(mostPatience, (pace.patience ?? 1) * 2);
      pace[way] = Math.max(leastAtOnce, Math.floor(pace[way] / 2));
    }
    throw error;
  }
}

async function pushSome(parts: RoundParts, total: number): Promise<number> {
  const { pace, signal, tell } = parts;
  const ahead: Ahead = { more: 0, sends: false, packed: [] };
  let done = 0;
  while (done < turn && !signal.aborted) {
    tell({ task: 'push', done, total });
    const most = pace.push;
    ahead.more = Math.ceil((turn - done) / most) - 1;
    ahead.sends = most >= fullPace.push;
    const sent = await paced(pace, 'push', () => pushOnce(parts, most, ahead));
    done += sent;
    // All that waited: what has been saved meanwhile must not keep what others saved from coming in.
    if (sent < most) break;
  }
  return done;
}

async function pullSome(parts: RoundParts): Promise<number> {
  const { pace, signal, tell } = parts;
  const early = new EarlyPage<Page>();
  let done = 0;
  while (done < turn && !signal.aborted) {
    const { cursor, head } = await peerOf(parts);
    const goesOn = done + pace.pull < turn;
    tell({ task: 'pull', done, total: done + Math.max(0, head - cursor) });
    const fetched = await paced(pace, 'pull', () => pullOnce(parts, pace.pull, { early, goesOn }));
    if (fetched === 0) break;
    done += fetched;
  }
  return done;
}

/** The first copy of the centre, before anything is sent: what this desk's set-up made must not undo what others decided. */
async function join(parts: RoundParts): Promise<number> {
  const { app, link, pace, signal, now, tell } = parts;
  let pages = 0;
  tell({ task: 'snapshot', done: 0, total: null });
  const early = new EarlyPage<SnapshotPage>();
  while (await paced(pace, 'pull', () => fetchPage(app, link, pace.pull, early))) {
    pages += 1;
    tell({ task: 'snapshot', done: pages * pace.pull, total: null });
  }
  return layCopy(app, signal, now(), (done) => tell({ task: 'snapshot', done, total: null }));
}
