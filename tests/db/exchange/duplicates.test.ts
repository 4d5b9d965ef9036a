import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../../db/exchange/findDuplicates.ts';
import { formHouseholds } from '../../../db/exchange/formHouseholds.ts';
import { clean, readRoster, rosterCounts } from './roster.ts';

const { people, rows } = await readRoster();
const duplicates = findDuplicates(people);

describe('the roster', () => {
  it('repeats 39 people, each the row right below the first, told by its serial number', () => {
    expect(duplicates).toHaveLength(rosterCounts.duplicateRow ?? 0);
    const serial = new Map(rows.map(({ number, cells }) => [number, cells[0]]));
    for (const { rowNumber, ofRowNumber } of duplicates) {
      expect(ofRowNumber).toBe(rowNumber - 1);
      expect(serial.get(rowNumber)).toBe(serial.get(ofRowNumber));
    }
  });

  it('finds three of them although Excel has damaged one of the two numbers, and one by its 15-digit number', () => {
    const others = duplicates.filter(({ reason }) => reason !== 'sameDocument');
    expect(others).toEqual([
      { rowNumber: 548, ofRowNumber: 547, reason: 'nameAndPhone' },
      { rowNumber: 4949, ofRowNumber: 4948, reason: 'nameAndPhone' },
      { rowNumber: 5009, ofRowNumber: 5008, reason: 'nameBirthAddress' },
    ]);
    expect(duplicates[0]).toEqual({ rowNumber: 314, ofRowNumber: 313, reason: 'sameDocument' });
  });

  it('puts its 5,000 people into households with one head each', () => {
    const repeated = new Set(duplicates.map(({ rowNumber }) => rowNumber));
    const single = people.filter(({ rowNumber }) => !repeated.has(rowNumber));
    const { households, doubts } = formHouseholds(single);
    expect(doubts).toEqual([]);
    expect(households.flatMap(({ rowNumbers }) => rowNumbers).sort((a, b) => a - b)).toEqual(
      single.map(({ rowNumber }) => rowNumber),
    );
    const heads = new Set(households.map(({ headRowNumber }) => headRowNumber));
    const stated = single.filter(({ relation }) => relation?.code === 'head');
    expect(heads).toEqual(new Set(stated.map(({ rowNumber }) => rowNumber)));
  });
});

describe('rows are one person', () => {
  const header = ['姓名', '身份证号', '联系电话', '出生日期', '小区', '楼栋', '房号'];
  const id = '11010519491231002X';
  const reasons = (...cells: (string | null)[][]) =>
    findDuplicates(clean(header, ...cells)).map(({ rowNumber, ofRowNumber, reason }) => [
      `${rowNumber}=${ofRowNumber}`,
      reason,
    ]);

  it('with the same number, whatever the name', () => {
    expect(reasons(['王一', id], ['王二', '１１０１０５１９４９１２３１００２ｘ'])).toEqual([
      ['3=2', 'sameDocument'],
    ]);
    expect(reasons(['王一', '110105491231002'], ['王一', id])).toEqual([['3=2', 'sameDocument']]);
  });

  it('with the same name and phone, or name, birth date and address, unless both have a number of their own', () => {
    expect(reasons(['王一', null, '13800000000'], ['王一', id, '13800000000'])).toEqual([
      ['3=2', 'nameAndPhone'],
    ]);
    const home = ['1949-12-31', '杏福里', '3栋', '1101'];
    expect(reasons(['王一', null, null, ...home], ['王一', id, null, null, '杏福里', '3', '1101'])).toEqual([
      ['3=2', 'nameBirthAddress'],
    ]);
    expect(reasons(['王一', id, '13800000000'], ['王一', '440524188001010014', '13800000000'])).toEqual([]);
    expect(reasons(['王一', null, '13800000000'], ['李二', null, '13800000000'])).toEqual([]);
    expect(reasons([null, null, '13800000000'], [null, null, '13800000000'])).toEqual([]);
  });

  it('each set against the first', () => {
    expect(reasons(['王一', id], ['王一', id], ['王一', id])).toEqual([
      ['3=2', 'sameDocument'],
      ['4=2', 'sameDocument'],
    ]);
  });
});

describe('households', () => {
  const header = ['姓名', '户主姓名', '与户主关系', '小区', '楼栋', '房号'];
  const home = ['杏福里', '3', '1101'];

  it('of two heads with one name stay apart by their doors', () => {
    const { households, doubts } = formHouseholds(
      clean(
        header,
        ['王一', '王一', '户主', ...home],
        ['李二', '王一', '配偶', ...home],
        ['王一', '王一', '户主', '杏福里', '3', '1102'],
      ),
    );
    expect(households.map(({ headRowNumber, rowNumbers }) => [headRowNumber, rowNumbers])).toEqual([
      [2, [2, 3]],
      [4, [4]],
    ]);
    expect(doubts).toEqual([]);
  });

  it('are kept together by a household number, and told by the head’s name alone where no relation is given', () => {
    const numbered = clean(
      ['户号', '姓名', '与户主关系'],
      ['7', '王一', '户主'],
      ['7', '李二', '配偶'],
      ['8', '张三', '户主'],
    );
    expect(
      formHouseholds(numbered).households.map(({ headName, rowNumbers }) => [headName, rowNumbers]),
    ).toEqual([
      ['王一', [2, 3]],
      ['张三', [4]],
    ]);
    const named = clean(['姓名', '户主姓名'], ['王一', '王一'], ['李二', '王一']);
    expect(formHouseholds(named)).toMatchObject({ households: [{ headRowNumber: 2 }], doubts: [] });
  });

  it('without a row for the head, or with two heads, ask a person', () => {
    const { households, doubts } = formHouseholds(
      clean(
        header,
        ['李二', '王一', '配偶', ...home],
        ['张三', '赵四', '户主', ...home],
        ['赵四', '赵四', '户主', ...home],
        ['钱五', null, null],
      ),
    );
    expect(households.map(({ headRowNumber, headName }) => [headRowNumber, headName])).toEqual([
      [null, '王一'],
      [3, '张三'],
    ]);
    expect(doubts).toEqual([
      { rowNumber: 2, doubt: 'headNotFound' },
      { rowNumber: 4, doubt: 'severalHeads' },
    ]);
  });
});
