/** Puts a page of the centre's changes into this desk's tables, and this desk's own unordered changes on top (SPEC R6). */
import type { Sqlite } from '../core/connection.ts';
import { type Entity, layoutOf } from '../core/entity.ts';
import type { ExchangeRows } from '../core/transactions.ts';
import type { PulledChange } from './protocol/pull.ts';

const keyOf = ({ entity, rowId }: { entity: string; rowId: string }) => `${entity} ${rowId}`;

interface KeptRow {
  seq: number;
  change: string;
}

/** Runs inside a transaction of the exchange; the cursor moves with the rows. */
export function applyPage(rows: ExchangeRows, changes: readonly PulledChange[]): void {
  const last = changes.at(-1);
  if (!last) return;
  const { sqlite } = rows;
  const blocked = new Set(keptChanges(sqlite, 'later').map(keyOf));
  for (const change of changes) applyOne(rows, change, blocked);
  retryKept(rows);
  sqlite.prepare('UPDATE desk_state SET pull_cursor = ?').run(last.seq);
  noteOrdered(sqlite, changes);
  noteTakenIn(sqlite, changes);
  layOwnOnTop(rows, changes, last.seq);
}

type Why = 'later' | 'unknown' | 'aside';

function keptChanges(sqlite: Sqlite, why: Why): PulledChange[] {
  return sqlite
    .prepare<[Why], KeptRow>('SELECT seq, change FROM exchange_kept WHERE why = ? ORDER BY seq')
    .all(why)
    .map(({ change }): PulledChange => JSON.parse(change));
}

function keep(sqlite: Sqlite, change: PulledChange, why: Why): void {
  sqlite
    .prepare('INSERT OR REPLACE INTO exchange_kept (seq, change, why) VALUES (?, ?, ?)')
    .run(change.seq, JSON.stringify(change), why);
}

/** What comes after a change that had to wait waits with it: the rows of a row must stay in order. */
function applyOne(
  { sqlite, entities, apply }: ExchangeRows,
  change: PulledChange,
  blocked: Set<string>,
): void {
  if (change.aside) {
    keep(sqlite, change, 'aside');
    return;
  }
  const entity = entities.get(change.entity);
  if (!entity) {
    keep(sqlite, change, 'unknown');
    return;
  }
  const outcome =
    blocked.size > 0 && blocked.has(keyOf(change))
      ? 'later'
      : apply(entity, change.op, change.rowId, change.fields);
  if (outcome === 'applied') return;
  keep(sqlite, outcome === 'unknown' ? restOf(entity, change) : change, outcome);
  if (outcome === 'later') blocked.add(keyOf(change));
}

/** What is left of a change when all that this program knows of it is put in: the fields that it does not know. */
export function restOf({ table }: Entity, change: PulledChange): PulledChange {
  const known = new Set(layoutOf(table).columns.map(({ key }) => key));
  const fields = Object.fromEntries(Object.entries(change.fields).filter(([field]) => !known.has(field)));
  return { ...change, op: 'update', fields };
}

/**
 * Puts in what an earlier program had to leave out and this one knows (SPEC R6.5), in the order in which it was given. What
 * is still not known, as a whole or in part, is kept on. What was emptied because it was about somebody erased comes again,
 * as the district has blanked it: everything is pulled once more.
 */
export function retryUnknown(rows: ExchangeRows): void {
  const { sqlite } = rows;
  const waiting = keptChanges(sqlite, 'unknown');
  sqlite.prepare("DELETE FROM exchange_kept WHERE why = 'unknown'").run();
  const blocked = new Set(keptChanges(sqlite, 'later').map(keyOf));
  for (const change of waiting) if (!change.aside) applyOne(rows, change, blocked);
  retryKept(rows);
  if (waiting.some(({ aside }) => aside)) sqlite.exec('UPDATE desk_state SET pull_cursor = 0');
}

/** Again and again while that helps: one kept change may be what another waits for. */
function retryKept(rows: ExchangeRows): void {
  const { sqlite } = rows;
  for (
    let before = -1, waiting = keptChanges(sqlite, 'later');
    waiting.length > 0 && waiting.length !== before;
  ) {
    before = waiting.length;
    sqlite.prepare("DELETE FROM exchange_kept WHERE why = 'later'").run();
    const blocked = new Set<string>();
    for (const change of waiting) applyOne(rows, change, blocked);
    waiting = keptChanges(sqlite, 'later');
  }
}

/**
 * A page may bring what this desk has saved before the answer to its batch does, or instead of it: from here on the change
 * has its place, and what was decided about it must not be laid over. A clone of this disk uses the same numbers for other
 * changes, so the change itself is compared too (SPEC R4.1).
 */
function noteOrdered(sqlite: Sqlite, changes: readonly PulledChange[]): void {
  const waits = sqlite.prepare('SELECT 1 FROM change WHERE seq IS NULL LIMIT 1').get();
  if (!waits) return;
  const note = sqlite.prepare(
    `UPDATE change SET seq = ? WHERE epoch = ? AND n = ? AND seq IS NULL AND entity = ? AND row_id = ? AND saved_at = ?
     AND (SELECT desk_id FROM desk_state) = ?`,
  );
  for (const { seq, epoch, n, entity, rowId, savedAt, deskId } of changes)
    note.run(seq, epoch, n, entity, rowId, savedAt, deskId);
}

/** What the district refused and has taken in after all, when it knew better (SPEC R8), wants nobody's eye any more. */
function noteTakenIn(sqlite: Sqlite, changes: readonly PulledChange[]): void {
  const refused = sqlite.prepare('SELECT 1 FROM exchange_refusal LIMIT 1').get();
  if (!refused) return;
  const take = sqlite.prepare(
    `UPDATE change SET seq = ? WHERE epoch = ? AND n = ? AND seq = 0 AND entity = ? AND row_id = ? AND saved_at = ?
     AND (SELECT desk_id FROM desk_state) = ?`,
  );
  const forget = sqlite.prepare('DELETE FROM exchange_refusal WHERE epoch = ? AND n = ?');
  for (const { seq, epoch, n, entity, rowId, savedAt, deskId } of changes)
    if (take.run(seq, epoch, n, entity, rowId, savedAt, deskId).changes > 0) forget.run(epoch, n);
}

/** What this desk has saved and the district has not yet ordered stays on the screen of whoever saved it. */
function layOwnOnTop(
  { sqlite, entities, apply }: ExchangeRows,
  changes: readonly PulledChange[],
  cursor: number,
): void {
  const own = sqlite.prepare<[string, string, number], { fields: string }>(
    `SELECT fields FROM change WHERE entity = ? AND row_id = ? AND (seq IS NULL OR seq > ?) ORDER BY epoch, n`,
  );
  const registers = changes.filter((change) => entities.get(change.entity)?.kind === 'register');
  const touched = new Map(registers.map((change) => [keyOf(change), change]));
  for (const { entity: name, rowId } of touched.values()) {
    const entity = entities.get(name);
    if (!entity) continue;
    for (const { fields } of own.all(name, rowId, cursor)) apply(entity, 'update', rowId, JSON.parse(fields));
  }
}
