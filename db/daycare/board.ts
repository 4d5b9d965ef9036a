/** Today's board (今日名单), and that of any day before: everybody enrolled, in one line each, read all together. */
import type { z } from 'zod';
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { dietsOf } from '../menu/service.ts';
import { linesOf } from '../residents/service.ts';
import { abilityLevelsOn } from './ability.ts';
import type { BoardLine, BoardState, daycare as contract, LeaveLine, TapLine } from './contract.ts';
import { type Enrolled, enrolledOn } from './enrolled.ts';
import { type LeaveRow, leavesOn } from './leaves.ts';
import { marksOn } from './marks.ts';
import { contactsOf, ownersOf } from './people.ts';
import { offersOn } from './places.ts';
import type { Collector } from './shapes.ts';
import { headsOfDay, type TapRow, type Taps, tapsBy } from './standing.ts';

type Contract = typeof contract;

export function toTap(tap: TapRow | undefined): TapLine | null {
  if (!tap) return null;
  const { id, at, reason, withWhom, note, supersedes } = tap;
  return { id, at, reason, withWhom, note, corrected: supersedes !== null };
}

export function toLeave({ id, fromDay, toDay, reason, note }: LeaveRow): LeaveLine {
  return { id, fromDay, toDay, reason, note };
}

/** An arrival goes before an absence that another desk recorded. */
export function boardState(taps: Taps, isAway: boolean, comes: boolean): BoardState {
  if (taps.arrived) return taps.left ? 'left' : 'here';
  if (taps.absent) return 'absent';
  if (isAway) return 'onLeave';
  return comes ? 'expected' : 'off';
}

const collectorRows = perConnection((sqlite) =>
  sqlite.prepare<[string], { id: string; collectors: string }>(
    'SELECT id, collectors FROM enrolment WHERE id IN (SELECT value FROM json_each(?))',
  ),
);

function collectorsOf(ctx: QueryContext, enrolled: readonly Enrolled[]) {
  const ids = JSON.stringify(enrolled.map(({ enrolmentId }) => enrolmentId));
  return new Map(
    collectorRows(ctx.sqlite)
      .all(ids)
      .map((row) => {
        const collectors: Collector[] = JSON.parse(row.collectors);
        return [row.id, collectors.map(({ name, relation }) => ({ name, relation }))];
      }),
  );
}

const collator = new Intl.Collator('zh');

/** Everybody enrolled on the day or tapped on it, by name, so that a tile never moves when it is tapped. */
export function boardLines(ctx: QueryContext, day: Day): BoardLine[] {
  const enrolled = enrolledOn(ctx, day);
  const heads = headsOfDay(ctx, day);
  const asked = [...enrolled, ...heads].map(({ residentId }) => residentId);
  const people = linesOf(ctx, [...new Set(asked)]);
  const inCharge = (id: string) => people.get(id)?.id ?? id;
  const byId = new Map([...people.values()].map((line) => [line.id, line]));
  const ids = [...byId.keys()];
  const owners = ownersOf(ctx, ids);
  const stays = new Map(enrolled.map((stay) => [stay.residentId, stay]));
  const taps = tapsBy(heads, (head) => inCharge(head.residentId));
  const leaves = new Map(leavesOn(ctx, day).map((row) => [owners.get(row.residentId) ?? '', row]));
  const collectors = collectorsOf(ctx, enrolled);
  const levels = abilityLevelsOn(ctx, ids, day);
  const diets = dietsOf(ctx, ids);
  const marks = marksOn(ctx, owners, day);
  const lines = ids.flatMap((id): BoardLine[] => {
    const person = byId.get(id);
    const stay = stays.get(id);
    const own = taps.get(id) ?? {};
    // Every tap was taken back: nothing says that this person belongs to the day.
    if (!person || (!stay && !own.arrived && !own.absent)) return [];
    const holding = person.categories.filter(({ state }) => state === 'active' || state === 'soon');
    const leave = leaves.get(id);
    const { name, sex, age, address } = person;
    return [
      {
        ...{ residentId: id, name, sex, age, address },
        enrolmentId: stay?.enrolmentId ?? null,
        categories: holding.map(({ category }) => category),
        livingAlone: holding.some(({ category }) => category === 'livingAlone'),
        trial: stay?.trial ?? false,
        abilityLevel: levels.get(id) ?? null,
        state: boardState(own, leave !== undefined, stay?.comes ?? false),
        arrived: toTap(own.arrived),
        left: toTap(own.left),
        absent: toTap(own.absent),
        leave: leave ? toLeave(leave) : null,
        collectors: collectors.get(stay?.enrolmentId ?? '') ?? [],
        diets: diets.get(id)?.diets ?? [],
        allergens: diets.get(id)?.allergens ?? [],
        dietNote: diets.get(id)?.note ?? '',
        bloodPressure: marks.pressures.get(id) ?? null,
        lunch: marks.lunches.has(id),
        openTasks: marks.tasks.get(id) ?? 0,
        call: marks.calls.get(id) ?? null,
      },
    ];
  });
  return lines.sort(
    (one, other) => collator.compare(one.name, other.name) || (one.residentId < other.residentId ? -1 : 1),
  );
}

export function board(
  ctx: QueryContext,
  { day = ctx.today }: { day?: Day | undefined },
): z.input<Contract['board']['output']> {
  const lines = boardLines(ctx, day);
  const counts = { expected: 0, here: 0, left: 0, absent: 0, onLeave: 0, off: 0 };
  for (const { state } of lines) counts[state] += 1;
  const came = lines.filter(({ arrived }) => arrived !== null);
  return {
    ...{ day, today: ctx.today, counts, lines },
    due: counts.expected + counts.here + counts.left + counts.absent,
    lunches: came.filter(({ lunch }) => lunch).length,
    pressureOut: lines.filter(({ bloodPressure }) => bloodPressure?.out).length,
    offered: offersOn(ctx, ctx.today).length,
  };
}

/** Those who were expected, did not come and said nothing: where to call. */
export function missing(ctx: QueryContext, { day = ctx.today }: { day?: Day | undefined }) {
  const missed = boardLines(ctx, day).filter(({ state }) => state === 'expected');
  return {
    day,
    contacts: contactsOf(
      ctx,
      missed.map(({ residentId }) => residentId),
    ),
  };
}
