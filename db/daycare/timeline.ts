/** What a person's timeline says of day care: stays, leaves, assessments, and attendance one line a month. */

import { readSettings } from '../centre/service.ts';
import { type Day, dayStart } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { notSuperseded } from './standing.ts';
import type { leave } from './table.ts';
import { leaveWords } from './words.ts';

interface StayRow {
  id: string;
  startsOn: Day | null;
  endsOn: Day | null;
  endReason: string | null;
  state: string;
  createdAt: number;
}

type LeaveRow = Pick<typeof leave.$inferSelect, 'id' | 'fromDay' | 'toDay' | 'reason' | 'note'>;

/** `ids`: JSON array of the ids of a person's cards. */
const statements = perConnection((sqlite) => ({
  stays: sqlite.prepare<[string], StayRow>(
    `SELECT id, starts_on AS startsOn, ends_on AS endsOn, end_reason AS endReason, state, created_at AS createdAt
     FROM enrolment WHERE resident_id IN (SELECT value FROM json_each(?))`,
  ),
  levels: sqlite.prepare<
    [string],
    { id: string; level: number; assessor: string; at: number; account: string }
  >(
    `SELECT a.id, a.level, a.assessor, a.at, coalesce(p.name, '') AS account FROM ability_assessment a
     LEFT JOIN account p ON p.id = a.account_id WHERE a.resident_id IN (SELECT value FROM json_each(?))`,
  ),
  leaves: sqlite.prepare<[string], LeaveRow>(
    `SELECT id, from_day AS fromDay, to_day AS toDay, reason, note FROM leave
     WHERE cancelled = 0 AND resident_id IN (SELECT value FROM json_each(?))`,
  ),
  months: sqlite.prepare<[{ ids: string; before: number }], { month: string; came: number; last: number }>(
    `SELECT substr(a.day, 1, 7) AS month, count(DISTINCT a.day) AS came, max(a.at) AS last FROM attendance a
     WHERE a.resident_id IN (SELECT value FROM json_each(:ids)) AND a.kind = 'arrived' AND a.withdrawn = 0
       AND ${notSuperseded}
     GROUP BY month HAVING last <= :before ORDER BY month DESC`,
  ),
}));

function entry(
  id: string,
  at: number,
  kind: string,
  text: Sentence,
  detail: string | null,
  account: string | null,
): TimelineEntry {
  const words = detail ? { zh: detail, en: detail } : null;
  return { id, at, feature: 'daycare', kind, text, detail: words, tone: 'neutral', account, rowId: id };
}

function sayStay(ctx: QueryContext, stay: StayRow): TimelineEntry[] {
  const { id, startsOn, endsOn, endReason, state, createdAt } = stay;
  if (startsOn === null) {
    const text =
      state === 'waiting'
        ? { zh: '日照：加入候补名单', en: 'Day care: put on the waiting list' }
        : { zh: '日照：曾在候补名单', en: 'Day care: was on the waiting list' };
    return [entry(id, createdAt, 'waiting', text, endReason, null)];
  }
  const began = { zh: '日照：入托', en: 'Day care: enrolled' };
  const entries = [entry(id, dayStart(startsOn, ctx.zone), 'enrolled', began, null, null)];
  if (endsOn !== null && endsOn <= ctx.today) {
    const ended = { zh: '日照：结束入托', en: 'Day care: ended' };
    entries.push(entry(`${id}/end`, dayStart(endsOn, ctx.zone), 'ended', ended, endReason, null));
  }
  return entries;
}

/** An announced leave that has begun. */
function sayLeave(ctx: QueryContext, { id, fromDay, toDay, reason, note }: LeaveRow): TimelineEntry[] {
  if (fromDay > ctx.today) return [];
  const { zh, en } = leaveWords[reason];
  const until = toDay === null ? { zh: '', en: '' } : { zh: `，至 ${toDay}`, en: `, until ${toDay}` };
  const text = { zh: `日照请假：${zh}${until.zh}`, en: `Day care leave: ${en}${until.en}` };
  return [entry(id, dayStart(fromDay, ctx.zone), 'leave', text, note || null, null)];
}

/** A timeline source of the residents' page: the newest entries before its cursor, newest first. */
export function daycareTimeline(ctx: QueryContext, { cards, before, limit }: TimelinePage): TimelineEntry[] {
  const ids = JSON.stringify(cards);
  const { stays, levels, leaves, months } = statements(ctx.sqlite);
  const names = readSettings(ctx.db).abilityLevels;
  const until = before?.at ?? Number.MAX_SAFE_INTEGER;
  const entries = [
    ...stays.all(ids).flatMap((stay) => sayStay(ctx, stay)),
    ...leaves.all(ids).flatMap((row) => sayLeave(ctx, row)),
    ...levels.all(ids).map(({ id, level, assessor, at, account }) => {
      const { zh = '', en = '' } = names[level] ?? {};
      const text = { zh: `能力评估：${zh}`, en: `Ability assessed: ${en}` };
      return entry(id, at, 'assessed', text, assessor, account);
    }),
    ...months.all({ ids, before: until }).map(({ month, came, last }) => {
      const text = { zh: `日照：${month} 到站 ${came} 天`, en: `Day care: came on ${came} days in ${month}` };
      return entry(`${cards[0]}/${month}`, last, 'attended', text, null, null);
    }),
  ];
  return entries
    .filter(({ at, id }) => before === null || at < before.at || (at === before.at && id < before.id))
    .sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
    .slice(0, limit);
}
