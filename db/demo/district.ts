/**
 * The district of the demo: it numbers what the desk sends and what another desk of the centre saved, says yes to all but one
 * change, and lives in this process only. No address is ever called.
 */

import type { StoredFields } from '../core/applier.ts';
import { naturalId } from '../core/ids.ts';
import type { Link } from '../sync/exchange.ts';
import type { StoredRun } from '../sync/protocol/answers.ts';
import { type PulledChange, packPulled } from '../sync/protocol/pull.ts';

/** 日照室: the centre's other computer. */
const otherDesk = naturalId('demoDesk', 'day-care room');

/** What another desk saved, before the district gives it a number. */
export interface OtherChange {
  entity: string;
  rowId: string;
  op: 'insert' | 'update';
  fields: StoredFields;
  savedAt: number;
  accountId: string | null;
}

export interface DemoDistrict {
  link: Link;
  otherDesk: string;
  /** The centre's last number. */
  head(): number;
  /** Bytes that came in with batches so far. */
  received(): number;
  /** Orders what the other desk saved; `bytes` is what a page of it weighs. */
  order(changes: readonly OtherChange[]): { page: PulledChange[]; bytes: number };
}

/**
 * @param refused the one change of this desk that it cannot store
 * @param now UTC ms, by its clock
 */
export function demoDistrict(refused: { n: number; code: string }, now: () => number): DemoDistrict {
  let head = 0;
  let others = 0;
  let received = 0;
  const link: Link = {
    async batch({ header, body }) {
      const { epoch, first, count, chainAfter } = header;
      const last = first + count - 1;
      const isHere = refused.n >= first && refused.n <= last;
      const firstSeq = head + 1;
      head += isHere ? count - 1 : count;
      received += body.length;
      const verdicts: StoredRun['verdicts'] = isHere ? [[refused.n, 'quarantined', refused.code]] : [];
      return {
        kind: 'stored',
        mark: { epoch, last, chain: chainAfter },
        runs: [{ first, last, firstSeq, verdicts }],
        districtEpoch: 1,
        serverTime: now(),
      };
    },
    // Pages are laid in as they are ordered: nobody asks for them.
    changes: async () => ({ head, body: Buffer.alloc(0) }),
  };
  return {
    link,
    otherDesk,
    head: () => head,
    received: () => received,
    order(changes) {
      const page = changes.map((change): PulledChange => {
        head += 1;
        others += 1;
        return {
          ...change,
          seq: head,
          aside: false,
          deskId: otherDesk,
          epoch: 1,
          n: others,
          doubtful: false,
        };
      });
      return { page, bytes: packPulled(page).length };
    },
  };
}
