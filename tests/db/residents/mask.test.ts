import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskId, maskPhone } from '../../../db/residents/mask.ts';

describe('a mask', () => {
  it('shows the first 6 and last 4 of an identity number, the first 3 and last 4 of a phone', () => {
    expect(maskId('11010519491231002X')).toBe('110105********002X');
    expect(maskId('510123510312123')).toBe('510123*****2123');
    expect(maskPhone('13800001234')).toBe('138****1234');
    expect(maskPhone('02885551234')).toBe('028****1234');
  });

  it('shows only the last two of what is too short to hide enough', () => {
    expect(maskId('E12345678')).toBe('*******78');
    expect(maskId('1234567890123')).toBe('***********23');
    expect(maskPhone('85551234')).toBe('******34');
    expect(maskPhone('123')).toBe('*23');
    expect(maskPhone('12')).toBe('**');
    expect(maskPhone('')).toBe('');
  });

  it('keeps the length and hides at least four characters of any value longer than five', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789X*𠮷居'), maxLength: 24 }),
        fc.constantFrom(maskId, maskPhone),
        (value, mask) => {
          const shown = Array.from(mask(value));
          const given = Array.from(value);
          expect(shown).toHaveLength(given.length);
          const hidden = shown.filter((character, at) => character === '*' || character !== given[at]).length;
          expect(hidden).toBeGreaterThanOrEqual(Math.min(4, given.length - 2));
          expect(shown.every((character, at) => character === '*' || character === given[at])).toBe(true);
        },
      ),
    );
  });
});
