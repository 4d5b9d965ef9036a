/** The coded words of care tasks. Browser-safe. A code that was once saved is never renamed. */

/** 未到未说明 体征异常 意外事件 诊间异常 其他 */
export const careTaskKinds = ['missing', 'vitals', 'incident', 'clinic', 'other'] as const;
/** 备注 延期 办结 重新打开 */
export const careTaskStepKinds = ['note', 'extended', 'closed', 'reopened'] as const;
/** 轻微 一般 严重 */
export const severities = ['minor', 'moderate', 'serious'] as const;
