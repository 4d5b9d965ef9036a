/** The coded words of erasure. Browser-safe. A saved code is never renamed. */

/** 本人要求 监护人或近亲属要求 保存期满 登记错误 上级要求 */
export const erasureReasons = ['asked', 'guardianAsked', 'keptLongEnough', 'mistake', 'ordered'] as const;
export type ErasureReason = (typeof erasureReasons)[number];
