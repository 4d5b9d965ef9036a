import { expect, test } from 'vitest';
import {
  change,
  type DeskState,
  finish,
  nobody,
  putAside,
  resume,
  serve,
} from '../../../../renderer/features/visits/desk/deskState.ts';
import { emptyForm, type VisitForm } from '../../../../renderer/features/visits/desk/visitForm.ts';

const person = (id: string, residentId: string | null = `resident ${id}`): VisitForm =>
  emptyForm(id, 0, {
    residentId,
    name: id,
    visitor: residentId ? null : { name: '', phone: '' },
    ticketId: null,
  });
const noted = (form: VisitForm): VisitForm => ({ ...form, note: '等材料' });
const names = ({ form, aside }: DeskState) => [form?.id ?? null, ...aside.map(({ id }) => id)];

test('the next person puts the visit in hand aside, and an untouched one is not kept', () => {
  const first = change(serve(nobody, person('a')), noted);
  const second = serve(first, person('b'));
  expect(names(second)).toEqual(['b', 'a']);
  expect(names(serve(second, person('c')))).toEqual(['c', 'a']);
});

test('a person who comes back goes on where they stopped', () => {
  const waiting = serve(change(serve(nobody, person('a')), noted), person('b'));
  const back = serve(waiting, { ...person('later'), residentId: 'resident a' });
  expect(back.form).toMatchObject({ id: 'a', note: '等材料' });
  expect(back.aside).toEqual([]);
  expect(serve(back, { ...person('again'), residentId: 'resident a' })).toBe(back);
});

test('two visitors without a card are two people', () => {
  const one = change(serve(nobody, person('a', null)), noted);
  expect(names(serve(one, person('b', null)))).toEqual(['b', 'a']);
});

test('picking up a visit lays down the one in hand', () => {
  const state = serve(change(serve(nobody, person('a')), noted), person('b'));
  expect(names(resume(change(state, noted), 'a'))).toEqual(['a', 'b']);
  expect(resume(state, 'gone')).toBe(state);
});

test('a saved visit leaves the desk, also when somebody else stands there by now', () => {
  const state = serve(change(serve(nobody, person('a')), noted), person('b'));
  expect(names(finish(state, 'a'))).toEqual(['b']);
  expect(names(finish(state, 'b'))).toEqual([null, 'a']);
  expect(names(putAside(nobody))).toEqual([null]);
});

test('a number given to somebody who was put aside belongs to their visit when they are called', () => {
  const waiting = serve(change(serve(nobody, person('a')), noted), person('b'));
  const called = { ...person('later'), residentId: 'resident a', ticketId: 'A001' };
  expect(serve(waiting, called).form).toMatchObject({ id: 'a', note: '等材料', ticketId: 'A001' });
  const again = { ...called, ticketId: 'A002' };
  expect(serve(serve(waiting, called), again).form?.ticketId).toBe('A001');
});
