/** The coded words of meal orders. Browser-safe. A saved code is never renamed. */

/** 已订 取消 未送到 */
export const orderStates = ['ordered', 'cancelled', 'undelivered'] as const;
/** An order as a day's list shows it; 暂停: who ordered is not here to eat it. */
export const shownStates = [...orderStates, 'dropped'] as const;
export type ShownState = (typeof shownStates)[number];
/** 未送 已送到 未送到 已在别处用餐 */
export const deliveryStates = ['waiting', 'delivered', 'undelivered', 'collected'] as const;
