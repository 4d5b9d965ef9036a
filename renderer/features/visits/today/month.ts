/** Calendar arithmetic of a month. Months are `YYYY-MM`, weeks begin on Monday. */
import type { Language } from '../../../state/preferences.ts';
import { shiftDay } from '../../../ui/format.ts';

export function shiftMonth(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const shifted = year * 12 + (number - 1) + months;
  return `${Math.floor(shifted / 12)}-${String((shifted % 12) + 1).padStart(2, '0')}`;
}

/** Whole weeks of `YYYY-MM-DD`, with the days of the neighbouring months that fill them. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  // Sunday is 0: Monday must be.
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const next = `${shiftMonth(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let monday = shiftDay(first, -lead); monday < next; monday = shiftDay(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => shiftDay(monday, index)));
  }
  return weeks;
}

/** `2026年11月`, `November 2026` */
export function monthName(month: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' });
  return format.format(Date.parse(`${month}-01`));
}
