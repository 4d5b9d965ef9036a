/** What of a person's readings is drawn together: blood pressure as one picture, every other measure by itself. Pure. */
import type { LimitInForce, Measure, ReadingLine } from '../../../db/health/contract.ts';
import type { Series } from './TrendChart.tsx';

export interface Picture {
  key: 'bloodPressure' | Exclude<Measure, 'systolic' | 'diastolic'>;
  series: readonly [Series, ...Series[]];
}

const pictures: readonly [Picture['key'], readonly Measure[]][] = [
  ['bloodPressure', ['systolic', 'diastolic']],
  ['glucose', ['glucose']],
  ['pulse', ['pulse']],
  ['weight', ['weight']],
  ['temperature', ['temperature']],
  ['spo2', ['spo2']],
];

/** Glucose has a limit for each time it is taken: the band is the widest of those that occur. */
function limitOf(measure: Measure, readings: readonly ReadingLine[], limits: readonly LimitInForce[]) {
  const occurring = new Set(readings.map(({ glucoseTime }) => glucoseTime));
  const own = limits.filter(
    (limit) => limit.measure === measure && (measure !== 'glucose' || occurring.has(limit.glucoseTime)),
  );
  const lows = own.flatMap(({ low }) => low ?? []);
  const highs = own.flatMap(({ high }) => high ?? []);
  if (lows.length + highs.length === 0) return null;
  return {
    low: lows.length > 0 ? Math.min(...lows) : null,
    high: highs.length > 0 ? Math.max(...highs) : null,
  };
}

/** Measures that were never taken are left out. */
export function picturesOf(readings: readonly ReadingLine[], limits: readonly LimitInForce[]): Picture[] {
  return pictures.flatMap(([key, measures]) => {
    const [first, ...rest] = measures.flatMap((measure) => {
      const own = readings.filter((reading) => reading[measure] !== null);
      return own.length > 0 ? [{ measure, readings: own, limit: limitOf(measure, own, limits) }] : [];
    });
    return first ? [{ key, series: [first, ...rest] }] : [];
  });
}

export interface Summary {
  count: number;
  low: number;
  high: number;
  last: number;
  out: number;
}

/** `readings` newest first, none of them without the measure. */
export function summaryOf({ measure, readings }: Series): Summary {
  const values = readings.flatMap((reading) => reading[measure] ?? []);
  const out = readings.filter((reading) => reading.outOfRange.some((mark) => mark.measure === measure));
  return {
    count: values.length,
    low: Math.min(...values),
    high: Math.max(...values),
    last: values[0] ?? 0,
    out: out.length,
  };
}
