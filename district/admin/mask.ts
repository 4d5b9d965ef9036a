/** Values of records as an administrator sees them: enough to tell rows apart, never enough to know a person. */
import { codeWord } from '../../db/sync/codeWords.ts';
import type { StoredValue } from '../../db/sync/protocol/change.ts';
import { isId } from '../../db/sync/protocol/planes.ts';
import type { Language } from './texts.ts';

/** Larger numbers are times, UTC ms; no amount or count comes near (2001-09-09). */
const firstInstant = 1_000_000_000_000;

/** @param timeText of UTC ms */
export function masked(
  { entity, field }: { entity: string; field: string },
  value: StoredValue,
  { language, timeText }: { language: Language; timeText: (at: number) => string },
): string {
  if (value === null) return '–';
  // Also yes and no; anywhere else a word in Latin letters may be a name.
  const word = codeWord(entity, field, String(value));
  if (word) return word[language];
  if (typeof value === 'number') return value > firstInstant ? timeText(value) : String(value);
  if (value.length === 36 && isId(value)) return `${value.slice(0, 8)}…`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return /birth/i.test(field) ? `${value.slice(0, 4)}-**-**` : value;
  const [first = ''] = value;
  return value.length === 0 ? '' : `${/\p{L}/u.test(first) ? first : '*'}**`;
}
