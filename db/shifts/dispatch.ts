/** Sending volunteers to one resident, and who would be right for it. */
import { addDays } from '../core/clock.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { requireCard } from '../residents/service.ts';
import { statuses } from '../residents/vocabulary.ts';
import { insuredOn, lineList, matching } from '../volunteers/service.ts';
import { shiftFailure } from './failures.ts';
import type { Given } from './given.ts';
import { plan, shiftIdOf } from './plan.ts';
import { findOpportunity, signUpsBetween } from './rows.ts';
import { busyWith, signUp, warningsFor } from './signUps.ts';
import { opportunities } from './table.ts';

export function candidates(ctx: QueryContext, given: Given<'candidates'>) {
  const { skills, language, day, times, limit } = given;
  const rows = matching(ctx, { states: ['active'], language });
  const insured = insuredOn(ctx, day);
  const month = `${day.slice(0, 7)}-01`;
  const monthEnd = addDays(month, 30);
  const load = Map.groupBy(
    signUpsBetween(
      ctx,
      rows.map(({ id }) => id),
      month,
      monthEnd,
    ),
    ({ volunteerId }) => volunteerId,
  );
  const judged = rows.map((row) => {
    const own: string[] = JSON.parse(row.skills);
    const shift = { id: '', day, ...times };
    return {
      id: row.id,
      residentId: row.residentId,
      skills: skills.filter((skill) => own.includes(skill)),
      warnings: warningsFor(ctx, { ...row, skills: own }, shift, skills, insured),
      shifts: load.get(row.id)?.length ?? 0,
    };
  });
  judged.sort(
    (a, b) =>
      b.skills.length - a.skills.length ||
      Number(a.warnings.includes('availability')) - Number(b.warnings.includes('availability')) ||
      a.shifts - b.shifts ||
      (a.id < b.id ? -1 : 1),
  );
  const lines = new Map(
    lineList(
      ctx,
      judged.slice(0, limit).map(({ id }) => id),
    ).map((line) => [line.id, line]),
  );
  return judged.slice(0, limit).flatMap(({ id, residentId, skills: found, warnings }) => {
    const volunteer = lines.get(id);
    const busy = busyWith(ctx, residentId, { id: '', day, ...times }) !== null;
    return volunteer ? [{ volunteer, skills: found, warnings, busy }] : [];
  });
}

export function dispatch(ctx: CommandContext, given: Given<'dispatch'>): { shiftId: string } {
  const { id, residentId, day, times, volunteerIds, ...fields } = given;
  const shiftId = shiftIdOf(id, day, times.from);
  if (findOpportunity(ctx, id)) return { shiftId };
  const person = requireCard(ctx, residentId);
  if (person.status === 'died' || person.status === 'moved') {
    const { zh, en } = statuses[person.status];
    const since = person.statusSince ?? '—';
    throw shiftFailure('opportunity.residentGone', { name: person.name, status: zh, statusEn: en, since });
  }
  const { title, kind, place, description, skills } = fields;
  const row = { id, title, kind, place, description, skills, stationId: null, teamId: null, residentId };
  ctx.write.insert(opportunities, { ...row, closed: false, createdAt: ctx.now });
  const needed = new Set(volunteerIds).size;
  plan(ctx, { opportunityId: id, from: day, until: day, weekdays: 127, times, needed });
  for (const volunteerId of new Set(volunteerIds)) {
    signUp(ctx, { id: ctx.ids.next(), shiftId, volunteerId, note: '' });
  }
  ctx.record(residentId, { opportunity: id, title, volunteers: volunteerIds });
  return { shiftId };
}
