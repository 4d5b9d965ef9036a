/** The coded words of hours served. Browser-safe. A code that was once saved is never renamed. */

/** How well an hour is proven, best first: 扫码 口令 员工登记 签到表 报姓名 补录 导入. The weakest of its parts counts. */
export const evidences = ['scan', 'pin', 'staff', 'sheet', 'named', 'backfilled', 'imported'] as const;
export type Evidence = (typeof evidences)[number];

/** The weaker of two. */
export function weaker(one: Evidence, other: Evidence): Evidence {
  return evidences.indexOf(one) > evidences.indexOf(other) ? one : other;
}

/** 通过 退回 */
export const decisions = ['approved', 'refused'] as const;
/** 获得 使用 赠出 受赠 过期 调整 */
export const pointKinds = ['earned', 'spent', 'given', 'received', 'expired', 'adjusted'] as const;

/**
 * Why a time of service should be looked at before it is approved:
 * 没有签退 时间重叠 同时两处 超过单日上限 时钟存疑 补录 过期补录 不足一分钟 去世或迁出之后 志愿者状态不符 凭姓名签到
 * 刚被更正
 */
export const flags = [
  'noEnd',
  'overlap',
  'twoPlaces',
  'tooLong',
  'doubtfulClock',
  'backfilled',
  'late',
  'noTime',
  'gone',
  'notActive',
  'named',
  'changed',
] as const;
export type Flag = (typeof flags)[number];
