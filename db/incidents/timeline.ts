/** What a person's timeline says about incidents: those that happened to them, those they were involved in. */
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { incidentRows } from './lines.ts';
import type { incidentKinds } from './shapes.ts';

const kindWords: Record<(typeof incidentKinds)[number], Sentence> = {
  fall: { zh: '跌倒', en: 'fall' },
  illness: { zh: '突发疾病', en: 'sudden illness' },
  choking: { zh: '噎食', en: 'choking' },
  wandering: { zh: '走失', en: 'wandering off' },
  medication: { zh: '用药差错', en: 'medication error' },
  conflict: { zh: '冲突', en: 'conflict' },
  property: { zh: '财物', en: 'property' },
  other: { zh: '其他', en: 'other' },
};

/** A timeline source of the residents' page. A person has few incidents: all are read, the frame cuts the page. */
export function incidentTimeline(ctx: QueryContext, { cards }: TimelinePage): TimelineEntry[] {
  const own = new Set(cards);
  return incidentRows.ofPerson(ctx, { ids: JSON.stringify(cards) }).map((row) => {
    const { zh, en } = kindWords[row.kind];
    const text = own.has(row.residentId)
      ? { zh: `意外事件：${zh}`, en: `Incident: ${en}` }
      : { zh: `涉及意外事件：${zh}`, en: `Involved in an incident: ${en}` };
    return {
      id: row.rootId,
      at: row.at,
      feature: 'incidents',
      kind: row.kind,
      text,
      detail: { zh: row.what, en: row.what },
      tone: row.severity === 'serious' ? 'danger' : 'attention',
      account: row.savedByName,
      rowId: row.rootId,
    };
  });
}
