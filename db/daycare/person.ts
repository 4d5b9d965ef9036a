/** One person on one day: the line of the board, every tap, the note, and what is planned for them. */
import type { z } from 'zod';
import { addDays, type Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { residentFailure } from '../residents/failures.ts';
import { cardIds, linesOf, requireResident } from '../residents/service.ts';
import { boardLines, toLeave, toTap } from './board.ts';
import type { daycare as contract } from './contract.ts';
import { stayOn } from './enrolments.ts';
import { leavesOf } from './leaves.ts';
import { noteOn, usualActivities } from './notes.ts';
import { careConsents, contactOf } from './people.ts';
import { headsOfPerson, tapsBy, versionsOfPerson } from './standing.ts';

type Answer = z.input<(typeof contract)['person']['output']>;

const accountNames = perConnection((sqlite) =>
  sqlite.prepare<[string], { id: string; name: string }>(
    'SELECT id, name FROM account WHERE id IN (SELECT value FROM json_each(?))',
  ),
);

/** Activities are chosen from those noted within so many days. */
const recentDays = 60;

function tapsOfDay(ctx: QueryContext, cards: readonly string[], day: Day): Answer['taps'] {
  const standing = tapsBy(headsOfPerson(ctx, cards, day, day), () => day).get(day) ?? {};
  const rows = versionsOfPerson(ctx, cards, day);
  const savers = JSON.stringify(rows.map(({ savedBy }) => savedBy));
  const names = new Map(
    accountNames(ctx.sqlite)
      .all(savers)
      .map(({ id, name }) => [id, name]),
  );
  return rows.flatMap((row) => {
    const tap = toTap(row);
    if (!tap) return [];
    return {
      ...tap,
      kind: row.kind,
      withdrawn: row.withdrawn === 1,
      stands: standing[row.kind]?.id === row.id,
      savedAt: row.savedAt,
      savedBy: names.get(row.savedBy) ?? '',
    };
  });
}

export function person(
  ctx: QueryContext,
  { residentId, day = ctx.today }: { residentId: string; day?: Day | undefined },
): Answer {
  const { id } = requireResident(ctx, residentId);
  const shown = linesOf(ctx, [id]).get(id);
  if (!shown) throw residentFailure('resident.unknown');
  const stay = stayOn(ctx, id, day);
  return {
    ...{ day, today: ctx.today, person: shown },
    line: boardLines(ctx, day).find((line) => line.residentId === id) ?? null,
    enrolment: stay
      ? {
          id: stay.id,
          weekdays: stay.weekdays,
          trialUntil: stay.trialUntil,
          goals: stay.goals,
          medication: stay.medication,
        }
      : null,
    contact: contactOf(ctx, id),
    taps: tapsOfDay(ctx, cardIds(ctx, id), day),
    note: noteOn(ctx, id, day),
    usualActivities: usualActivities(ctx, addDays(day, -recentDays), day),
    leaves: leavesOf(ctx, id, ctx.today).map(toLeave),
    consents: careConsents(ctx, id),
  };
}
