/** What a card points out about itself. Nothing here refuses anything. */
import { ageOn, type Day, dayAt } from '../core/clock.ts';
import { derivedFrom } from './document.ts';
import type { ResidentRow } from './rows.ts';
import type { Card } from './schemas.ts';
import { type CardWarning, cardWarnings, codesOf, guardianAge } from './vocabulary.ts';

/** The parts of a finished card that the warnings look at. */
type Parts = Pick<Card, 'categories' | 'consents' | 'stays' | 'hasPhoto'>;

/** A consent that a guardian gave when the person was under 14, and they no longer are (PIPL art. 31). */
function isOutgrown(consent: Card['consents'][number], birthDate: Day, age: number, zone: string): boolean {
  if (!consent.holds || consent.latest?.by !== 'guardian' || age < guardianAge) return false;
  return ageOn(birthDate, dayAt(consent.latest.at, zone)) < guardianAge;
}

export function warningsOf(row: ResidentRow, parts: Parts, today: Day, zone: string): CardWarning[] {
  const { birthDate, sex, documentKind, emergencyName } = row;
  const derived = derivedFrom(row.documentNumber);
  const age = birthDate === null ? null : ageOn(birthDate, today);
  const [stay] = parts.stays;
  const holds: Record<CardWarning, boolean> = {
    sexContradictsId: derived !== null && sex !== null && derived.sex !== sex,
    birthContradictsId: derived !== null && birthDate !== null && derived.birthDate !== birthDate,
    legacyDocument: documentKind === 'legacyId',
    categoryExpired: parts.categories.some(({ state }) => state === 'expired'),
    photoWithoutConsent:
      parts.hasPhoto && !parts.consents.some(({ purpose, holds }) => purpose === 'photo' && holds),
    guardianMissing: age !== null && age < guardianAge && emergencyName === null,
    consentOutgrown:
      birthDate !== null &&
      age !== null &&
      parts.consents.some((consent) => isOutgrown(consent, birthDate, age, zone)),
    householdWithoutHead: stay !== undefined && stay.movedOut === null && stay.head === null,
  };
  return codesOf(cardWarnings).filter((warning) => holds[warning]);
}
