/** What a person's timeline says about incidents: those that happened to them, those they were involved in. */
import type { QueryContext } from '../core/dispatch.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { incidentRows } from './lines.ts';
import { incidentWords } from './words.ts';

/** A timeline source of the residents' page. A person has few incidents: all are read, the frame cuts the page. */
export function incidentTimeline(ctx: QueryContext, { cards }: TimelinePage): TimelineEntry[] {
  const own = new Set(cards);
  return incidentRows.ofPerson(ctx, { ids: JSON.stringify(cards) }).map((row) => {
    const { zh, en } = incidentWords[row.kind];
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
