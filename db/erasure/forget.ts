/**
 * Takes a person out of this desk's file (SPEC R10): the rows about them, both logs, what waits to be applied, the cards of two
 * values, and with the rows every index that is derived from them. Runs in the transaction that brings the order, whether
 * it was given here or at another desk.
 */
import type { Sqlite } from '../core/connection.ts';
import { type Entities, layoutOf } from '../core/entity.ts';
import type { Derivations } from '../core/writer.ts';
import { trimEstates } from '../residents/service.ts';
import { blankCard, blankFields, isAbout, isKept } from '../sync/protocol/blank.ts';
import { personalRules } from '../sync/protocol/personal.ts';
import { type RowsAbout, rowsAbout } from './rows.ts';

interface Parts {
  derivations: Derivations;
  /** All that this program knows. */
  entities: Entities;
}

/** @param people ids of all cards of the person */
export function forget(sqlite: Sqlite, people: readonly string[], { derivations, entities }: Parts): void {
  const rows = rowsAbout(sqlite, people);
  // While the names are still there to look for.
  forgetAudit(sqlite, rows, wordsFor(sqlite, people));
  for (const [name, ids] of rows) {
    blankRows(sqlite, entities, name, ids);
    blankChanges(sqlite, name, ids);
    blankCards(sqlite, name, ids);
  }
  blankPassedOn(sqlite, people);
  forgetKept(sqlite, rows);
  for (const [name, ids] of rows) for (const id of ids) derivations[name]?.(sqlite, id);
  trimEstates(sqlite);
}

function blankRows(sqlite: Sqlite, entities: Entities, name: string, ids: readonly string[]): void {
  const entity = entities.get(name);
  const rule = personalRules[name];
  if (!entity || !rule) return;
  const { tableName, columns } = layoutOf(entity.table);
  const blanked = columns.filter(({ key }) => !isKept(name, key));
  const sets = blanked.map(({ name: column }) => `"${column}" = ?`).join(', ');
  sqlite
    .prepare(`UPDATE "${tableName}" SET ${sets} WHERE id IN (SELECT value FROM json_each(?))`)
    .run(...blanked.map(({ key }) => rule.blank[key] ?? null), JSON.stringify(ids));
}

interface LoggedChange {
  epoch: number;
  n: number;
  fields: string;
  was: string | null;
}

function blankChanges(sqlite: Sqlite, name: string, ids: readonly string[]): void {
  const read = sqlite.prepare<[string, string], LoggedChange>(
    'SELECT epoch, n, fields, was FROM change WHERE entity = ? AND row_id = ?',
  );
  for (const id of ids) writeBlank(sqlite, name, read.all(name, id));
}

function writeBlank(sqlite: Sqlite, name: string, changes: readonly LoggedChange[]): void {
  const write = sqlite.prepare('UPDATE change SET fields = ?, was = ? WHERE epoch = ? AND n = ?');
  const blank = (json: string) => JSON.stringify(blankFields(name, JSON.parse(json)));
  for (const { epoch, n, fields, was } of changes) write.run(blank(fields), was && blank(was), epoch, n);
}

/** Of a row that is somebody else's by now, the changes that made it the person's, and those that made it another's. */
function blankPassedOn(sqlite: Sqlite, people: readonly string[]): void {
  const read = sqlite.prepare<[string, string], LoggedChange>(
    `SELECT epoch, n, fields, was FROM change
     WHERE entity = ? AND EXISTS (SELECT 1 FROM json_each(?) AS person
       WHERE instr(fields, person.value) > 0 OR instr(was, person.value) > 0)`,
  );
  for (const [name, { passedOn }] of Object.entries(personalRules)) {
    if (passedOn) writeBlank(sqlite, name, read.all(name, JSON.stringify(people)));
  }
}

