/** Certificates as lists show them. */
import { eq, sql } from 'drizzle-orm';
import { daysBetween } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { namesOf } from '../service/service.ts';
import { accountName } from '../volunteers/service.ts';
import type { CertificateLine } from './contract.ts';
import { certificateFailure } from './failures.ts';
import { certificate } from './table.ts';

export type CertificateRow = typeof certificate.$inferSelect;

const byId = statement((db) =>
  db
    .select()
    .from(certificate)
    .where(eq(certificate.id, sql.placeholder('id')))
    .prepare(),
);
const byNumber = statement((db) =>
  db
    .select()
    .from(certificate)
    .where(eq(certificate.number, sql.placeholder('number')))
    .prepare(),
);

export function findCertificate(ctx: QueryContext, id: string): CertificateRow | null {
  return byId(ctx.db).get({ id }) ?? null;
}

/** @throws DeskError `certificate.unknown` */
export function requireCertificate(ctx: QueryContext, id: string): CertificateRow {
  const found = findCertificate(ctx, id);
  if (!found) throw certificateFailure('certificate.unknown');
  return found;
}

export function certificateOfNumber(ctx: QueryContext, number: string): CertificateRow | null {
  return byNumber(ctx.db).get({ number }) ?? null;
}

/** Days of posting that remain, today included; 0: it is over. */
export const daysLeft = (ctx: QueryContext, { postedUntil }: CertificateRow): number =>
  Math.max(0, daysBetween(ctx.today, postedUntil) + 1);

/** In the order given. */
export function certificateLines(ctx: QueryContext, rows: readonly CertificateRow[]): CertificateLine[] {
  const names = namesOf(
    ctx,
    rows.map(({ volunteerId }) => volunteerId),
  );
  return rows.flatMap((row) => {
    const volunteer = names.get(row.volunteerId);
    if (!volunteer) return [];
    const { services, accountId, ...rest } = row;
    return [
      {
        ...rest,
        volunteer,
        services: services.length,
        daysLeft: row.state === 'posted' ? daysLeft(ctx, row) : null,
        createdBy: accountName(ctx, accountId),
      },
    ];
  });
}
