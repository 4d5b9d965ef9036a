/** Reads an amount in yuan the way people type it, and says what is wrong with one that cannot be read. */

export type AmountProblem = 'format' | 'tooFine' | 'negative' | 'tooMuch';

export type ReadAmount = { fen: number } | { problem: AmountProblem };

/** In fen: 100,000 yuan, as every contract has it. */
export const largestAmountFen = 10_000_000;

/** `16`, `16.5`, `¥1,240.00`, `16元`, `16块5`, also in full-width digits and with `。` for the point → fen. */
export function readAmount(typed: string): ReadAmount {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,¥]/g, '')
    .replace(/[。块]/g, '.')
    .replace(/元$/, '')
    .replace(/\.$/, '');
  const match = /^([-−])?(\d*)(?:\.(\d+))?$/.exec(text);
  if (!match || !/\d/.test(text)) return { problem: 'format' };
  const [, minus, whole = '', fraction = ''] = match;
  if (minus) return { problem: 'negative' };
  if (/[^0]/.test(fraction.slice(2))) return { problem: 'tooFine' };
  const fen = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return fen > largestAmountFen ? { problem: 'tooMuch' } : { fen };
}
