/**
 * How times, days and money are written on screen. Instants are UTC milliseconds and are told in the centre's zone;
 * days are `YYYY-MM-DD`; money is fen. Formatters are costly to make, so they are kept.
 */
import type { Language } from '../state/preferences.ts';

const kept = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = locale + JSON.stringify(options);
  const known = kept.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  kept.set(name, made);
  return made;
}

/** The calendar day of an instant. The Swedish locale writes ISO dates. */
export function dayIn(instant: number, zone: string): string {
  return formatter('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

/** `14:06` */
export function clockTime(instant: number, zone: string): string {
  return formatter('sv-SE', { timeZone: zone, timeStyle: 'short' }).format(instant);
}

/** `周六`, `Sat` */
export function weekday(day: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return formatter(locale, { timeZone: 'UTC', weekday: 'short' }).format(Date.parse(day));
}

export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `1,284` */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** `12.80`, `−3.20`, `1,240.00`: a true minus, so that figures align. */
export function yuan(fen: number): string {
  const amount = Math.abs(fen);
  const cents = String(amount % 100).padStart(2, '0');
  return `${fen < 0 ? '−' : ''}${grouped(Math.trunc(amount / 100))}.${cents}`;
}

/** `¥12.80`, `−¥3.20`: money within a sentence. In columns and big figures `yuan` stands without the sign. */
export function money(fen: number): string {
  const said = `¥${yuan(Math.abs(fen))}`;
  return fen < 0 ? `−${said}` : said;
}
