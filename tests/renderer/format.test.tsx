import { act } from 'react';
import { expect, test } from 'vitest';
import { useNow } from '../../renderer/state/now.ts';
import { usePreferences } from '../../renderer/state/preferences.ts';
import { clockTime, dayIn, money, shiftDay, weekday, yuan } from '../../renderer/ui/format.ts';
import { Money, WhenText } from '../../renderer/ui/When.tsx';
import { openScreen } from './support/screen.tsx';

const shanghai = 'Asia/Shanghai';
/** 31 December 2026, 15:59 and 16:00 UTC: the last minute of the year in Shanghai, and the first of the next. */
const beforeMidnight = Date.UTC(2026, 11, 31, 15, 59);
const midnight = Date.UTC(2026, 11, 31, 16, 0);

test('days and times are those of the centre, whatever the computer thinks', () => {
  expect(dayIn(beforeMidnight, shanghai)).toBe('2026-12-31');
  expect(clockTime(beforeMidnight, shanghai)).toBe('23:59');
  expect(dayIn(midnight, shanghai)).toBe('2027-01-01');
  expect(clockTime(midnight, shanghai)).toBe('00:00');
  expect(dayIn(midnight, 'Asia/Urumqi')).toBe('2026-12-31');
});

test('money is yuan with two places, grouped, with a true minus', () => {
  expect([0, 5, 320, 124_000, -1280, -5].map(yuan)).toEqual([
    '0.00',
    '0.05',
    '3.20',
    '1,240.00',
    '−12.80',
    '−0.05',
  ]);
  expect([1280, -320].map(money)).toEqual(['¥12.80', '−¥3.20']);
  using screen = openScreen(<Money fen={1280} />);
  expect(screen.find('data').getAttribute('value')).toBe('1280');
});

test('days step over months, years and leap days', () => {
  expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
  expect(shiftDay('2024-03-01', -1)).toBe('2024-02-29');
});

test('weekdays are said in the language of the page', () => {
  expect(weekday('2026-11-21', 'zh')).toBe('周六');
  expect(weekday('2026-11-21', 'en')).toBe('Sat');
});

test('a moment is said the way people say it, and is exact for machines', () => {
  act(() => useNow.setState({ now: midnight }));
  const said = (at: number) => {
    using screen = openScreen(<WhenText at={at} />);
    return screen.find('time').textContent;
  };
  expect(said(midnight)).toBe('今天 00:00');
  expect(said(beforeMidnight)).toBe('昨天 23:59');
  expect(said(midnight - 3 * 86_400_000)).toBe('2026-12-29');
  expect(said(midnight + 40 * 86_400_000)).toBe('02-10');
  usePreferences.getState().setLanguage('en');
  expect(said(beforeMidnight)).toBe('yesterday 23:59');
  usePreferences.getState().setLanguage('zh');
  using screen = openScreen(<WhenText at={midnight} />);
  expect(screen.find('time').getAttribute('datetime')).toBe('2026-12-31T16:00:00.000Z');
});
