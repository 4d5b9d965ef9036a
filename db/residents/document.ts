/** Identity documents as they are typed: which kind a number is, whether it can be right, and what it tells. */
import type { DeskError } from '../core/errors.ts';
import { residentFailure } from './failures.ts';
import { type DocumentKind, type IdReading, readIdNumber, type Sex } from './idNumber.ts';

/** What a number says about its holder; a stated value always goes before it. */
export interface Derived {
  birthDate: string;
  sex: Sex;
}

type DocumentReading =
  | { kind: 'blank'; documentKind: DocumentKind | null }
  | { kind: 'read'; documentKind: DocumentKind; number: string; checked: boolean; derived: Derived | null }
  | { kind: 'wrong'; failure: DeskError };

type WrongId = Exclude<IdReading, { kind: 'valid' | 'legacy15' | 'blank' }>;

const wrongIds = {
  badCheck: 'document.badCheck',
  badDate: 'document.badDate',
  damagedByExcel: 'document.damaged',
  malformed: 'document.malformed',
} as const satisfies Record<WrongId['kind'], string>;

/** GB 11643 governs such numbers; any other document's number is kept as it is printed. */
export function isCitizenKind(kind: DocumentKind | null): boolean {
  return kind !== 'passport' && kind !== 'householdRegister' && kind !== 'other';
}
/** The foreigner's card issued until 2023: three letters and twelve digits. */
const olderForeignPermit = /^[A-Z]{3}\d{12}$/;

function wrong(code: (typeof wrongIds)[keyof typeof wrongIds] | 'document.kindMissing'): DocumentReading {
  return { kind: 'wrong', failure: residentFailure(code, {}, 'documentNumber') };
}

/** @param stated the kind that was chosen; null: to be told from the number */
export function readDocument(stated: DocumentKind | null, typed: string | null): DocumentReading {
  const printed = (typed ?? '').normalize('NFKC').toUpperCase().replace(/\s/g, '');
  if (printed === '') return { kind: 'blank', documentKind: stated };
  const reading = readIdNumber(printed);
  if (reading.kind === 'valid' || reading.kind === 'legacy15') {
    const told = reading.kind === 'valid' ? reading.document : 'legacyId';
    const documentKind = stated !== null && !isCitizenKind(stated) ? stated : told;
    const { number, birthDate, sex } = reading;
    return { kind: 'read', documentKind, number, checked: true, derived: { birthDate, sex } };
  }
  const isPrinted = stated === 'foreignPermit' && olderForeignPermit.test(printed);
  if (stated !== null && (isPrinted || !isCitizenKind(stated))) {
    return { kind: 'read', documentKind: stated, number: printed, checked: false, derived: null };
  }
  if (stated === null && /[A-WYZ]/.test(printed)) return wrong('document.kindMissing');
  return wrong(wrongIds[reading.kind === 'blank' ? 'malformed' : reading.kind]);
}

/** What the number on a card tells, null where it tells nothing. */
export function derivedFrom(documentNumber: string | null): Derived | null {
  const reading = readIdNumber(documentNumber ?? '');
  return reading.kind === 'valid' || reading.kind === 'legacy15' ? reading : null;
}

/**
 * The 18-digit form of a 15-digit number without its check character, for comparing: numbers of the first
 * generation belong to people born in the twentieth century.
 */
export function modernBody(legacy: string): string {
  return `${legacy.slice(0, 6)}19${legacy.slice(6)}`;
}
