/**
 * The recovery key as it is read, grouped and compared on screen, and the one that was just made. That one lives in
 * memory only, until somebody has shown that they kept it.
 */
import { create } from 'zustand';

export const groupCount = 8;
const groupSize = 4;

/** What was typed, read kindly: case, spaces, dashes, full width, and the look-alikes O, I, L. */
export function readKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** `7K3M-0QWX-…` */
export function groupsOf(key: string): string[] {
  return readKey(key).match(/.{1,4}/g) ?? [];
}

/** Characters that no key holds: only U is left out of the letters and digits once look-alikes are read. */
export function unknownIn(typed: string): string {
  return [...new Set(typed.normalize('NFKC').toUpperCase())]
    .filter((character) => !/[0-9A-TV-Z\s\-_—–.·]/.test(character))
    .join('');
}

export function countWholeGroups(typed: string): number {
  return Math.min(groupCount, Math.trunc(readKey(typed).length / groupSize));
}

/** Two different group numbers, 0-based and in order. */
export function pickTwoGroups(random = Math.random): [number, number] {
  const first = Math.trunc(random() * groupCount);
  const second = (first + 1 + Math.trunc(random() * (groupCount - 1))) % groupCount;
  return first < second ? [first, second] : [second, first];
}

interface MadeKey {
  /** Null: none was made since this window opened. */
  key: string | null;
  /** It is the last step of the first set-up. */
  first: boolean;
}

export const useMadeKey = create<MadeKey>()(() => ({ key: null, first: false }));
