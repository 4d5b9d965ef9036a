/** A card: what is typed, what is derived, and what it points out. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, idNumber, xinglin } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
});
afterEach(() => desk[Symbol.dispose]());

const edit = (id: string, patch: Parameters<DeskClient['residents']['edit']>[0]['patch'], was = {}) =>
  front.residents.edit({ id, patch, was, notDuplicates: [] });

describe('a new card', () => {
  test('keeps everything it was given, in one spelling', async () => {
    const id = await addPerson(
      front,
      {
        name: ' 买买提 • 艾力 ',
        formerNames: ['买买提', '买买提'],
        sex: 'male',
        ethnicity: '维吾尔族',
        estate: '杏林雅苑',
        building: '3栋',
        unit: '二单元',
        room: '1102室',
        hukou: '四川成都',
        emergencyName: '阿依古丽',
        emergencyPhone: '138 0000 0009',
        emergencyRelation: '妻',
        language: '维语',
        diet: '清真',
        mobility: '轮椅',
        remarks: '',
      },
      {
        phones: [
          { number: '+86 138-0000-0001', label: '本人' },
          { number: '028 8555 0000', label: '家里' },
        ],
        categories: [
          {
            category: 'disabled',
            detail: '肢体二级',
            source: '残联',
            startsOn: '2026-01-01',
            expiresOn: null,
          },
        ],
      },
    );
    expect(await front.residents.card({ id })).toMatchObject({
      id,
      name: '买买提·艾力',
      formerNames: ['买买提'],
      sex: 'male',
      ethnicity: '维吾尔族',
      address: '杏林雅苑 3-2-1102',
      estate: '杏林雅苑',
      building: '3',
      unit: '2',
      room: '1102',
      hukou: '四川成都',
      emergencyName: '阿依古丽',
      emergencyPhone: '138****0009',
      emergencyRelation: '妻',
      language: '维语',
      diet: '清真',
      mobility: '轮椅',
      remarks: null,
      status: 'here',
      statusSince: null,
      createdAt: desk.clock.now(),
      phones: [
        { number: '138****0001', label: '本人', rank: 0, endedAt: null },
        { number: '028****0000', label: '家里', rank: 1, endedAt: null },
      ],
      categories: [{ category: 'disabled', detail: '肢体二级', source: '残联', state: 'active' }],
      stays: [],
      hasPhoto: false,
      merges: [],
      suspects: [],
    });
  });

  test('takes birth date and sex from the ID number and says that they are derived', async () => {
    const id = await addPerson(front, {
      name: '王小明',
      documentNumber: '１１０１０５１９４９１２３１００２x',
    });
    expect(await front.residents.card({ id })).toMatchObject({
      documentKind: 'residentId',
      documentNumber: '110105********002X',
      birthDate: '1949-12-31',
      birthSource: 'derived',
      sex: 'female',
      age: 76,
      warnings: [],
    });
  });

  test('never lets an ID number overwrite what the person stated, and points out the contradiction', async () => {
    const stated = { birthDate: '1950-01-08', sex: 'male' } as const;
    const id = await addPerson(front, { name: '王小明', documentNumber: '11010519491231002X', ...stated });
    const card = await front.residents.card({ id });
    expect(card).toMatchObject({ ...stated, birthSource: 'stated' });
    expect(card.warnings).toEqual(['sexContradictsId', 'birthContradictsId']);
  });

  test('keeps a 15-digit number as it is, reads it, and asks for the new one', async () => {
    const id = await addPerson(front, { name: '李桂', documentNumber: '510123560302124' });
    const card = await front.residents.card({ id });
    expect(card).toMatchObject({ documentKind: 'legacyId', birthDate: '1956-03-02', sex: 'female' });
    expect(card.warnings).toEqual(['legacyDocument']);
  });

  test('accepts a residence permit of Taiwan and a passport', async () => {
    const permit = await addPerson(front, {
      name: '林一',
      documentNumber: idNumber('1980-05-05', 11, '830000'),
    });
    expect((await front.residents.card({ id: permit })).documentKind).toBe('hkMacauTaiwanPermit');
    const foreign = { name: 'Maria Rossi', documentKind: 'passport', documentNumber: 'yb 1234567' } as const;
    const passport = await addPerson(front, foreign);
    expect(await front.residents.reveal({ what: 'documentNumber', id: passport, reason: null })).toEqual({
      value: 'YB1234567',
    });
  });

  test.each([
    ['110105194912310021', null, 'document.badCheck'],
    ['110105194902310026', null, 'document.badDate'],
    ['110105194912310000', null, 'document.damaged'],
    ['11010519491231', null, 'document.malformed'],
    ['YB1234567', null, 'document.kindMissing'],
    ['YB1234567', 'residentId', 'document.malformed'],
  ] as const)(
    'refuses the document number %s of kind %s with %s',
    async (documentNumber, documentKind, code) => {
      const person = { name: '王小明', documentNumber, documentKind };
      expect(await failureCode(addPerson(front, person))).toBe(code);
      expect((await front.residents.search({ text: '王小明' })).length).toBe(0);
    },
  );

  test.each([
    ['a blank name', { name: '  ' }, 'input.invalid'],
    ['a name of invisible characters', { name: '\u200b' }, 'resident.nameMissing'],
    ['a birth date to come', { name: '王', birthDate: '2026-11-17' }, 'resident.inFuture'],
    ['a birth date that is no day', { name: '王', birthDate: '2026-02-30' }, 'input.invalid'],
    ['an unreadable emergency phone', { name: '王', emergencyPhone: '12' }, 'phone.unreadable'],
  ])('refuses %s', async (_what, person, code) => {
    expect(await failureCode(addPerson(front, person))).toBe(code);
  });

  test('finds people with characters beyond the basic plane', async () => {
    const id = await addPerson(front, { name: '王𬸚' });
    expect(await front.residents.search({ text: '𬸚' })).toMatchObject([{ id, name: '王𬸚' }]);
  });
});

describe('the number as it is typed', () => {
  const check = (number: string, kind: 'passport' | null = null) =>
    front.residents.checkDocument({ kind, number });

  test('tells birth date, sex and age of a good one', async () => {
    expect(await check('11010519491231002x')).toEqual({
      kind: 'valid',
      documentKind: 'residentId',
      birthDate: '1949-12-31',
      sex: 'female',
      age: 76,
      sentence: null,
    });
  });

  test('says what is wrong with a bad one, and what a legacy one lacks', async () => {
    expect(await check('110105194912310000')).toMatchObject({
      kind: 'invalid',
      sentence: { zh: expect.stringContaining('Excel') },
    });
    expect(await check('510123560302124')).toMatchObject({ kind: 'legacy', sex: 'female' });
    expect(await check('510123560302124').then(({ sentence }) => sentence?.zh)).toContain('15 位');
    expect(await check('')).toMatchObject({ kind: 'blank', sentence: null });
    expect(await check('E12345678', 'passport')).toMatchObject({
      kind: 'unchecked',
      documentKind: 'passport',
    });
  });
});

describe('editing', () => {
  test('writes only what changed, and names it', async () => {
    const id = await addPerson(front, { name: '王小明', ...xinglin, remarks: '爱下棋' });
    expect(await edit(id, { name: '王小明', room: '1103室', remarks: '' })).toEqual({
      changed: ['room', 'remarks'],
    });
    expect(await edit(id, { room: '1103' })).toEqual({ changed: [] });
    expect(await front.residents.card({ id })).toMatchObject({ room: '1103', remarks: null });
  });

  test('fills an empty birth date from a new number, follows it when the number is corrected, and drops it with it', async () => {
    const id = await addPerson(front, { name: '王小明' });
    await edit(id, { documentNumber: idNumber('1950-01-08', 11) });
    expect(await front.residents.card({ id })).toMatchObject({ birthDate: '1950-01-08', sex: 'male' });
    await edit(id, { documentNumber: idNumber('1951-01-08', 11) });
    expect(await front.residents.card({ id })).toMatchObject({
      birthDate: '1951-01-08',
      birthSource: 'derived',
    });
    await edit(id, { documentNumber: null });
    expect(await front.residents.card({ id })).toMatchObject({ birthDate: null, birthSource: null });
  });

  test('keeps a stated birth date through a new number, and derives it again once it is emptied', async () => {
    const id = await addPerson(front, { name: '王小明', birthDate: '1949-06-01' });
    await edit(id, { documentNumber: idNumber('1950-01-08', 11) });
    expect(await front.residents.card({ id })).toMatchObject({
      birthDate: '1949-06-01',
      birthSource: 'stated',
    });
    await edit(id, { birthDate: null });
    expect(await front.residents.card({ id })).toMatchObject({
      birthDate: '1950-01-08',
      birthSource: 'derived',
    });
  });

  test('keeps the kind of a passport when only its number is corrected', async () => {
    const id = await addPerson(front, { name: 'Ann', documentKind: 'passport', documentNumber: 'E12345678' });
    await edit(id, { documentNumber: 'E12345679' });
    expect(await front.residents.card({ id })).toMatchObject({ documentKind: 'passport' });
  });

  test('refuses to overwrite what someone else changed since the page was opened', async () => {
    const id = await addPerson(front, { name: '王小明', remarks: '旧', diet: '清淡' });
    const page = await front.residents.card({ id });
    await edit(id, { remarks: '别人写的' });
    const late = edit(id, { remarks: '我写的' }, { remarks: page.remarks });
    expect(await failureCode(late)).toBe('resident.changedMeanwhile');
    expect(await front.residents.card({ id })).toMatchObject({ remarks: '别人写的' });
  });

  test('merges edits of different fields, and the same value written twice', async () => {
    const id = await addPerson(front, { name: '王小明', remarks: '旧', diet: '清淡' });
    const page = await front.residents.card({ id });
    await edit(id, { remarks: '同样' });
    await edit(id, { diet: '少盐', remarks: '同样' }, { diet: page.diet, remarks: page.remarks });
    expect(await front.residents.card({ id })).toMatchObject({ remarks: '同样', diet: '少盐' });
  });

  test('compares masked values as they were shown', async () => {
    const id = await addPerson(front, { name: '王小明', emergencyPhone: '13800000001' });
    const was = { emergencyPhone: (await front.residents.card({ id })).emergencyPhone };
    await edit(id, { emergencyPhone: '13800000002' }, was);
    expect(await failureCode(edit(id, { emergencyPhone: '13800000003' }, was))).toBe(
      'resident.changedMeanwhile',
    );
  });

  test('refuses a card that does not exist', async () => {
    expect(await failureCode(edit(desk.ids.next(), { name: '王' }))).toBe('resident.unknown');
  });
});

describe('phones', () => {
  const phonesOf = async (id: string) =>
    (await front.residents.card({ id })).phones.map(({ number, label, endedAt }) => [
      number,
      label,
      endedAt !== null,
    ]);

  test('are added, put first, relabelled, ended and taken back into use', async () => {
    const id = await addPerson(
      front,
      { name: '王小明' },
      { phones: [{ number: '13800000001', label: '本人' }] },
    );
    const second = await front.residents.addPhone({
      residentId: id,
      number: '13800000002',
      label: '女儿',
      first: true,
    });
    expect(await phonesOf(id)).toEqual([
      ['138****0002', '女儿', false],
      ['138****0001', '本人', false],
    ]);
    await front.residents.editPhone({ id: second.id, label: '大女儿' });
    await front.residents.endPhone({ id: second.id, inUse: false });
    expect(await phonesOf(id)).toEqual([
      ['138****0001', '本人', false],
      ['138****0002', '大女儿', true],
    ]);
    const again = await front.residents.addPhone({
      residentId: id,
      number: '138 0000 0002',
      label: '女儿',
      first: false,
    });
    expect(again).toEqual(second);
    expect((await phonesOf(id)).map(([, , ended]) => ended)).toEqual([false, false]);
  });

  test('refuse a number twice, several at once, and what is no number', async () => {
    const id = await addPerson(front, { name: '王小明' }, { phones: [{ number: '13800000001', label: '' }] });
    const add = (number: string) =>
      failureCode(front.residents.addPhone({ residentId: id, number, label: '', first: false }));
    expect(await add('138-0000-0001')).toBe('phone.known');
    expect(await add('13800000002/13800000003')).toBe('phone.unreadable');
    expect(await add('没有')).toBe('phone.unreadable');
  });
});

describe('categories', () => {
  const add = (residentId: string, startsOn: string | null, expiresOn: string | null) =>
    front.residents.addCategory({
      ...{ residentId, category: 'lowIncome', detail: null, source: '民政' },
      ...{ startsOn, expiresOn },
    });
  const states = async (id: string) =>
    (await front.residents.card({ id })).categories.map(({ state }) => state);

  test('hold to the end of their last day, are announced a month ahead, and then grant nothing', async () => {
    const id = await addPerson(front, { name: '王小明' });
    await add(id, null, null);
    await add(id, '2026-11-17', null);
    await add(id, null, '2026-11-15');
    await add(id, null, '2026-11-16');
    await add(id, null, '2026-12-16');
    await add(id, null, '2026-12-17');
    expect(await states(id)).toEqual(['active', 'future', 'expired', 'soon', 'soon', 'active']);
    expect((await front.residents.card({ id })).warnings).toEqual(['categoryExpired']);
  });

  test('are ended, taken out when entered by mistake, and put back', async () => {
    const id = await addPerson(front, { name: '王小明' });
    const { id: categoryId } = await add(id, '2026-01-01', null);
    await front.residents.endCategory({ id: categoryId, on: '2026-10-31' });
    expect(await states(id)).toEqual(['expired']);
    await front.residents.removeCategory({ id: categoryId, removed: true });
    expect(await states(id)).toEqual([]);
    await front.residents.removeCategory({ id: categoryId, removed: false });
    await front.residents.editCategory({ id: categoryId, expiresOn: null, source: '复核' });
    expect((await front.residents.card({ id })).categories).toMatchObject([
      { source: '复核', state: 'active' },
    ]);
  });

  test('cannot expire before they start', async () => {
    const id = await addPerson(front, { name: '王小明' });
    expect(await failureCode(add(id, '2026-05-01', '2026-04-30'))).toBe('category.datesReversed');
    const { id: categoryId } = await add(id, '2026-05-01', null);
    expect(await failureCode(front.residents.endCategory({ id: categoryId, on: '2026-04-30' }))).toBe(
      'category.datesReversed',
    );
  });
});

describe('revealing', () => {
  test('gives one full number and logs who saw whose, and when', async () => {
    const id = await addPerson(
      front,
      { name: '王小明', documentNumber: '11010519491231002X', emergencyPhone: '13800000009' },
      { phones: [{ number: '13800000001', label: '' }] },
    );
    const [phone] = (await front.residents.card({ id })).phones;
    const phoneId = phone?.id ?? '';
    expect(await front.residents.reveal({ what: 'documentNumber', id, reason: null })).toEqual({
      value: '11010519491231002X',
    });
    expect(await front.residents.reveal({ what: 'phone', id, phoneId, reason: '回访' })).toEqual({
      value: '13800000001',
    });
    expect(await front.residents.reveal({ what: 'emergencyPhone', id, reason: null })).toEqual({
      value: '13800000009',
    });
    const logged = desk.reader.sqlite
      .prepare("SELECT subject, at, detail FROM audit WHERE action = 'residents.reveal' ORDER BY n")
      .all();
    expect(logged).toEqual([
      {
        subject: id,
        at: desk.clock.now(),
        detail: '{"what":"documentNumber","reason":null,"under14":false}',
      },
      {
        subject: id,
        at: desk.clock.now(),
        detail: JSON.stringify({ what: 'phone', phoneId, reason: '回访', under14: false }),
      },
      {
        subject: id,
        at: desk.clock.now(),
        detail: '{"what":"emergencyPhone","reason":null,"under14":false}',
      },
    ]);
  });

  test('asks for a reason under 14, and refuses the phone of another card', async () => {
    const child = await addPerson(front, { name: '小小', documentNumber: idNumber('2015-03-01', 12) });
    const other = await addPerson(front, { name: '王' }, { phones: [{ number: '13800000001', label: '' }] });
    const [phone] = (await front.residents.card({ id: other })).phones;
    const ask = (reason: string | null) =>
      front.residents.reveal({ what: 'documentNumber', id: child, reason });
    expect(await failureCode(ask(null))).toBe('reveal.reasonNeeded');
    expect(await ask('办理医保')).toEqual({ value: idNumber('2015-03-01', 12) });
    const foreign = front.residents.reveal({
      what: 'phone',
      id: child,
      phoneId: phone?.id ?? '',
      reason: 'x',
    });
    expect(await failureCode(foreign)).toBe('reveal.nothing');
  });

  test('is refused to the evaluator, who still reads the masked card', async () => {
    const id = await addPerson(front, { name: '王小明', documentNumber: '11010519491231002X' });
    const evaluator = await desk.as('evaluator');
    expect((await evaluator.residents.card({ id })).documentNumber).toBe('110105********002X');
    expect(await failureCode(evaluator.residents.reveal({ what: 'documentNumber', id, reason: 'x' }))).toBe(
      'access.denied',
    );
    const kiosk = await desk.as('kiosk');
    expect(await failureCode(kiosk.residents.search({ text: '王' }))).toBe('access.denied');
  });
});
