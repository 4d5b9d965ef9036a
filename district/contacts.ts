/**
 * When each desk was last heard of, and what it says of itself. Kept here for a few seconds and written together: a request
 * that only reads shall not cost a write.
 */
import { z } from 'zod';
import { headerNames } from '../db/sync/protocol/wire.ts';
import type { Caller } from './signed.ts';
import type { Store } from './store.ts';

const told = z.object({
  [headerNames.version]: z.string().max(40).optional().catch(undefined),
  [headerNames.schema]: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  [headerNames.waiting]: z.coerce.number().int().min(0).max(2_000_000_000).optional().catch(undefined),
});

interface Contact {
  centreId: string;
  deskId: string;
  at: number;
  version: string | null;
  schema: number | null;
  waiting: number | null;
  cursor: number | null;
}

export interface Contacts {
  /** @param cursor how far the desk has pulled; null: it did not say */
  heard(caller: Caller, headers: unknown, cursor: number | null): void;
  /** Writes what was heard since the last time. */
  flush(): Promise<void>;
}

export function createContacts(store: Store, now: () => number): Contacts {
  let heard = new Map<string, Contact>();
  return {
    heard({ centreId, deskId }, headers, cursor) {
      const about = told.parse(headers);
      const before = heard.get(`${centreId} ${deskId}`);
      heard.set(`${centreId} ${deskId}`, {
        centreId,
        deskId,
        at: now(),
        version: about[headerNames.version] ?? before?.version ?? null,
        schema: about[headerNames.schema] ?? before?.schema ?? null,
        waiting: about[headerNames.waiting] ?? before?.waiting ?? null,
        cursor: cursor ?? before?.cursor ?? null,
      });
    },
    async flush() {
      const all = Map.groupBy(heard.values(), ({ centreId }) => centreId);
      heard = new Map();
      for (const [centreId, desks] of all) await write(store, centreId, desks);
    },
  };
}

async function write(store: Store, centreId: string, desks: readonly Contact[]): Promise<void> {
  await store.transaction({ centreId }, (sql) =>
    sql.query(
      `UPDATE desk SET last_contact_at = to_timestamp(heard.at / 1000.0), version = coalesce(heard.version, desk.version),
         schema = coalesce(heard.schema, desk.schema), waiting = coalesce(heard.waiting, desk.waiting),
         cursor = coalesce(heard.cursor, desk.cursor)
       FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::bigint[])
         AS heard (desk_id, at, version, schema, waiting, cursor)
       WHERE desk.centre_id = $1 AND desk.desk_id = heard.desk_id`,
      [
        centreId,
        desks.map(({ deskId }) => deskId),
        desks.map(({ at }) => at),
        desks.map(({ version }) => version),
        desks.map(({ schema }) => schema),
        desks.map(({ waiting }) => waiting),
        desks.map(({ cursor }) => cursor),
      ],
    ),
  );
}
