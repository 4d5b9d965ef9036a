/**
 * Everybody in the register, indexed for comparison with a file. Read once per dry run: one pass over the tables is
 * far quicker than a few lookups for each of fifty thousand rows.
 */
import type { Sqlite } from '../core/connection.ts';
import { modernBody } from '../residents/document.ts';
import { birthDateOf, type CleanRow } from './cleanRow.ts';

interface PersonRow {
  id: string;
  name: string;
  document_number: string | null;
  birth_date: string | null;
  estate: string | null;
  building: string | null;
  unit: string | null;
  room: string | null;
  merged_into: string | null;
}

interface KnownPerson {
  id: string;
  document: string | null;
}

export type Match = { kind: 'none' } | { kind: 'one'; id: string } | { kind: 'several' };

export interface KnownPeople {
  match(row: CleanRow): Match;
  /** Every number on the card, also those no longer used: what was ended by hand is not brought back by a file. */
  phonesOf(id: string): ReadonlySet<string>;
  categoriesOf(id: string): ReadonlySet<string>;
  /** The household of the current stay. */
  householdOf(id: string): string | null;
}

/** 15-digit numbers and the 18-digit ones they became compare equal without the check character. */
function documentKey(number: string): string {
  if (/^\d{15}$/.test(number)) return modernBody(number);
  return /^\d{17}[\dX]$/.test(number) ? number.slice(0, 17) : number;
}

function addressKey(parts: { [part in 'estate' | 'building' | 'unit' | 'room']: string | null }): string {
  const text = [parts.estate, parts.building, parts.unit, parts.room].map((part) => part ?? '').join('\n');
  return text.trim() === '' ? '' : text;
}

function groupBy(rows: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [key, value] of rows) {
    const group = groups.get(key);
    if (group) group.add(value);
    else groups.set(key, new Set([value]));
  }
  return groups;
}

const none: ReadonlySet<string> = new Set();

export function readKnownPeople(sqlite: Sqlite): KnownPeople {
  const people = sqlite
    .prepare<[], PersonRow>(
      'SELECT id, name, document_number, birth_date, estate, building, unit, room, merged_into FROM resident',
    )
    .all();
  const inCharge = new Map(people.map((person) => [person.id, person.merged_into ?? person.id]));
  const cardOf = (id: string): string => {
    let card = inCharge.get(id) ?? id;
    for (let next = inCharge.get(card); next !== undefined && next !== card; next = inCharge.get(card))
      card = next;
    return card;
  };
  const pairs = (sql: string) => sqlite.prepare<[], [string, string]>(sql).raw().all();
  const phones = groupBy(pairs('SELECT resident_id, number FROM resident_phone'));
  const categories = groupBy(pairs('SELECT resident_id, category FROM resident_category WHERE removed = 0'));
  const households = new Map(
    pairs('SELECT resident_id, household_id FROM household_member WHERE removed = 0 AND moved_out IS NULL'),
  );

  const index = new Map<string, KnownPerson[]>();
  const put = (key: string, person: KnownPerson) => {
    const held = index.get(key);
    if (!held) index.set(key, [person]);
    else if (!held.some(({ id }) => id === person.id)) held.push(person);
  };
  for (const row of people) {
    const document = row.document_number === null ? null : documentKey(row.document_number);
    const person = { id: cardOf(row.id), document };
    if (document !== null) put(`document\n${document}`, person);
    for (const number of phones.get(row.id) ?? none) put(`phone\n${row.name}\n${number}`, person);
    const address = addressKey(row);
    if (row.birth_date && address) put(`birth\n${row.name}\n${row.birth_date}\n${address}`, person);
    // Only for those of whom nothing better is known: a name and a door, or a name alone.
    if (document === null && !row.birth_date && (address || !phones.has(row.id)))
      put(`door\n${row.name}\n${address}`, person);
  }

  function keysOf(row: CleanRow): string[] {
    const birth = birthDateOf(row);
    const address = row.address ? addressKey(row.address) : '';
    return [
      ...row.phones.map(({ number }) => `phone\n${row.name}\n${number}`),
      ...(birth && address ? [`birth\n${row.name}\n${birth}\n${address}`] : []),
      ...(birth || row.document || (address === '' && row.phones.length > 0)
        ? []
        : [`door\n${row.name}\n${address}`]),
    ];
  }

  return {
    match(row) {
      const document = row.document ? documentKey(row.document.number) : null;
      const same = document === null ? undefined : index.get(`document\n${document}`);
      const found = new Set(same?.map(({ id }) => id));
      if (found.size === 0) {
        for (const key of keysOf(row)) {
          // Two different documents are two people, even with one name and one phone: father and son.
          for (const person of index.get(key) ?? [])
            if (document === null || person.document === null) found.add(person.id);
        }
      }
      const [id, ...more] = found;
      if (id === undefined) return { kind: 'none' };
      return more.length > 0 ? { kind: 'several' } : { kind: 'one', id };
    },
    phonesOf: (id) => phones.get(id) ?? none,
    categoriesOf: (id) => categories.get(id) ?? none,
    householdOf: (id) => households.get(id) ?? null,
  };
}
