/** A district with one centre, and desks that speak to it through real batches. */
import { generateKeyPairSync } from 'node:crypto';
import { makeBatch, readBatch } from '../../../db/sync/protocol/batch.ts';
import { chainOver, chainStart } from '../../../db/sync/protocol/chain.ts';
import type { WireChange } from '../../../db/sync/protocol/change.ts';
import type { EntityRule } from '../../../db/sync/protocol/entityRules.ts';
import { type Ingested, ingest } from '../../../district/ingest.ts';
import type { Store } from '../../../district/store.ts';

export const centreA = '019a0000-0000-7000-8000-00000000000a';
export const centreB = '019a0000-0000-7000-8000-00000000000b';

export const rules: Readonly<Record<string, EntityRule>> = {
  resident: { kind: 'register', alwaysAsk: ['documentNumber'] },
  residentPhone: { kind: 'register', alwaysAsk: ['number'] },
  meal: { kind: 'fact', alwaysAsk: [] },
};

export async function foundCentres(store: Store): Promise<void> {
  for (const [centreId, name] of [
    [centreA, '杏林社区'],
    [centreB, '桃源社区'],
  ]) {
    await store.transaction('supervisor', (sql) =>
      sql.query('INSERT INTO centre (centre_id, name, seq, created_at) VALUES ($1, $2, 0, now())', [
        centreId,
        name,
      ]),
    );
  }
}

/** A change without its number. */
export type Saved = Pick<WireChange, 'entity' | 'rowId' | 'op' | 'fields'> & Partial<WireChange>;

const { privateKey } = generateKeyPairSync('ed25519');

/** A desk as far as the district sees it: it numbers what it saves and remembers all of it. */
export function testDesk(store: Store, centreId: string, deskId: string, known = rules) {
  const saved: WireChange[] = [];
  let epoch = 1;
  const now = () => 1_790_000_000_000;
  const send = (changes: readonly WireChange[], chainBefore: string): Promise<Ingested> => {
    const batch = makeBatch({ deskId, epoch, chainBefore, schema: 1, madeAt: now(), changes }, privateKey);
    return ingest({ store, rules: known, now }, centreId, batch.header, readBatch(batch));
  };
  return {
    saved,
    save(...given: readonly Saved[]) {
      for (const one of given) {
        saved.push({
          basedOn: 0,
          hlcMs: now(),
          hlcCount: 0,
          savedAt: now(),
          doubtful: false,
          accountId: null,
          ...one,
          n: saved.length + 1,
        });
      }
    },
    /** Sends the changes `first` to `last`, whatever was sent before. */
    send: (first: number, last: number) =>
      send(saved.slice(first - 1, last), chainOver(chainStart, saved.slice(0, first - 1))),
    newEpoch(changes: readonly WireChange[]) {
      epoch += 1;
      saved.splice(0, saved.length, ...changes.map((change, at) => ({ ...change, n: at + 1 })));
    },
  };
}
