/** The month for the family (家属月报). Words meant for staff never reach it. */
import type { z } from 'zod';
import { findCentre } from '../centre/service.ts';
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { type Measure, measures, type OutOfRange } from '../health/shapes.ts';
import { residentFailure } from '../residents/failures.ts';
import { cardIds, linesOf, requireResident } from '../residents/service.ts';
import type { daycare as contract, NoteLine } from './contract.ts';
import { careDays } from './month.ts';
import { notesOf } from './notes.ts';
import { careConsents } from './people.ts';

type Sheet = z.input<(typeof contract)['sheet']['output']>;

interface Asked {
  /** JSON array of the ids of a person's cards. */
  ids: string;
  from: Day;
  to: Day;
}
type ReadingRow = { takenAt: number; day: Day; outOfRange: string } & Record<Measure, number | null>;

const statements = perConnection((sqlite) => ({
  meals: sqlite.prepare<[Asked], { day: Day; meals: number }>(
    `SELECT m.day, sum(m.portions) AS meals FROM meal m
     WHERE m.resident_id IN (SELECT value FROM json_each(:ids)) AND m.day BETWEEN :from AND :to
       AND m.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM meal later WHERE later.supersedes = m.id)
     GROUP BY m.day`,
  ),
  readings: sqlite.prepare<[Asked], ReadingRow>(
    `SELECT v.taken_at AS takenAt, v.day, v.out_of_range AS outOfRange,
       ${measures.map((measure) => `v.${measure}`).join(', ')} FROM vitals v
     WHERE v.resident_id IN (SELECT value FROM json_each(:ids)) AND v.day BETWEEN :from AND :to
       AND v.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM vitals later WHERE later.supersedes = v.id)
     ORDER BY v.taken_at, v.id`,
  ),
}));

function readingsOf(ctx: QueryContext, asked: Asked): NonNullable<Sheet['vitals']> {
  return statements(ctx.sqlite)
    .readings.all(asked)
    .map((row) => {
      const values: Partial<Record<Measure, number>> = {};
      for (const measure of measures) {
        const value = row[measure];
        if (value !== null) values[measure] = value;
      }
      const out: OutOfRange[] = JSON.parse(row.outOfRange);
      return { takenAt: row.takenAt, day: row.day, values, out };
    });
}

/** Joined most often first. */
function tally(notes: Iterable<NoteLine>): Sheet['activities'] {
  const counts = new Map<string, { joined: number; declined: number }>();
  for (const { activities } of notes) {
    for (const { name, joined } of activities) {
      const before = counts.get(name) ?? { joined: 0, declined: 0 };
      counts.set(name, {
        joined: before.joined + (joined ? 1 : 0),
        declined: before.declined + (joined ? 0 : 1),
      });
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, ...count }))
    .sort((one, other) => other.joined - one.joined || (one.name < other.name ? -1 : 1));
}

export function sheet(
  ctx: QueryContext,
  { residentId, month }: { residentId: string; month: string },
): Sheet {
  const { id } = requireResident(ctx, residentId);
  const person = linesOf(ctx, [id]).get(id);
  if (!person) throw residentFailure('resident.unknown');
  const cards = cardIds(ctx, id);
  const days = careDays(ctx, id, month);
  const [from, to] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const asked = { ids: JSON.stringify(cards), from, to };
  const meals = new Map(
    statements(ctx.sqlite)
      .meals.all(asked)
      .map((row) => [row.day, row.meals]),
  );
  const notes = notesOf(ctx, cards, from, to);
  const count = (...states: (typeof days)[number]['state'][]) =>
    days.filter(({ state }) => states.includes(state)).length;
  return {
    ...{ month, person },
    centreName: findCentre(ctx.db)?.name ?? '',
    days: days.map(({ day, state, taps }) => ({
      ...{ day, state },
      arrivedAt: taps.arrived?.at ?? null,
      leftAt: taps.left?.at ?? null,
      reason: taps.absent?.reason ?? null,
      meals: meals.get(day) ?? 0,
      mood: notes.get(day)?.mood ?? null,
      noteForFamily: notes.get(day)?.noteForFamily ?? '',
    })),
    totals: {
      expected: count('expected', 'here', 'left', 'absent'),
      came: count('here', 'left'),
      absent: count('expected', 'absent'),
      onLeave: count('onLeave'),
      meals: [...meals.values()].reduce((sum, number) => sum + number, 0),
    },
    activities: tally(notes.values()),
    vitals: careConsents(ctx, id).health ? readingsOf(ctx, asked) : null,
  };
}
