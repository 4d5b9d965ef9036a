/** What an option's price and diets follow from. */
import { describe, expect, it } from 'vitest';
import { commonDiets, sumOf } from '../../../../renderer/features/menu/optionForm.ts';

describe('an option whose dishes are chosen', () => {
  it('costs what its dishes cost together', () => {
    expect(sumOf([{ priceFen: 900 }, { priceFen: 350 }])).toBe(1250);
    expect(sumOf([])).toBe(0);
  });

  it('suits a diet only where every dish does', () => {
    expect(commonDiets([{ diets: ['soft', 'lowSalt', 'halal'] }, { diets: ['halal', 'lowSalt'] }])).toEqual([
      'lowSalt',
      'halal',
    ]);
    expect(commonDiets([{ diets: ['soft'] }, { diets: [] }])).toEqual([]);
  });

  it('suits nobody in particular while it has no dish', () => {
    expect(commonDiets([])).toEqual([]);
  });
});
