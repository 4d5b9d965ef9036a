/**
 * Who lives alone and was missed without a word: after as many days of their own, or ordered meals, as the centre has
 * set, calling becomes a task. No clock does this: the first touch of a day does, and any change to an earlier one.
 */

import { findTask, openTask, taskIdOf } from '../careTasks/service.ts';
import { readSettings } from '../centre/service.ts';
import { addDays, type Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { MealTime } from '../menu/shapes.ts';
import { enrolledOn, weekdayBit } from './enrolled.ts';
import { leavesOn } from './leaves.ts';
import { ownersOf } from './people.ts';
import { daysOpen } from './standing.ts';

/** Looking further back would find nothing new: such a silence has had its task long ago. */
const longestSilence = 120;

const livingAlone = perConnection((sqlite) =>
  sqlite
    .prepare<[{ day: Day }], string>(
      `SELECT DISTINCT r.id FROM resident_category c JOIN resident r ON r.id = c.resident_id
       WHERE c.category = 'livingAlone' AND c.removed = 0 AND (c.starts_on IS NULL OR c.starts_on <= :day)
         AND (c.expires_on IS NULL OR c.expires_on >= :day)
         AND r.merged_into IS NULL AND r.status IN ('here', 'away')`,
    )
    .pluck(),
);

/** The last day before today on which a card was seen or heard of: a tap, a meal, a call that reached, a leave. */
const lastWords = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; today: Day }], { residentId: string; day: Day | null }>(
    `SELECT j.value AS residentId, max(
       coalesce((SELECT a.day FROM attendance a WHERE a.resident_id = j.value AND a.day < :today AND a.withdrawn = 0
         AND NOT EXISTS (SELECT 1 FROM attendance later WHERE later.supersedes = a.id)
         ORDER BY a.day DESC LIMIT 1), ''),
       coalesce((SELECT m.day FROM meal m WHERE m.resident_id = j.value AND m.day < :today AND m.withdrawn = 0
         AND NOT EXISTS (SELECT 1 FROM meal later WHERE later.supersedes = m.id)
         ORDER BY m.day DESC LIMIT 1), ''),
       coalesce((SELECT max(l.to_day) FROM leave l WHERE l.resident_id = j.value AND l.cancelled = 0
         AND l.to_day < :today), '')) AS day
     FROM json_each(:ids) j`,
  ),
);
/** Calls are few and indexed by day: those of the longest silence are read at once. */
const callsReached = perConnection((sqlite) =>
  sqlite.prepare<[{ from: Day; today: Day }], { residentId: string; day: Day }>(
    `SELECT resident_id AS residentId, max(day) AS day FROM care_call
     WHERE day BETWEEN :from AND :today AND reached = 1 GROUP BY resident_id`,
  ),
);
interface Ordered {
  residentId: string;
  meal: MealTime;
}
/** `ids`: JSON array of cards; the read side of orders, which itself leans on the leaves kept here. */
const orderStatements = perConnection((sqlite) => ({
  standing: sqlite.prepare<
    [{ ids: string }],
    Ordered & { weekdays: number; fromDay: Day; toDay: Day | null }
  >(
    `SELECT resident_id AS residentId, meal, weekdays, from_day AS fromDay, to_day AS toDay FROM standing_order
     WHERE resident_id IN (SELECT value FROM json_each(:ids))`,
  ),
  single: sqlite.prepare<[{ ids: string; from: Day; today: Day }], Ordered & { day: Day; state: string }>(
    `SELECT o.resident_id AS residentId, o.meal, o.day, o.state FROM meal_order o
     WHERE o.resident_id IN (SELECT value FROM json_each(:ids)) AND o.day >= :from AND o.day < :today
       AND NOT EXISTS (SELECT 1 FROM meal_order later WHERE later.supersedes = o.id)
     ORDER BY o.at, o.id`,
  ),
  /** Meals that the kitchen served to anyone. */
  served: sqlite.prepare<[{ from: Day; today: Day }], { day: Day; meal: MealTime }>(
    `SELECT DISTINCT day, meal FROM meal WHERE day >= :from AND day < :today AND withdrawn = 0 ORDER BY day`,
  ),
}));

interface Silence {
  residentId: string;
  /** The first day that may count as missed. */
  from: Day;
  /** What the silence began with: names its one task, and does not move as time goes by. */
  since: string;
}

/** Those who live alone and gave no word for today, with the day since when nothing is known of them. */
function silences(ctx: QueryContext): Silence[] {
  const today = ctx.today;
  const people = livingAlone(ctx.sqlite).all({ day: today });
  const owners = ownersOf(ctx, people);
  const away = new Set(leavesOn(ctx, today).map((row) => owners.get(row.residentId)));
  const earliest = addDays(today, -longestSilence);
  const last = new Map<string, Day>();
  const hear = (residentId: string, day: Day | null) => {
    const owner = owners.get(residentId);
    if (owner !== undefined && day !== null && day > (last.get(owner) ?? '')) last.set(owner, day);
  };
  const ids = JSON.stringify([...owners.keys()]);
  for (const { residentId, day } of lastWords(ctx.sqlite).all({ ids, today })) hear(residentId, day);
  for (const { residentId, day } of callsReached(ctx.sqlite).all({ from: earliest, today }))
    hear(residentId, day);
  return people
    .filter((residentId) => !away.has(residentId))
    .map((residentId) => {
      const heard = last.get(residentId);
      const from = heard === undefined || heard < earliest ? earliest : addDays(heard, 1);
      return { residentId, from, since: heard ?? 'ever' };
    });
}

