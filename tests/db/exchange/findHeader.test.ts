import { describe, expect, it } from 'vitest';
import { findHeader, headerFingerprint, proposeMapping } from '../../../db/exchange/findHeader.ts';
import {
  matchHeader,
  normaliseHeader,
  rosterColumns,
  rosterFields,
} from '../../../db/exchange/rosterColumns.ts';
import type { Cell } from '../../../db/exchange/sheet.ts';
import { headerOf, readRoster, rowsOf } from './roster.ts';

function fieldsOf(header: readonly string[], ...rows: readonly (readonly Cell[])[]) {
  return proposeMapping(headerOf(rowsOf(header)), rowsOf(...rows)).map(({ field }) => field);
}

describe('the header row', () => {
  it('of the roster is found below its two title rows', async () => {
    const { header, rows } = await readRoster();
    expect(header).toMatchObject({ dataFrom: 3, rowNumber: 3, confidence: 'high' });
    expect(proposeMapping(header, rows).map(({ field, certainty }) => [field, certainty])).toEqual(
      [
        ...['serial', 'name', 'sex', 'idNumber', 'phone', 'estate', 'building', 'unit', 'room'],
        ...['headName', 'relation', 'categories', 'ethnicity', 'remarks'],
      ].map((field) => [field, 'sure']),
    );
  });

  it('is not looked for in a sheet of instructions', async () => {
    const { second } = await readRoster();
    expect(findHeader(second?.rows ?? [])).toBeNull();
    expect(
      findHeader(rowsOf(['填表说明'], ['姓名', '请填写与身份证一致的姓名'], ['电话', '11 位'])),
    ).toBeNull();
  });

  it('may be written in English', () => {
    const header = ['No.', 'Full Name', 'Sex', 'ID No.', 'Mobile', 'Home address', 'Notes'];
    expect(fieldsOf(header)).toEqual(['serial', 'name', 'sex', 'idNumber', 'phone', 'address', 'remarks']);
  });

  it('in two rows is read as one', () => {
    const rows = rowsOf(
      ['杏林社区居民花名册', null, null, null, null, null, null],
      ['姓名', '性别', '现住址', null, null, '紧急联系人', null],
      [null, null, '小区', '楼栋', '房号', '姓名', '电话'],
      ['王一', '男', '杏福里', 3, 1101, '李二', '13800000000'],
    );
    const header = headerOf(rows);
    expect(header).toMatchObject({ dataFrom: 3, rowNumber: 3, confidence: 'high' });
    expect(proposeMapping(header, rows.slice(3)).map(({ field }) => field)).toEqual([
      ...['name', 'sex', 'estate', 'building', 'room', 'emergencyName', 'emergencyPhone'],
    ]);
  });

  it('does not swallow a first row of data that holds a known word', () => {
    const rows = rowsOf(['姓名', '性别', '人员类别'], ['王一', '男', '其他'], ['李二', '女', '低保']);
    expect(headerOf(rows).dataFrom).toBe(1);
  });

  it('without a name column is doubtful', () => {
    expect(headerOf(rowsOf(['小区', '楼栋', '单元', '房号'])).confidence).toBe('low');
  });
});

describe('a column', () => {
  it.each([
    ['身份证号码\n(18位)', 'idNumber', 'sure'],
    ['* 姓 名:', 'name', 'sure'],
    ['性别（必填）', 'sex', 'sure'],
    ['公民身份号码', 'idNumber', 'sure'],
    ['户主身份证号', 'headIdNumber', 'sure'],
    ['联系电话2', 'phone', 'likely'],
    ['所在小区', 'estate', 'likely'],
    ['家庭详细住址(现)', 'address', 'sure'],
    ['享受人员类别情况', 'categories', 'unsure'],
  ])('%j is %s (%s)', (text, field, certainty) => {
    expect(matchHeader(text)).toEqual({ field, certainty });
  });

  it.each(['网格员电话', '网格员姓名', '工作单位地址', '婚姻状况', '户口性质', '健康状态', '文化程度'])(
    '%j is about something else and stays out',
    (text) => {
      expect(matchHeader(text)).toBeNull();
    },
  );

  it('without a known header is told by its values', () => {
    const rows = [
      ['王一', '510104199001011236', '13800000000'],
      ['李二', '11010519491231002X', '13900000000/13800000001'],
    ];
    expect(fieldsOf(['姓名', '性别', '小区'], ...rows)).toEqual(['name', 'sex', 'estate']);
    const header = { ...headerOf(rowsOf(['姓名', '性别'])), columns: ['姓名', '号码一', '号码二'] };
    expect(proposeMapping(header, rowsOf(...rows)).map(({ field, certainty }) => [field, certainty])).toEqual(
      [
        ['name', 'sure'],
        ['idNumber', 'unsure'],
        ['phone', 'unsure'],
      ],
    );
  });

  it('feeds a field alone, except where several may', () => {
    expect(fieldsOf(['姓名', '居民姓名', '手机', '座机', '备注', '其他'])).toEqual([
      ...['name', null, 'phone', 'phone', 'remarks', 'remarks'],
    ]);
  });

  it('of phones behind the emergency contact is the contact’s', () => {
    expect(fieldsOf(['姓名', '联系电话', '紧急联系人', '联系电话'])).toEqual([
      ...['name', 'phone', 'emergencyName', 'emergencyPhone'],
    ]);
    expect(fieldsOf(['姓名', '性别', '紧急联系人', '联系电话'])).toEqual([
      'name',
      'sex',
      'emergencyName',
      'phone',
    ]);
  });

  it('shows up to three different values', () => {
    const [name] = proposeMapping(
      headerOf(rowsOf(['姓名', '性别'])),
      rowsOf(['王一', '男'], ['王一', '女'], [null, '男'], ['李二', '男'], ['张三', '女'], ['赵四', '男']),
    );
    expect(name?.samples).toEqual(['王一', '李二', '张三']);
  });
});

it('no word stands for two fields', () => {
  const words = rosterFields.flatMap((field) => {
    const { zh, en, words } = rosterColumns[field];
    return [...new Set([zh, en, ...words.split('|')].map(normaliseHeader))];
  });
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

describe('the fingerprint', () => {
  it('is the same whatever varies in the writing, and another for another order', () => {
    const one = headerFingerprint(['姓名', '性别', '身份证号']);
    expect(headerFingerprint(['姓 名*', '性别(必填)', '身份证号:'])).toBe(one);
    expect(headerFingerprint(['性别', '姓名', '身份证号'])).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
  });
});
