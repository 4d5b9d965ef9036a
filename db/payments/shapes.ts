/** The coded words of money. Browser-safe. A code that was once saved is never renamed. */

/** 现金 余额 挂账 全额补贴 */
export const paymentMethods = ['cash', 'balance', 'signed', 'subsidyOnly'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** 充值 退余额 餐费 餐费退回 结清挂账 调整 */
export const paymentKinds = ['topUp', 'payOut', 'meal', 'mealRefund', 'settle', 'adjustment'] as const;
