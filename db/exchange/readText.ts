/** Reads single cells of text and dates. */
import { restoreNeutralised } from './neutralise.ts';
import type { Cell } from './sheet.ts';

/** Ways to say that there is nothing to say. */
const blankWords = new Set([
  ...['无', '暂无', '没有', '不详', '未知', '空', '/', '\\', '-', '--', '—', '——', '–'],
  ...['n/a', 'N/A', 'none', 'None', 'NONE'],
]);
const longestBlankWord = 4;

/** The cell as text; empty for a blank cell and for a word that means blank. */
export function readText(cell: Cell): string {
  if (cell === null) return '';
  const written = String(cell);
  const text = written.startsWith("'") ? restoreNeutralised(written).trim() : written;
  return text.length <= longestBlankWord && blankWords.has(text) ? '' : text;
}

const formulaErrors = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;

export function isFormulaError(cell: Cell): boolean {
  return typeof cell === 'string' && cell.startsWith('#') && formulaErrors.test(cell);
}

export const fullWidth = /[\uff01-\uff5e\u3000]/;

/**
 * Full-width letters, digits and signs as half-width ones, and nothing else: full Unicode normalisation
 * would replace some characters of people's names by others.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

const invisible = /[\u200b-\u200f\u2060\ufeff]/g;
/** The dot between the parts of a name such as 古丽·艾合买提 is typed in many ways. */
const nameDots = /[・•‧∙⋅●﹒.](?=\p{Script=Han})/gu;
const spaceBetweenHan = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const plainName = /^\p{Script=Han}+$/u;
const possibleName = /^[\p{Script=Han}\p{Script=Latin}·.'\- ]{1,50}$/u;

/** A name in one spelling. `usual` is false where something stands in it that no name has: `王芳(租户)`, `王?河`. */
export function readName(text: string): { name: string; usual: boolean } {
  if (plainName.test(text)) return { name: text, usual: true };
  const name = toHalfWidth(text)
    .replace(invisible, '')
    .replace(spaceBetweenHan, '')
    .replace(nameDots, '·')
    .replace(/\s*·\s*/g, '·')
    .replace(/\s+/g, ' ')
    .trim();
  return { name, usual: possibleName.test(name) };
}

export type DateReading =
  | { kind: 'day'; day: string; serial: boolean }
  /** `1956-03` or `1956`: the rest is not stated. */
  | { kind: 'partial'; start: string }
  | { kind: 'unreadable' };

const daysFrom1899To1970 = 25_569;

function calendarDay(year: string, month: string, day: string): DateReading {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return exists ? { kind: 'day', day: text, serial: false } : { kind: 'unreadable' };
}

/**
 * `1956-03-02`, `1956/3/2`, `1956.3.2`, `1956年3月2日`, `19560302`; a bare number between 1900 and 2078 in
 * Excel's count of days is what a date becomes when its cell loses its format.
 */
export function readDate(cell: Cell): DateReading {
  const text = toHalfWidth(String(cell ?? '')).trim();
  const parts =
    /^(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?(?:[ T]\d{1,2}:.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts) return calendarDay(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const time = (Math.floor(Number(text)) - daysFrom1899To1970) * 86_400_000;
    return { kind: 'day', day: new Date(time).toISOString().slice(0, 10), serial: true };
  }
  // As a number, 1956.1 may have been typed as 1956.10.
  const month = typeof cell === 'number' ? null : /^(\d{4})[-/.年]\s*(\d{1,2})月?$/.exec(text);
  if (month) {
    const first = calendarDay(month[1] ?? '', month[2] ?? '', '1');
    return first.kind === 'day' ? { kind: 'partial', start: first.day.slice(0, 7) } : first;
  }
  const year = /^(1[89]\d{2}|20\d{2})(?:年|\.\d{1,2})?$/.exec(text);
  return year ? { kind: 'partial', start: year[1] ?? '' } : { kind: 'unreadable' };
}
