/** Places (名额): how many come on each weekday, and to whom of those who wait a place is offered. */
import { readSettings } from '../centre/service.ts';
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { daycareFailure } from './failures.ts';

/** By day of the week, Monday first. */
export type Load = number[];

const notGone = `NOT (r.status IN ('died', 'moved') AND (r.status_since IS NULL OR r.status_since <= :day))`;

const countsFrom = perConnection((sqlite) =>
  sqlite.prepare<[{ day: Day; except: string }], { weekdays: number; people: number }>(
    `SELECT e.weekdays, count(*) AS people FROM enrolment e JOIN resident r ON r.id = e.resident_id
     WHERE e.state <> 'waiting' AND e.starts_on IS NOT NULL AND (e.ends_on IS NULL OR e.ends_on >= :day)
       AND e.id <> :except AND ${notGone}
     GROUP BY e.weekdays`,
  ),
);
const waitingRows = perConnection((sqlite) =>
  sqlite.prepare<[{ day: Day }], { id: string; name: string; weekdays: number }>(
    `SELECT e.id, r.name, e.weekdays FROM enrolment e JOIN resident r ON r.id = e.resident_id
     WHERE e.state = 'waiting' AND ${notGone} ORDER BY e.waiting_since, e.created_at, e.id`,
  ),
);

const weekdayWords: readonly Sentence[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
];

const has = (bits: number, offset: number) => (bits & (1 << offset)) !== 0;

/**
 * Who comes from a day on, by weekday. Whoever begins later counts already: the place is promised.
 *
 * @param except an enrolment that is not counted, because it is the one being placed
 */
export function loadFrom(ctx: QueryContext, day: Day, except = ''): Load {
  const load = weekdayWords.map(() => 0);
  for (const { weekdays, people } of countsFrom(ctx.sqlite).all({ day, except })) {
    for (const offset of load.keys()) if (has(weekdays, offset)) load[offset] = (load[offset] ?? 0) + people;
  }
  return load;
}

/** @throws DeskError `daycare.full`, which names the days */
export function refuseFull(ctx: QueryContext, day: Day, bits: number, except = ''): void {
  const places = readSettings(ctx.db).dayCarePlaces;
  const load = loadFrom(ctx, day, except);
  const full = weekdayWords.filter((_, offset) => has(bits, offset) && (load[offset] ?? 0) >= places);
  if (full.length === 0) return;
  const days = full.map(({ zh }) => zh).join('、');
  const daysEn = full.map(({ en }) => en).join(', ');
  throw daycareFailure('daycare.full', { days, daysEn, places }, 'weekdays');
}

/** Those who wait and for whom there is a place on every day they ask for, the longest waiting first. */
export function offersOn(ctx: QueryContext, day: Day): { id: string; name: string }[] {
  const places = readSettings(ctx.db).dayCarePlaces;
  const load = loadFrom(ctx, day);
  return waitingRows(ctx.sqlite)
    .all({ day })
    .filter(({ weekdays }) => {
      const wanted = [...load.keys()].filter((offset) => has(weekdays, offset));
      const free = wanted.every((offset) => (load[offset] ?? 0) < places);
      // A place that is offered is not offered to the next one too.
      if (free) for (const offset of wanted) load[offset] = (load[offset] ?? 0) + 1;
      return free;
    })
    .map(({ id, name }) => ({ id, name }));
}
