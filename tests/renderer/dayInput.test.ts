import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay } from '../../renderer/ui/dayInput.ts';

describe('a day is read the way people type it', () => {
  test.each([
    '19560304',
    '1956-3-4',
    '1956.3.4',
    '1956/03/04',
    '1956年3月4日',
    '1956年3月4',
    ' 1956 - 3 - 4 ',
    '１９５６０３０４',
    '1956。3。4',
  ])('%s', (typed) => {
    expect(readDay(typed)).toEqual({ day: '1956-03-04' });
  });

  test('every day of three centuries reads back from its digits', () => {
    const days = fc.integer({
      min: Date.UTC(1850, 0, 1) / 86_400_000,
      max: Date.UTC(2149, 11, 31) / 86_400_000,
    });
    fc.assert(
      fc.property(days, (count) => {
        const day = new Date(count * 86_400_000).toISOString().slice(0, 10);
        expect(readDay(day.replaceAll('-', ''))).toEqual({ day });
      }),
    );
  });
});

describe('what is no day says why', () => {
  test.each(['', '560304', '1956-3', '3/4/1956', '明天', '1956030'])('%j is not a form of date', (typed) => {
    expect(readDay(typed)).toEqual({ problem: 'format' });
  });

  test.each(['19560230', '20250229', '1956-13-1', '1956-0-1', '19560431'])(
    '%s is not in the calendar',
    (typed) => {
      expect(readDay(typed)).toEqual({ problem: 'unreal' });
    },
  );

  test('29 February is a day in a leap year only', () => {
    expect(readDay('20240229')).toEqual({ day: '2024-02-29' });
  });

  test('bounds are inclusive', () => {
    const limits = { min: '2026-01-01', max: '2026-12-31' };
    expect(readDay('20260101', limits)).toEqual({ day: '2026-01-01' });
    expect(readDay('20261231', limits)).toEqual({ day: '2026-12-31' });
    expect(readDay('20251231', limits)).toEqual({ problem: 'early' });
    expect(readDay('20270101', limits)).toEqual({ problem: 'late' });
  });
});
