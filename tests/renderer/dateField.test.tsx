import { useState } from 'react';
import { expect, test } from 'vitest';
import { DateField } from '../../renderer/ui/DateField.tsx';
import { openScreen } from './support/screen.tsx';

function Birthday({ onDay }: { onDay(day: string | null): void }) {
  const [day, setDay] = useState<string | null>(null);
  return (
    <DateField
      label="出生日期"
      value={day}
      max="2026-11-21"
      onChange={(next) => {
        setDay(next);
        onDay(next);
      }}
    />
  );
}

const written = () => document.querySelector('input')?.value;
const complaint = () => document.querySelector('[role="alert"]')?.textContent;

test('digits become the value as soon as they are whole, and are shown with separators once the field is left', () => {
  const days: (string | null)[] = [];
  using screen = openScreen(<Birthday onDay={(day) => days.push(day)} />);
  screen.type('input', '1956030');
  expect(complaint()).toBeUndefined();
  screen.type('input', '19560304');
  expect(days).toEqual([null, '1956-03-04']);
  expect(written()).toBe('19560304');
  screen.press('Enter');
  expect(written()).toBe('1956-03-04');
});

test('what cannot be a day stays as typed, and the sentence says what to do', () => {
  const days: (string | null)[] = [];
  using screen = openScreen(<Birthday onDay={(day) => days.push(day)} />);
  screen.type('input', '1956-2-30');
  screen.press('Enter');
  expect(written()).toBe('1956-2-30');
  expect(complaint()).toBe('日历上没有这一天，请核对月份和日子。');
  screen.type('input', '2027-1-1');
  screen.press('Enter');
  expect(complaint()).toBe('不能晚于 2026-11-21。');
  expect(days.at(-1)).toBeNull();
});

test('an Enter that chooses characters in an input method settles nothing', () => {
  using screen = openScreen(<Birthday onDay={() => {}} />);
  screen.type('input', '1956年3月');
  screen.press('Enter', { isComposing: true });
  expect(complaint()).toBeUndefined();
});

test('an emptied field is no day and no mistake', () => {
  const days: (string | null)[] = [];
  using screen = openScreen(<Birthday onDay={(day) => days.push(day)} />);
  screen.type('input', '19560304');
  screen.type('input', '');
  screen.press('Enter');
  expect(days.at(-1)).toBeNull();
  expect(complaint()).toBeUndefined();
});
