/** Values of records as an administrator sees them: enough to tell rows apart, never enough to know a person. */
import type { StoredValue } from '../../db/sync/protocol/change.ts';
import { isId } from '../../db/sync/protocol/planes.ts';

/** A word of the program, such as `male` or `moved`; people's words are not written like this. */
const code = /^[a-z][a-zA-Z]{1,19}$/;
/** Fields that hold such words; anywhere else a word in Latin letters may be a name. */
const codeFields =
  /^(kind|status|state|category|purpose|form|source|op|role|by|sex|relation|meal|result|reason)$/;

/** Larger numbers are times, UTC ms; no amount or count comes near (2001-09-09). */
const firstInstant = 1_000_000_000_000;

export function masked(field: string, value: StoredValue, timeText: (at: number) => string): string {
  if (value === null) return '–';
  if (typeof value === 'number') return value > firstInstant ? timeText(value) : String(value);
  if (value.length === 36 && isId(value)) return `${value.slice(0, 8)}…`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return /birth/i.test(field) ? `${value.slice(0, 4)}-**-**` : value;
  if (codeFields.test(field) && code.test(value)) return value;
  const [first = ''] = value;
  return value.length === 0 ? '' : `${/\p{L}/u.test(first) ? first : '*'}**`;
}
