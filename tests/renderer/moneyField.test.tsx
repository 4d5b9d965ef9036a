import { useState } from 'react';
import { expect, test } from 'vitest';
import { MoneyField } from '../../renderer/ui/MoneyField.tsx';
import { readAmount } from '../../renderer/ui/moneyInput.ts';
import { openScreen } from './support/screen.tsx';

function Price({ onFen }: { onFen(fen: number | null): void }) {
  const [fen, setFen] = useState<number | null>(null);
  return (
    <MoneyField
      label="价格"
      value={fen}
      onChange={(next) => {
        setFen(next);
        onFen(next);
      }}
    />
  );
}

test('an amount is read however people write yuan', () => {
  const readings = [
    '16',
    '16.5',
    '16.50',
    '.5',
    '0',
    '¥1,240.00',
    '16元',
    '16块5',
    '１６。５',
    '16.500',
    '16.',
  ];
  expect(readings.map(readAmount)).toEqual(
    [1600, 1650, 1650, 50, 0, 124_000, 1600, 1650, 1650, 1650, 1600].map((fen) => ({ fen })),
  );
});

test('what is no amount is told apart by what to change', () => {
  const problems = ['', '.', '十六', '1.2.3', '-3', '−3', '16.505', '100000.01'].map((typed) =>
    readAmount(typed),
  );
  expect(problems).toEqual(
    ['format', 'format', 'format', 'format', 'negative', 'negative', 'tooFine', 'tooMuch'].map((problem) => ({
      problem,
    })),
  );
  expect(readAmount('100000')).toEqual({ fen: 10_000_000 });
});

test('fen come out while yuan are typed, and two places stand once the field is settled', () => {
  const given: (number | null)[] = [];
  using screen = openScreen(<Price onFen={(fen) => given.push(fen)} />);
  screen.type('input', '16.5');
  screen.press('Enter');
  expect(given).toEqual([1650]);
  expect(document.querySelector('input')?.value).toBe('16.50');
  screen.type('input', '-3');
  screen.press('Enter');
  expect(given.at(-1)).toBeNull();
  expect(document.querySelector('[role="alert"]')?.textContent).toBe('金额不能是负数。');
  expect(document.querySelector('input')?.value).toBe('-3');
});
