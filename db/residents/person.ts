/**
 * From what staff type about a person to what is stored: one spelling for names, numbers and addresses, and a birth
 * date and sex from the ID number only where nobody stated one.
 */
import type { Day } from '../core/clock.ts';
import type { PatchOf } from '../core/entity.ts';
import { type Address, normalizeAddress } from './address.ts';
import { type Derived, derivedFrom, isCitizenKind, readDocument } from './document.ts';
import { residentFailure } from './failures.ts';
import { readPhones } from './phone.ts';
import type { ResidentRow } from './rows.ts';
import type { Person } from './schemas.ts';
import type { residents } from './table.ts';

export type ResidentPatch = PatchOf<typeof residents>;
type TypedPerson = { [Field in keyof Person]?: Person[Field] | undefined };

/** Rosters put blanks between the characters of a short name, and dots of all kinds into a long one. */
export function normalizeName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s*[·•‧・․]\s*/g, '·')
    .replace(/\s+/g, ' ')
    .trim();
}

/** @throws DeskError `phone.unreadable` */
export function readOnePhone(typed: string, field: string): string {
  const { phones, rejected } = readPhones(typed);
  const [phone, ...more] = phones;
  if (!phone || more.length > 0 || rejected.length > 0) throw residentFailure('phone.unreadable', {}, field);
  return phone.number;
}

function readAddress(typed: TypedPerson): ResidentPatch {
  const { estate = null, building = null, unit = null, room = null } = typed;
  const address = normalizeAddress({ estate, building, unit, room });
  const read = (part: keyof Address) => (typed[part] === undefined ? undefined : address[part] || null);
  return { estate: read('estate'), building: read('building'), unit: read('unit'), room: read('room') };
}

function readNames(typed: TypedPerson, current: ResidentRow | null): ResidentPatch {
  const name = typed.name === undefined ? undefined : normalizeName(typed.name);
  if (name === '') throw residentFailure('resident.nameMissing', {}, 'name');
  const shown = name ?? current?.name;
  const former = typed.formerNames?.map(normalizeName).filter((other) => other !== '' && other !== shown);
  return { name, formerNames: former && [...new Set(former)] };
}

/** @throws DeskError of `readDocument` */
function readDocumentPatch(typed: TypedPerson, current: ResidentRow | null): ResidentPatch {
  if (typed.documentKind === undefined && typed.documentNumber === undefined) return {};
  const number = typed.documentNumber === undefined ? current?.documentNumber : typed.documentNumber;
  // A kind that was told from the old number does not bind the new one.
  const known = current && !isCitizenKind(current.documentKind) ? current.documentKind : null;
  const stated = typed.documentKind === undefined ? known : typed.documentKind;
  const reading = readDocument(stated, number ?? null);
  if (reading.kind === 'wrong') throw reading.failure;
  if (reading.kind === 'blank') return { documentKind: reading.documentKind, documentNumber: null };
  return { documentKind: reading.documentKind, documentNumber: reading.number };
}

/** A date that was derived follows its number; a stated one stays. An empty one is filled. */
function birthPatch(typed: TypedPerson, current: ResidentRow | null, derived: Derived | null): ResidentPatch {
  const isRestated = typed.birthDate !== undefined && typed.birthDate !== (current?.birthDate ?? null);
  if (isRestated && typed.birthDate !== null) return { birthDate: typed.birthDate, birthSource: 'stated' };
  if (!isRestated && current?.birthSource === 'stated') return {};
  return { birthDate: derived?.birthDate ?? null, birthSource: derived && 'derived' };
}

/**
 * The columns to write for a new card (`current` null) or a changed one. Fields not typed stay out of it.
 *
 * @throws DeskError `resident.nameMissing`, `document.…`, `phone.unreadable`, `resident.inFuture`
 */
export function readPerson(typed: TypedPerson, current: ResidentRow | null, today: Day): ResidentPatch {
  if (typed.birthDate && typed.birthDate > today) throw residentFailure('resident.inFuture', {}, 'birthDate');
  const document = readDocumentPatch(typed, current);
  const number = document.documentNumber === undefined ? current?.documentNumber : document.documentNumber;
  const derived = derivedFrom(number ?? null);
  const sex = typed.sex === undefined ? current?.sex : typed.sex;
  const { ethnicity, hukou, emergencyName, emergencyPhone, emergencyRelation } = typed;
  const { language, diet, mobility, remarks } = typed;
  return {
    ...readNames(typed, current),
    ...document,
    ...readAddress(typed),
    ...birthPatch(typed, current, derived),
    sex: sex ?? derived?.sex ?? null,
    ethnicity,
    hukou,
    emergencyName,
    emergencyPhone: emergencyPhone && readOnePhone(emergencyPhone, 'emergencyPhone'),
    emergencyRelation,
    language,
    diet,
    mobility,
    remarks,
  };
}
