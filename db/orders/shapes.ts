/** The coded words of meal orders. Browser-safe. */

/** 已订 取消 */
export const orderStates = ['ordered', 'cancelled'] as const;
