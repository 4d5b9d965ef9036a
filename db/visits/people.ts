/**
 * People as a visit shows them: one read each, following a merge to the card in charge. Their categories and household
 * are left to their own page.
 */
import { ageOn } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { formatAddress } from '../residents/address.ts';
import { residentFailure } from '../residents/contract.ts';
import { maskPhone } from '../residents/mask.ts';
import type { Status } from '../residents/vocabulary.ts';
import type { VisitLine } from './shapes.ts';

export interface Person {
  id: string;
  name: string;
  sex: 'male' | 'female' | null;
  birthDate: string | null;
  estate: string | null;
  building: string | null;
  unit: string | null;
  room: string | null;
  status: Status;
  mergedInto: string | null;
  /** The number to call first. */
  phone: string | null;
}

/** Of `resident r`: the number to call first. */
export const firstPhone = `(
  SELECT p.number FROM resident_phone p
  WHERE p.resident_id = r.id AND p.ended_at IS NULL ORDER BY p.rank, p.id LIMIT 1)`;

const personRow = perConnection((sqlite) =>
  sqlite.prepare<[string], Person>(
    `SELECT r.id, r.name, r.sex, r.birth_date AS birthDate, r.estate, r.building, r.unit, r.room, r.status,
       r.merged_into AS mergedInto, ${firstPhone} AS phone
     FROM resident r WHERE r.id = ?`,
  ),
);

/** @throws DeskError `resident.unknown` */
export function requirePerson(ctx: QueryContext, id: string): Person {
  const read = personRow(ctx.sqlite);
  let row = read.get(id);
  while (row && row.mergedInto !== null) row = read.get(row.mergedInto);
  if (!row) throw residentFailure('resident.unknown');
  return row;
}

export function personLine(
  ctx: QueryContext,
  person: Omit<Person, 'status' | 'mergedInto'>,
): VisitLine['subject'] {
  const { id, name, sex, birthDate, estate, building, unit, room, phone } = person;
  return {
    residentId: id,
    name,
    sex,
    age: birthDate === null ? null : ageOn(birthDate, ctx.today),
    address: formatAddress({
      estate: estate ?? '',
      building: building ?? '',
      unit: unit ?? '',
      room: room ?? '',
    }),
    phone: phone === null ? null : maskPhone(phone),
  };
}
