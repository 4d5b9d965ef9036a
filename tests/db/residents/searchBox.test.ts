/** The search box through the core: what finds whom, in which order, and what is highlighted. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, idNumber, xinglin } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
});
afterEach(() => desk[Symbol.dispose]());

const names = async (text: string) => (await front.residents.search({ text })).map(({ name }) => name);
const match = async (text: string) => (await front.residents.search({ text }))[0]?.match;

test.each(['王', '小明', '明', 'wxm', 'wangxm', 'wangxiaoming', '小m', 'WXM', '王小明 '])(
  'finds 王小明 by "%s"',
  async (text) => {
    await addPerson(front, { name: '王小明' });
    expect(await names(text)).toEqual(['王小明']);
  },
);

test.each([
  ['单华', 'shan'],
  ['解放', 'xief'],
  ['仇英', 'qiuy'],
  ['查良', 'zhal'],
  ['盖文', 'gew'],
  ['尉迟恭', 'yuchig'],
])('reads the surname of %s as in %s', async (name, text) => {
  await addPerson(front, { name });
  expect(await names(text)).toEqual([name]);
});

describe('a hit shows what was hit', () => {
  const number = idNumber('1949-12-31', 12);
  beforeEach(async () => {
    await addPerson(
      front,
      { name: '王小明', formerNames: ['王狗娃'], documentNumber: number, ...xinglin },
      {
        phones: [
          { number: '028-85551234', label: '' },
          { number: '13800000001', label: '' },
        ],
      },
    );
  });

  test('in the name, whatever way it was typed', async () => {
    expect(await match('小明')).toEqual({ field: 'name', text: '王小明', ranges: [[1, 3]] });
    expect(await match('xm')).toEqual({ field: 'name', text: '王小明', ranges: [[1, 3]] });
  });
  test('in a former name', async () => {
    expect(await match('狗娃')).toEqual({ field: 'formerName', text: '王狗娃', ranges: [[1, 3]] });
  });
  test('in a phone, which stays masked', async () => {
    expect(await match('0001')).toEqual({ field: 'phone', text: '138****0001', ranges: [[7, 11]] });
    expect(await match('1380000')).toEqual({ field: 'phone', text: '138****0001', ranges: [[0, 7]] });
  });
  test('in the document number, which stays masked', async () => {
    expect(await match(number.slice(-4))).toEqual({
      field: 'document',
      text: `510123********${number.slice(-4)}`,
      ranges: [[14, 18]],
    });
  });
  test('in the address', async () => {
    expect(await match('杏林')).toEqual({ field: 'address', text: '杏林雅苑 3-2-1102', ranges: [[0, 2]] });
  });
});

test('gives ten at most, whole names first, those who moved away or died last', async () => {
  const gone = await addPerson(front, { name: '王一' });
  await front.residents.setStatus({ id: gone, status: 'died', since: null });
  for (const character of '二三四五六七八九十百千') await addPerson(front, { name: `王${character}` });
  await addPerson(front, { name: '王' });
  const found = await names('王');
  expect(found).toHaveLength(10);
  expect(found[0]).toBe('王');
  expect(found).not.toContain('王一');
  expect(await names('王一')).toEqual(['王一']);
});

test('follows every change of a card at once', async () => {
  const id = await addPerson(front, { name: '王小明' });
  const change = (patch: object) => front.residents.edit({ id, patch, was: {}, notDuplicates: [] });
  await change({ name: '李大强', ...xinglin, documentNumber: idNumber('1950-01-08', 11) });
  const { id: phoneId } = await front.residents.addPhone({
    ...{ residentId: id, number: '13800000001', label: '', first: false },
  });
  expect(await names('王小明')).toEqual([]);
  expect(await names('ldq')).toEqual(['李大强']);
  expect(await names('杏林')).toEqual(['李大强']);
  expect(await names('0001')).toEqual(['李大强']);
  await front.residents.editPhone({ id: phoneId, number: '13800000022' });
  expect(await names('0001')).toEqual([]);
  await front.residents.endPhone({ id: phoneId, inUse: false });
  expect(await names('00022')).toEqual([]);
});

test.each(['', ' ', '%', '_', '*', '"', "'; DROP TABLE resident; --", '王'.repeat(60), '😀', '\u0000'])(
  'answers "%s" without failing',
  async (text) => {
    await addPerson(front, { name: '李大强' });
    expect(await names(text)).toEqual([]);
  },
);
