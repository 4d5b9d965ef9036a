/** The coded words of person cards. Browser-safe. */

/** 就餐卡 志愿者卡 */
export const cardKinds = ['diner', 'volunteer'] as const;
/** 使用中 挂失 已补发 注销 */
export const cardStates = ['active', 'lost', 'replaced', 'cancelled'] as const;
