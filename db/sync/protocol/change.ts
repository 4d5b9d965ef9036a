/** A change as it travels: what a desk wrote in its change log, without what only that desk needs. */
import { longestRow } from '../../core/weight.ts';

/** Stored values: SQLite knows no others in the columns that travel. */
export type StoredValue = string | number | null;

export interface WireChange {
  /** The desk's own number, gapless per epoch (SPEC R1). */
  n: number;
  entity: string;
  rowId: string;
  op: 'insert' | 'update';
  /** By field: the whole row for an insert (nulls left out), the changed fields for an update. */
  fields: Readonly<Record<string, StoredValue>>;
  /** The cursor of the desk when it was saved (SPEC R5). */
  basedOn: number;
  hlcMs: number;
  hlcCount: number;
  /** The desk's wall clock, UTC ms. */
  savedAt: number;
  /** The wall clock had gone back. */
  doubtful: boolean;
  /** Who saved it; null: nobody was signed in. */
  accountId: string | null;
}

const longestId = 200;
/** UTC ms up to the year 9999: beyond it, databases and languages no longer agree on what day that is. */
const lastInstant = 253_402_300_799_999;

/** Names that have been checked: a few hundred come again with every row. What is made up by somebody does not fill memory. */
const checkedNames = new Set<string>();
const mostChecked = 5_000;

function isName(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  if (checkedNames.has(value)) return true;
  const is = /^[a-zA-Z][a-zA-Z0-9]{0,63}$/.test(value);
  if (is && checkedNames.size < mostChecked) checkedNames.add(value);
  return is;
}
export function isWhole(value: unknown, from = 0, to = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to;
}
/** Neither half a character nor a null: PostgreSQL takes no such text, and a person cannot have meant it. */
const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && !value.includes('\0') && value.isWellFormed();

/** Ids are made of what people can see: whole columns of them travel with a control character between two. */
const isIdText = (value: unknown): value is string =>
  isText(value, longestId) && value !== '' && !/\p{Cc}/u.test(value);

function isStoredValue(value: unknown): value is StoredValue {
  return value === null || Number.isFinite(value) || typeof value === 'string';
}

function areFields(value: unknown): value is WireChange['fields'] {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([name, stored]) =>
      isName(name) && isStoredValue(stored) && (typeof stored !== 'string' || isText(stored, longestRow)),
  );
}

/**
 * Checks what came from outside. Entities and fields that this program does not know pass: they are kept (SPEC R9). Written
 * out by hand: a schema took more time over each change than all else that the district does with it.
 */
export function isWireChange(raw: Readonly<Record<keyof WireChange, unknown>>): raw is WireChange {
  const { n, entity, rowId, op, fields, basedOn, hlcMs, hlcCount, savedAt, doubtful, accountId } = raw;
  return (
    isWhole(n, 1) &&
    isName(entity) &&
    isIdText(rowId) &&
    (op === 'insert' || op === 'update') &&
    areFields(fields) &&
    isWhole(basedOn) &&
    isWhole(hlcMs, 0, lastInstant) &&
    isWhole(hlcCount, 0, 2 ** 31 - 1) &&
    isWhole(savedAt, 0, lastInstant) &&
    typeof doubtful === 'boolean' &&
    (accountId === null || isIdText(accountId))
  );
}
