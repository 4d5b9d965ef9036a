/** Keeps the search index in step with every write of a person or a phone, whoever writes: a form, an import, sync. */
import type { Sqlite } from '../core/connection.ts';
import type { Derivations, HoldDerivations } from '../core/writer.ts';
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

/** People whose entries are written together: near enough in the index, and soon enough done. */
const peopleAtOnce = 500;

/**
 * From here on the index waits for everyone whom a write touches: a person with two phones costs one entry instead of three,
 * and many people are written in the order of the index. For work that spans many turns, in one transaction.
 */
export const holdIndex: HoldDerivations = (sqlite) => {
  // Whoever holds it already will write it.
  if (waiting.has(sqlite)) return { *finish() {}, drop() {} };
  const held = new Set<string>();
  waiting.set(sqlite, held);
  const drop = () => void waiting.delete(sqlite);
  return {
    *finish() {
      drop();
      const ids = [...held];
      for (let at = 0; at < ids.length; at += peopleAtOnce) {
        refresh(sqlite, ids.slice(at, at + peopleAtOnce));
        yield;
      }
    },
    drop,
  };
};

/** The same for work of one turn. */
export function indexTogether<T>(sqlite: Sqlite, work: () => T): T {
  const index = holdIndex(sqlite);
  try {
    return work();
  } finally {
    // Also after a failure: what was written before it stays, should the caller go on.
    for (const _ of index.finish());
  }
}
