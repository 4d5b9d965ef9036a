/** The coded words of money. Browser-safe. A code that was once saved is never renamed. */
import type { Sentence } from '../core/errors.ts';

/** 现金 余额 挂账 全额补贴 */
export const paymentMethods = ['cash', 'balance', 'signed', 'subsidyOnly'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** 充值 退余额 餐费 餐费退回 结清挂账 调整 */
export const paymentKinds = ['topUp', 'payOut', 'meal', 'mealRefund', 'settle', 'adjustment'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export const paymentWords: Record<PaymentKind, Sentence> = {
  topUp: { zh: '充值', en: 'Top-up' },
  payOut: { zh: '退余额', en: 'Paid out' },
  meal: { zh: '餐费', en: 'Meal' },
  mealRefund: { zh: '餐费退回', en: 'Meal given back' },
  settle: { zh: '结清挂账', en: 'Debt settled' },
  adjustment: { zh: '账户调整', en: 'Adjustment' },
};

/** Notes and coins of a drawer, in fen. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const;
/** How many there are of each, in the order of `denominations`. */
export type Pieces = number[];
