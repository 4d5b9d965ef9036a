/**
 * Cards that may be the same person (重复卡片): the same document, the same name and phone, or the same name, birth
 * date and address. Nobody is merged or refused by this; a person decides, and "not the same" is remembered.
 */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Day } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import type { Address } from './address.ts';
import { modernBody } from './document.ts';
import { lineList } from './lines.ts';
import { phonesOf, type ResidentRow } from './rows.ts';
import type { Suspect } from './schemas.ts';
import { addressOf } from './show.ts';
import { notDuplicate, notDuplicates, resident, residentPhone } from './table.ts';
import { codesOf, type DuplicateReason, duplicateReasons } from './vocabulary.ts';

/** Someone who may already have a card. Values in the spelling in which they are stored. */
export interface Candidate {
  /** The own card, where there is one. */
  id: string | null;
  name: string;
  documentNumber: string | null;
  phones: readonly string[];
  birthDate: Day | null;
  address: Address;
}

export interface Duplicate {
  id: string;
  reasons: DuplicateReason[];
}

const sameDocument = statement((db) =>
  db
    .select({ id: resident.id })
    .from(resident)
    .where(
      and(
        isNull(resident.mergedInto),
        or(
          eq(resident.documentNumber, sql.placeholder('number')),
          // An old number and the new one it became: equal but for the century and the check character.
          eq(resident.documentNumber, sql.placeholder('legacy')),
          sql`${resident.documentNumber} >= ${sql.placeholder('body')} and ${resident.documentNumber} < ${sql.placeholder('bodyEnd')}`,
        ),
      ),
    )
    .prepare(),
);

const sameName = statement((db) =>
  db
    .select({
      id: resident.id,
      birthDate: resident.birthDate,
      estate: resident.estate,
      building: resident.building,
      unit: resident.unit,
      room: resident.room,
    })
    .from(resident)
    .where(and(eq(resident.name, sql.placeholder('name')), isNull(resident.mergedInto)))
    .prepare(),
);

const numbersOfName = statement((db) =>
  db
    .select({ id: resident.id, number: residentPhone.number })
    .from(resident)
    .innerJoin(residentPhone, eq(residentPhone.residentId, resident.id))
    .where(
      and(
        eq(resident.name, sql.placeholder('name')),
        isNull(resident.mergedInto),
        isNull(residentPhone.endedAt),
      ),
    )
    .prepare(),
);

const saidNotSame = statement((db) =>
  db
    .select({ oneId: notDuplicate.oneId, otherId: notDuplicate.otherId })
    .from(notDuplicate)
    .where(eq(notDuplicate.id, sql.placeholder('id')))
    .prepare(),
);

function pairId(oneId: string, otherId: string): string {
  return naturalId('notDuplicate', ...[oneId, otherId].toSorted());
}

/** Past every character that may follow in a number. */
const afterAll = '~';

function withSameDocument(ctx: QueryContext, number: string | null): string[] {
  if (number === null) return [];
  const isModern = /^\d{17}[\dX]$/.test(number);
  const isLegacy = /^\d{15}$/.test(number);
  const body = isLegacy ? modernBody(number) : number;
  const legacy = isModern && number.slice(6, 8) === '19' ? number.slice(0, 6) + number.slice(8, 17) : number;
  return sameDocument(ctx.db)
    .all({ number, legacy, body, bodyEnd: isLegacy ? body + afterAll : body })
    .map(({ id }) => id);
}

function withSameBirthAndAddress(ctx: QueryContext, { name, birthDate, address }: Candidate): string[] {
  const door = JSON.stringify(address);
  if (birthDate === null || Object.values(address).every((part) => part === '')) return [];
  return sameName(ctx.db)
    .all({ name })
    .filter((row) => row.birthDate === birthDate && JSON.stringify(addressOf(row)) === door)
    .map(({ id }) => id);
}

function withSamePhone(ctx: QueryContext, { name, phones }: Candidate): string[] {
  if (phones.length === 0) return [];
  const holders = numbersOfName(ctx.db).all({ name });
  return holders.filter(({ number }) => phones.includes(number)).map(({ id }) => id);
}

/** Surest reason first. Pairs of which someone has said that they are two people are left out. */
export function findDuplicates(ctx: QueryContext, candidate: Candidate): Duplicate[] {
  const found: Record<DuplicateReason, string[]> = {
    sameDocument: withSameDocument(ctx, candidate.documentNumber),
    nameAndPhone: withSamePhone(ctx, candidate),
    nameBirthAddress: withSameBirthAndAddress(ctx, candidate),
  };
  const reasons = codesOf(duplicateReasons);
  const ids = new Set(reasons.flatMap((reason) => found[reason]));
  return [...ids].flatMap((id) => {
    if (id === candidate.id) return [];
    if (candidate.id !== null && saidNotSame(ctx.db).get({ id: pairId(candidate.id, id) })) return [];
    return [{ id, reasons: reasons.filter((reason) => found[reason].includes(id)) }];
  });
}

export function suspectsOf(ctx: QueryContext, candidate: Candidate): Suspect[] {
  const reasons = new Map(findDuplicates(ctx, candidate).map((found) => [found.id, found.reasons]));
  return lineList(ctx, [...reasons.keys()]).map((person) => ({
    person,
    reasons: reasons.get(person.id) ?? [],
  }));
}

export function candidateOf(ctx: QueryContext, row: ResidentRow): Candidate {
  const { id, name, documentNumber, birthDate } = row;
  const inUse = phonesOf(ctx, id).filter((phone) => phone.endedAt === null);
  const phones = inUse.map(({ number }) => number);
  return { id, name, documentNumber, phones, birthDate, address: addressOf(row) };
}

/** Writes that two cards are two people; said twice, it stays said. */
export function sayNotSame(ctx: CommandContext, oneId: string, otherId: string) {
  const id = pairId(oneId, otherId);
  if (saidNotSame(ctx.db).get({ id })) return;
  const [smaller = oneId, larger = otherId] = [oneId, otherId].toSorted();
  ctx.write.insert(notDuplicates, { id, oneId: smaller, otherId: larger });
}
