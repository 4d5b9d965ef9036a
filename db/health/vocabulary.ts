/**
 * What is measured, in words and numbers: names, units, what a living person can have, what is out of range unless a
 * centre or a doctor says otherwise. Pure; `contract.ts` hands it on to the pages. Values are integers in the stored
 * unit; `decimals` says how many of their digits stand behind the point.
 */
import type { Sentence } from '../core/errors.ts';
import type { glucoseTimes, Measure, OutOfRange } from './shapes.ts';

export type GlucoseTime = (typeof glucoseTimes)[number];

interface MeasureWords extends Sentence {
  unit: Sentence;
  decimals: 0 | 1;
  /** Beyond these it is a slip of the pen, not a patient. */
  least: number;
  most: number;
}

const same = (unit: string): Sentence => ({ zh: unit, en: unit });

export const measureWords: Readonly<Record<Measure, MeasureWords>> = {
  systolic: { zh: '收缩压', en: 'Systolic', unit: same('mmHg'), decimals: 0, least: 50, most: 300 },
  diastolic: { zh: '舒张压', en: 'Diastolic', unit: same('mmHg'), decimals: 0, least: 20, most: 200 },
  pulse: { zh: '脉搏', en: 'Pulse', unit: { zh: '次/分', en: '/min' }, decimals: 0, least: 20, most: 250 },
  glucose: { zh: '血糖', en: 'Glucose', unit: same('mmol/L'), decimals: 1, least: 10, most: 400 },
  temperature: { zh: '体温', en: 'Temperature', unit: same('℃'), decimals: 1, least: 300, most: 440 },
  weight: { zh: '体重', en: 'Weight', unit: same('kg'), decimals: 1, least: 200, most: 3000 },
  spo2: { zh: '血氧', en: 'SpO₂', unit: same('%'), decimals: 0, least: 50, most: 100 },
};

export const glucoseTimeWords: Readonly<Record<GlucoseTime, Sentence>> = {
  beforeMeal: { zh: '餐前', en: 'before a meal' },
  afterMeal: { zh: '餐后', en: 'after a meal' },
  random: { zh: '随机', en: 'at random' },
};

/** Marked below `low`, and at or above `high`; null: no limit on this side. */
export interface Limit {
  low: number | null;
  high: number | null;
}

const glucoseDefaults: Readonly<Record<GlucoseTime, Limit>> = {
  // 《中国糖尿病防治指南》: diabetes is suspected from 7.0 fasting and 11.1 two hours after a meal or at random;
  // below 3.9 is low for whoever takes medicine for it.
  beforeMeal: { low: 39, high: 70 },
  afterMeal: { low: 39, high: 111 },
  random: { low: 39, high: 111 },
};

const defaults: Readonly<Record<Exclude<Measure, 'glucose'>, Limit>> = {
  // 《中国高血压防治指南》: high from 140 or 90 at a desk; low below 90 or 60 is common usage.
  systolic: { low: 90, high: 140 },
  diastolic: { low: 60, high: 90 },
  // 60 to 100 at rest; elders under medicine are often at 55.
  pulse: { low: 55, high: 101 },
  // Armpit; from 37.3 is fever in the rules of screening.
  temperature: { low: 355, high: 373 },
  weight: { low: null, high: null },
  // At rest near sea level; highland centres lower it.
  spo2: { low: 94, high: null },
};

export function defaultLimit(measure: Measure, time: GlucoseTime | null): Limit {
  return measure === 'glucose' ? glucoseDefaults[time ?? 'random'] : defaults[measure];
}

/** From here on somebody must see to it today: hypertension of grade 3, and what home-care manuals call urgent. */
const seriousBeyond: Readonly<Record<Measure, Limit>> = {
  systolic: { low: 80, high: 180 },
  diastolic: { low: 45, high: 110 },
  pulse: { low: 45, high: 130 },
  glucose: { low: 30, high: 167 },
  temperature: { low: 350, high: 390 },
  weight: { low: null, high: null },
  spo2: { low: 90, high: null },
};

export function sideBeyond({ low, high }: Limit, value: number): OutOfRange['side'] | null {
  if (high !== null && value >= high) return 'high';
  return low !== null && value < low ? 'low' : null;
}

export const isSerious = (measure: Measure, value: number) =>
  sideBeyond(seriousBeyond[measure], value) !== null;

/** `68` tenths reads `6.8`. */
export function measured(measure: Measure, value: number): string {
  const { decimals } = measureWords[measure];
  return (value / 10 ** decimals).toFixed(decimals);
}

/** `≥140`, `<90`: the limit as it is shown beside a value. */
export function limitSign({ measure, side, limit }: OutOfRange): string {
  return `${side === 'high' ? '≥' : '<'}${measured(measure, limit)}`;
}
