/**
 * How easily a secret is guessed, told while it is typed. A hint and never a refusal: the core decides what is
 * accepted, and a rule that annoys people ends on a note under the keyboard.
 */
export type Strength = 'short' | 'weak' | 'fair' | 'good';

export const shortestPassword = 8;

const rows = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
];
const favourites = /password|admin|linli|shequ|zhongxin|iloveyou|woaini|5201314|88888|66666/;

/** A run along the alphabet, the digits or a row of keys, either way. */
function isRun(text: string): boolean {
  return rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));
}

/** 19880706, 880706: what anybody knows who knows the person. */
function looksLikeBirthday(text: string): boolean {
  return /^(19|20)?\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text);
}

function isEasy(text: string, known: readonly string[]): boolean {
  if (new Set(text).size <= 3 || isRun(text) || looksLikeBirthday(text) || favourites.test(text)) return true;
  if (/^(.{1,4})\1+$/.test(text)) return true;
  return known.some((word) => word.length >= 2 && text.includes(word.toLowerCase()));
}

function kindsOf(text: string): number {
  return [/\d/, /[a-z]/, /[A-Z]/, /[^\da-zA-Z]/].filter((kind) => kind.test(text)).length;
}

/** `known`: words that belong to the person or the place, such as their name. */
export function passwordStrength(typed: string, known: readonly string[] = []): Strength {
  const text = typed.normalize('NFKC');
  const length = [...text].length;
  if (length < shortestPassword) return 'short';
  if (isEasy(text.toLowerCase(), known)) return 'weak';
  return length >= 14 || (length >= 10 && kindsOf(text) >= 3) ? 'good' : 'fair';
}

export function isEasyPin(pin: string): boolean {
  return isEasy(pin, []);
}

/** Six random digits that are not easy to guess. */
export function newTemporaryPin(random = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0): string {
  for (;;) {
    const pin = String(random() % 1_000_000).padStart(6, '0');
    if (!isEasyPin(pin)) return pin;
  }
}
