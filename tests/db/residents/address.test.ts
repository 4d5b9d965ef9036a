import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Address,
  formatAddress,
  normalizeAddress,
  parseAddress,
} from '../../../db/residents/address.ts';

const address = (estate: string, building: string, unit: string, room: string): Address => ({
  estate,
  building,
  unit,
  room,
});

describe('the columns of a sheet', () => {
  it.each(['10栋', '10幢', 10, '１０', '10', '第10栋', '10号楼', '10#', '十栋', ' 10 栋', '010'])(
    'mean building 10 by %s',
    (building) => {
      expect(normalizeAddress({ estate: '', building, unit: null, room: null }).building).toBe('10');
    },
  );

  it('lose the words of unit and room and keep letters in capitals', () => {
    expect(
      normalizeAddress({ estate: ' 杏林 雅苑 ', building: 'a座', unit: '二单元', room: '1102室' }),
    ).toEqual(address('杏林 雅苑', 'A', '2', '1102'));
  });

  it.each([
    ['三', '3'],
    ['十二', '12'],
    ['二十', '20'],
    ['二十三', '23'],
  ])('count in Chinese: %s', (unit, expected) => {
    expect(normalizeAddress({ estate: '', building: '', unit: `${unit}单元`, room: '' }).unit).toBe(expected);
  });
});

describe('free text', () => {
  it.each([
    ['杏林雅苑3栋2单元1102号', '杏林雅苑', '3', '2', '1102'],
    ['杏林雅苑3-2-1102', '杏林雅苑', '3', '2', '1102'],
    ['杏林雅苑３－２－１１０２', '杏林雅苑', '3', '2', '1102'],
    ['杏林雅苑 3-1102', '杏林雅苑', '3', '', '1102'],
    ['杏林雅苑3栋2-1102', '杏林雅苑', '3', '2', '1102'],
    ['杏林雅苑A座1102', '杏林雅苑', 'A', '', '1102'],
    ['万科1期3幢1102室', '万科1期', '3', '', '1102'],
    ['368小区十二栋二单元3', '368小区', '12', '2', '3'],
    ['杏林路12号杏林雅苑3栋2单元1102', '杏林路12号杏林雅苑', '3', '2', '1102'],
    ['某村12号附3号', '某村', '', '', '12附3'],
    ['某村12号', '某村', '', '', '12'],
    ['2单元1102', '', '', '2', '1102'],
    ['3-2-1102', '', '3', '2', '1102'],
    ['杏林雅苑', '杏林雅苑', '', '', ''],
    ['Garden City', 'Garden City', '', '', ''],
    ['', '', '', '', ''],
  ])('%s is understood', (text, estate, building, unit, room) => {
    expect(parseAddress(text)).toEqual(address(estate, building, unit, room));
  });
});

describe('a written address', () => {
  it('is short where building and room are known', () => {
    expect(formatAddress(address('杏林雅苑', '3', '2', '1102'))).toBe('杏林雅苑 3-2-1102');
    expect(formatAddress(address('杏林雅苑', '3', '', '1102'))).toBe('杏林雅苑 3-1102');
    expect(formatAddress(address('', '3', '2', '1102'))).toBe('3-2-1102');
    expect(formatAddress(address('杏林雅苑', '3', '2', ''))).toBe('杏林雅苑 3栋2单元');
    expect(formatAddress(address('某村', '', '', '12'))).toBe('某村 12号');
  });

  it('reads back as the same address', () => {
    const number = fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 9999 }).map(String));
    fc.assert(
      fc.property(
        fc.constantFrom('杏林雅苑', '368小区', '万科1期', '杏林路12号院', 'Garden City', ''),
        fc.oneof(number, fc.constantFrom('A', 'B3', '12A')),
        number,
        fc.oneof(number, fc.constant('12附3')),
        (estate, building, unit, room) => {
          const given = address(estate, building, unit, room);
          expect(parseAddress(formatAddress(given))).toEqual(given);
        },
      ),
    );
  });
});
