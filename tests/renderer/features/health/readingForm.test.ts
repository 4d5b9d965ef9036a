import { describe, expect, it } from 'vitest';
import type { LimitInForce, ReadingLine } from '../../../../db/health/contract.ts';
import { instantAt, readTime } from '../../../../renderer/features/health/instantAt.ts';
import { readLimit, typedLimit } from '../../../../renderer/features/health/limitForm.ts';
import {
  fieldsOf,
  isBlank,
  markOf,
  nothingTyped,
  problemsOf,
  typedOf,
} from '../../../../renderer/features/health/readingForm.ts';

const typed = (part: object) => ({ ...nothingTyped, ...part });
const systolic: LimitInForce = {
  measure: 'systolic',
  glucoseTime: null,
  low: 90,
  high: 140,
  source: 'default',
};
const glucose = (glucoseTime: 'beforeMeal' | 'afterMeal', high: number): LimitInForce => ({
  measure: 'glucose',
  glucoseTime,
  low: 39,
  high,
  source: 'default',
});

describe('what is typed', () => {
  it('becomes whole numbers of the stored unit, in whatever width the digits are', () => {
    const fields = fieldsOf(
      typed({ systolic: '１２８', diastolic: ' 78 ', temperature: '36.6', weight: '61' }),
    );
    expect(fields).toMatchObject({
      systolic: 128,
      diastolic: 78,
      temperature: 366,
      weight: 610,
      pulse: null,
    });
    expect(fieldsOf(typed({ glucose: '6。8', glucoseTime: 'afterMeal' })).glucose).toBe(68);
  });

  it('carries a time of glucose only with a value', () => {
    expect(fieldsOf(typed({ pulse: '70', glucoseTime: 'afterMeal' })).glucoseTime).toBeNull();
  });

  it('that is no number is said at its field, and nothing else is', () => {
    const problems = problemsOf(typed({ pulse: '7x', spo2: '97' }));
    expect(Object.keys(problems)).toEqual(['pulse']);
    expect(problems.pulse?.zh).toBe('脉搏应在 20–250 次/分 之间，请核对后再填。');
    expect(problemsOf(typed({ systolic: '80', diastolic: '120' })).diastolic?.zh).toContain('填反');
    expect(problemsOf(typed({ systolic: '128', diastolic: '78' }))).toEqual({});
  });

  it('is blank until something was measured, ticked or noted', () => {
    expect(isBlank(typed({ glucoseTime: 'random' }))).toBe(true);
    expect(isBlank(typed({ ecgTaken: true }))).toBe(false);
    expect(isBlank(typed({ spo2: '97' }))).toBe(false);
  });
});

it('a saved reading comes back into the form as it was typed', () => {
  const before = typed({
    systolic: '128',
    diastolic: '78',
    glucose: '6.0',
    glucoseTime: 'random',
    note: '坐位',
  });
  const line: ReadingLine = {
    ...fieldsOf(before),
    rootId: 'r',
    versionId: 'r',
    residentId: 'p',
    sessionId: null,
    day: '2026-11-16',
    takenAt: 0,
    outOfRange: [],
    savedAt: 0,
    savedBy: '',
    reason: null,
    corrected: false,
    withdrawn: false,
  };
  expect(typedOf(line)).toEqual(before);
});

describe('while it is being typed', () => {
  it('a value beyond its limit is marked, a half-typed or impossible one is not', () => {
    expect(markOf(typed({ systolic: '168' }), 'systolic', [systolic])).toMatchObject({
      side: 'high',
      limit: 140,
    });
    expect(markOf(typed({ systolic: '82' }), 'systolic', [systolic])).toMatchObject({
      side: 'low',
      limit: 90,
    });
    expect(markOf(typed({ systolic: '16' }), 'systolic', [systolic])).toBeNull();
    expect(markOf(typed({ systolic: '138' }), 'systolic', [systolic])).toBeNull();
  });

  it('glucose is held to the limit of its time', () => {
    const limits = [glucose('beforeMeal', 70), glucose('afterMeal', 111)];
    const at = (glucoseTime: string | null) =>
      markOf(typed({ glucose: '8.2', glucoseTime }), 'glucose', limits);
    expect(at('beforeMeal')).toMatchObject({ limit: 70 });
    expect(at('afterMeal')).toBeNull();
    expect(at(null)).toBeNull();
  });
});

it('a limit is typed in the decimals of its measure, and an empty side is none', () => {
  const limit = glucose('beforeMeal', 70);
  expect(typedLimit(limit)).toEqual({ low: '3.9', high: '7.0' });
  expect(readLimit(limit, { low: '', high: '7.8' })).toEqual({ low: null, high: 78 });
  expect(readLimit(systolic, { low: '九十', high: '140' })).toBeUndefined();
});

describe('times of the centre', () => {
  it('are read as people write them', () => {
    expect(['8:5', '0805', '８：０５', '23:59'].map(readTime)).toEqual(['08:05', '08:05', '08:05', '23:59']);
    expect(['', '24:00', '8:60', 'abc'].map(readTime)).toEqual([null, null, null, null]);
  });

  it('become instants of its zone', () => {
    expect(instantAt('2026-11-16', '08:30', 'Asia/Shanghai')).toBe(Date.parse('2026-11-16T08:30:00+08:00'));
    expect(instantAt('2026-11-16', '00:10', 'America/New_York')).toBe(
      Date.parse('2026-11-16T00:10:00-05:00'),
    );
  });
});
