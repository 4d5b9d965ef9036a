/** The coded words of health records. Browser-safe. A code that was once saved is never renamed. */

/** 餐前 餐后 随机 */
export const glucoseTimes = ['beforeMeal', 'afterMeal', 'random'] as const;
/** What is measured, by its column; each is an integer in the unit that its column states. */
export const measures = [
  'systolic',
  'diastolic',
  'pulse',
  'glucose',
  'temperature',
  'weight',
  'spo2',
] as const;
export type Measure = (typeof measures)[number];
/** 义诊 理发 义诊与理发 */
export const sessionKinds = ['clinic', 'haircut', 'both'] as const;

/** A reading outside the limits that held when it was saved. */
export interface OutOfRange {
  measure: Measure;
  side: 'low' | 'high';
  limit: number; // in the unit of the measure
}
