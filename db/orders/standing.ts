/** Standing orders (长期订餐). What was ordered for days gone by stays as it was: a change begins on a day. */
import type { z } from 'zod';
import { addDays, type Day } from '../core/clock.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { mealNames } from '../menu/contract.ts';
import type { MealTime } from '../menu/shapes.ts';
import { linesOf, requireCard, requireResident } from '../residents/service.ts';
import type { orders as contract } from './contract.ts';
import { firstOpenDay } from './cutOff.ts';
import { orderFailure } from './failures.ts';
import { byName, refuseAbsent } from './people.ts';
import { allStanding, type StandingRow, standingOf } from './read.ts';
import { standingOrders } from './table.ts';

type Contract = typeof contract;
type Terms = Omit<StandingRow, 'id'>;

const weekdayNames = ['一', '二', '三', '四', '五', '六', '日'];
const weekdayNamesEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function sayWeekdays(bits: number) {
  const chosen = (names: readonly string[]) => names.filter((_, at) => bits & (1 << at));
  return { zh: `周${chosen(weekdayNames).join('、')}`, en: chosen(weekdayNamesEn).join(', ') };
}

const isEmpty = (row: Terms) => row.toDay !== null && row.toDay < row.fromDay;

const overlap = (one: Terms, other: Terms) =>
  one.meal === other.meal &&
  (one.weekdays & other.weekdays) !== 0 &&
  (one.toDay === null || one.toDay >= other.fromDay) &&
  (other.toDay === null || other.toDay >= one.fromDay);

/** @throws DeskError `standing.overlaps` */
function refuseOverlap(ctx: QueryContext, name: string, terms: Terms, exceptId: string) {
  const other = standingOf(ctx, terms.residentId).find(
    (row) => row.id !== exceptId && !isEmpty(row) && overlap(row, terms),
  );
  if (!other) return;
  const { zh, en } = mealNames[other.meal];
  const days = sayWeekdays(other.weekdays);
  const about = { name, meal: zh, mealEn: en.toLowerCase(), from: other.fromDay };
  throw orderFailure('standing.overlaps', { ...about, days: days.zh, daysEn: days.en }, 'weekdays');
}

/** A manager may begin with a day that is closed already, but never rewrite days gone by. */
function firstDay(ctx: QueryContext, meal: MealTime): Day {
  return accountOf(ctx).role === 'manager' ? ctx.today : firstOpenDay(ctx, meal);
}

function refuseEarly(ctx: QueryContext, terms: Pick<Terms, 'fromDay' | 'meal'>) {
  const first = firstDay(ctx, terms.meal);
  if (terms.fromDay < first) throw orderFailure('standing.tooEarly', { day: first }, 'fromDay');
}

function check(ctx: QueryContext, terms: Terms, exceptId: string) {
  const person = requireCard(ctx, terms.residentId);
  if (isEmpty(terms)) throw orderFailure('standing.datesReversed', {}, 'toDay');
  refuseEarly(ctx, terms);
  if (person.status === 'died' || person.status === 'moved') refuseAbsent(ctx, person, terms.fromDay);
  refuseOverlap(ctx, person.name, terms, exceptId);
}

function addStanding(ctx: CommandContext, { id, ...terms }: z.output<Contract['addStanding']['input']>) {
  if (standingOf(ctx, terms.residentId).some((row) => row.id === id)) return { id, warnings: [] };
  check(ctx, terms, id);
  ctx.write.insert(standingOrders, { id, ...terms });
  ctx.record(terms.residentId, { standing: id });
  return { id, warnings: [] };
}

/** @throws DeskError `standing.unknown` */
function requireStanding(ctx: QueryContext, id: string): StandingRow {
  const found = allStanding(ctx).find((row) => row.id === id);
  if (!found) throw orderFailure('standing.unknown');
  return found;
}

/** The standing order written on a card that was merged goes on as one of the card in charge. */
function changeStanding(
  ctx: CommandContext,
  { id, newId, ...terms }: z.output<Contract['changeStanding']['input']>,
) {
  const before = requireStanding(ctx, id);
  const residentId = requireResident(ctx, before.residentId).id;
  if (standingOf(ctx, residentId).some((row) => row.id === newId)) return { id: newId, warnings: [] };
  const next = { ...terms, residentId, meal: before.meal };
  const same =
    before.weekdays === next.weekdays &&
    before.mode === next.mode &&
    before.optionName === next.optionName &&
    before.note === next.note;
  const begun = before.fromDay < firstDay(ctx, before.meal);
  // Only its end differs: nothing begins anew.
  if (begun && same) return endOn(ctx, before, next.toDay);
  check(ctx, next, id);
  if (!begun) {
    ctx.write.update(standingOrders, id, terms);
    ctx.record(residentId, { standing: id });
    return { id, warnings: [] };
  }
  ctx.write.update(standingOrders, id, { toDay: addDays(next.fromDay, -1) });
  ctx.write.insert(standingOrders, { id: newId, ...next });
  ctx.record(residentId, { standing: newId, instead: id });
  return { id: newId, warnings: [] };
}

/** @throws DeskError `standing.tooEarly`, `standing.overlaps` */
function endOn(ctx: CommandContext, row: StandingRow, lastDay: Day | null) {
  const person = requireResident(ctx, row.residentId);
  if (lastDay !== row.toDay) {
    // Days gone by keep what was ordered; the day after the last one is the first that changes.
    if (lastDay !== null) refuseEarly(ctx, { meal: row.meal, fromDay: addDays(lastDay, 1) });
    refuseOverlap(ctx, person.name, { ...row, toDay: lastDay }, row.id);
    ctx.write.update(standingOrders, row.id, { toDay: lastDay });
    ctx.record(person.id, { standing: row.id, lastDay });
  }
  return { id: row.id, warnings: [] };
}

function endStanding(ctx: CommandContext, { id, lastDay }: z.output<Contract['endStanding']['input']>) {
  endOn(ctx, requireStanding(ctx, id), lastDay);
  return {};
}

export function standingLines(ctx: QueryContext, rows: readonly StandingRow[]) {
  const shown = rows.filter((row) => !isEmpty(row));
  const people = linesOf(
    ctx,
    shown.map((row) => row.residentId),
  );
  return shown.flatMap((row) => {
    const person = people.get(row.residentId);
    if (!person) return [];
    const isOver = row.toDay !== null && row.toDay < ctx.today;
    const state = isOver ? 'ended' : row.fromDay > ctx.today ? 'future' : 'current';
    return [{ ...row, person, state } as const];
  });
}

function standing(ctx: QueryContext, { ended }: { ended: boolean }) {
  return standingLines(ctx, allStanding(ctx))
    .filter((row) => ended || row.state !== 'ended')
    .sort(
      (a, b) =>
        Number(a.state === 'ended') - Number(b.state === 'ended') ||
        byName.compare(a.person.name, b.person.name) ||
        (a.fromDay < b.fromDay ? -1 : 1),
    );
}

export const standingHandlers = { standing, addStanding, changeStanding, endStanding };
