/** Answers the certificates' contract. */
import { desc } from 'drizzle-orm';
import { findCentre } from '../centre/service.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import { maskName } from '../volunteers/maskName.ts';
import { accountIdsOf, requireVolunteer } from '../volunteers/service.ts';
import type { certificates as contract } from './contract.ts';
import { byKind, draft } from './draft.ts';
import type { Given } from './given.ts';
import { identityOf, issue, post, print, revoke } from './lifecycle.ts';
import { certificateLines, daysLeft, requireCertificate } from './lines.ts';
import { certificate } from './table.ts';
import { verify } from './verify.ts';

export { certificateTimeline } from './timeline.ts';

const newestFirst = (ctx: QueryContext) =>
  ctx.db.select().from(certificate).orderBy(desc(certificate.createdAt), desc(certificate.id)).all();

function list(ctx: QueryContext, { state, volunteerId, text, offset, limit }: Given<'list'>) {
  const account =
    volunteerId === undefined ? null : accountIdsOf(ctx, requireVolunteer(ctx, volunteerId).residentId);
  const rows = newestFirst(ctx).filter(
    (row) =>
      (state === undefined || row.state === state) && (account === null || account.includes(row.volunteerId)),
  );
  const lines = certificateLines(ctx, rows).filter(
    ({ number, volunteer }) =>
      !text || [number, volunteer.name, volunteer.number].some((word) => word.includes(text)),
  );
  return { total: lines.length, rows: lines.slice(offset, offset + limit) };
}

function one(ctx: QueryContext, { id }: Given<'certificate'>) {
  const row = requireCertificate(ctx, id);
  const [line] = certificateLines(ctx, [row]);
  if (!line) throw new Error(`certificate ${id} has no volunteer`);
  return {
    ...line,
    issuer: row.issuer,
    lines: row.services,
    code: row.code,
    identity: identityOf(ctx, row, false),
    byKind: byKind(ctx, row.services),
  };
}

function posting(ctx: QueryContext) {
  const rows = newestFirst(ctx).filter((row) => row.state === 'posted' && daysLeft(ctx, row) > 0);
  return {
    centreName: findCentre(ctx.db)?.name ?? '',
    rows: certificateLines(ctx, rows).map(({ volunteer, ...line }) => ({
      ...line,
      maskedName: maskName(volunteer.name),
      volunteerNumber: volunteer.number,
    })),
  };
}

export const certificateHandlers: Handlers<typeof contract> = {
  draft,
  post,
  issue,
  revoke,
  list,
  certificate: one,
  posting,
  print,
  verify,
};
