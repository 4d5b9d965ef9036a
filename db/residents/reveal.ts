/** Showing one full number, logged with who, when and whom; under 14 also why (minors' online protection rules, art. 36). */
import { ageOn } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { residentFailure } from './failures.ts';
import type { Given } from './given.ts';
import { phonesOf, type ResidentRow, requireResident } from './rows.ts';
import { guardianAge } from './vocabulary.ts';

function numberOf(ctx: CommandContext, person: ResidentRow, wanted: Given<'reveal'>): string | null {
  if (wanted.what !== 'phone') return person[wanted.what];
  return phonesOf(ctx, person.id).find((phone) => phone.id === wanted.phoneId)?.number ?? null;
}

export function reveal(ctx: CommandContext, wanted: Given<'reveal'>): { value: string } {
  const person = requireResident(ctx, wanted.id);
  const value = numberOf(ctx, person, wanted);
  if (value === null) throw residentFailure('reveal.nothing');
  const { what, reason } = wanted;
  const isChild = person.birthDate !== null && ageOn(person.birthDate, ctx.today) < guardianAge;
  if (isChild && reason === null) throw residentFailure('reveal.reasonNeeded', {}, 'reason');
  const phoneId = wanted.what === 'phone' ? wanted.phoneId : undefined;
  ctx.record(person.id, { what, phoneId, reason, under14: isChild });
  return { value };
}
