/**
 * Reads the phone numbers (联系电话) of one cell: several in a row, full-width, spaced, hyphenated or with
 * +86. What is not surely a number of mainland China is handed back for a person to look at.
 */

export type Phone = {
  /** Digits only; a landline with its area code: `13800000000`, `02885550000`. */
  number: string;
  kind: 'mobile' | 'landline';
};

export type PhoneReading = {
  phones: Phone[];
  /** Pieces of the cell that are no number, as written (half-width). */
  rejected: string[];
};

const mobile = /^1[3-9]\d{9}$/;
/** Area codes of two digits after the 0 have eight-digit numbers, those of three have seven or eight. */
const landline = /^(?:(010|02\d)([2-9]\d{7})|(0[3-9]\d{2})([2-9]\d{6,7}))$/;

export function readPhones(raw: string | number): PhoneReading {
  const reading: PhoneReading = { phones: [], rejected: [] };
  const text = String(raw)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff'"‘’“”]/g, '');
  for (const piece of text.split(/[/\\、,;:。|\n\r\t]+/)) readPiece(piece.trim(), reading);
  return reading;
}

/** A space or hyphen may stand inside one number or between two: groups are joined until they make one. */
function readPiece(piece: string, reading: PhoneReading): void {
  const bare = piece.replace(/^0086|\+\s*86/g, ' ');
  let pending: string[] = [];
  for (const group of bare.match(/\d+|[^\d\s\-‐‑–—−().]+/g) ?? []) {
    const joined = phoneOf(pending.join('') + group);
    const phone = joined ?? phoneOf(group);
    if (phone === null) {
      pending.push(group);
      continue;
    }
    if (joined === null) reading.rejected.push(pending.join(' '));
    if (!reading.phones.some((known) => known.number === phone.number)) reading.phones.push(phone);
    pending = [];
  }
  if (pending.length > 0) reading.rejected.push(pending.join(' '));
}

function phoneOf(digits: string): Phone | null {
  // Some sheets carry the trunk 0 once dialled before a mobile of another city, or 86 without its plus.
  const bare = digits.replace(/^(?:0|86)(?=1\d{10}$)/, '');
  if (mobile.test(bare)) return { number: bare, kind: 'mobile' };
  return landline.test(digits) ? { number: digits, kind: 'landline' } : null;
}

/** For people to read: `028-85550000`; a mobile stays as it is. */
export function formatPhone(number: string): string {
  const { area, local } = splitPhone(number);
  return area === '' ? local : `${area}-${local}`;
}

/** The area code, empty for a mobile, and what is dialled within the town. */
export function splitPhone(number: string): { area: string; local: string } {
  const [, shortArea, longLocal, longArea, local] = landline.exec(number) ?? [];
  return { area: shortArea ?? longArea ?? '', local: longLocal ?? local ?? number };
}
