import { expect, test } from 'vitest';
import { daysBetween } from '../../../../renderer/features/visits/followUps/DueTag.tsx';
import { monthName, shiftMonth, weeksOf } from '../../../../renderer/features/visits/today/month.ts';

test('months step over the turn of the year', () => {
  expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  expect(shiftMonth('2026-12', 1)).toBe('2027-01');
});

test('a month is shown in whole weeks from Monday to Sunday', () => {
  const november = weeksOf('2026-11');
  expect(november).toHaveLength(6);
  expect(november[0]?.[0]).toBe('2026-10-26');
  expect(november.at(-1)?.[6]).toBe('2026-12-06');
  expect(weeksOf('2027-02').flat()).toHaveLength(28);
});

test('a month is named in the language of the page', () => {
  expect(monthName('2026-11', 'zh')).toBe('2026年11月');
  expect(monthName('2026-11', 'en')).toBe('November 2026');
});

test('days are counted over months, and backwards for what is overdue', () => {
  expect(daysBetween('2026-11-28', '2026-12-02')).toBe(4);
  expect(daysBetween('2026-11-16', '2026-11-14')).toBe(-2);
});
