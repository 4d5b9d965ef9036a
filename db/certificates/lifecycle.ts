/** A certificate from its posting to its revocation. Nothing on it changes on the way, and its number stays. */
import { readSettings } from '../centre/service.ts';
import { addDays } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { maskId } from '../residents/mask.ts';
import { requireResident } from '../residents/service.ts';
import { documentKinds } from '../residents/vocabulary.ts';
import { requireVolunteer } from '../volunteers/service.ts';
import type { CertificateIdentity } from './contract.ts';
import { byKind, certifiable, checkPeriod, minutesOf } from './draft.ts';
import { certificateFailure } from './failures.ts';
import type { Given } from './given.ts';
import { signingKey } from './keys.ts';
import { type CertificateRow, daysLeft, findCertificate, requireCertificate } from './lines.ts';
import { nextNumber } from './number.ts';
import { writeCode } from './payload.ts';
import { certificates } from './table.ts';

const credit = perConnection((sqlite) =>
  sqlite.prepare<[string], { serviceId: string; minutes: number; clockUnconfirmed: number }>(
    `SELECT service_id AS serviceId, minutes, clock_unconfirmed AS clockUnconfirmed
     FROM credited_service WHERE root_id = ?`,
  ),
);

function personOf(ctx: QueryContext, { volunteerId }: Pick<CertificateRow, 'volunteerId'>) {
  const volunteer = requireVolunteer(ctx, volunteerId);
  return { volunteer, person: requireResident(ctx, volunteer.residentId) };
}

export function post(ctx: CommandContext, given: Given<'post'>) {
  const { id, volunteerId, fromDay, toDay, issuer, purpose } = given;
  const known = findCertificate(ctx, id);
  if (known) {
    const same = known.volunteerId === volunteerId && known.fromDay === fromDay && known.toDay === toDay;
    if (!same) throw certificateFailure('certificate.alreadySaved');
    return { number: known.number, postedUntil: known.postedUntil };
  }
  checkPeriod(ctx, given);
  const { services } = certifiable(ctx, given);
  if (services.length === 0) throw certificateFailure('certificate.nothing');
  const number = nextNumber(ctx);
  // Today is the first day of posting; without posting the last one is over.
  const postedUntil = addDays(ctx.today, readSettings(ctx.db).postingDays - 1);
  ctx.write.insert(certificates, {
    ...{ id, number, volunteerId, fromDay, toDay, services, issuer, purpose, postedUntil },
    minutes: minutesOf(services),
    state: 'posted',
    issuedOn: null,
    revokedOn: null,
    revokeReason: '',
    code: null,
    prints: 0,
    createdAt: ctx.now,
    accountId: accountOf(ctx).id,
  });
  ctx.record(personOf(ctx, given).person.id, { certificate: id, number });
  return { number, postedUntil };
}

/** Times of service on it that are not credited any more as they were when it was posted. */
function changedSince(ctx: CommandContext, { services }: CertificateRow): number {
  return services.filter(({ rootId, serviceId, minutes }) => {
    const now = credit(ctx.sqlite).get(rootId);
    return now?.serviceId !== serviceId || now.minutes !== minutes || now.clockUnconfirmed === 1;
  }).length;
}

export function issue(ctx: CommandContext, { id }: Given<'issue'>): { code: string } {
  const row = requireCertificate(ctx, id);
  if (row.state === 'issued' && row.code !== null) return { code: row.code };
  if (row.state !== 'posted') throw certificateFailure('certificate.notPosted');
  const days = daysLeft(ctx, row);
  if (days > 0) throw certificateFailure('certificate.stillPosted', { until: row.postedUntil, days });
  const count = changedSince(ctx, row);
  if (count > 0) throw certificateFailure('certificate.hoursChanged', { count });
  const { volunteer, person } = personOf(ctx, row);
  const key = signingKey(ctx);
  const { number, minutes, fromDay, toDay } = row;
  const code = writeCode(
    {
      ...{ number, minutes, fromDay, toDay },
      name: person.name,
      volunteerNumber: volunteer.number,
      issuedOn: ctx.today,
      keyId: key.id,
    },
    key.privateKey,
  );
  ctx.write.update(certificates, id, { state: 'issued', issuedOn: ctx.today, code });
  ctx.record(person.id, { certificate: id, number });
  return { code };
}

export function revoke(ctx: CommandContext, { id, reason }: Given<'revoke'>): Record<never, never> {
  const row = requireCertificate(ctx, id);
  if (row.state === 'revoked') return {};
  ctx.write.update(certificates, id, { state: 'revoked', revokedOn: ctx.today, revokeReason: reason });
  ctx.record(personOf(ctx, row).person.id, { certificate: id, number: row.number, reason });
  return {};
}

/** @param full after a reveal that was logged */
export function identityOf(ctx: QueryContext, row: CertificateRow, full: boolean): CertificateIdentity {
  const { volunteer, person } = personOf(ctx, row);
  const { name, documentNumber, documentKind } = person;
  return {
    name,
    documentKind: documentKind && documentKinds[documentKind],
    documentNumber: documentNumber && (full ? documentNumber : maskId(documentNumber)),
    volunteerNumber: volunteer.number,
  };
}

export function print(ctx: CommandContext, { id, reveal }: Given<'print'>) {
  const row = requireCertificate(ctx, id);
  if (row.state === 'revoked') throw certificateFailure('certificate.revoked', { on: row.revokedOn ?? '—' });
  if (row.code === null || row.issuedOn === null) throw certificateFailure('certificate.notIssued');
  if (reveal?.reason === '') throw certificateFailure('certificate.reasonNeeded', {}, 'reveal.reason');
  const { person } = personOf(ctx, row);
  const { number, code, fromDay, toDay, minutes, services, issuer, purpose, issuedOn } = row;
  const prints = row.prints + 1;
  ctx.write.update(certificates, id, { prints });
  // `full` is what the audit's list of reveals looks for.
  const revealed = reveal ? { full: true, field: 'documentNumber', reason: reveal.reason } : {};
  ctx.record(person.id, { certificate: id, number, prints, ...revealed });
  return {
    ...{ number, code, prints, fromDay, toDay, minutes, services, issuer, purpose, issuedOn },
    identity: identityOf(ctx, row, reveal !== null),
    byKind: byKind(ctx, services),
  };
}
