/** Keeps the search index in step with every write of a person or a phone, whoever writes: a form, an import, sync. */
import type { Sqlite } from '../core/connection.ts';
import type { Derivations } from '../core/writer.ts';
import { perConnection } from './perConnection.ts';
import { createSearchIndex, type SearchEntry } from './searchIndex.ts';
import { groups, placeText, termsOf } from './searchTerms.ts';
import { addressOf } from './show.ts';
import { erasedName } from './vocabulary.ts';

export const searchIndex = perConnection(createSearchIndex);

interface IndexedRow {
  no: number;
  id: string;
  name: string;
  former_names: string;
  document_number: string | null;
  estate: string | null;
  building: string | null;
  unit: string | null;
  room: string | null;
  status: string;
  merged_into: string | null;
}

const reads = perConnection((sqlite) => ({
  people: sqlite.prepare<[string], IndexedRow>(
    `SELECT no, id, name, former_names, document_number, estate, building, unit, room, status, merged_into
     FROM resident WHERE id IN (SELECT value FROM json_each(?))`,
  ),
  phones: sqlite.prepare<[string], { resident_id: string; number: string }>(
    `SELECT resident_id, number FROM resident_phone
     WHERE resident_id IN (SELECT value FROM json_each(?)) AND ended_at IS NULL`,
  ),
  owner: sqlite.prepare<[string], string>('SELECT resident_id FROM resident_phone WHERE id = ?').pluck(),
  estates: sqlite
    .prepare<[], string>('SELECT DISTINCT estate FROM resident WHERE estate IS NOT NULL')
    .pluck(),
  merged: sqlite.prepare<[string], { kept_id: string; merged_id: string }>(
    'SELECT kept_id, merged_id FROM resident_merge WHERE id = ?',
  ),
}));

function entryOf(row: IndexedRow, phones: readonly string[]): SearchEntry {
  // The card in charge is found by what it took over; the merged one by nothing, as is one that was erased.
  if (row.merged_into !== null || row.name === erasedName) return { rowid: row.no, terms: [] };
  const formerNames: string[] = JSON.parse(row.former_names);
  const terms = termsOf({
    name: row.name,
    formerNames,
    phones,
    idNumber: row.document_number ?? '',
    address: addressOf(row),
    livesHere: row.status === 'here' || row.status === 'away',
  });
  return { rowid: row.no, terms };
}

function refresh(sqlite: Sqlite, residentIds: Iterable<string>) {
  const ids = JSON.stringify([...residentIds]);
  const phones = Map.groupBy(reads(sqlite).phones.all(ids), (row) => row.resident_id);
  const people = reads(sqlite).people.all(ids);
  searchIndex(sqlite).putAll(
    people.map((row) => entryOf(row, phones.get(row.id)?.map(({ number }) => number) ?? [])),
  );
}

/** An estate that no card names any more leaves the dictionary: what somebody typed there may be all of an address. */
export function trimEstates(sqlite: Sqlite): void {
  const named = reads(sqlite).estates.all().map(placeText);
  sqlite
    .prepare(
      `DELETE FROM resident_term WHERE resident = 0 AND term >= ? AND term < ?
         AND substr(term, instr(term, ' ') + 1) NOT IN (SELECT value FROM json_each(?))`,
    )
    .run(groups.estateWord, String.fromCharCode(groups.estateWord.charCodeAt(0) + 1), JSON.stringify(named));
}

const waiting = new WeakMap<Sqlite, Set<string>>();

function touch(sqlite: Sqlite, residentIds: readonly string[]) {
  const held = waiting.get(sqlite);
  if (held) for (const id of residentIds) held.add(id);
  else refresh(sqlite, residentIds);
}

/** By entity, for the writer. */
export const residentDerivations: Derivations = {
  resident: (sqlite, id) => touch(sqlite, [id]),
  residentPhone(sqlite, id) {
    const owner = reads(sqlite).owner.get(id);
    if (owner !== undefined) touch(sqlite, [owner]);
  },
  // Phones change their owner in a merge and its undoing only, and this row is written after them.
  residentMerge(sqlite, id) {
    const merge = reads(sqlite).merged.get(id);
    if (merge) touch(sqlite, [merge.kept_id, merge.merged_id]);
  },
};

/**
 * Writes the index once, after `work`, for everyone whom its writes touched: a person with two phones costs one entry
 * instead of three, and many people are written in the order of the index. Same transaction, so nothing is lost.
 */
export function indexTogether<T>(sqlite: Sqlite, work: () => T): T {
  if (waiting.has(sqlite)) return work();
  const held = new Set<string>();
  waiting.set(sqlite, held);
  try {
    return work();
  } finally {
    waiting.delete(sqlite);
    // Also after a failure: what was written before it stays, should the caller go on.
    refresh(sqlite, held);
  }
}
