import { describe, expect, it } from 'vitest';
import type { BoardLine } from '../../../../db/daycare/contract.ts';
import { countsOf, gridStep, named, shows } from '../../../../renderer/features/daycare/board/boardFilter.ts';

const nobody: BoardLine = {
  ...{ residentId: 'r', enrolmentId: 'e', name: '何静秋', sex: 'female', age: 82, address: '' },
  ...{ categories: [], livingAlone: false, trial: false, abilityLevel: null, state: 'expected' },
  ...{ arrived: null, left: null, absent: null, leave: null, collectors: [], diets: [], allergens: [] },
  ...{ dietNote: '', bloodPressure: null, lunch: false, openTasks: 0, call: null },
};
const high = { systolic: 168, diastolic: 92, day: '2026-11-16', out: true };

describe('the filter of the board', () => {
  it('counts each person where they show, and those not due nowhere else', () => {
    const lines: BoardLine[] = [
      nobody,
      { ...nobody, state: 'here', bloodPressure: high },
      { ...nobody, state: 'left' },
      { ...nobody, state: 'absent', openTasks: 1 },
      { ...nobody, state: 'onLeave' },
      { ...nobody, state: 'off', openTasks: 3 },
    ];
    expect(countsOf(lines)).toEqual({ all: 5, expected: 1, here: 1, left: 1, away: 2, watch: 2, off: 1 });
  });

  it('asks for attention to who lives alone only while they are missed', () => {
    const alone: BoardLine = { ...nobody, livingAlone: true };
    expect(shows('watch', alone)).toBe(true);
    expect(shows('watch', { ...alone, state: 'here' })).toBe(false);
  });

  it('finds by a part of the name', () => {
    expect(named(' 静 ', nobody)).toBe(true);
    expect(named('王', nobody)).toBe(false);
  });
});

describe('an arrow key among tiles', () => {
  it('walks rows and columns and stays at the edges', () => {
    expect(gridStep('ArrowRight', 0, 4, 10)).toBe(1);
    expect(gridStep('ArrowLeft', 0, 4, 10)).toBe(0);
    expect(gridStep('ArrowDown', 1, 4, 10)).toBe(5);
    expect(gridStep('ArrowUp', 1, 4, 10)).toBe(1);
    expect(gridStep('End', 1, 4, 10)).toBe(9);
    expect(gridStep('x', 1, 4, 10)).toBeNull();
  });

  it('leads down into a last row that is not full, and no further', () => {
    expect(gridStep('ArrowDown', 7, 4, 10)).toBe(9);
    expect(gridStep('ArrowDown', 8, 4, 10)).toBe(8);
  });
});
