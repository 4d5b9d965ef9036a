/**
 * What was acknowledged and is nowhere any more; and what may be: of two disasters at once, a district put back to before a
 * change and its desk too, no rule brings back what only the two of them knew (SPEC R4).
 */
import type { Sqlite } from '../../../db/core/connection.ts';
import { blankFields } from '../../../db/sync/protocol/blank.ts';
import { cardEntity } from '../../../district/decide.ts';
import type { DistrictView, LogRow, Row, Value } from './view.ts';

/** A change as a desk wrote it. */
export interface Saved {
  entity: string;
  rowId: string;
  fields: Row;
}

/** What a run has been through, as far as it says what may be missing. */
export interface Past {
  /** Told to desks to be safe, at any time. */
  acknowledged: readonly Saved[];
  /** The order of the centre beyond a backup, each time that the district was put back to it. */
  undone: readonly LogRow[];
}

const keyOf = (...parts: readonly unknown[]) => JSON.stringify(parts);

/** One value of one field of one row. */
interface Item {
  rowId: string;
  entity: string;
  key: string;
  text: string;
}

function itemsOf({ entity, rowId, fields }: Saved): Item[] {
  return Object.entries(fields).map(([field, value]) => ({
    rowId,
    entity,
    key: keyOf(entity, rowId, field, value),
    text: `${entity} ${rowId} ${field} = ${value}`,
  }));
}

/** A card holds two values of another row. */
function itemsLogged({ entity, rowId, fields: json }: Pick<LogRow, 'entity' | 'rowId' | 'fields'>): Item[] {
  const fields: Row = JSON.parse(json);
  const own = itemsOf({ entity, rowId, fields });
  if (entity !== cardEntity) return own;
  const sides = [fields.stands, fields.other].flatMap((side): Item[] => {
    if (typeof side !== 'string') return [];
    const { value }: { value: Value } = JSON.parse(side);
    const about = { entity: String(fields.entity), rowId: String(fields.rowId) };
    return itemsOf({ ...about, fields: { [String(fields.field)]: value } });
  });
  return [...own, ...sides];
}

export function savedAt(sqlite: Sqlite, where = 'TRUE'): Saved[] {
  return sqlite
    .prepare<[], { entity: string; rowId: string; fields: string }>(
      `SELECT entity, row_id AS rowId, fields FROM change WHERE ${where}`,
    )
    .all()
    .map(({ fields, ...row }) => ({ ...row, fields: JSON.parse(fields) }));
}

/** Rows that hang on rows of the list, by their ids, and those that hang on these. */
function withDependents(ids: Iterable<string>, rows: readonly Saved[]): Set<string> {
  const found = new Set(ids);
  for (let before = -1; found.size > 0 && found.size !== before; ) {
    before = found.size;
    for (const { rowId, fields } of rows) {
      if (Object.values(fields).some((value) => typeof value === 'string' && found.has(value)))
        found.add(rowId);
    }
  }
  return found;
}

export interface Judged {
  faults: string[];
  /** Ids of rows that need not be the same everywhere. */
  excused: ReadonlySet<string>;
}

/** @param desks whose logs are looked at: what one of them still holds must be at the district too */
export function judgeLosses(past: Past, view: DistrictView, desks: readonly { sqlite: Sqlite }[]): Judged {
  const held = new Set(view.log.flatMap(itemsLogged).map(({ key }) => key));
  const own = desks.flatMap(({ sqlite }) => savedAt(sqlite));
  const ownKeys = new Set(own.flatMap(itemsOf).map(({ key }) => key));
  const undone = new Set(past.undone.flatMap(itemsLogged).map(({ key }) => key));
  const asKept = ({ entity, rowId, fields }: Saved) => ({
    entity,
    rowId,
    fields: view.buried.has(rowId) ? blankFields(entity, fields) : fields,
  });
  const refused = view.quarantined.flatMap(({ code, raw }) => {
    const change: Saved | null = JSON.parse(raw);
    return change ? [{ code, ...change }] : [];
  });
  const missing = (items: readonly Item[]) => items.filter(({ key }) => !held.has(key));
  const lost = missing(past.acknowledged.map(asKept).flatMap(itemsOf));
  const gone = missing(
    past.undone.map((row) => asKept({ ...row, fields: JSON.parse(row.fields) })).flatMap(itemsOf),
  )
    // Cards are the district's own: it raises them anew where they are needed.
    .filter(({ key, entity }) => !ownKeys.has(key) && entity !== cardEntity);
  const mayBeLost = ({ key }: Item) => undone.has(key) && !ownKeys.has(key);
  const excused = withDependents(
    [...lost.filter(mayBeLost), ...gone].map(({ rowId }) => rowId),
    [...own, ...view.log.map((row): Saved => ({ ...row, fields: JSON.parse(row.fields) }))],
  );
  const unstored = refused.filter(({ rowId }) => !excused.has(rowId));
  return {
    faults: [
      ...lost.filter((item) => !mayBeLost(item)).map(({ text }) => `lost: ${text}`),
      ...unstored.map(({ code, entity, rowId }) => `quarantined as ${code}: ${entity} ${rowId}`),
    ],
    excused,
  };
}
