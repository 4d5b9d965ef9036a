import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName } from '../../../db/volunteers/maskName.ts';
import { numberOf, printNumber, readNumber } from '../../../db/volunteers/number.ts';

const digits = fc
  .integer({ min: 0, max: 99_999_999 })
  .map((value) => String(value).padStart(8, '0'))
  .filter((text) => numberOf(text) !== null);

describe('a volunteer number', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(digits, (text) => {
        const number = numberOf(text) ?? '';
        expect(readNumber(printNumber(number))).toBe(number);
        expect(readNumber(number.replaceAll('1', '１'))).toBe(number);
      }),
    );
  });

  it('shows one wrong digit and two neighbours swapped', () => {
    fc.assert(
      fc.property(digits, fc.nat(7), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const number = numberOf(text) ?? '';
        const wrong = String((Number(number[at]) + by) % 10);
        expect(readNumber(number.slice(0, at) + wrong + number.slice(at + 1))).toBeNull();
        const [one = '', other = ''] = [number[at], number[at + 1]];
        const swapped = number.slice(0, at) + other + one + number.slice(at + 2);
        expect(readNumber(swapped)).toBe(one === other ? number : null);
      }),
    );
  });
});

describe('a masked name', () => {
  it.each([
    ['王桂芳', '王*芳'],
    ['李娜', '李*'],
    ['欧阳春兰', '欧**兰'],
    ['阿依古丽·买买提', '阿**提'],
    ['王', '王*'],
  ])('%s is %s', (name, masked) => expect(maskName(name)).toBe(masked));
});
