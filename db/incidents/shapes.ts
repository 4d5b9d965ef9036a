/** The coded words of incidents. Browser-safe. A code that was once saved is never renamed. */

/** 跌倒 突发疾病 噎食 走失 用药差错 冲突 财物 其他 */
export const incidentKinds = [
  'fall',
  'illness',
  'choking',
  'wandering',
  'medication',
  'conflict',
  'property',
  'other',
] as const;

/** Who was told about it (已告知). */
export interface Told {
  who: string; // name and relation or post
  at: number; // UTC ms
}
