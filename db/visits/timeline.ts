/** What a person's timeline says about visits: those for them, those they came to in somebody's place, and what followed. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import type { followUpKinds, VisitLine } from './contract.ts';
import { isCurrent } from './current.ts';
import { accountName, toLines, visitsWhere } from './lines.ts';
import type { followUp } from './table.ts';

interface PageOfCards {
  /** JSON array of the ids of a person's cards. */
  ids: string;
  at: number;
  id: string;
  limit: number;
}

const standing = `v.withdrawn = 0 AND ${isCurrent}`;
const among = '(SELECT value FROM json_each(:ids))';
const visitsOf = (column: 'resident_id' | 'agent_id') => `WHERE v.${column} IN ${among}
  AND (v.arrived_at, v.root_id) < (:at, :id) AND ${standing}
  ORDER BY v.arrived_at DESC, v.root_id DESC LIMIT :limit`;

export const timelineSql = {
  asSubject: visitsOf('resident_id'),
  asAgent: visitsOf('agent_id'),
  steps: `SELECT f.id, f.root_id AS rootId, f.kind, f.note, f.due_on AS dueOn, f.at, f.account_id AS accountId
    FROM visit v JOIN follow_up f ON f.root_id = v.root_id
    WHERE v.resident_id IN ${among} AND (f.at, f.id) < (:at, :id) AND ${standing}
    ORDER BY f.at DESC, f.id DESC LIMIT :limit`,
} as const;

const asSubject = visitsWhere<PageOfCards>(timelineSql.asSubject);
const asAgent = visitsWhere<PageOfCards>(timelineSql.asAgent);
const stepsOf = perConnection((sqlite) =>
  sqlite.prepare<[PageOfCards], typeof followUp.$inferSelect>(timelineSql.steps),
);

const outcomeWords: Record<VisitLine['outcome'], Sentence> = {
  done: { zh: '当场办结', en: 'done on the spot' },
  accepted: { zh: '已受理', en: 'accepted' },
  referred: { zh: '已转办', en: 'referred' },
  papers: { zh: '待补材料', en: 'papers to bring' },
};

const stepWords: Record<(typeof followUpKinds)[number], Sentence> = {
  note: { zh: '跟进', en: 'Follow-up' },
  extended: { zh: '延期', en: 'Extended' },
  closed: { zh: '办结', en: 'Closed' },
  reopened: { zh: '重新打开', en: 'Opened again' },
};

function sayVisit(line: VisitLine, inPlaceOf: string | null): Sentence {
  const { zh, en } = outcomeWords[line.outcome];
  const { name, nameEn } = line.matter;
  return inPlaceOf === null
    ? { zh: `来访：${name}，${zh}`, en: `Visit: ${nameEn}, ${en}` }
    : { zh: `代${inPlaceOf}来访：${name}，${zh}`, en: `Came for ${inPlaceOf}: ${nameEn}, ${en}` };
}

/** Due date, addressee, papers and note: whatever the visit has. */
function sayDetail(line: VisitLine): Sentence | null {
  const { dueOn, referredTo, missingPapers, note, agent } = line;
  const parts: Sentence[] = [
    ...(agent ? [{ zh: `${agent.name}代办`, en: `${agent.name} came` }] : []),
    ...(referredTo ? [{ zh: `转${referredTo}`, en: `to ${referredTo}` }] : []),
    ...(dueOn ? [{ zh: `${dueOn} 前办结`, en: `due ${dueOn}` }] : []),
    ...(missingPapers ? [{ zh: `需补：${missingPapers}`, en: `to bring: ${missingPapers}` }] : []),
    ...(note ? [{ zh: note, en: note }] : []),
  ];
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

function visitEntry(line: VisitLine, inPlaceOf: string | null): TimelineEntry {
  return {
    id: line.rootId,
    at: line.arrivedAt,
    feature: 'visits',
    kind: line.outcome,
    text: sayVisit(line, inPlaceOf),
    detail: sayDetail(line),
    tone: line.open || line.contested ? 'attention' : 'neutral',
    account: line.handler.name,
    rowId: line.rootId,
  };
}

/** A timeline source of the residents' page: the newest entries before its cursor, newest first. */
export function visitTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const run = {
    ids: JSON.stringify(cards),
    at: before?.at ?? Number.MAX_SAFE_INTEGER,
    id: before?.id ?? '',
    limit,
  };
  const own = toLines(ctx, asSubject(ctx.sqlite).all(run)).map((line) => visitEntry(line, null));
  const others = toLines(ctx, asAgent(ctx.sqlite).all(run)).map((line) =>
    visitEntry(line, line.subject.name),
  );
  const steps = stepsOf(ctx.sqlite)
    .all(run)
    .map((row): TimelineEntry => {
      const due: Sentence | null = row.dueOn ? { zh: `至 ${row.dueOn}`, en: `until ${row.dueOn}` } : null;
      const { zh, en } = stepWords[row.kind];
      return {
        id: row.id,
        at: row.at,
        feature: 'visits',
        kind: row.kind,
        text: due ? { zh: `${zh}${due.zh}`, en: `${en} ${due.en}` } : { zh, en },
        detail: row.note ? { zh: row.note, en: row.note } : null,
        tone: 'neutral',
        account: accountName(ctx, row.accountId),
        rowId: row.rootId,
      };
    });
  return [...own, ...others, ...steps].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit);
}
