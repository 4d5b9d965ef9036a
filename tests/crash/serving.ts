/**
 * A district on PostgreSQL that answers until it dies; says `listens`.
 * usage: serving.ts ORDERS(JSON)
 */
import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { Readable } from 'node:stream';
import { entityRules } from '../../db/sync/protocol/entityRules.ts';
import { paths } from '../../db/sync/protocol/wire.ts';
import { buildServer } from '../../district/server.ts';
import { openServer, type Store } from '../../district/store.ts';
import { createPassing, type Death, say } from './passing.ts';

export interface DistrictOrders extends Death {
  /** Of the database, migrated. */
  url: string;
  port: number;
}

const orders: DistrictOrders = JSON.parse(process.argv[2] ?? '');
const passing = createPassing(orders);

/** The store, with each transaction watched that stores a batch. */
function watched(store: Store): Store {
  return {
    ...store,
    async transaction(scope, work) {
      let stores = false;
      const result = await store.transaction(scope, async (sql) => {
        const done = await work({
          query(text, values) {
            stores ||= text.includes('INSERT INTO batch');
            return sql.query(text, values);
          },
        });
        if (stores) passing('before a batch is committed');
        return done;
      });
      if (stores) passing('after a batch is committed');
      return result;
    },
  };
}

async function* halfOf(body: Buffer) {
  yield body.subarray(0, Math.ceil(body.length / 2));
  // The half is on its way when the next one is asked for.
  await new Promise((turn) => setTimeout(turn, 5));
  passing('with half of a page on the line');
  yield body.subarray(Math.ceil(body.length / 2));
}

const app = buildServer({
  host: {
    store: watched(openServer(orders.url)),
    identity: { name: '温江区', epoch: 1 },
    rules: entityRules,
    now: Date.now,
    randomBytes,
  },
  log: null,
  behindProxy: false,
  metricsToken: null,
});
app.addHook('onSend', async (request, _reply, payload) => {
  if (request.url === paths.batches) passing('before the answer leaves');
  const page = orders.point === 'with half of a page on the line' && request.url.startsWith(paths.changes);
  return page && Buffer.isBuffer(payload) ? Readable.from(halfOf(payload)) : payload;
});
await app.listen({ port: orders.port, host: '127.0.0.1' });
// For the next one's start: whoever is killed leaves nothing behind later.
flushCompileCache();
say('listens');
