/**
 * Reads a citizen identity number (公民身份号码) as people type it, paste it or receive it from a
 * spreadsheet, and says what is wrong with it instead of repairing it.
 *
 * GB 11643-1999: 6 digits of division + 8 of birth date + 3 of sequence (odd for men) + 1 check character.
 * The division tells where the number was first issued and may have been abolished since: nothing here
 * checks it against a list, and nobody may infer from it where a person lives.
 *
 * Browser-safe and free of imports: the form, the import and the index share it.
 */

/** Kinds of identity document (证件类型). */
export const documentKinds = [
  'residentId',
  'legacyId',
  'hkMacauTaiwanPermit',
  'passport',
  'foreignPermit',
  'householdRegister',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type Sex = 'male' | 'female';

/** Dates are `YYYY-MM-DD`; `number` is cleaned, with an upper-case X. */
export type IdReading =
  | {
      kind: 'valid';
      number: string;
      birthDate: string;
      sex: Sex;
      divisionCode: string;
      /** 81/82/83 are residence permits for people of Hong Kong, Macau and Taiwan; 9 is the foreigner's card. */
      document: 'residentId' | 'hkMacauTaiwanPermit' | 'foreignPermit';
    }
  /** First-generation number: two-digit year, no check character. */
  | { kind: 'legacy15'; number: string; birthDate: string; sex: Sex }
  /** The sheet kept the number as a float: the last digits are lost and must be read from the document. */
  | { kind: 'damagedByExcel'; shown: string }
  | { kind: 'badCheck'; number: string; expected: string }
  | { kind: 'badDate'; number: string; birthDigits: string }
  | { kind: 'malformed'; reason: 'length' | 'characters' | 'division' }
  | { kind: 'blank' };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The 18th character for 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17))
    throw new RangeError('The check character is defined over exactly 17 digits.');
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checkCharacters.charAt(sum % 11);
}

/** A spreadsheet hands over a JS number where the cell was not text. */
export function readIdNumber(raw: string | number): IdReading {
  // Above 15 significant digits the sheet has already rounded, even where the check character fits by luck.
  if (typeof raw === 'number' && raw >= 1e15) return { kind: 'damagedByExcel', shown: String(raw) };
  const text = clean(String(raw));
  if (text === '') return { kind: 'blank' };
  if (/^\d(\.\d+)?E\+?\d{1,2}$/.test(text)) return { kind: 'damagedByExcel', shown: text };
  if (!/^\d+X?$/.test(text)) return { kind: 'malformed', reason: 'characters' };
  if (text.length !== 15 && text.length !== 18) return { kind: 'malformed', reason: 'length' };
  if (text.startsWith('0')) return { kind: 'malformed', reason: 'division' };
  return text.length === 18 ? read18(text) : read15(text);
}

function read18(number: string): IdReading {
  const expected = checkDigit(number.slice(0, 17));
  const checks = number.endsWith(expected);
  if (!checks && isPrintedFloat(number)) return { kind: 'damagedByExcel', shown: number };
  const birthDigits = number.slice(6, 14);
  const birthDate = calendarDate(birthDigits);
  if (birthDate === null) return { kind: 'badDate', number, birthDigits };
  if (!checks) return { kind: 'badCheck', number, expected };
  return {
    kind: 'valid',
    number,
    birthDate,
    sex: sexOf(number.charAt(16)),
    divisionCode: number.slice(0, 6),
    document: documentOf(number),
  };
}

function read15(number: string): IdReading {
  if (number.endsWith('X')) return { kind: 'malformed', reason: 'characters' };
  const birthDigits = `19${number.slice(6, 12)}`;
  const birthDate = calendarDate(birthDigits);
  if (birthDate === null) return { kind: 'badDate', number, birthDigits };
  return { kind: 'legacy15', number, birthDate, sex: sexOf(number.charAt(14)) };
}

function clean(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\.0+$/, '')
    .replace(/[\s\u200b-\u200f\u2060\ufeff'"`‘’“”\-‐‑–—−]/g, '');
}

/**
 * Excel keeps 15 significant digits and writes zeros after them; programs that pass the cell through a
 * 64-bit float print 16 or 17 digits and then zeros. Only a float prints back as the very same digits.
 */
function isPrintedFloat(digits: string): boolean {
  return digits.endsWith('0') && String(Number(digits)) === digits;
}

function documentOf(number: string): 'residentId' | 'hkMacauTaiwanPermit' | 'foreignPermit' {
  if (/^8[123]/.test(number)) return 'hkMacauTaiwanPermit';
  return number.startsWith('9') ? 'foreignPermit' : 'residentId';
}

function sexOf(sequenceDigit: string): Sex {
  return Number(sequenceDigit) % 2 === 1 ? 'male' : 'female';
}

/** `YYYYMMDD` to `YYYY-MM-DD`, or null where no such day exists or it is no one's birthday any more. */
function calendarDate(digits: string): string | null {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return null;
  return date >= '1800-01-01' && date < '2100-01-01' ? date : null;
}
