/**
 * The volunteer's number (志愿者编号): eight random digits and a check digit, printed as `402 815 937`. Digits only, so
 * that it can be typed on a keypad; public, so it says nothing about the person. Browser-safe and free of imports.
 */

const randomLength = 8;
const modulus = 11;

/** 0–9, or 10 for a number that is never given. Weights 1 … 8 modulo a prime: one wrong or two swapped digits show. */
function checkOf(digits: string): number {
  return Array.from(digits).reduce((sum, digit, at) => sum + (at + 1) * Number(digit), 0) % modulus;
}

/** The number made of eight digits; null for the one in eleven that has no check digit. */
export function numberOf(digits: string): string | null {
  const check = checkOf(digits);
  return digits.length !== randomLength || check > 9 ? null : digits + String(check);
}

/** Reads a number as typed or scanned: full-width, with blanks or hyphens. Null: it is none. */
export function readNumber(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^\d{9}$/.test(digits)) return null;
  return numberOf(digits.slice(0, randomLength)) === digits ? digits : null;
}

/** In threes, for people to read. */
export function printNumber(number: string): string {
  return [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(' ');
}
