/** What a person's timeline says about visits: those for them, those they came to in somebody's place, and what followed. */
import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/timeline.ts';
import type { followUpKinds, VisitLine } from './contract.ts';
import { isCurrent } from './current.ts';
import { accountName, selectVisits, toLines } from './lines.ts';
import { followUp, visit } from './table.ts';

const { placeholder } = sql;

const isAmong = (column: SQLiteColumn): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${placeholder('ids')}))`;
const isBefore = (at: SQLiteColumn, id: SQLiteColumn): SQL =>
  sql`(${at}, ${id}) < (${placeholder('at')}, ${placeholder('id')})`;

const visitsOf = (column: typeof visit.residentId | typeof visit.agentId) =>
  statement((db) =>
    selectVisits(db)
      .where(
        and(isAmong(column), isBefore(visit.arrivedAt, visit.rootId), eq(visit.withdrawn, false), isCurrent),
      )
      .orderBy(desc(visit.arrivedAt), desc(visit.rootId))
      .limit(placeholder('limit'))
      .prepare(),
  );
const asSubject = visitsOf(visit.residentId);
const asAgent = visitsOf(visit.agentId);

const stepsOf = statement((db) =>
  db
    .select(getTableColumns(followUp))
    .from(visit)
    .innerJoin(followUp, eq(followUp.rootId, visit.rootId))
    .where(
      and(
        isAmong(visit.residentId),
        isBefore(followUp.at, followUp.id),
        eq(visit.withdrawn, false),
        isCurrent,
      ),
    )
    .orderBy(desc(followUp.at), desc(followUp.id))
    .limit(placeholder('limit'))
    .prepare(),
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
    ? { zh: `来访:${name},${zh}`, en: `Visit: ${nameEn}, ${en}` }
    : { zh: `代${inPlaceOf}来访:${name},${zh}`, en: `Came for ${inPlaceOf}: ${nameEn}, ${en}` };
}

/** Due date, addressee, papers and note: whatever the visit has. */
function sayDetail(line: VisitLine): Sentence | null {
  const { dueOn, referredTo, missingPapers, note, agent } = line;
  const parts: Sentence[] = [
    ...(agent ? [{ zh: `${agent.name}代办`, en: `${agent.name} came` }] : []),
    ...(referredTo ? [{ zh: `转${referredTo}`, en: `to ${referredTo}` }] : []),
    ...(dueOn ? [{ zh: `${dueOn} 前办结`, en: `due ${dueOn}` }] : []),
    ...(missingPapers ? [{ zh: `需补:${missingPapers}`, en: `to bring: ${missingPapers}` }] : []),
    ...(note ? [{ zh: note, en: note }] : []),
  ];
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join(';'), en: parts.map(({ en }) => en).join('; ') };
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
  const own = toLines(ctx, asSubject(ctx.db).all(run)).map((line) => visitEntry(line, null));
  const others = toLines(ctx, asAgent(ctx.db).all(run)).map((line) => visitEntry(line, line.subject.name));
  const steps = stepsOf(ctx.db)
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
