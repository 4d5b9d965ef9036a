/** What other features know of the people on the board, a few statements for all of them together. */
import { addDays, type Day, dayStart } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { BoardLine } from './contract.ts';

/** A reading older than this says nothing about today. */
const readingDays = 14;

interface Asked {
  /** JSON array of the ids of cards. */
  ids: string;
  /** UTC ms. */
  from: number;
  until: number;
}
interface PressureRow {
  residentId: string;
  systolic: number;
  diastolic: number | null;
  day: Day;
  takenAt: number;
  out: number;
}
interface CallRow {
  residentId: string;
  at: number;
  whom: string;
  reached: number;
  said: string;
}

export const marksSql = {
  pressures: `SELECT v.resident_id AS residentId, v.systolic, v.diastolic, v.day, v.taken_at AS takenAt,
      EXISTS (SELECT 1 FROM json_each(v.out_of_range) o
        WHERE json_extract(o.value, '$.measure') IN ('systolic', 'diastolic')) AS out
    FROM json_each(:ids) j JOIN vitals v ON v.id = (
      SELECT w.id FROM vitals w
      WHERE w.resident_id = j.value AND w.systolic IS NOT NULL AND w.withdrawn = 0
        AND w.taken_at BETWEEN :from AND :until
        AND NOT EXISTS (SELECT 1 FROM vitals later WHERE later.supersedes = w.id)
      ORDER BY w.taken_at DESC, w.id DESC LIMIT 1)`,
  lunches: `SELECT DISTINCT m.resident_id FROM meal m
    WHERE m.day = :day AND m.meal = 'lunch' AND m.withdrawn = 0 AND m.resident_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM meal later WHERE later.supersedes = m.id)`,
  tasks: 'SELECT resident_id AS residentId, count(*) AS tasks FROM open_care_task GROUP BY resident_id',
  calls: `SELECT resident_id AS residentId, at, whom, reached, said FROM care_call
    WHERE day = :day ORDER BY at, id`,
} as const;

const statements = perConnection((sqlite) => ({
  pressures: sqlite.prepare<[Asked], PressureRow>(marksSql.pressures),
  lunches: sqlite.prepare<[{ day: Day }], string>(marksSql.lunches).pluck(),
  tasks: sqlite.prepare<[], { residentId: string; tasks: number }>(marksSql.tasks),
  calls: sqlite.prepare<[{ day: Day }], CallRow>(marksSql.calls),
}));

export interface Marks {
  pressures: ReadonlyMap<string, BoardLine['bloodPressure']>;
  lunches: ReadonlySet<string>;
  tasks: ReadonlyMap<string, number>;
  calls: ReadonlyMap<string, NonNullable<BoardLine['call']>>;
}

/** By the card in charge. `owners`: the card in charge by every card. */
export function marksOn(ctx: QueryContext, owners: ReadonlyMap<string, string>, day: Day): Marks {
  const { pressures, lunches, tasks, calls } = statements(ctx.sqlite);
  const owner = (id: string) => owners.get(id) ?? id;
  const asked = {
    ids: JSON.stringify([...owners.keys()]),
    from: dayStart(addDays(day, -readingDays), ctx.zone),
    until: dayStart(addDays(day, 1), ctx.zone) - 1,
  };
  const latest = new Map<string, PressureRow>();
  for (const row of pressures.all(asked)) {
    const before = latest.get(owner(row.residentId));
    if (!before || before.takenAt < row.takenAt) latest.set(owner(row.residentId), row);
  }
  const counts = new Map<string, number>();
  for (const row of tasks.all()) {
    const id = owner(row.residentId);
    counts.set(id, (counts.get(id) ?? 0) + row.tasks);
  }
  return {
    pressures: new Map(
      [...latest].map(([id, { systolic, diastolic, day: on, out }]) => [
        id,
        { systolic, diastolic, day: on, out: out === 1 },
      ]),
    ),
    lunches: new Set(lunches.all({ day }).map(owner)),
    tasks: counts,
    // In order of time: the last call of each person stays.
    calls: new Map(
      calls
        .all({ day })
        .map(({ residentId, at, whom, reached, said }) => [
          owner(residentId),
          { at, whom, reached: reached === 1, said },
        ]),
    ),
  };
}
