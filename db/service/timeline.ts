/** What a person's timeline says about hours served, and about service points that changed hands. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import { requireResident, type TimelinePage } from '../residents/service.ts';
import { accountName, findVolunteer, volunteerIdOf } from '../volunteers/service.ts';
import { clockTime } from './checks.ts';
import { toLines } from './lines.ts';
import { isStillThere } from './presence.ts';
import { servicesWhere, stands } from './rows.ts';
import type { ServiceLine } from './schemas.ts';
import type { pointKinds } from './shapes.ts';
import { evidenceLabels } from './words.ts';

interface Page {
  /** JSON array of volunteer ids. */
  ids: string;
  at: number;
  id: string;
  limit: number;
}

interface Booked {
  id: string;
  at: number;
  kind: (typeof pointKinds)[number];
  points: number;
  otherId: string | null;
  note: string;
  accountId: string;
}

const among = '(SELECT value FROM json_each(:ids))';
const served = servicesWhere<Page>(
  `WHERE v.volunteer_id IN ${among} AND (v.start_at, v.root_id) < (:at, :id) AND v.withdrawn = 0 AND ${stands}
   ORDER BY v.start_at DESC, v.root_id DESC LIMIT :limit`,
);
/** What was earned stands with the hours that earned it. */
const booked = perConnection((sqlite) =>
  sqlite.prepare<[Page], Booked>(
    `SELECT id, at, kind, points, other_id AS otherId, note, account_id AS accountId FROM point_entry
     WHERE volunteer_id IN ${among} AND (at, id) < (:at, :id) AND kind <> 'earned'
     ORDER BY at DESC, id DESC LIMIT :limit`,
  ),
);

function sayMinutes(minutes: number): Sentence {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts: Sentence[] = [
    ...(hours > 0 ? [{ zh: `${hours} 小时`, en: `${hours} h` }] : []),
    ...(rest > 0 || hours === 0 ? [{ zh: `${rest} 分钟`, en: `${rest} min` }] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(' ') };
}

const undecided = {
  waiting: { zh: '待审核', en: 'waiting for a decision' },
  refused: { zh: '审核退回', en: 'sent back' },
} as const;

function sayState(ctx: QueryContext, line: ServiceLine): Sentence {
  const { state, minutes, creditedMinutes } = line;
  if (state === 'waiting' || state === 'refused') {
    const length = sayMinutes(minutes ?? 0);
    const { zh, en } = undecided[state];
    return { zh: `${length.zh}，${zh}`, en: `${length.en}, ${en}` };
  }
  if (state !== 'open') return sayMinutes(creditedMinutes);
  return isStillThere(ctx, line) ? { zh: '服务中', en: 'there now' } : { zh: '没有签退', en: 'no sign-out' };
}

function serviceEntry(ctx: QueryContext, line: ServiceLine): TimelineEntry {
  const { activity, startAt, endAt, station, evidence } = line;
  const state = sayState(ctx, line);
  // The day stands beside every entry of the timeline.
  const times = `${clockTime(ctx, startAt)}–${endAt === null ? '' : clockTime(ctx, endAt)}`;
  const proof = evidenceLabels[evidence];
  const place = station ? [station.name] : [];
  const placeEn = station ? [station.nameEn === '' ? station.name : station.nameEn] : [];
  const settled = line.state === 'approved' && !line.clockUnconfirmed;
  return {
    id: line.rootId,
    at: startAt,
    feature: 'service',
    kind: line.state,
    text: { zh: `志愿服务：${activity}，${state.zh}`, en: `Volunteered: ${activity}, ${state.en}` },
    detail: {
      zh: [times, ...place, proof.zh].join('，'),
      en: [times, ...placeEn, proof.en].join(', '),
    },
    tone: settled ? 'neutral' : 'attention',
    account: line.savedBy,
    rowId: line.rootId,
  };
}

const pointWords: Record<Booked['kind'], Sentence> = {
  earned: { zh: '获得积分', en: 'Points earned' },
  spent: { zh: '使用积分', en: 'Points spent' },
  given: { zh: '赠出积分', en: 'Points given' },
  received: { zh: '受赠积分', en: 'Points received' },
  expired: { zh: '积分过期', en: 'Points expired' },
  adjusted: { zh: '调整积分', en: 'Points adjusted' },
};

/** The other side of a gift. */
function otherOf(ctx: QueryContext, { kind, otherId }: Booked): string[] {
  if (otherId === null || (kind !== 'given' && kind !== 'received')) return [];
  return [requireResident(ctx, findVolunteer(ctx, otherId)?.residentId ?? otherId).name];
}

function pointEntry(ctx: QueryContext, row: Booked): TimelineEntry {
  const { zh, en } = pointWords[row.kind];
  const points = `${row.points > 0 ? '+' : '−'}${Math.abs(row.points) / 10}`;
  const more = [...otherOf(ctx, row), ...(row.note === '' ? [] : [row.note])];
  return {
    id: row.id,
    at: row.at,
    feature: 'service',
    kind: row.kind,
    text: { zh: `${zh} ${points}`, en: `${en}: ${points}` },
    detail: more.length > 0 ? { zh: more.join('，'), en: more.join(', ') } : null,
    tone: null,
    account: accountName(ctx, row.accountId),
    rowId: null,
  };
}

/** A timeline source of the residents' page: the newest entries before its cursor. */
export function serviceTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const page = {
    ids: JSON.stringify(cards.map(volunteerIdOf)),
    at: before?.at ?? Number.MAX_SAFE_INTEGER,
    id: before?.id ?? '',
    limit,
  };
  const lines = toLines(ctx, served(ctx.sqlite).all(page));
  const entries = booked(ctx.sqlite).all(page);
  return [...lines.map((line) => serviceEntry(ctx, line)), ...entries.map((row) => pointEntry(ctx, row))];
}
