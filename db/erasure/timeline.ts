/** What is left to say on the timeline of an erased person: that it was done, when, why and by whom. */
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import type { ErasureReason } from './shapes.ts';

const reasons: Readonly<Record<ErasureReason, Sentence>> = {
  asked: { zh: '本人要求', en: 'the person asked for it' },
  guardianAsked: { zh: '监护人或近亲属要求', en: 'the guardian or next of kin asked for it' },
  keptLongEnough: { zh: '保存期已满', en: 'kept as long as is allowed' },
  mistake: { zh: '不该登记的人', en: 'should never have been registered' },
  ordered: { zh: '上级要求', en: 'ordered from above' },
};

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
    detail: reasons[reason],
    tone: 'attention',
    account,
    rowId: null,
  }));
}
