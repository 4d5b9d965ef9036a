/** Who is here now, and whose sign-out was forgotten. */
import type { QueryContext } from '../core/dispatch.ts';
import { lineList, linesOf, phoneIdOf } from '../volunteers/service.ts';
import { stillThereHours } from './contract.ts';
import { toLines } from './lines.ts';
import { type ServiceRow, servicesWhere } from './rows.ts';

const allOpen = servicesWhere<Record<never, never>>(
  `WHERE v.id IN (SELECT service_id FROM waiting_service WHERE forgotten = 1) ORDER BY v.start_at, v.id`,
);

/** Signed in today, or so lately that the night is not over yet. */
export function isStillThere(
  ctx: QueryContext,
  { day, startAt }: Pick<ServiceRow, 'day' | 'startAt'>,
): boolean {
  return day === ctx.today || ctx.now - startAt < stillThereHours * 60 * 60_000;
}

export function present(ctx: QueryContext) {
  const rows = allOpen(ctx.sqlite)
    .all({})
    .filter((row) => isStillThere(ctx, row));
  const volunteers = linesOf(
    ctx,
    rows.map(({ volunteerId }) => volunteerId),
  );
  return toLines(ctx, rows).flatMap((service) => {
    const volunteer = volunteers.get(service.volunteer.id);
    const minutesSoFar = Math.max(0, Math.floor((ctx.now - service.startAt) / 60_000));
    return volunteer ? [{ service, volunteer, minutesSoFar }] : [];
  });
}

export function missing(ctx: QueryContext) {
  const rows = allOpen(ctx.sqlite)
    .all({})
    .filter((row) => !isStillThere(ctx, row));
  const volunteers = new Map(
    lineList(ctx, [...new Set(rows.map(({ volunteerId }) => volunteerId))]).map((line) => [line.id, line]),
  );
  return toLines(ctx, rows).flatMap((service) => {
    const volunteer = volunteers.get(service.volunteer.id);
    return volunteer ? [{ service, volunteer, phoneId: phoneIdOf(ctx, volunteer.person.id) }] : [];
  });
}
