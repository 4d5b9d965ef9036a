/**
 * The code on a card: `KA` (卡), nine random characters and a check character, printed as `KA7F 3K9M TXRH`. It is made
 * of capitals and digits only, each on a key of its own whatever input method is on, and without look-alikes: no 0 O Q,
 * 1 I L, 2 Z, 5 S, 8 B, V. It says nothing about the person. Browser-safe and free of imports.
 */

const prefix = 'KA';
/** 23 characters, a prime: one wrong character, or two that changed places, never check. */
const alphabet = '34679ACDEFGHJKMNPRTXYUW';
const randomLength = 9;
const codeLength = prefix.length + randomLength + 1;

function checkCharacter(body: string): string {
  const sum = Array.from(body).reduce((total, character, at) => {
    return total + (at + 1) * alphabet.indexOf(character);
  }, 0);
  return alphabet.charAt(sum % alphabet.length);
}

/** @param random at least 9 random bytes */
export function codeFrom(random: Uint8Array): string {
  const body = Array.from(random.subarray(0, randomLength), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  );
  return prefix + body.join('') + checkCharacter(body.join(''));
}

export type CodeReading =
  | { kind: 'code'; code: string }
  /** Begins as our cards do, but a character was misread. */
  | { kind: 'misread' }
  | { kind: 'other' };

/** Reads a code as scanned or typed: any case, full-width, with spaces or hyphens. */
export function readCode(raw: string): CodeReading {
  const code = raw.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  if (!code.startsWith(prefix)) return { kind: 'other' };
  const body = code.slice(prefix.length, -1);
  const known = Array.from(code.slice(prefix.length)).every((character) => alphabet.includes(character));
  const right = code.length === codeLength && known && checkCharacter(body) === code.at(-1);
  return right ? { kind: 'code', code } : { kind: 'misread' };
}

/** In groups, for people to read: `KA7F 3K9M TXRH`. */
export function printCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join(' ');
}
