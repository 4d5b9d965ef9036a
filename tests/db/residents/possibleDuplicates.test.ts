/** Protection against a second card for the same person. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson, idNumber, xinglin, yongning } from '../../support/people.ts';

let desk: TestDesk;
let front: DeskClient;
let known: string;
const number = idNumber('1956-03-02', 12);
beforeEach(async () => {
  desk = await openTestDesk();
  front = await desk.as('frontDesk');
  known = await addPerson(
    front,
    { name: '王小明', documentNumber: number, ...xinglin },
    { phones: [{ number: '13800000001', label: '本人' }] },
  );
});
afterEach(() => desk[Symbol.dispose]());

const nowhere = { estate: null, building: null, unit: null, room: null };
const ask = async (draft: Partial<Parameters<DeskClient['residents']['possibleDuplicates']>[0]>) => {
  const blank = { id: null, name: '', documentNumber: null, phones: [], birthDate: null, ...nowhere };
  const found = await front.residents.possibleDuplicates({ ...blank, ...draft });
  return found.map(({ person, reasons }) => [person.id, reasons]);
};

describe('while a new person is typed', () => {
  test('the same document is found however it is written', async () => {
    expect(await ask({ documentNumber: ` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()}` })).toEqual([
      [known, ['sameDocument']],
    ]);
  });
  test('the 15-digit number finds the 18-digit one it became, and the other way round', async () => {
    const legacy = number.slice(0, 6) + number.slice(8, 17);
    expect(await ask({ documentNumber: legacy })).toEqual([[known, ['sameDocument']]]);
    const other = idNumber('1960-05-05', 21);
    const old = await addPerson(front, {
      name: '李桂',
      documentNumber: other.slice(0, 6) + other.slice(8, 17),
    });
    expect(await ask({ documentNumber: other })).toEqual([[old, ['sameDocument']]]);
  });
  test('the same name with the same phone is found, a phone alone is not', async () => {
    expect(await ask({ name: '王 小明', phones: ['028-85550000', '138-0000-0001'] })).toEqual([
      [known, ['nameAndPhone']],
    ]);
    expect(await ask({ name: '李四', phones: ['13800000001'] })).toEqual([]);
  });
  test('the same name, birth date and address are found, a name and birth date alone are not', async () => {
    const born = { name: '王小明', birthDate: '1956-03-02' };
    const door = { estate: '杏林雅苑', building: '3栋', unit: '2', room: '1102室' };
    expect(await ask({ ...born, ...door })).toEqual([[known, ['nameBirthAddress']]]);
    expect(await ask({ ...born, ...yongning })).toEqual([]);
    expect(await ask(born)).toEqual([]);
  });
  test('all reasons are named', async () => {
    const draft = { name: '王小明', documentNumber: number, phones: ['13800000001'], ...xinglin };
    expect(await ask(draft)).toEqual([[known, ['sameDocument', 'nameAndPhone', 'nameBirthAddress']]]);
  });
  test('half-typed values do no harm', async () => {
    expect(await ask({ name: '王', documentNumber: '5101', phones: ['138'], birthDate: '19' })).toEqual([]);
  });
});

describe('saving', () => {
  const twin = { name: '王小明', ...xinglin, documentNumber: number };

  test('a second card is refused with the name of the first, and nothing is written', async () => {
    const refusal = addPerson(front, twin);
    await expect(refusal).rejects.toMatchObject({
      failure: { code: 'resident.duplicates', params: { ids: known, names: '王小明(杏林雅苑 3-2-1102)' } },
    });
    expect(await front.residents.search({ text: '王小明' })).toHaveLength(1);
  });
  test('needs every suspect to be named', async () => {
    expect(await failureCode(addPerson(front, twin, { notDuplicates: [desk.ids.next()] }))).toBe(
      'resident.duplicates',
    );
  });
  test('an explicit "not the same person" saves, and is not asked again', async () => {
    const id = await addPerson(front, twin, { notDuplicates: [known] });
    expect(id).not.toBe(known);
    expect((await front.residents.card({ id })).suspects).toEqual([]);
    expect(await ask({ ...twin, id })).toEqual([]);
    expect(await front.merges.suspects({ offset: 0, limit: 10 })).toEqual({ total: 0, pairs: [] });
  });
  test('an edit cannot take the document of someone else by mistake', async () => {
    const id = await addPerson(front, { name: '李四' });
    const take = (notDuplicates: string[]) =>
      front.residents.edit({ id, patch: { documentNumber: number }, was: {}, notDuplicates });
    expect(await failureCode(take([]))).toBe('resident.duplicates');
    expect((await take([known])).changed).toContain('documentNumber');
  });
});

test('a card shows whom it may be, until someone says that they are two', async () => {
  const id = await addPerson(front, { name: '李四' }, { phones: [{ number: '13800000001', label: '' }] });
  await front.residents.edit({ id, patch: { name: '王小明' }, was: {}, notDuplicates: [] });
  expect((await front.residents.card({ id })).suspects).toMatchObject([
    { person: { id: known }, reasons: ['nameAndPhone'] },
  ]);
  await front.merges.sayNotSame({ oneId: known, otherId: id });
  await front.merges.sayNotSame({ oneId: id, otherId: known });
  expect((await front.residents.card({ id })).suspects).toEqual([]);
  expect((await front.residents.card({ id: known })).suspects).toEqual([]);
});

test('the page of suspects lists pairs once, the surest first', async () => {
  const phone = { phones: [{ number: '13800000001', label: '' }] };
  const weak = await addPerson(front, { name: '李四' }, phone);
  await front.residents.edit({ id: weak, patch: { name: '王小明' }, was: {}, notDuplicates: [] });
  const legacy = number.slice(0, 6) + number.slice(8, 17);
  const strong = await addPerson(front, { name: '王晓明' });
  desk.writer.sqlite
    .prepare("UPDATE resident SET document_kind = 'legacyId', document_number = ? WHERE id = ?")
    .run(legacy, strong);
  const { total, pairs } = await front.merges.suspects({ offset: 0, limit: 10 });
  expect(total).toBe(2);
  expect(pairs.map(({ one, other, reasons }) => [new Set([one.id, other.id]), reasons])).toEqual([
    [new Set([known, strong]), ['sameDocument']],
    [new Set([known, weak]), ['nameAndPhone']],
  ]);
  expect((await front.merges.suspects({ offset: 1, limit: 10 })).pairs).toHaveLength(1);
});