/** One silence opens one task, on every desk: its cause is the last day on which anything was heard. */
function open(ctx: CommandContext, what: string, { residentId, since }: Silence, detail: Sentence): number {
  const causeId = `${what}:${residentId}:${since}`;
  if (findTask(ctx, taskIdOf('missing', causeId))) return 0;
  openTask(ctx, { kind: 'missing', causeId, residentId, severity: 'moderate', detail, dueOn: ctx.today });
  return 1;
}

function openMissedDays(ctx: CommandContext, silent: readonly Silence[], limit: number): number {
  const enrolled = enrolledOn(ctx, ctx.today);
  const stays = new Map(enrolled.map((stay) => [stay.residentId, stay]));
  const enrolledSilent = silent.flatMap((silence) => {
    const stay = stays.get(silence.residentId);
    if (!stay) return [];
    const { startsOn } = stay;
    return [{ stay, ...silence, ...(startsOn > silence.from ? { from: startsOn, since: startsOn } : {}) }];
  });
  const first = enrolledSilent.map(({ from }) => from).sort()[0];
  if (first === undefined) return 0;
  const days = daysOpen(ctx, first, addDays(ctx.today, -1));
  let opened = 0;
  for (const { stay, ...silence } of enrolledSilent) {
    const missed = days.filter((day) => day >= silence.from && (stay.weekdays & weekdayBit(day)) !== 0);
    if (missed.length < limit) continue;
    opened += open(ctx, 'days', silence, {
      zh: `独居，日照 ${missed.length} 天没来也没有说明（${missed[0]} 起），请致电。`,
      en: `Lives alone; missed ${missed.length} days of day care without a word since ${missed[0]}. Call.`,
    });
  }
  return opened;
}

/** Meals ordered for a card, by the card: an order or a cancellation of the day goes before a standing order. */
function orderedMeals(ctx: QueryContext, ids: string, from: Day) {
  const { standing, single, served } = orderStatements(ctx.sqlite);
  const lines = Map.groupBy(standing.all({ ids }), ({ meal }) => meal);
  const range = { from, today: ctx.today };
  const said = new Map(
    single.all({ ids, ...range }).map((row) => [`${row.day} ${row.meal} ${row.residentId}`, row]),
  );
  const singles = Map.groupBy([...said.values()], ({ day, meal }) => `${day} ${meal}`);
  return served.all(range).flatMap(({ day, meal }) => {
    const usual = (lines.get(meal) ?? []).filter(
      ({ residentId, weekdays, fromDay, toDay }) =>
        (weekdays & weekdayBit(day)) !== 0 &&
        fromDay <= day &&
        (toDay === null || toDay >= day) &&
        !said.has(`${day} ${meal} ${residentId}`),
    );
    const ordered = (singles.get(`${day} ${meal}`) ?? []).filter(({ state }) => state === 'ordered');
    return [...usual, ...ordered].map(({ residentId }) => ({ residentId, day }));
  });
}

function openMissedMeals(ctx: CommandContext, silent: readonly Silence[], limit: number): number {
  const byOwner = new Map(silent.map((silence) => [silence.residentId, silence]));
  const owners = ownersOf(ctx, [...byOwner.keys()]);
  const first = silent.map(({ from }) => from).sort()[0] ?? ctx.today;
  const missed = new Map<string, { since: Day; meals: number }>();
  for (const { residentId, day } of orderedMeals(ctx, JSON.stringify([...owners.keys()]), first)) {
    const silence = byOwner.get(owners.get(residentId) ?? '');
    if (!silence || day < silence.from) continue;
    const { since, meals } = missed.get(silence.residentId) ?? { since: day, meals: 0 };
    missed.set(silence.residentId, { since, meals: meals + 1 });
  }
  let opened = 0;
  for (const [residentId, { since, meals }] of missed) {
    const silence = byOwner.get(residentId);
    if (!silence || meals < limit) continue;
    opened += open(ctx, 'meals', silence, {
      zh: `独居，订了餐，${meals} 餐没有取（${since} 起），请致电。`,
      en: `Lives alone; ${meals} ordered meals not taken since ${since}. Call.`,
    });
  }
  return opened;
}

/** @returns how many tasks were opened; none where each silence has its task already */
export function openMissedTasks(ctx: CommandContext): number {
  const { missedDaysToCall, missedMealsToCall } = readSettings(ctx.db);
  const silent = silences(ctx).filter(({ from }) => from < ctx.today);
  if (silent.length === 0) return 0;
  return openMissedDays(ctx, silent, missedDaysToCall) + openMissedMeals(ctx, silent, missedMealsToCall);
}
