/** Values of two-value cards as a person reads them: codes in words, days and times as they are, numbers masked. Pure. */
import type { Sentence } from '../core/errors.ts';
import { maskId, maskPhone } from '../residents/mask.ts';
import { weekdayWords } from '../subsidies/words.ts';
import { codeWord } from './codeWords.ts';
import { wordsFor } from './rowWords.ts';

/** Pictures, keys and lists for machines: that they differ is all there is to see. */
const opaque: Readonly<Record<string, Sentence>> = {
  jpeg: { zh: '（照片）', en: '(photo)' },
  changes: { zh: '（合并内容）', en: '(what was merged)' },
  services: { zh: '（所列服务）', en: '(services on it)' },
  mapping: { zh: '（各列的含义）', en: '(what the columns are)' },
};

const dayParts: readonly Sentence[] = [
  { zh: '上午', en: 'morning' },
  { zh: '下午', en: 'afternoon' },
  { zh: '晚上', en: 'evening' },
];
const partsOfWeek = weekdayWords.flatMap((day) =>
  dayParts.map((part) => ({ zh: `${day.zh}${part.zh}`, en: `${day.en} ${part.en}` })),
);
/** Numbers whose bits are days. */
const bits: Readonly<Record<string, readonly Sentence[]>> = {
  weekdays: weekdayWords,
  availability: partsOfWeek,
};

const both = (text: string): Sentence => ({ zh: text, en: text });
const blank: Sentence = { zh: '（空）', en: '(blank)' };

function listed(parts: readonly Sentence[]): Sentence {
  if (parts.length === 0) return blank;
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

/** Structures with somebody's phone in them. */
const withPhones = new Set(['guardian', 'collectors']);

/** What a page shows masked, until somebody has it revealed and logged. */
export const isMasked = (entity: string, field: string): boolean =>
  field === 'documentNumber' ||
  field === 'emergencyPhone' ||
  withPhones.has(field) ||
  (entity === 'residentPhone' && field === 'number');

function mask(field: string, value: string): string {
  if (field === 'documentNumber') return maskId(value);
  return withPhones.has(field) ? value.replace(/\d{7,}/g, maskPhone) : maskPhone(value);
}

type WordOf = (code: string) => Sentence | undefined;

function inWords(value: unknown, wordOf: WordOf): Sentence {
  if (Array.isArray(value)) return listed(value.map((part) => inWords(part, wordOf)));
  if (value !== null && typeof value === 'object') {
    const parts = Object.values(value)
      .filter((part) => part !== null && part !== '')
      .map((part) => inWords(part, wordOf));
    return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(' ') };
  }
  return wordOf(String(value)) ?? both(String(value));
}

/** Lists and the like are stored as JSON. */
function readable(text: string, wordOf: WordOf): Sentence {
  if (!/^[[{]/.test(text)) return wordOf(text) ?? both(text);
  try {
    return inWords(JSON.parse(text), wordOf);
  } catch {
    return both(text); // somebody's words that begin with a bracket
  }
}

/**
 * A stored value as a person reads it.
 *
 * @param timeOf a time of day and its date in the centre, of UTC ms
 */
export function sayValue(
  { entity, field }: { entity: string; field: string },
  value: string | number | null,
  { revealed, timeOf }: { revealed: boolean; timeOf: (ms: number) => string },
): Sentence {
  if (value === null || value === '') return blank;
  const hidden = wordsFor(opaque, field);
  if (hidden) return hidden;
  const days = wordsFor(bits, field);
  if (days) return listed(days.filter((_, at) => Number(value) & (1 << at)));
  if (field.endsWith('Fen')) return both(`¥${(Number(value) / 100).toFixed(2)}`);
  if (typeof value === 'number' && (field === 'at' || field.endsWith('At'))) return both(timeOf(value));
  const text = readable(String(value), (code) => codeWord(entity, field, code));
  if (!isMasked(entity, field) || revealed) return text;
  return { zh: mask(field, text.zh), en: mask(field, text.en) };
}
