/** The coded words of money. Browser-safe. A code that was once saved is never renamed. */

/** 现金 余额 挂账 全额补贴 */
export const paymentMethods = ['cash', 'balance', 'signed', 'subsidyOnly'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** 充值 退余额 餐费 餐费退回 结清挂账 调整 */
export const paymentKinds = ['topUp', 'payOut', 'meal', 'mealRefund', 'settle', 'adjustment'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Notes and coins of a drawer, in fen. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const;
/** How many there are of each, in the order of `denominations`. */
export type Pieces = number[];
