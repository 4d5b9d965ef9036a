/** What the forms send: only what a person typed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formOf, toEdit } from '../../../../renderer/features/residents/card/editForm.ts';
import { everyone, withFilter } from '../../../../renderer/features/residents/list/filterState.ts';
import { blankForm, toAdd } from '../../../../renderer/features/residents/new/newForm.ts';
import { idNumber } from '../../../support/people.ts';
import { openWalkIn, type WalkIn } from '../../../support/walkIn.ts';

let desk: WalkIn;
beforeEach(async () => {
  desk = await openWalkIn();
});
afterEach(() => desk[Symbol.dispose]());

async function cardOf(edit: Partial<ReturnType<typeof blankForm>>) {
  const { id } = await desk.front.residents.add(toAdd({ ...blankForm('王小明'), ...edit }, '本人申报'));
  return desk.front.residents.card({ id });
}

describe('editing a card', () => {
  it('sends nothing when nothing was changed, although numbers stand masked in their boxes', async () => {
    const card = await cardOf({
      documentNumber: idNumber('1954-03-21', 1),
      emergencyName: '王磊',
      emergencyPhone: '13800000002',
    });
    const start = formOf(card);
    expect(start.documentNumber).toContain('*');
    expect(toEdit(card, start, { ...start })).toBeNull();
  });

  it('sends the changed field with what it was, and the core takes it', async () => {
    const card = await cardOf({ documentNumber: idNumber('1954-03-21', 1), remarks: '听力不好' });
    const start = formOf(card);
    const edit = toEdit(card, start, { ...start, ethnicity: '汉族', remarks: '' });
    expect(edit).toEqual({
      id: card.id,
      patch: { ethnicity: '汉族', remarks: null },
      was: { ethnicity: null, remarks: '听力不好' },
      notDuplicates: [],
    });
    if (edit) await desk.front.residents.edit(edit);
    expect(await desk.front.residents.card({ id: card.id })).toMatchObject({
      ethnicity: '汉族',
      remarks: null,
      documentNumber: card.documentNumber,
    });
  });

  it('sends a new number together with its kind', async () => {
    const card = await cardOf({ documentNumber: idNumber('1954-03-21', 1) });
    const start = formOf(card);
    const documentNumber = idNumber('1954-03-21', 3);
    expect(toEdit(card, start, { ...start, documentNumber })?.patch).toEqual({
      documentNumber,
      documentKind: 'residentId',
    });
  });
});

describe('a new card', () => {
  it('sends no phone without digits and no kind without a number', () => {
    const form = {
      ...blankForm('王小明'),
      documentKind: 'passport' as const,
      documentNumber: '  ',
      phones: [
        { number: '13800000001', label: '本人' },
        { number: ' ', label: '女儿' },
      ],
    };
    const { person, phones } = toAdd(form, '本人申报');
    expect(person).toMatchObject({ name: '王小明', documentKind: null, documentNumber: null });
    expect(phones).toEqual([{ number: '13800000001', label: '本人' }]);
  });

  it('says of each category who stated it', () => {
    expect(toAdd({ ...blankForm('王小明'), categories: ['aged'] }, '本人申报').categories).toEqual([
      { category: 'aged', detail: null, source: '本人申报', startsOn: null, expiresOn: null },
    ]);
  });
});

describe('the filters of the register', () => {
  it('forget a filter that is set to nothing, so that everyone is asked for in one way only', () => {
    const narrowed = withFilter(everyone.filter, 'estate', '杏林雅苑');
    expect(narrowed).toEqual({ ...everyone.filter, estate: '杏林雅苑' });
    expect(withFilter(narrowed, 'estate', null)).toEqual(everyone.filter);
    expect(withFilter(everyone.filter, 'text', '')).toEqual(everyone.filter);
    expect(withFilter({ categories: ['aged'] }, 'categories', [])).toEqual({});
  });
});
