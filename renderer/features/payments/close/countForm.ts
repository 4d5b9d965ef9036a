/** The drawer as it is being counted: piece by piece or as one sum. */
import { denominations } from '../../../../db/payments/contract.ts';

export interface CountForm {
  /** Of the close, made when counting begins. */
  id: string;
  how: 'pieces' | 'sum';
  /** As typed, in the order of `denominations`. */
  pieces: readonly string[];
  sumFen: number | null;
  /** Null until somebody changes what the last close had. */
  floatFen: number | null;
  note: string;
}

export function emptyCount(id: string): CountForm {
  return { id, how: 'pieces', pieces: denominations.map(() => ''), sumFen: null, floatFen: null, note: '' };
}

/** How many of each; null where something that is no number was typed. */
export function piecesOf({ pieces }: CountForm): number[] | null {
  const counts = pieces.map((text) => (text.trim() === '' ? 0 : Number(text.normalize('NFKC'))));
  return counts.every((count) => Number.isInteger(count) && count >= 0 && count <= 10_000) ? counts : null;
}

/** Fen in the drawer; null while it is not known. */
export function countedFen(form: CountForm): number | null {
  if (form.how === 'sum') return form.sumFen;
  if (form.pieces.every((text) => text.trim() === '')) return null;
  return piecesOf(form)?.reduce((sum, count, at) => sum + count * (denominations[at] ?? 0), 0) ?? null;
}
