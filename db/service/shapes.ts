/** The coded words of hours served. Browser-safe. A code that was once saved is never renamed. */

/** How well an hour is proven, best first: 扫码 口令 员工登记 签到表 补录 导入 */
export const evidences = ['scan', 'pin', 'staff', 'sheet', 'backfilled', 'imported'] as const;
/** 通过 退回 */
export const decisions = ['approved', 'refused'] as const;
/** 获得 使用 赠出 受赠 过期 调整 */
export const pointKinds = ['earned', 'spent', 'given', 'received', 'expired', 'adjusted'] as const;
