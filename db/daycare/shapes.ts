/** The coded words of day care. Browser-safe. A code that was once saved is never renamed. */

/** 候补 在托 已结束 */
export const enrolmentStates = ['waiting', 'active', 'ended'] as const;
/** 到站 缺席 离站 */
export const attendanceKinds = ['arrived', 'absent', 'left'] as const;
/** 生病 住院 家中有事 外出 其他 */
export const absenceReasons = ['ill', 'hospital', 'family', 'travel', 'other'] as const;
/** 愉快 平静 低落 烦躁 */
export const moods = ['cheerful', 'calm', 'low', 'restless'] as const;

/** A goal of the care plan (照护计划). */
export interface CareGoal {
  goal: string;
  how: string; // what is done towards it
  reviewOn: string | null; // YYYY-MM-DD
}
/** Who may collect the person (可接人). */
export interface Collector {
  name: string;
  relation: string;
  phone: string; // digits; masked wherever it is shown
}
/** An activity of the day, joined or declined. */
export interface ActivityTaken {
  name: string;
  joined: boolean;
  note: string;
}
