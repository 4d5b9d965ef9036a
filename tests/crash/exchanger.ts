/**
 * A desk that saves and exchanges until it dies, through the program's own loop and link. Says `saved ID …` for what was
 * acknowledged to a person, and `sent EPOCH N` for what the district has acknowledged and this desk has written down.
 * usage: exchanger.ts ORDERS(JSON)
 */
import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setTimeout as after } from 'node:timers/promises';
import { clientOver } from '../../db/client.ts';
import { systemClock } from '../../db/core/clock.ts';
import type { Sqlite } from '../../db/core/connection.ts';
import type { App } from '../../db/core/dispatch.ts';
import type { Fetch } from '../../db/sync/ask.ts';
import { takeBundle } from '../../db/sync/bundle.ts';
import { countWaiting } from '../../db/sync/outbox.ts';
import { readPeer } from '../../db/sync/peer.ts';
import { paths } from '../../db/sync/protocol/wire.ts';
import { openTestDesk } from '../support/desk.ts';
import { createPassing, type Death, say } from './passing.ts';
import { saveBurst, saveSome } from './saving.ts';

export interface Orders extends Death {
  dir: string;
  /** Visits that are saved in one go before the exchange begins. */
  burst: number;
  /** The way back of a courier's bundle, which is taken instead of talking to the district. */
  back: string | null;
}

const orders: Orders = JSON.parse(process.argv[2] ?? '');
const passing = createPassing(orders);

const watchedFetch: Fetch = async (...request) => {
  const sends = String(request[0]).endsWith(paths.batches);
  if (sends) passing('before a batch is sent');
  const answer = await fetch(...request);
  if (sends) passing('when its answer has come');
  return answer;
};

function placeOf(sqlite: Sqlite): { cursor: number; acked: number; epoch: number } {
  const peer = readPeer(sqlite);
  if (!peer) throw new Error('the desk is not enrolled');
  return { cursor: peer.cursor, acked: peer.acked, epoch: peer.ackedEpoch };
}

/** The core, with each transaction of the exchange watched: what it moved tells what it was. */
function watched(app: App): App {
  return {
    ...app,
    async exchange(work) {
      const moved = { page: false, mark: false };
      const { result, place } = await app.exchange((rows) => {
        const before = placeOf(rows.sqlite);
        const done = work({
          ...rows,
          apply(...row) {
            passing('in the middle of a page');
            return rows.apply(...row);
          },
        });
        const now = placeOf(rows.sqlite);
        moved.page = now.cursor > before.cursor;
        moved.mark = now.acked > before.acked;
        if (moved.page) passing('before a page is committed');
        if (moved.mark) passing('before the answer is written down');
        return { result: done, place: now };
      });
      if (moved.page) passing('after a page is committed');
      if (moved.mark) {
        say(`sent ${place.epoch} ${place.acked}`);
        passing('after the answer is written down');
      }
      return result;
    },
  };
}

const desk = await openTestDesk({
  dir: orders.dir,
  exchange: { clock: systemClock, fetch: watchedFetch, random: () => 0.02 },
});
const session = await desk.sessionAs('manager');
const client = clientOver(desk.app, session);
const app = watched(desk.app);
// For the next one's start: whoever is killed leaves nothing behind later.
flushCompileCache();

if (orders.back !== null) {
  await takeBundle(app, desk.reader.sqlite, readFileSync(orders.back), Date.now);
  say('taken');
} else {
  desk.exchanger.attach(app, desk);
  if (orders.burst > 0) say(`saved ${(await saveBurst(desk, session, orders.burst)).join(' ')}`);
  desk.exchanger.start();
  for (;;) {
    say(`saved ${await saveSome(client, desk.ids)}`);
    desk.exchanger.wake();
    // Sending goes on for thousands before fetching has its turn: nobody saves faster than the line is.
    do await after(5);
    while (countWaiting(desk.reader.sqlite) > 4);
  }
}
