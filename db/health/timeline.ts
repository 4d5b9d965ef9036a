/** What a person's timeline says about health: readings out of range, and services at sessions. The rest is a trend. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { standsIn } from '../core/versions.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { sayMarks } from './followUp.ts';
import { requireVersion } from './lines.ts';

interface Page {
  /** JSON array of the ids of a person's cards. */
  ids: string;
  at: number;
  id: string;
  limit: number;
}

interface LineRow {
  id: string;
  at: number;
  names: string;
  namesEn: string;
  sessionId: string;
  place: string;
  account: string | null;
}

const among = '(SELECT value FROM json_each(:ids))';
const statements = perConnection((sqlite) => ({
  marked: sqlite
    .prepare<[Page], string>(
      `SELECT v.id FROM vitals v WHERE v.resident_id IN ${among} AND (v.taken_at, v.root_id) < (:at, :id)
         AND v.out_of_range <> '[]' AND v.withdrawn = 0 AND ${standsIn('vitals')}
       ORDER BY v.taken_at DESC, v.root_id DESC LIMIT :limit`,
    )
    .pluck(),
  /** All services of one person in one session are one entry. */
  served: sqlite.prepare<[Page], LineRow>(
    `SELECT min(l.id) AS id, max(l.at) AS at, group_concat(s.name, '、') AS names,
       group_concat(s.name_en, ', ') AS namesEn, l.session_id AS sessionId, c.place, max(a.name) AS account
     FROM session_line l JOIN session_service s ON s.id = l.service_id
     JOIN clinic_session c ON c.id = l.session_id LEFT JOIN account a ON a.id = l.account_id
     WHERE l.resident_id IN ${among} AND l.withdrawn = 0
       AND NOT EXISTS (SELECT 1 FROM session_line later WHERE later.supersedes = l.id)
     GROUP BY l.session_id HAVING (max(l.at), min(l.id)) < (:at, :id)
     ORDER BY max(l.at) DESC, min(l.id) DESC LIMIT :limit`,
  ),
}));

/** A timeline source of the residents' page: the newest entries before its cursor, newest first. */
export function healthTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const page = {
    ids: JSON.stringify(cards),
    at: before?.at ?? Number.MAX_SAFE_INTEGER,
    id: before?.id ?? '',
    limit,
  };
  const run = statements(ctx.sqlite);
  const marked = run.marked.all(page).map((id): TimelineEntry => {
    const row = requireVersion(ctx, id);
    return {
      id: row.rootId,
      at: row.takenAt,
      feature: 'health',
      kind: 'outOfRange',
      text: { zh: '体征异常', en: 'Reading out of range' },
      detail: sayMarks(row, row.outOfRange),
      tone: 'attention',
      account: row.savedByName,
      rowId: row.rootId,
    };
  });
  const served = run.served.all(page).map(
    (row): TimelineEntry => ({
      id: row.id,
      at: row.at,
      feature: 'health',
      kind: 'served',
      text: { zh: `义诊剪：${row.names}`, en: `Clinic session: ${row.namesEn}` },
      detail: { zh: row.place, en: row.place },
      tone: null,
      account: row.account,
      rowId: row.sessionId,
    }),
  );
  return [...marked, ...served].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit);
}