function blankCards(sqlite: Sqlite, name: string, ids: readonly string[]): void {
  const cards = sqlite
    .prepare<[string, string], { id: string; field: string; stands: string; other: string }>(
      `SELECT id, field, stands, other FROM exchange_card
       WHERE entity = ? AND row_id IN (SELECT value FROM json_each(?))`,
    )
    .all(name, JSON.stringify(ids));
  const write = sqlite.prepare('UPDATE exchange_card SET stands = ?, other = ?, state = ? WHERE id = ?');
  for (const card of cards) {
    const { stands, other, state } = blankCard(card);
    write.run(stands, other, state, card.id);
  }
}

/** Names and numbers that an entry about something else may hold: a reveal, a household, an import. */
function wordsFor(sqlite: Sqlite, people: readonly string[]): string[] {
  const ids = JSON.stringify(people);
  const words = sqlite
    .prepare<[string], { name: string; formerNames: string; number: string | null }>(
      `SELECT name, former_names AS formerNames, document_number AS number FROM resident
       WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(ids)
    .flatMap(({ name, formerNames, number }): string[] => {
      const former: string[] = JSON.parse(formerNames);
      return [name, ...former, number ?? ''];
    });
  const phones = sqlite
    .prepare<[string], string>(
      'SELECT number FROM resident_phone WHERE resident_id IN (SELECT value FROM json_each(?))',
    )
    .pluck()
    .all(ids);
  // One character is no name to look for.
  return [...people, ...words, ...phones].filter((word) => word.length > 1);
}

/** The entries stay, and the chain over them: a detail is covered through its hash (see `audit`). */
function forgetAudit(sqlite: Sqlite, rows: RowsAbout, words: readonly string[]): void {
  sqlite
    .prepare(
      `UPDATE audit SET detail = NULL WHERE detail IS NOT NULL AND (
         subject IN (SELECT value FROM json_each(?))
         OR EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(audit.detail, word.value) > 0))`,
    )
    .run(JSON.stringify([...rows.values()].flat()), JSON.stringify(words));
}

interface KeptChange {
  entity: string;
  rowId: string;
  fields: Parameters<typeof blankFields>[1];
}

interface KeptRow {
  seq: number;
  why: string;
  change: KeptChange;
}

/** Changes of other desks that could not be put in yet. */
function forgetKept(sqlite: Sqlite, rows: RowsAbout): void {
  const erased = new Set([...rows.values()].flat());
  const kept = sqlite
    .prepare<[], { seq: number; why: string; change: string }>('SELECT seq, why, change FROM exchange_kept')
    .all()
    .map(({ change, ...row }): KeptRow => ({ ...row, change: JSON.parse(change) }));
  const strangers = strangersAbout(kept, erased);
  const write = sqlite.prepare('UPDATE exchange_kept SET change = ? WHERE seq = ?');
  for (const row of kept) {
    const { entity, rowId, fields } = row.change;
    if (strangers.has(row)) write.run(JSON.stringify(emptied(row.change)), row.seq);
    else if (erased.has(rowId) || isAbout(entity, fields, erased))
      write.run(JSON.stringify({ ...row.change, fields: blankFields(entity, fields) }), row.seq);
  }
}

/** This program has no rule for what it does not know: whatever names the person, or a row that does, is about them. */
function strangersAbout(kept: readonly KeptRow[], erased: ReadonlySet<string>): ReadonlySet<KeptRow> {
  const named = new Set(erased);
  const found = new Set<KeptRow>();
  for (let before = -1; found.size !== before; ) {
    before = found.size;
    for (const row of kept) {
      const { rowId, fields } = row.change;
      const ids = [rowId, ...Object.values(fields)];
      if (row.why !== 'unknown' || !ids.some((id) => typeof id === 'string' && named.has(id))) continue;
      found.add(row);
      named.add(rowId);
    }
  }
  return found;
}

/** What of it a newer program would keep is not known here: once this one is newer, it asks anew (see `retryUnknown`). */
const emptied = (change: KeptChange) => ({
  ...change,
  aside: true,
  fields: Object.fromEntries(Object.keys(change.fields).map((field) => [field, null])),
});
