/** Days of the week as bits: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday. */
import type { Language } from '../state/preferences.ts';
import { weekday } from './format.ts';

/** Offset from Monday of each day, in the order of the bits. */
export const weekOffsets = [0, 1, 2, 3, 4, 5, 6] as const;

/** `周一`, `Mon`; 2024 began with a Monday. */
export function weekdayName(offset: number, language: Language): string {
  return weekday(`2024-01-0${offset + 1}`, language);
}

export function hasWeekday(bits: number, offset: number): boolean {
  return (bits & (1 << offset)) !== 0;
}

/** `周一至周五`, `Mon–Fri`, `周一、周三`, `Mon, Wed`: three or more in a row are said as a stretch. */
export function sayWeekdays(bits: number, language: Language): string {
  const said: string[] = [];
  for (let from = 0; from < 7; from += 1) {
    if (!hasWeekday(bits, from)) continue;
    let to = from;
    while (to < 6 && hasWeekday(bits, to + 1)) to += 1;
    const names = [from, to].map((offset) => weekdayName(offset, language));
    if (to - from >= 2) {
      said.push(names.join(language === 'zh' ? '至' : '–'));
      from = to;
    } else said.push(names[0] ?? '');
  }
  return said.join(language === 'zh' ? '、' : ', ');
}
