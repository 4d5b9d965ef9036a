import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, readIdNumber } from '../../../db/residents/idNumber.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const digits = (count: number) =>
  fc.integer({ min: 0, max: 10 ** count - 1 }).map((number) => String(number).padStart(count, '0'));
/** Division (first digit not 0), birth date and sequence of an invented person. */
const first17 = fc
  .tuple(fc.integer({ min: 100000, max: 799999 }), day, digits(3))
  .map(([division, date, sequence]) => `${division}${date.replaceAll('-', '')}${sequence}`);

describe('an 18-digit number', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female', '110105'],
    ['440524188001010014', '1880-01-01', 'male', '440524'],
  ])('of the standard reads as printed there: %s', (number, birthDate, sex, divisionCode) => {
    expect(readIdNumber(number)).toEqual({
      kind: 'valid',
      number,
      birthDate,
      sex,
      divisionCode,
      document: 'residentId',
    });
  });

  it('is valid with its check character and with no other', () => {
    fc.assert(
      fc.property(first17, fc.constantFrom(...'0123456789X'), (body, last) => {
        const reading = readIdNumber(body + last);
        if (last === checkDigit(body)) return reading.kind === 'valid';
        return reading.kind === 'badCheck'
          ? reading.expected === checkDigit(body)
          : reading.kind === 'damagedByExcel' && last === '0';
      }),
    );
  });

  it('is caught when two neighbouring digits are swapped or one is mistyped', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 15 }), digits(1), (body, at, digit) => {
        const number = body + checkDigit(body);
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        const mistyped = number.slice(0, at) + digit + number.slice(at + 1);
        for (const wrong of [swapped, mistyped]) {
          if (wrong !== number) expect(readIdNumber(wrong).kind).not.toBe('valid');
        }
      }),
    );
  });

  it('tells birth date, sex and division from its digits', () => {
    fc.assert(
      fc.property(first17, (body) => {
        expect(readIdNumber(body + checkDigit(body))).toMatchObject({
          birthDate: `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`,
          sex: Number(body[16]) % 2 === 1 ? 'male' : 'female',
          divisionCode: body.slice(0, 6),
        });
      }),
    );
  });

  it.each([
    ['lower-case x', '11010519491231002x'],
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces as on the card', '110105 19491231 002X'],
    ['a no-break space and a zero-width one', '\u00a011010519491231002X\u200b'],
    ["Excel's text apostrophe", "'11010519491231002X"],
    ['hyphens', '110105-19491231-002X'],
  ])('is cleaned of %s', (_, raw) => {
    expect(readIdNumber(raw)).toMatchObject({ kind: 'valid', number: '11010519491231002X' });
  });

  it.each([
    ['810000199408230021', 'hkMacauTaiwanPermit'],
    ['820000199408230025', 'hkMacauTaiwanPermit'],
    ['830000199408230029', 'hkMacauTaiwanPermit'],
    ['931156198807102411', 'foreignPermit'],
  ])('that begins with 8 or 9 belongs to another document: %s', (number, document) => {
    const mended = number.slice(0, 17) + checkDigit(number.slice(0, 17));
    expect(readIdNumber(mended)).toMatchObject({ kind: 'valid', document });
  });

  it('keeps a division that was abolished', () => {
    const body = '51012319510312123';
    expect(readIdNumber(body + checkDigit(body))).toMatchObject({ kind: 'valid', divisionCode: '510123' });
  });

  it.each(['19510229', '19511301', '19510431', '19000229', '17991231', '21000101', '19510000'])(
    'with the impossible birth date %s is no typing error of its check character',
    (birthDigits) => {
      const body = `510123${birthDigits}123`;
      const expected = { kind: 'badDate', number: body + checkDigit(body), birthDigits };
      expect(readIdNumber(body + checkDigit(body))).toEqual(expected);
    },
  );

  it('may be born on a leap day', () => {
    const body = '51012320000229123';
    expect(readIdNumber(body + checkDigit(body))).toMatchObject({ birthDate: '2000-02-29' });
  });
});

describe('a number that Excel damaged', () => {
  it('is recognised whatever the lost digits were, unless the zeros happen to fit', () => {
    fc.assert(
      fc.property(first17, (body) => {
        const damaged = `${body.slice(0, 15)}000`;
        const fits = checkDigit(damaged.slice(0, 17)) === '0';
        expect(readIdNumber(damaged).kind).toBe(fits ? 'valid' : 'damagedByExcel');
      }),
    );
  });

  it('is recognised after a float printed it, with one zero or two', () => {
    fc.assert(
      fc.property(first17, (body) => {
        const printed = String(Number(body + checkDigit(body).replace('X', '1')));
        const fits = printed.endsWith(checkDigit(printed.slice(0, 17)));
        fc.pre(printed.endsWith('0') && !fits);
        expect(readIdNumber(printed)).toEqual({ kind: 'damagedByExcel', shown: printed });
      }),
    );
  });

  it('is damaged as a number even if its check character fits', () => {
    const number = 110105194912310000;
    expect(readIdNumber(number)).toEqual({ kind: 'damagedByExcel', shown: '110105194912310000' });
    expect(readIdNumber(1e15).kind).toBe('damagedByExcel');
  });

  it.each(['5.10123E+17', '5.10123e17', '５．１０１２３Ｅ＋１７', '5E+17'])('is recognised as %s', (raw) => {
    expect(readIdNumber(raw).kind).toBe('damagedByExcel');
  });

  it('is told from a typing error that happens to end in 0', () => {
    const body = '51012319510312123';
    const wrong = `${body}0`;
    expect(String(Number(wrong))).not.toBe(wrong);
    expect(readIdNumber(wrong)).toEqual({ kind: 'badCheck', number: wrong, expected: checkDigit(body) });
  });
});

describe('what is no 18-digit number', () => {
  it('is a first-generation number with 15 digits, born in the 1900s', () => {
    expect(readIdNumber('510123510312123')).toEqual({
      kind: 'legacy15',
      number: '510123510312123',
      birthDate: '1951-03-12',
      sex: 'male',
    });
    expect(readIdNumber(510123510312122)).toMatchObject({ kind: 'legacy15', sex: 'female' });
    expect(readIdNumber('510123511312123')).toMatchObject({ kind: 'badDate', birthDigits: '19511312' });
  });

  it.each(['', '   ', '\u3000', '-', "'"])('is blank: %j', (raw) => {
    expect(readIdNumber(raw)).toEqual({ kind: 'blank' });
  });

  it.each([
    ['5101231951031212', 'length'],
    ['51012319510312123X9', 'characters'],
    ['1234567890123456789', 'length'],
    ['无', 'characters'],
    ['E12345678', 'characters'],
    ['51012351031212X', 'characters'],
    ['010123195103121234', 'division'],
  ])('is malformed: %s', (raw, reason) => {
    expect(readIdNumber(raw)).toEqual({ kind: 'malformed', reason });
  });

  it('has no check character', () => {
    expect(() => checkDigit('123')).toThrow(RangeError);
    expect(() => checkDigit('1234567890123456X')).toThrow(RangeError);
  });
});
