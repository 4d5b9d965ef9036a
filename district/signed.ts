/** Who is asking (SPEC R12): the signature proves the desk, and the key under which it was enrolled proves the centre. */

import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { isId } from '../db/sync/protocol/planes.ts';
import { headerNames, isSignedBy, type Request, wireLimits } from '../db/sync/protocol/wire.ts';
import { readPublicKey } from './enrol.ts';
import { Refused } from './refused.ts';
import type { Store } from './store.ts';

export interface Caller {
  centreId: string;
  deskId: string;
  key: KeyObject;
}

const signedHeaders = z.object({
  [headerNames.centre]: z.string().refine(isId),
  [headerNames.desk]: z.string().refine(isId),
  [headerNames.time]: z.string().regex(/^\d{1,15}$/),
  [headerNames.nonce]: z.string().regex(/^[0-9a-f]{32}$/),
  [headerNames.signature]: z.string().max(100),
});

/** What Node gives of a request; `body` is empty for a GET. */
export type Asked = Pick<Request, 'method' | 'target' | 'body'> & { headers: unknown };

export interface Gate {
  /** @throws Refused `sync.unknownDesk`, `sync.revoked`, `sync.stale` */
  admit(asked: Asked): Promise<Caller>;
}

export function createGate(store: Store, now: () => number): Gate {
  const used = new NonceMemory(now);
  return {
    async admit({ method, target, body, headers }) {
      const parsed = signedHeaders.safeParse(headers);
      if (!parsed.success) throw new Refused('sync.unknownDesk');
      const centreId = parsed.data[headerNames.centre];
      const deskId = parsed.data[headerNames.desk];
      const nonce = parsed.data[headerNames.nonce];
      const time = Number(parsed.data[headerNames.time]);
      const desk = await deskKey(store, centreId, deskId);
      const request = { method, target, centreId, deskId, time, nonce, body };
      if (!desk?.key || !isSignedBy(request, parsed.data[headerNames.signature], desk.key))
        throw new Refused('sync.unknownDesk');
      if (desk.revoked) throw new Refused('sync.revoked');
      // A batch sent again is harmless, and no clock may ever hold it up. What reads must be asked afresh.
      if (method === 'GET' && (Math.abs(time - now()) > wireLimits.freshMs || !used.isNew(deskId, nonce)))
        throw new Refused('sync.stale');
      return { centreId, deskId, key: desk.key };
    },
  };
}

async function deskKey(store: Store, centreId: string, deskId: string) {
  const [desk] = await store.transaction({ centreId }, (sql) =>
    sql.query<{ publicKey: string; revoked: boolean }>(
      `SELECT public_key AS "publicKey", revoked_at IS NOT NULL AS revoked FROM desk
       WHERE centre_id = $1 AND desk_id = $2`,
      [centreId, deskId],
    ),
  );
  return desk && { key: readPublicKey(desk.publicKey), revoked: desk.revoked };
}

/** Remembers nonces as long as their requests could be fresh. Only desks that proved themselves fill it. */
class NonceMemory {
  readonly #seen = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  isNew(deskId: string, nonce: string): boolean {
    const now = this.#now();
    // In the order they came: the oldest are first.
    for (const [key, at] of this.#seen) {
      if (now - at <= 2 * wireLimits.freshMs) break;
      this.#seen.delete(key);
    }
    const key = `${deskId} ${nonce}`;
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, now);
    return true;
  }
}
