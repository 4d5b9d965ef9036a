/** The readings of a day, of a person, over months; and who has to be measured again. */
import type { z } from 'zod';
import { addDays, type Day, dayStart } from '../core/clock.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import { cardIds, linesOf, requireResident } from '../residents/service.ts';
import type { health as contract } from './contract.ts';
import { healthFailure } from './failures.ts';
import { limitsFor } from './limits.ts';
import { type ReadingRow, readings, toLine } from './lines.ts';
import { hasConsent } from './save.ts';
import { type Measure, measures } from './shapes.ts';

type Contract = typeof contract;
type OfPerson = z.input<Contract['ofDay']['output']>;
type Again = z.input<Contract['day']['output']>['again'];

function ofPerson(ctx: QueryContext, residentId: string, from: Day, to: Day): OfPerson {
  const { id } = requireResident(ctx, residentId);
  const person = linesOf(ctx, [id]).get(id);
  if (!person) throw healthFailure('health.unknown');
  const rows = readings.ofPerson(ctx, {
    ids: JSON.stringify(cardIds(ctx, id)),
    from: dayStart(from, ctx.zone),
    to: dayStart(addDays(to, 1), ctx.zone),
  });
  return { person, consent: hasConsent(ctx, id), readings: rows.map(toLine), limits: limitsFor(ctx, id) };
}

/** Of one person's readings, newest first: the measures whose latest value is out of range. */
function stillOut(rows: readonly ReadingRow[]) {
  return measures.flatMap((measure: Measure) => {
    const latest = rows.find((row) => row[measure] !== null);
    const mark = latest?.outOfRange.find((found) => found.measure === measure);
    const value = latest?.[measure];
    return latest && mark && value != null ? [{ ...mark, value, at: latest.takenAt }] : [];
  });
}

function day(ctx: QueryContext, { day: asked = ctx.today }: { day?: Day | undefined }) {
  const rows = readings.day(ctx, { day: asked });
  const people = linesOf(ctx, [...new Set(rows.map((row) => row.residentId))]);
  const lines = rows.flatMap((row) => {
    const person = people.get(row.residentId);
    return person ? [{ reading: toLine(row), person, row }] : [];
  });
  const byPerson = Map.groupBy(lines, ({ person }) => person.id);
  const again: Again = [...byPerson.values()].flatMap((own) => {
    const values = stillOut(own.map(({ row }) => row));
    const [first] = own;
    return first && values.length > 0
      ? [{ person: first.person, since: Math.min(...values.map(({ at }) => at)), values }]
      : [];
  });
  return { day: asked, lines, again: again.toSorted((a, b) => a.since - b.since) };
}

function reading(ctx: QueryContext, { rootId }: { rootId: string }) {
  const [current] = readings.current(ctx, { rootId });
  if (!current) throw healthFailure('health.unknown');
  const others = readings.versions(ctx, { rootId }).filter(({ id }) => id !== current.id);
  return { current: toLine(current), versions: [current, ...others].map(toLine) };
}

export const readHandlers: Pick<Handlers<Contract>, 'day' | 'ofDay' | 'trend' | 'reading'> = {
  day,
  ofDay: (ctx, { residentId, day: asked = ctx.today }) => ofPerson(ctx, residentId, asked, asked),
  trend: (ctx, { residentId, from, to }) => ofPerson(ctx, residentId, from, to),
  reading,
};
