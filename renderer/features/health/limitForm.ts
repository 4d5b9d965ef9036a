/** A limit as typed, and back: numbers of the measure's own decimals; empty is no limit. Pure. */
import { type LimitInForce, measured, measureWords } from '../../../db/health/contract.ts';

export interface TypedLimit {
  low: string;
  high: string;
}

export function typedLimit({ measure, low, high }: LimitInForce): TypedLimit {
  const typed = (value: number | null) => (value === null ? '' : measured(measure, value));
  return { low: typed(low), high: typed(high) };
}

/** Undefined: a side is no number. */
export function readLimit({ measure }: Pick<LimitInForce, 'measure'>, { low, high }: TypedLimit) {
  const read = (typed: string) => {
    const plain = typed.normalize('NFKC').trim();
    if (plain === '') return null;
    return /^\d{1,4}(\.\d)?$/.test(plain)
      ? Math.round(Number(plain) * 10 ** measureWords[measure].decimals)
      : undefined;
  };
  const bounds = { low: read(low), high: read(high) };
  return bounds.low === undefined || bounds.high === undefined
    ? undefined
    : { low: bounds.low, high: bounds.high };
}
