import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhone, readPhones, splitPhone } from '../../../db/residents/phone.ts';

const digits = (count: number) =>
  fc.integer({ min: 0, max: 10 ** count - 1 }).map((number) => String(number).padStart(count, '0'));
const mobile = fc
  .tuple(fc.constantFrom(...'3456789'), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);
const landline = fc
  .tuple(fc.constantFrom('010', '021', '028', '0831', '0755'), fc.constantFrom(...'2345678'), digits(7))
  .map(([area, first, rest]) => area + first + rest);
const separator = fc.constantFrom('/', '、', '，', ',', '；', ';', ' ', '\n', '／', ' / ', '\u3000');

describe('a cell of phones', () => {
  it('gives every number whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(mobile, landline), { minLength: 1, maxLength: 4 }),
        fc.array(separator, { minLength: 4, maxLength: 4 }),
        (numbers, separators) => {
          const cell = numbers.map((number, at) => number + separators[at]).join('');
          expect(readPhones(cell)).toEqual({
            phones: numbers.map((number) => ({ number, kind: number[0] === '1' ? 'mobile' : 'landline' })),
            rejected: [],
          });
        },
      ),
    );
  });

  it.each([
    ['138 0000 0000', '13800000000'],
    ['138-0000-0000', '13800000000'],
    ['138-0086-0000', '13800860000'],
    ['１３８００００００００', '13800000000'],
    ['+86 138 0000 0000', '13800000000'],
    ['+8613800000000', '13800000000'],
    ['008613800000000', '13800000000'],
    ['8613800000000', '13800000000'],
    ['013800000000', '13800000000'],
    ['028-85550000', '02885550000'],
    ['(028)85550000', '02885550000'],
    ['（０２８）８５５５００００', '02885550000'],
    ['0831 2345678', '08312345678'],
    ['0731 8555 1234', '073185551234'],
    ['手机：13800000000', '13800000000'],
  ])('reads %s as one number', (cell, number) => {
    expect(readPhones(cell).phones.map((phone) => phone.number)).toEqual([number]);
  });

  it('reads a cell that the sheet kept as a number', () => {
    expect(readPhones(13800000000).phones).toEqual([{ number: '13800000000', kind: 'mobile' }]);
  });

  it('gives a number once', () => {
    expect(readPhones('13800000000/138-0000-0000').phones).toHaveLength(1);
  });

  it.each([
    ['1380000000', ['1380000000']],
    ['12345678901', ['12345678901']],
    ['85550000', ['85550000']],
    ['无', ['无']],
    ['儿子 13800000000', ['儿子']],
    ['13800000000（儿子）', ['儿子']],
    ['13800000000儿子', ['儿子']],
    ['028-85550000-801', ['801']],
    ['85550000 13800000000', ['85550000']],
  ])('hands back what is no number: %s', (cell, rejected) => {
    expect(readPhones(cell).rejected).toEqual(rejected);
  });

  it.each(['', '  ', '/', '、'])('is empty: %j', (cell) => {
    expect(readPhones(cell)).toEqual({ phones: [], rejected: [] });
  });
});

describe('a phone', () => {
  it('is split at its area code and shown with a hyphen there', () => {
    expect(splitPhone('02885550000')).toEqual({ area: '028', local: '85550000' });
    expect(splitPhone('08312345678')).toEqual({ area: '0831', local: '2345678' });
    expect(formatPhone('02885550000')).toBe('028-85550000');
    expect(formatPhone('13800000000')).toBe('13800000000');
  });

  it('reads back from what is shown', () => {
    fc.assert(
      fc.property(fc.oneof(mobile, landline), (number) => {
        expect(readPhones(formatPhone(number)).phones.map((phone) => phone.number)).toEqual([number]);
      }),
    );
  });
});
