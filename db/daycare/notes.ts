/** How a person's day went (当日记录): mood, activities, words for the family and words for staff, kept apart. */
import type { z } from 'zod';
import type { Day } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { cardIds, requireResident } from '../residents/service.ts';
import type { daycare as contract, NoteLine } from './contract.ts';
import { daycareFailure } from './failures.ts';
import type { ActivityTaken } from './shapes.ts';
import { dayNotes } from './table.ts';

interface NoteRow extends Omit<NoteLine, 'activities'> {
  day: Day;
  activities: string; // JSON
}

/** Of competing versions of one day, the one that stands comes last. */
const heads = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; from: Day; to: Day }], NoteRow>(
    `SELECT n.id, n.day, n.mood, n.activities, n.note_for_family AS noteForFamily,
       n.note_for_staff AS noteForStaff, n.saved_at AS savedAt, coalesce(a.name, '') AS savedBy
     FROM day_note n LEFT JOIN account a ON a.id = n.saved_by
     WHERE n.resident_id IN (SELECT value FROM json_each(:ids)) AND n.day BETWEEN :from AND :to
       AND NOT EXISTS (SELECT 1 FROM day_note later WHERE later.supersedes = n.id)
     ORDER BY n.saved_at, n.id`,
  ),
);

/** The notes that stand, by day. Both days included. */
export function notesOf(ctx: QueryContext, cards: readonly string[], from: Day, to: Day): Map<Day, NoteLine> {
  const rows = heads(ctx.sqlite).all({ ids: JSON.stringify(cards), from, to });
  return new Map(
    rows.map(({ day, activities, ...row }) => {
      const taken: ActivityTaken[] = JSON.parse(activities);
      return [day, { ...row, activities: taken }];
    }),
  );
}

export function noteOn(ctx: QueryContext, residentId: string, day: Day): NoteLine | null {
  return notesOf(ctx, cardIds(ctx, residentId), day, day).get(day) ?? null;
}

/** The same words sent twice are saved once; words about an older version are refused, so that nothing is lost. */
export function saveNote(ctx: CommandContext, given: z.output<(typeof contract)['saveNote']['input']>) {
  const { day, basedOn, ...fields } = given;
  if (day > ctx.today) throw daycareFailure('daycare.futureDay', { day }, 'day');
  const residentId = requireResident(ctx, fields.residentId).id;
  const before = noteOn(ctx, residentId, day);
  const { mood, activities, noteForFamily, noteForStaff } = fields;
  const told = { mood, activities, noteForFamily, noteForStaff };
  const same = (one: typeof told) =>
    JSON.stringify([one.mood, one.activities, one.noteForFamily, one.noteForStaff]);
  if (before && same(before) === same(told)) return { note: before };
  if ((before?.id ?? null) !== basedOn) throw daycareFailure('daycare.noteChanged');
  const account = accountOf(ctx);
  const id = before ? ctx.ids.next() : naturalId('dayNote', residentId, day);
  const saved = { savedAt: ctx.now, savedBy: account.id };
  ctx.write.insert(dayNotes, { id, supersedes: before?.id ?? null, residentId, day, ...told, ...saved });
  ctx.record(residentId, { dayNote: day });
  return { note: { id, ...told, savedAt: ctx.now, savedBy: account.name } };
}

const activityNames = perConnection((sqlite) =>
  sqlite
    .prepare<[{ from: Day; to: Day }], string>(
      `SELECT json_extract(j.value, '$.name') AS name FROM day_note n, json_each(n.activities) j
       WHERE n.day BETWEEN :from AND :to GROUP BY name ORDER BY count(*) DESC, name LIMIT 12`,
    )
    .pluck(),
);

/** Names noted for anyone within these days, the most frequent first. */
export function usualActivities(ctx: QueryContext, from: Day, to: Day): string[] {
  return activityNames(ctx.sqlite).all({ from, to });
}
