/** The coded words of volunteers. Browser-safe. A code that was once saved is never renamed. */

/** 待审核 注册 暂停 退出 */
export const volunteerStates = ['applied', 'active', 'paused', 'left'] as const;
/** 培训 表彰 评价 保险 */
export const volunteerRecordKinds = ['training', 'award', 'evaluation', 'insurance'] as const;
/** 队员 队长 */
export const teamRoles = ['member', 'leader'] as const;
/** 上午 下午 晚上 */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;

/** The consent of a guardian (监护人同意) for a minor volunteer. */
export interface GuardianConsent {
  name: string;
  relation: string;
  phone: string; // digits; masked wherever it is shown
  on: string; // YYYY-MM-DD
}
