/** What is left to say on the timeline of an erased person: that it was done, when, why and by whom. */
import type { QueryContext } from '../core/dispatch.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { codeWord } from '../sync/codeWords.ts';
import type { ErasureReason } from './shapes.ts';

interface ErasureRow {
  id: string;
  reason: ErasureReason;
  at: number;
  account: string | null;
}

/** A timeline source of the residents' page. A person is erased once. */
export function erasureTimeline(ctx: QueryContext, { cards }: TimelinePage): TimelineEntry[] {
  const rows = ctx.sqlite
    .prepare<[string], ErasureRow>(
      `SELECT erasure.id, erasure.reason, erasure.at, account.name AS account
       FROM json_each(?) AS card JOIN erasure ON erasure.resident_id = card.value
       LEFT JOIN account ON account.id = erasure.account_id`,
    )
    .all(JSON.stringify(cards));
  return rows.map(({ id, reason, at, account }) => ({
    id: `erasure:${id}`,
    at,
    feature: 'erasure',
    kind: 'erased',
    text: { zh: '抹除了个人信息', en: 'Personal data erased' },
    detail: codeWord('erasure', 'reason', reason) ?? null,
    tone: 'attention',
    account,
    rowId: null,
  }));
}
