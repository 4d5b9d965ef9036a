/** What a person's timeline says about care tasks: opened, each step, each call. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { wordsOf } from './lines.ts';
import type { careTaskKinds, careTaskStepKinds } from './shapes.ts';
import { careTaskWords } from './words.ts';

interface Row {
  id: string;
  at: number;
  what: 'opened' | 'call' | (typeof careTaskStepKinds)[number];
  kind: (typeof careTaskKinds)[number] | null;
  words: string;
  whom: string | null;
  /** Whether the call was answered; else whether the task is serious. */
  mark: number;
  taskId: string | null;
  account: string | null;
}

interface Page {
  /** JSON array of the ids of a person's cards. */
  ids: string;
  at: number;
  id: string;
  limit: number;
}

const among = '(SELECT value FROM json_each(:ids))';
const rows = perConnection((sqlite) =>
  sqlite.prepare<[Page], Row>(
    `SELECT own.*, a.name AS account FROM (
       SELECT t.id, t.opened_at AS at, 'opened' AS what, t.kind, t.detail AS words, NULL AS whom,
         t.severity = 'serious' AS mark, t.id AS taskId, t.opened_by AS by
       FROM care_task t WHERE t.resident_id IN ${among}
       UNION ALL
       SELECT s.id, s.at, s.kind, NULL, s.note, NULL, 0, s.task_id, s.account_id
       FROM care_task_step s JOIN care_task t ON t.id = s.task_id WHERE t.resident_id IN ${among}
       UNION ALL
       SELECT c.id, c.at, 'call', NULL, c.said, c.whom, c.reached, c.task_id, c.account_id
       FROM care_call c WHERE c.resident_id IN ${among}
     ) own LEFT JOIN account a ON a.id = own.by
     WHERE (own.at, own.id) < (:at, :id) ORDER BY own.at DESC, own.id DESC LIMIT :limit`,
  ),
);

const stepWords: Record<(typeof careTaskStepKinds)[number], Sentence> = {
  note: { zh: '关怀跟进', en: 'Care task: note' },
  extended: { zh: '关怀事项延期', en: 'Care task put off' },
  closed: { zh: '关怀事项办结', en: 'Care task closed' },
  reopened: { zh: '关怀事项重新打开', en: 'Care task opened again' },
};

function sayEntry({ what, kind, whom, mark }: Row): Sentence {
  if (what === 'call') {
    return mark
      ? { zh: `电话回访：${whom}，已接通`, en: `Call: ${whom}, reached` }
      : { zh: `电话回访：${whom}，未接通`, en: `Call: ${whom}, not reached` };
  }
  if (what !== 'opened') return stepWords[what];
  const { zh, en } = careTaskWords[kind ?? 'other'];
  return { zh: `关怀事项：${zh}`, en: `Care task: ${en}` };
}

/** A timeline source of the residents' page: the newest entries before its cursor, newest first. */
export function careTaskTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const page = {
    ids: JSON.stringify(cards),
    at: before?.at ?? Number.MAX_SAFE_INTEGER,
    id: before?.id ?? '',
    limit,
  };
  return rows(ctx.sqlite)
    .all(page)
    .map((row) => ({
      id: row.id,
      at: row.at,
      feature: 'careTasks',
      kind: row.what,
      text: sayEntry(row),
      detail: row.words === '' ? null : wordsOf(row.words),
      tone: row.what === 'opened' ? (row.mark ? 'danger' : 'attention') : 'neutral',
      account: row.account,
      rowId: row.taskId,
    }));
}
