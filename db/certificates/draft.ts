/** Which hours a certificate of a period may hold, and why it leaves the others out. */
import { desc, eq } from 'drizzle-orm';
import { findCentre, readSettings } from '../centre/service.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { servicesWhere, stands, toLines } from '../service/service.ts';
import { findStation } from '../shifts/service.ts';
import type { serviceKinds } from '../shifts/shapes.ts';
import { accountIdsOf, linesOf, requireVolunteer } from '../volunteers/service.ts';
import { certificateFailure } from './failures.ts';
import type { Given } from './given.ts';
import { certificateLines } from './lines.ts';
import type { CertifiedService, Issuer } from './shapes.ts';
import { certificate } from './table.ts';

interface Credited {
  rootId: string;
  serviceId: string;
  day: string;
  startAt: number;
  endAt: number;
  minutes: number;
  clockUnconfirmed: number;
  activity: string;
  stationId: string | null;
}

const credited = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string; from: string; to: string }], Credited>(
    `SELECT c.root_id AS rootId, c.service_id AS serviceId, c.day, c.start_at AS startAt, c.end_at AS endAt,
       c.minutes, c.clock_unconfirmed AS clockUnconfirmed, v.activity, v.station_id AS stationId
     FROM credited_service c JOIN service v ON v.id = c.service_id
     WHERE c.volunteer_id IN (SELECT value FROM json_each(:ids)) AND c.day BETWEEN :from AND :to
     ORDER BY c.start_at, c.root_id`,
  ),
);
const first = perConnection((sqlite) =>
  sqlite
    .prepare<[{ ids: string }], string | null>(
      'SELECT min(day) FROM credited_service WHERE volunteer_id IN (SELECT value FROM json_each(:ids))',
    )
    .pluck(),
);
const notCredited = servicesWhere<{ ids: string; from: string; to: string }>(
  `WHERE v.volunteer_id IN (SELECT value FROM json_each(:ids)) AND v.day BETWEEN :from AND :to
     AND v.withdrawn = 0 AND ${stands}
     AND NOT EXISTS (SELECT 1 FROM credited_service c WHERE c.root_id = v.root_id)
   ORDER BY v.start_at, v.id`,
);
const kinds = perConnection((sqlite) =>
  sqlite.prepare<[{ ids: string }], { id: string; kind: (typeof serviceKinds)[number] }>(
    'SELECT id, kind FROM service WHERE id IN (SELECT value FROM json_each(:ids))',
  ),
);

const reasons = {
  open: { zh: '没有签退。', en: 'No sign-out.' },
  waiting: { zh: '还没有审核。', en: 'Not decided yet.' },
  refused: { zh: '审核时退回。', en: 'Sent back.' },
  doubtfulClock: {
    zh: '时钟存疑，还没有人确认。',
    en: 'The clock was in doubt and nobody has confirmed it.',
  },
  overlap: {
    zh: '与另一条已审核的时长重叠，只算其中一条。',
    en: 'It overlaps other approved hours; only one of them counts.',
  },
} as const satisfies Record<string, Sentence>;

/** @throws DeskError `certificate.datesReversed`, `certificate.future` */
export function checkPeriod(ctx: QueryContext, { fromDay, toDay }: { fromDay: string; toDay: string }) {
  if (toDay < fromDay) throw certificateFailure('certificate.datesReversed', {}, 'toDay');
  if (toDay > ctx.today) throw certificateFailure('certificate.future', {}, 'toDay');
}

interface Period {
  volunteerId: string;
  fromDay: string;
  toDay: string;
}

/**
 * Approved hours whose clock holds. Two desks that were apart may each have approved hours that overlap: the earlier
 * one is certified, the other left out.
 */
export function certifiable(ctx: QueryContext, { volunteerId, fromDay, toDay }: Period) {
  const account = accountIdsOf(ctx, requireVolunteer(ctx, volunteerId).residentId);
  const rows = credited(ctx.sqlite).all({ ids: JSON.stringify(account), from: fromDay, to: toDay });
  const held: Credited[] = [];
  const leftOut: { row: Credited; why: 'doubtfulClock' | 'overlap' }[] = [];
  for (const row of rows) {
    const over = held.some((other) => other.startAt < row.endAt && other.endAt > row.startAt);
    if (row.clockUnconfirmed === 1) leftOut.push({ row, why: 'doubtfulClock' });
    else if (over) leftOut.push({ row, why: 'overlap' });
    else held.push(row);
  }
  const services = held.map(
    ({ rootId, serviceId, day, activity, stationId, minutes }): CertifiedService => ({
      ...{ rootId, serviceId, day, activity, minutes },
      place: findStation(ctx, stationId)?.name ?? '',
    }),
  );
  return { account, services, leftOut };
}

export const minutesOf = (services: readonly CertifiedService[]): number =>
  services.reduce((sum, { minutes }) => sum + minutes, 0);

/** Minutes by kind of service, the most first. */
export function byKind(ctx: QueryContext, services: readonly CertifiedService[]) {
  const ids = JSON.stringify(services.map(({ serviceId }) => serviceId));
  const kindOf = new Map(
    kinds(ctx.sqlite)
      .all({ ids })
      .map(({ id, kind }) => [id, kind]),
  );
  const groups = Map.groupBy(services, ({ serviceId }) => kindOf.get(serviceId) ?? 'other');
  return [...groups]
    .map(([kind, own]) => ({ kind, minutes: minutesOf(own) }))
    .toSorted((a, b) => b.minutes - a.minutes);
}

function usualIssuer(ctx: QueryContext): Issuer {
  const last = ctx.db
    .select({ issuer: certificate.issuer })
    .from(certificate)
    .orderBy(desc(certificate.createdAt))
    .limit(1)
    .get();
  return last?.issuer ?? { name: findCentre(ctx.db)?.name ?? '', responsible: '', handler: '', contact: '' };
}

function others(ctx: QueryContext, { volunteerId, fromDay, toDay }: Period) {
  const rows = ctx.db.select().from(certificate).where(eq(certificate.volunteerId, volunteerId)).all();
  return certificateLines(
    ctx,
    rows.filter((row) => row.state !== 'revoked' && row.fromDay <= toDay && row.toDay >= fromDay),
  );
}

export function draft(ctx: QueryContext, period: Given<'draft'>) {
  checkPeriod(ctx, period);
  const { volunteerId, fromDay, toDay } = period;
  const volunteer = linesOf(ctx, [volunteerId]).get(volunteerId);
  if (!volunteer) throw new Error(`volunteer ${volunteerId} has no person`);
  const { account, services, leftOut } = certifiable(ctx, period);
  const rest = notCredited(ctx.sqlite).all({ ids: JSON.stringify(account), from: fromDay, to: toDay });
  const undecided = toLines(ctx, rest).flatMap(({ rootId, day, activity, minutes, state }) =>
    state === 'open' || state === 'waiting' || state === 'refused'
      ? [{ rootId, day, activity, minutes, why: state, sentence: reasons[state] }]
      : [],
  );
  const barred = leftOut.map(({ row: { rootId, day, activity, minutes }, why }) => ({
    ...{ rootId, day, activity, minutes, why },
    sentence: reasons[why],
  }));
  return {
    volunteer,
    services,
    minutes: minutesOf(services),
    byKind: byKind(ctx, services),
    leftOut: [...barred, ...undecided].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    issuer: usualIssuer(ctx),
    postingDays: readSettings(ctx.db).postingDays,
    firstDay: first(ctx.sqlite).get({ ids: JSON.stringify(account) }) ?? null,
    others: others(ctx, period),
  };
}
