/** The coded words of opportunities and shifts. Browser-safe. A code that was once saved is never renamed. */

/** 助餐送餐 陪伴探访 文明劝导 环境清洁 活动协助 便民服务 教育辅导 医疗健康 应急 其他 */
export const serviceKinds = [
  'meals',
  'visiting',
  'order',
  'cleaning',
  'activities',
  'handiwork',
  'tutoring',
  'health',
  'emergency',
  'other',
] as const;
/** 已报名 候补 取消 */
export const signUpStates = ['signedUp', 'waiting', 'cancelled'] as const;
