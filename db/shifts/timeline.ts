/** What a person's timeline says about shifts: those they signed up for, and volunteers who were sent to them. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { accountName, lineList, volunteerIdOf } from '../volunteers/service.ts';
import { latestWord, signUpsOf } from './rows.ts';
import type { signUpStates } from './shapes.ts';

interface Page {
  /** JSON array of ids. */
  ids: string;
  at: number;
  id: string;
  limit: number;
}

interface Planned {
  title: string;
  place: string;
  placeEn: string;
  day: string;
  from: string;
  to: string;
  cancelled: number;
  cancelReason: string;
}

type SignedUp = Planned & {
  id: string;
  at: number;
  shiftId: string;
  state: (typeof signUpStates)[number];
  accountId: string;
};
type Sent = Planned & { id: string; at: number; shiftId: string };

const among = '(SELECT value FROM json_each(:ids))';
const planned = `o.title, coalesce(p.name, o.place) AS place, coalesce(nullif(p.name_en, ''), p.name, o.place) AS placeEn,
  h.day, h.from_time AS "from", h.to_time AS "to", h.cancelled, h.cancel_reason AS cancelReason`;
const reads = perConnection((sqlite) => ({
  signedUp: sqlite.prepare<[Page], SignedUp>(
    `SELECT s.id, s.at, s.shift_id AS shiftId, s.state, s.account_id AS accountId, ${planned}
     FROM sign_up s JOIN shift h ON h.id = s.shift_id JOIN opportunity o ON o.id = h.opportunity_id
       LEFT JOIN station p ON p.id = o.station_id
     WHERE s.volunteer_id IN ${among} AND (s.at, s.id) < (:at, :id) AND ${latestWord}
     ORDER BY s.at DESC, s.id DESC LIMIT :limit`,
  ),
  sent: sqlite.prepare<[Page], Sent>(
    `SELECT h.id, o.created_at AS at, h.id AS shiftId, ${planned}
     FROM opportunity o JOIN shift h ON h.opportunity_id = o.id LEFT JOIN station p ON p.id = o.station_id
     WHERE o.resident_id IN ${among} AND (o.created_at, h.id) < (:at, :id)
     ORDER BY o.created_at DESC, h.id DESC LIMIT :limit`,
  ),
}));

const stateWords: Record<(typeof signUpStates)[number], Sentence> = {
  signedUp: { zh: '报名班次', en: 'Signed up' },
  waiting: { zh: '候补班次', en: 'On the waiting list' },
  cancelled: { zh: '取消报名', en: 'Cancelled the sign-up' },
};

function sayPlan({ day, from, to, place, placeEn, cancelled, cancelReason }: Planned): Sentence {
  const called = cancelled === 1;
  return {
    zh: [`${day} ${from}–${to}`, place, called && `班次取消：${cancelReason}`].filter(Boolean).join('，'),
    en: [`${day} ${from}–${to}`, placeEn, called && `called off: ${cancelReason}`].filter(Boolean).join(', '),
  };
}

/** Volunteers who were sent, by name. */
function namesOf(ctx: QueryContext, shiftId: string): string[] {
  const coming = signUpsOf(ctx, [shiftId]).filter(({ state }) => state === 'signedUp');
  const ids = coming.map(({ volunteerId }) => volunteerId);
  return lineList(ctx, ids).map(({ person }) => person.name);
}

function sentEntry(ctx: QueryContext, row: Sent): TimelineEntry {
  const names = namesOf(ctx, row.shiftId);
  const plan = sayPlan(row);
  return {
    id: row.id,
    at: row.at,
    feature: 'shifts',
    kind: 'sent',
    text: { zh: `派志愿者上门：${row.title}`, en: `Volunteers sent: ${row.title}` },
    detail: { zh: [plan.zh, ...names].join('，'), en: [plan.en, ...names].join(', ') },
    tone: row.cancelled === 1 ? 'attention' : 'neutral',
    account: null,
    rowId: row.shiftId,
  };
}

/** A timeline source of the residents' page: the newest entries before its cursor. */
export function shiftTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const page = { at: before?.at ?? Number.MAX_SAFE_INTEGER, id: before?.id ?? '', limit };
  const run = reads(ctx.sqlite);
  const signedUp = run.signedUp
    .all({ ...page, ids: JSON.stringify(cards.map(volunteerIdOf)) })
    .map((row): TimelineEntry => {
      const { zh, en } = stateWords[row.state];
      return {
        id: row.id,
        at: row.at,
        feature: 'shifts',
        kind: row.state,
        text: { zh: `${zh}：${row.title}`, en: `${en}: ${row.title}` },
        detail: sayPlan(row),
        tone: row.cancelled === 1 ? 'attention' : null,
        account: accountName(ctx, row.accountId),
        rowId: row.shiftId,
      };
    });
  const sent = run.sent.all({ ...page, ids: JSON.stringify(cards) });
  return [...signedUp, ...sent.map((row) => sentEntry(ctx, row))];
}
