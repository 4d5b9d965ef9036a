/** What is typed when money is brought or taken, and what that does to the drawer. */

export type Movement = 'topUp' | 'payOut' | 'settle' | 'adjust';

export interface MoveForm {
  /** Of the entry, made when the form is opened. */
  id: string;
  amountFen: number | null;
  by: 'cash' | 'balance';
  note: string;
  /** Of an adjustment, without their signs. */
  balanceFen: number | null;
  balanceSign: 1 | -1;
  owedFen: number | null;
  owedSign: 1 | -1;
  reason: string;
}

export function emptyMove(id: string): MoveForm {
  return {
    id,
    amountFen: null,
    by: 'cash',
    note: '',
    balanceFen: null,
    balanceSign: 1,
    owedFen: null,
    owedSign: 1,
    reason: '',
  };
}

/** Into the drawer; negative: out of it. */
export function cashOf(movement: Movement, { amountFen, by }: MoveForm): number {
  const amount = amountFen ?? 0;
  if (movement === 'payOut') return 0 - amount;
  return movement === 'adjust' || (movement === 'settle' && by === 'balance') ? 0 : amount;
}
