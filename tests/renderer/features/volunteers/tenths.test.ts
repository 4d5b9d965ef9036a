/** Points as they are typed and printed. */
import { expect, it } from 'vitest';
import { printPoints, readPoints } from '../../../../renderer/features/volunteers/points/tenths.ts';

it.each([
  ['12', 120],
  ['2.5', 25],
  ['１２', 120],
  [' 0.1 ', 1],
  ['0', null],
  ['0.0', null],
  ['-3', null],
  ['2.55', null],
  ['1e3', null],
  ['', null],
])('"%s" is read as %s tenths', (typed, tenths) => {
  expect(readPoints(typed)).toBe(tenths);
});

it('are printed with a decimal only where there is one, and a true minus', () => {
  expect([120, 25, 12_400, -5, 0].map(printPoints)).toEqual(['12', '2.5', '1,240', '−0.5', '0']);
});
