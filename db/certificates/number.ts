/**
 * The number of a certificate: centre, year, desk, running, as in `510115001001-2026-K7F3-0001`. Each desk counts for
 * itself, so that two desks without a network never give the same one.
 */
import { createHash } from 'node:crypto';
import { findCentre } from '../centre/service.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';

/** Without look-alikes, as on cards. */
const alphabet = '34679ACDEFGHJKMNPRTXYUW';
const deskLength = 4;

const lastNumber = perConnection((sqlite) =>
  sqlite
    .prepare<[string, string], string>(
      'SELECT number FROM certificate WHERE number >= ? AND number < ? ORDER BY length(number) DESC, number DESC LIMIT 1',
    )
    .pluck(),
);

/** The division code of this centre, by which its certificates begin. */
export const centreCode = (ctx: QueryContext): string => findCentre(ctx.db)?.divisionCode ?? '';

function deskCode(deskId: string): string {
  const bytes = createHash('sha256').update(`desk ${deskId}`).digest().subarray(0, deskLength);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}

export function nextNumber(ctx: QueryContext): string {
  const prefix = `${centreCode(ctx)}-${ctx.today.slice(0, 4)}-${deskCode(ctx.deskId)}-`;
  // Digits sort before the colon that follows 9.
  const last = lastNumber(ctx.sqlite).get(prefix, `${prefix}:`);
  const running = last === undefined ? 1 : Number(last.slice(prefix.length)) + 1;
  return prefix + String(running).padStart(4, '0');
}
