/** A day and a time of the centre, as people write them, to UTC milliseconds. */
import { clockTime, dayIn } from '../../ui/format.ts';

/** @param time `HH:MM` */
export function instantAt(day: string, time: string, zone: string): number {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const shown = Date.parse(`${dayIn(asIfUtc, zone)}T${clockTime(asIfUtc, zone)}:00Z`);
  return asIfUtc - (shown - asIfUtc);
}

/** `8:5`, `0805`, `８：０５` read as `08:05`; null: no time of a day. */
export function readTime(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim();
  const parts = /^(\d{1,2})[:.](\d{1,2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain);
  const hour = Number(parts?.[1] ?? Number.NaN);
  const minute = Number(parts?.[2] ?? Number.NaN);
  if (!(hour < 24 && minute < 60)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
