import { describe, expect, it } from 'vitest';
import { centreSchema } from '../../../../db/centre/contract.ts';
import {
  divisionParts,
  provinceName,
  readDivisionCode,
  streetKind,
} from '../../../../renderer/features/centre/divisionCode.ts';

describe('a division code as it is typed', () => {
  it('reads full-width digits, spaces and dashes, and stops at twelve', () => {
    expect(readDivisionCode(' ５１０１15-001 001 99')).toBe('510115001001');
  });

  it('falls into its five levels, also half-typed', () => {
    const shown = divisionParts('5101150').map(({ level, digits, whole }) => [level, digits, whole]);
    expect(shown).toEqual([
      ['province', '51', true],
      ['city', '01', true],
      ['district', '15', true],
      ['street', '0', false],
      ['community', '', false],
    ]);
  });

  it('tells streets, towns and townships apart', () => {
    expect(['000', '001', '099', '100', '199', '200', '399', '400'].map(streetKind)).toEqual([
      null,
      'street',
      'street',
      'town',
      'town',
      'township',
      'township',
      null,
    ]);
  });

  it('names exactly the provinces that the core accepts', () => {
    for (let number = 0; number < 100; number++) {
      const digits = String(number).padStart(2, '0');
      const accepted = centreSchema.shape.divisionCode.safeParse(`${digits}0115001001`).success;
      expect(provinceName(digits, 'zh') !== undefined, digits).toBe(accepted);
    }
  });
});
