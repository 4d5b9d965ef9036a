/** The district's HTTP server: desks under `/v1`, administrators under `/admin`, whoever watches it under `/healthz` and `/metrics`. */
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { headerNames, protocol, type Refusal, refusals, wireLimits } from '../db/sync/protocol/wire.ts';
import { adminRoutes } from './admin/routes.ts';
import { bundleRoutes } from './bundleRoutes.ts';
import { createContacts } from './contacts.ts';
import { deskRoutes } from './deskRoutes.ts';
import { createLanes } from './lanes.ts';
import { createLimits, createTurnstile } from './limits.ts';
import { claimedDesk, plainFault, routeOf } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { DistrictHost, DistrictParts } from './parts.ts';
import { Refused } from './refused.ts';
import { createGate } from './signed.ts';
import { createSweeper } from './sweep.ts';
import { watchRoutes } from './watch.ts';

export interface ServerOptions {
  host: DistrictHost;
  /** Takes the log, a line of JSON at a time; null: nothing is written down. */
  log: { write(line: string): void } | null;
  /** A reverse proxy stands before this server and says who is asking. */
  behindProxy: boolean;
  /** Whoever reads `/metrics` must know it; null: anybody who reaches this port may. */
  metricsToken: string | null;
}

/** What the parser of a body throws, by its HTTP status. */
const parserRefusals: Readonly<Record<number, keyof typeof refusals>> = {
  413: 'sync.tooLarge',
  429: 'sync.tooMany',
};

/** The server, not yet listening. Closing it writes what was heard last; the store is its owner's to close. */
export function buildServer({ host, log, behindProxy, metricsToken }: ServerOptions): FastifyInstance {
  const { store, now, randomBytes, identity } = host;
  const parts: DistrictParts = {
    ...host,
    gate: createGate(store, now),
    limits: createLimits(now),
    turnstile: createTurnstile(() => (randomBytes(1)[0] ?? 0) / 256),
    lanes: createLanes(),
    contacts: createContacts(store, now),
    metrics: createMetrics(),
  };
  const app = fastify({
    // The framework's own words about a fault would quote it.
    logger: log === null ? false : { base: null, stream: log, serializers: { err: plainFault } },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: behindProxy,
    bodyLimit: wireLimits.envelope,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      [headerNames.protocol]: protocol.version,
      [headerNames.districtEpoch]: identity.epoch,
      [headerNames.serverTime]: now(),
      'cache-control': 'no-store',
    });
    parts.limits.spend('address', request.ip);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime);
    parts.metrics.answered(routeOf(request), reply.statusCode, ms / 1000);
    const { method } = request;
    const about = { method, route: routeOf(request), status: reply.statusCode, ms, ...claimedDesk(request) };
    request.log.info(about, 'answered');
    done();
  });
  app.setErrorHandler<FastifyError | Refused>((error, request, reply) => {
    if (error instanceof Refused) {
      if (error.code === 'sync.unknownDesk') parts.metrics.add('refused_signatures', 1);
      return refuse(reply, error, now());
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(reply, new Refused(parserRefusals[status] ?? 'sync.malformed'), now());
    request.log.error({ fault: plainFault(error), route: routeOf(request) }, 'a request failed');
    return refuse(reply, new Refused('sync.unavailable', 5000), now());
  });
  app.setNotFoundHandler((_, reply) => refuse(reply, new Refused('sync.malformed'), now(), 404));
  deskRoutes(app, parts);
  bundleRoutes(app, parts);
  watchRoutes(app, parts, metricsToken);
  app.register((scope) => adminRoutes(scope, parts));
  app.get('/', (_, reply) => reply.redirect('/admin', 303));
  const writing = setInterval(() => {
    parts.contacts.flush().catch((fault: unknown) => {
      app.log.error({ fault: plainFault(fault) }, 'contacts were not written');
    });
  }, contactsEveryMs);
  const sweeper = createSweeper(store, app.log);
  const sweeping = setInterval(() => void sweeper.glance(), sweepEveryMs);
  app.addHook('onClose', async () => {
    clearInterval(writing);
    clearInterval(sweeping);
    await parts.contacts.flush();
    await sweeper.idle();
  });
  return app;
}

const contactsEveryMs = 5000;
/** Asking whether there is something to sweep reads a row for each centre. */
const sweepEveryMs = 5000;

function refuse(reply: FastifyReply, { code, retryAfterMs }: Refused, serverTime: number, status?: number) {
  if (retryAfterMs !== null) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
  const said: Refusal = { code, serverTime, retryAfterMs };
  return reply.code(status ?? refusals[code]).send(said);
}
