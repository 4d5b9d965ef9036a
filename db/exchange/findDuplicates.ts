/**
 * Rows of one file that are the same person. Each later row is set against the first; which of the two is
 * right, the person at the desk decides.
 */
import { checkDigit } from '../residents/idNumber.ts';
import type { DuplicateReason } from '../residents/vocabulary.ts';
import { birthDateOf, type CleanRow } from './cleanRow.ts';

export interface DuplicateRow {
  rowNumber: number;
  /** The first row that is the same person. */
  ofRowNumber: number;
  reason: DuplicateReason;
}

/** First-generation numbers left out the century, always 19, and the check character (GB 11643). */
function to18(legacy: string): string {
  const first17 = `${legacy.slice(0, 6)}19${legacy.slice(6)}`;
  return first17 + checkDigit(first17);
}

/** Documents that are equal are one person's, also when one row still has the 15-digit number of the other. */
function documentKey({ document }: CleanRow): string | null {
  if (!document) return null;
  const { kind, number } = document;
  if (kind === 'legacyId') return `residentId ${to18(number)}`;
  return `${kind} ${number}`;
}

/** The birth date inside a number that Excel has damaged is intact: only the last digits are lost. */
function birthKey(row: CleanRow): string | null {
  const known = birthDateOf(row);
  if (known || row.id.kind !== 'damagedByExcel') return known;
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)/.exec(row.id.shown) ?? [];
  return day === undefined ? null : `${year}-${month}-${day}`;
}

function addressKey({ address }: CleanRow): string | null {
  return address && Object.values(address).join('\n');
}

/** What would make two rows one person, the surest reason first. */
function keysOf(row: CleanRow): [DuplicateReason, string][] {
  const document = documentKey(row);
  const keys: [DuplicateReason, string][] = document ? [['sameDocument', document]] : [];
  if (row.name === '') return keys;
  for (const { number } of row.phones) keys.push(['nameAndPhone', `${row.name}\n${number}`]);
  const [birth, address] = [birthKey(row), addressKey(row)];
  if (birth && address) keys.push(['nameBirthAddress', `${row.name}\n${birth}\n${address}`]);
  return keys;
}

/** Two different usable documents are two people, even when name and phone are the same: father and son. */
function maySame(one: CleanRow, other: CleanRow): boolean {
  const [first, second] = [documentKey(one), documentKey(other)];
  return first === null || second === null || first === second;
}

export function findDuplicates(rows: readonly CleanRow[]): DuplicateRow[] {
  const holders = new Map<string, CleanRow[]>();
  const duplicates: DuplicateRow[] = [];
  for (const row of rows) {
    const keys = keysOf(row).map(([reason, key]) => ({ reason, key: `${reason}\n${key}` }));
    const hit = keys
      .map(({ reason, key }) => ({ reason, earlier: holders.get(key)?.find((other) => maySame(row, other)) }))
      .find(({ earlier }) => earlier !== undefined);
    if (hit?.earlier) {
      duplicates.push({ rowNumber: row.rowNumber, ofRowNumber: hit.earlier.rowNumber, reason: hit.reason });
    }
    for (const { key } of keys) {
      const holding = holders.get(key);
      if (!holding) holders.set(key, [row]);
      else if (!hit) holding.push(row);
    }
  }
  return duplicates;
}
