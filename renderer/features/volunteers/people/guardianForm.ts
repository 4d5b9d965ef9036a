/** A guardian's consent as it is typed; blank altogether is none. Pure. */
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { volunteers } from '../../../../db/volunteers/contract.ts';

export interface TypedGuardian {
  name: string;
  relation: string;
  phone: string;
  on: string | null;
}
export const noGuardian: TypedGuardian = { name: '', relation: '', phone: '', on: null };

export function guardianOf(typed: TypedGuardian): InputOf<typeof volunteers.register>['guardian'] {
  const { on, ...words } = typed;
  if (on === null && Object.values(words).every((word) => word.trim() === '')) return null;
  return { ...words, on: on ?? '' };
}
