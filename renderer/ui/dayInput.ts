/** Reads a calendar day the way people type it, and says what is wrong with one that cannot be read. */

export type DayProblem = 'format' | 'unreal' | 'early' | 'late';

export type ReadDay = { day: string } | { problem: DayProblem };

const shapes = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
] as const;

/** `19560304`, `1956-3-4`, `1956.3.4`, `1956/3/4`, `1956年3月4日`, also in full-width digits → `1956-03-04`. */
export function readDay(typed: string, limits: { min?: string; max?: string } = {}): ReadDay {
  const text = typed.normalize('NFKC').replace(/\s/g, '').replace(/。/g, '.');
  const match = shapes.map((shape) => shape.exec(text)).find((found) => found !== null);
  if (!match) return { problem: 'format' };
  const [year = '', month = '', date = ''] = match.slice(1);
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isCalendarDay(day)) return { problem: 'unreal' };
  if (limits.min !== undefined && day < limits.min) return { problem: 'early' };
  if (limits.max !== undefined && day > limits.max) return { problem: 'late' };
  return { day };
}

/** 30 February reads as 1 or 2 March, or not at all: only real days come back as they went in. */
function isCalendarDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === day;
}
