/** Forms households (户) from what the rows say about their head and address. */
import type { Address } from '../residents/address.ts';
import type { CleanRow } from './cleanRow.ts';

export interface FileHousehold {
  /** The head's row; `null` when the file names a head that has no row at this address. */
  headRowNumber: number | null;
  headName: string;
  address: Address | null;
  /** Rows in the order of the file, the head's included. */
  rowNumbers: readonly number[];
}

/** Why a row could not be put into a household without a person. */
export type HouseholdDoubt = 'headNotFound' | 'severalHeads';

export interface HouseholdDrafts {
  households: readonly FileHousehold[];
  /** Rows whose place in their household needs a person. */
  doubts: readonly { rowNumber: number; doubt: HouseholdDoubt }[];
}

function headNameOf(row: CleanRow): string {
  return row.headName ?? (row.relation?.code === 'head' ? row.name : '');
}

/**
 * A number of the household decides where the file has one. Otherwise the head's name does, together with the
 * address: two people of one name head two households at two doors. Rows that say neither belong to none.
 */
function householdKey(row: CleanRow): string | null {
  if (row.householdNumber) return `number\n${row.householdNumber}`;
  const headName = headNameOf(row);
  return headName && `head\n${headName}\n${row.address ? Object.values(row.address).join('\n') : ''}`;
}

function headsOf(rows: readonly CleanRow[]): CleanRow[] {
  const stated = rows.filter(({ relation }) => relation?.code === 'head');
  if (stated.length > 0) return stated;
  return rows.filter((row) => row.relation === null && row.name !== '' && row.name === headNameOf(row));
}

/** @param rows without those that repeat another row's person: see `findDuplicates`. */
export function formHouseholds(rows: readonly CleanRow[]): HouseholdDrafts {
  const groups = new Map<string, CleanRow[]>();
  for (const row of rows) {
    const key = householdKey(row);
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const doubts: { rowNumber: number; doubt: HouseholdDoubt }[] = [];
  const households = [...groups.values()].map((members): FileHousehold => {
    const [head, ...others] = headsOf(members);
    const shown = head ?? members[0];
    if (!head)
      doubts.push(...members.map(({ rowNumber }) => ({ rowNumber, doubt: 'headNotFound' as const })));
    doubts.push(...others.map(({ rowNumber }) => ({ rowNumber, doubt: 'severalHeads' as const })));
    return {
      headRowNumber: head?.rowNumber ?? null,
      headName: head?.name || (shown ? headNameOf(shown) : ''),
      address: shown?.address ?? null,
      rowNumbers: members.map(({ rowNumber }) => rowNumber),
    };
  });
  return { households, doubts };
}
