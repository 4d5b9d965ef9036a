/** How a run ends: a line without faults, until nothing moves any more. */
import { countWaiting } from '../../../db/sync/outbox.ts';
import { converse } from '../../../db/sync/round.ts';
import { partsOf } from './conversations.ts';
import type { SimDesk } from './desk.ts';
import type { SimDistrict } from './district.ts';
import type { createNetwork, Flight } from './network.ts';

/** Rounds of sending and fetching after which everything must have come to rest. */
const enoughRounds = 60;

interface Restless {
  readonly network: ReturnType<typeof createNetwork>;
  readonly desks: readonly SimDesk[];
  readonly district: SimDistrict;
  deliver(flight: Flight): Promise<void>;
  haunt(): Promise<void>;
}

/** For a person to read. */
const waitingAt = ({ sqlite }: SimDesk) =>
  sqlite.prepare('SELECT epoch, n, entity, row_id, op FROM change WHERE seq IS NULL ORDER BY epoch, n').all();
const peerOf = ({ sqlite }: SimDesk) =>
  sqlite.prepare('SELECT epoch, acked_epoch, acked, again_until FROM desk_state, exchange_peer').get();

/** Whatever is under way ends; then each desk sends and fetches until nothing moves. @throws when it never does */
export async function comeToRest(world: Restless): Promise<void> {
  const { network, desks, district } = world;
  while (network.flights[0]) await world.deliver(network.flights[0]);
  while (network.ghosts.length > 0) await world.haunt();
  for (let round = 0; round < enoughRounds; round++) {
    let moved = 0;
    for (const desk of desks) {
      const { deskId, cursor } = desk.place;
      moved += countWaiting(desk.sqlite);
      await converse(partsOf(desk, district.linkOf(deskId), 500));
      moved += Math.abs(desk.place.cursor - cursor) + countWaiting(desk.sqlite);
    }
    if (moved === 0) return;
  }
  const places = desks.map((desk) => JSON.stringify([desk.place, peerOf(desk), waitingAt(desk)]));
  throw new Error(`the exchange does not come to rest:\n${places.join('\n')}`);
}
