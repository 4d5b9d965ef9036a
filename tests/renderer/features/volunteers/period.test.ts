/** The days that a list of hours shows. */
import { expect, it } from 'vitest';
import { ownPeriod, periodOf } from '../../../../renderer/features/volunteers/hours/period.ts';

it('months and years begin on their first day', () => {
  expect(periodOf('month', '2026-03-05')).toEqual({ from: '2026-03-01', until: '2026-03-05' });
  expect(periodOf('lastMonth', '2026-03-05')).toEqual({ from: '2026-02-01', until: '2026-02-28' });
  expect(periodOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', until: '2025-12-31' });
  expect(periodOf('year', '2026-03-05')).toEqual({ from: '2026-01-01', until: '2026-03-05' });
});

it('a day that is not typed yet leaves the other alone', () => {
  const today = '2026-03-05';
  expect(ownPeriod({ from: null, until: null }, today)).toEqual(periodOf('month', today));
  expect(ownPeriod({ from: '2026-01-07', until: null }, today)).toEqual({
    from: '2026-01-07',
    until: '2026-01-07',
  });
  expect(ownPeriod({ from: null, until: '2026-01-07' }, today)).toEqual({
    from: '2026-01-07',
    until: '2026-01-07',
  });
});
