/** For whoever watches the server: is it well, and what does it do. Neither says anything about a centre or a person. */
import type { FastifyInstance } from 'fastify';
import type { DistrictParts } from './parts.ts';

/** A database that takes longer to say *1* is not well. */
const wellMs = 2000;

export function watchRoutes(app: FastifyInstance, parts: DistrictParts, token: string | null): void {
  app.get('/healthz', async (_, reply) => {
    const well = await isWell(parts);
    return reply.code(well ? 200 : 503).send({ well });
  });
  app.get('/metrics', async (request, reply) => {
    if (token !== null && request.headers.authorization !== `Bearer ${token}`) return reply.code(401).send();
    return reply.type('text/plain; version=0.0.4').send(parts.metrics.text(await gauges(parts)));
  });
}

async function isWell({ store }: DistrictParts): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), wellMs);
  const said = store
    .transaction('supervisor', (sql) => sql.query('SELECT 1'))
    .then(
      () => true,
      () => false,
    );
  const well = await Promise.race([said, late.promise]);
  clearTimeout(timer);
  return well;
}

async function gauges({ store, now, identity }: DistrictParts): Promise<Record<string, number>> {
  const [counted] = await store.transaction('supervisor', (sql) =>
    sql.query<Record<'centres' | 'desks' | 'away' | 'waiting' | 'quarantined' | 'cards', number>>(
      `SELECT (SELECT count(*) FROM centre) AS centres,
         (SELECT count(*) FROM desk WHERE revoked_at IS NULL) AS desks,
         (SELECT count(*) FROM desk WHERE revoked_at IS NULL
           AND coalesce(last_contact_at, enrolled_at) < to_timestamp($1 / 1000.0) - interval '1 day') AS away,
         (SELECT coalesce(sum(waiting), 0)::bigint FROM desk WHERE revoked_at IS NULL) AS waiting,
         (SELECT count(*) FROM quarantine WHERE settled_at IS NULL) AS quarantined,
         (SELECT count(*) FROM register_row) AS cards`,
      [now()],
    ),
  );
  return {
    centres: counted?.centres ?? 0,
    desks: counted?.desks ?? 0,
    desks_silent_for_a_day: counted?.away ?? 0,
    desks_changes_waiting: counted?.waiting ?? 0,
    quarantine_open: counted?.quarantined ?? 0,
    conflicts_open: counted?.cards ?? 0,
    district_epoch: identity.epoch,
    resident_memory_bytes: process.memoryUsage.rss(),
  };
}
