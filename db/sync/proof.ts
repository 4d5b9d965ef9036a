/**
 * *Safe to wipe this PC* (SPEC R13) is never assumed: the district is asked afresh, and what it says must be what this desk
 * has computed itself, for every change it has ever saved.
 */
import type { Sqlite } from '../core/connection.ts';
import type { DistrictLink } from './httpLink.ts';
import { countLeftOut, countWaiting, lastNumber } from './outbox.ts';
import { type Peer, readPeer } from './peer.ts';
import type { Mark } from './protocol/answers.ts';

export interface Proof {
  safe: boolean;
  /** Also what was left out because no batch carries it, until somebody has seen to it. */
  waiting: number;
  district: Mark;
  desk: Mark;
}

function ownMark(sqlite: Sqlite, { epoch, ackedEpoch, acked, ackedChain }: Peer): Mark {
  const last = lastNumber(sqlite, epoch);
  // An epoch without a change says nothing yet: what counts is the one before, which was acknowledged whole.
  if (last === 0 && ackedEpoch !== epoch) return { epoch: ackedEpoch, last: acked, chain: ackedChain };
  return { epoch, last, chain: ackedEpoch === epoch && acked === last ? ackedChain : '' };
}

const isSame = (one: Mark, other: Mark) =>
  one.epoch === other.epoch && one.last === other.last && one.chain === other.chain;

/** @throws what the link throws: then nothing is proven */
export async function proveSafe(sqlite: Sqlite, link: Pick<DistrictLink, 'state'>): Promise<Proof> {
  const { mark: district } = await link.state();
  const peer = readPeer(sqlite);
  if (!peer) throw new Error('the desk is not enrolled');
  const desk = ownMark(sqlite, peer);
  const waiting = countWaiting(sqlite) + countLeftOut(sqlite);
  const nothingYet = desk.last === 0 && district.last === 0;
  return { safe: waiting === 0 && (nothingYet || isSame(desk, district)), waiting, district, desk };
}

/** Whether nothing was saved since. */
export function stillSafe(sqlite: Sqlite, proof: Proof): boolean {
  const peer = readPeer(sqlite);
  const waiting = countWaiting(sqlite) + countLeftOut(sqlite);
  return peer !== null && proof.safe && waiting === 0 && isSame(ownMark(sqlite, peer), proof.desk);
}
