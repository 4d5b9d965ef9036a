/** Where the points, ticks and limits of a trend stand on paper. Pure; all results are in the units of the drawing. */

export interface Scale {
  from: number;
  to: number;
  /** Round values to draw lines at. */
  ticks: readonly number[];
}

const steps = [1, 2, 5];

/** The smallest of 1, 2, 5, 10, 20 … that cuts a span into at most `most` parts. */
function roundStep(span: number, most: number): number {
  for (let decade = 1; ; decade *= 10) {
    for (const step of steps) if (span / (step * decade) <= most) return step * decade;
  }
}

/** Round bounds around all values, with air above and below; a single value stands in the middle. */
export function valueScale(values: readonly number[], most = 5): Scale {
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const step = roundStep(Math.max(greatest - least, 4), most);
  const from = Math.floor((least - step / 2) / step) * step;
  const to = Math.ceil((greatest + step / 2) / step) * step;
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
  return { from, to, ticks };
}

/** A position between `start` and `end`; the middle where there is no span. */
export function place(
  value: number,
  { from, to }: Pick<Scale, 'from' | 'to'>,
  start: number,
  end: number,
): number {
  return from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

/** At most `most` days, evenly spread over the range, first and last included. */
export function dayTicks(from: string, to: string, most: number): string[] {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const parts = Math.max(1, Math.min(most - 1, days));
  const at = (part: number) => Date.parse(from) + Math.round((days * part) / parts) * 86_400_000;
  return Array.from({ length: parts + 1 }, (_, part) => new Date(at(part)).toISOString().slice(0, 10));
}
