import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeFrom, printCode, readCode } from '../../../db/cards/code.ts';

const random = fc.uint8Array({ minLength: 9, maxLength: 9 });

it('a code is read back as it was made, however it is typed', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const code = codeFrom(bytes);
      expect(code).toMatch(/^KA[34679ACDEFGHJKMNPRTUWXY]{10}$/);
      for (const typed of [code.toLowerCase(), printCode(code), ` ${code} `, code.replace('KA', 'ＫＡ')])
        expect(readCode(typed)).toEqual({ kind: 'code', code });
    }),
  );
});

it('one wrong character, or two neighbours that changed places, are always noticed', () => {
  const alphabet = '34679ACDEFGHJKMNPRTUWXY';
  fc.assert(
    fc.property(
      random,
      fc.integer({ min: 2, max: 11 }),
      fc.integer({ min: 0, max: 22 }),
      (bytes, at, other) => {
        const code = codeFrom(bytes);
        const wrong = code.slice(0, at) + alphabet.charAt(other) + code.slice(at + 1);
        if (wrong !== code) expect(readCode(wrong)).toEqual({ kind: 'misread' });
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (at < 11 && swapped !== code) expect(readCode(swapped)).toEqual({ kind: 'misread' });
      },
    ),
  );
});

it('a code cut short or too long is misread; what does not begin as ours is something else', () => {
  const code = codeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9]));
  expect(readCode(code.slice(0, -1))).toEqual({ kind: 'misread' });
  expect(readCode(`${code}7`)).toEqual({ kind: 'misread' });
  expect(readCode('13800000000')).toEqual({ kind: 'other' });
});
