/** How the exchange stands, in one look (SPEC R13). */
import type { Sqlite } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { countCards } from './cards.ts';
import type { SyncPhase, SyncStatus } from './contract.ts';
import { sayFailure } from './failures.ts';
import type { Live } from './live.ts';
import { countUnsent } from './outbox.ts';
import { clockOffOf, type Peer, readPeer } from './peer.ts';
import { type Proof, stillSafe } from './proof.ts';
import { showProxy } from './proxy.ts';
import { countRefused } from './refusals.ts';

/** Beyond this a clock is wrong, not only imprecise; as in SPEC R5.3. */
const clockBoundMs = 5 * 60_000;

/** @param left changes that wait on either side */
function phaseOf(peer: Peer | null, live: Live, left: number): SyncPhase {
  if (!peer) return 'alone';
  if (peer.revokedAt !== null) return 'revoked';
  if (peer.paused) return 'paused';
  // Trying again is no success yet: over a dead line it takes a minute, and nobody may believe meanwhile that all is sent.
  const triesAgain = live.phase === 'talking' && live.failure !== null && !live.doing;
  if (live.phase === 'failing' || triesAgain) return 'failing';
  if (peer.joinedAt === null) return 'joining';
  // Asking every half minute whether there is anything new is not worth a word.
  return live.phase === 'talking' && (live.doing || left > 0) ? 'talking' : 'resting';
}

function countKept(sqlite: Sqlite): number {
  return (
    sqlite.prepare<[], number>("SELECT count(*) FROM exchange_kept WHERE why = 'later'").pluck().get() ?? 0
  );
}

function ofPeer(peer: Peer): Pick<SyncStatus, 'district' | 'receipt' | 'heardAt' | 'clockOff' | 'behind'> {
  const {
    districtName: name,
    centreName,
    address,
    enrolledAt,
    proxy,
    ackedAt,
    ackedEpoch,
    acked,
    ackedChain,
  } = peer;
  const off = clockOffOf(peer);
  return {
    district: { name, centreName: centreName ?? '', address, proxy: proxy && showProxy(proxy), enrolledAt },
    receipt:
      ackedAt === null || acked === 0
        ? null
        : { at: ackedAt, epoch: ackedEpoch, last: acked, hash: ackedChain },
    heardAt: peer.heardAt,
    clockOff: off !== null && Math.abs(off) > clockBoundMs ? off : null,
    behind: Math.max(0, peer.head - peer.cursor),
  };
}

export function readStatus(
  ctx: QueryContext,
  live: Live,
  proof: { at: number; proof: Proof } | null,
): SyncStatus {
  const { sqlite } = ctx;
  const peer = readPeer(sqlite);
  const waiting = countUnsent(sqlite);
  const of = peer
    ? ofPeer(peer)
    : { district: null, receipt: null, heardAt: null, clockOff: null, behind: 0 };
  const left = waiting + of.behind;
  const safe = proof && stillSafe(sqlite, proof.proof) ? proof : null;
  return {
    ...of,
    phase: phaseOf(peer, live, left),
    online: peer ? live.online : null,
    doing: live.doing,
    failure: live.failure ? { code: live.failure, sentence: sayFailure(live.failure) } : null,
    nextTryAt: live.nextTryAt,
    waiting,
    secondsLeft:
      live.phase === 'talking' && left > 0 && live.perSecond > 0 ? Math.ceil(left / live.perSecond) : null,
    cards: countCards(ctx),
    refused: countRefused(ctx),
    kept: countKept(sqlite),
    safe: safe && { at: safe.at, last: safe.proof.desk.last, hash: safe.proof.desk.chain },
  };
}
