import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadingLine } from '../../../../db/health/contract.ts';
import { dayTicks, place, valueScale } from '../../../../renderer/features/health/trendScale.ts';
import { picturesOf, summaryOf } from '../../../../renderer/features/health/trendSeries.ts';

describe('the scale of a picture', () => {
  it('has every value inside, round ticks, and few of them', () => {
    const values = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (all) => {
        const { from, to, ticks } = valueScale(all);
        expect(from).toBeLessThan(Math.min(...all));
        expect(to).toBeGreaterThan(Math.max(...all));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect([ticks[0], ticks.at(-1)]).toEqual([from, to]);
        for (const value of all) {
          const at = place(value, { from, to }, 100, 0);
          expect(at).toBeGreaterThan(0);
          expect(at).toBeLessThan(100);
        }
      }),
    );
  });

  it('names days from first to last', () => {
    expect(dayTicks('2026-11-01', '2026-11-21', 5)).toEqual([
      '2026-11-01',
      '2026-11-06',
      '2026-11-11',
      '2026-11-16',
      '2026-11-21',
    ]);
    expect(dayTicks('2026-11-01', '2026-11-02', 5)).toEqual(['2026-11-01', '2026-11-02']);
  });
});

const nothing: ReadingLine = {
  rootId: 'r',
  versionId: 'r',
  residentId: 'p',
  sessionId: null,
  day: '2026-11-16',
  takenAt: 0,
  systolic: null,
  diastolic: null,
  pulse: null,
  glucose: null,
  glucoseTime: null,
  temperature: null,
  weight: null,
  spo2: null,
  ecgTaken: false,
  note: '',
  outOfRange: [],
  savedAt: 0,
  savedBy: '',
  reason: null,
  corrected: false,
  withdrawn: false,
};

describe('the pictures of a person', () => {
  const readings: ReadingLine[] = [
    {
      ...nothing,
      systolic: 152,
      diastolic: 84,
      outOfRange: [{ measure: 'systolic', side: 'high', limit: 140 }],
    },
    { ...nothing, systolic: 128, diastolic: 80, glucose: 62, glucoseTime: 'beforeMeal' },
  ];

  it('are one for blood pressure and one for each measure that was taken', () => {
    const pictures = picturesOf(readings, []);
    expect(pictures.map(({ key, series }) => [key, series.map(({ measure }) => measure)])).toEqual([
      ['bloodPressure', ['systolic', 'diastolic']],
      ['glucose', ['glucose']],
    ]);
  });

  it('are told in a sentence of lowest, highest, latest and how many were out of range', () => {
    const [pressure] = picturesOf(readings, []);
    expect(pressure && summaryOf(pressure.series[0])).toEqual({
      count: 2,
      low: 128,
      high: 152,
      last: 152,
      out: 1,
    });
  });

  it('show the limit of the times at which glucose was taken', () => {
    const limit = (glucoseTime: 'beforeMeal' | 'afterMeal', high: number) =>
      ({ measure: 'glucose', glucoseTime, low: 39, high, source: 'default' }) as const;
    const pictures = picturesOf(readings, [limit('beforeMeal', 70), limit('afterMeal', 111)]);
    expect(pictures[1]?.series[0].limit).toEqual({ low: 39, high: 70 });
  });
});
