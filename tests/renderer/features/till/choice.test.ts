/** What Enter would serve: the usual meal, but for what was chosen, and what has to be settled first. */
import { describe, expect, test } from 'vitest';
import {
  type Choice,
  nextOption,
  type OfferData,
  readChoice,
} from '../../../../renderer/features/till/choice.ts';

const [setA, setB, setC] = ['a', 'b', 'c'] as const;
const quote = (optionId: string | null, mode: 'dineIn' | 'takeAway', personFen: number, priceFen = 1600) => ({
  optionId,
  mode,
  priceFen,
  subsidyFen: priceFen - personFen,
  personFen,
  lines: [],
  missed: [],
});

const offer: OfferData = {
  diner: { residentId: 'r', name: '王秀英', sex: 'female', age: 76, address: '' },
  status: 'here',
  phone: null,
  documentNumber: null,
  categories: [],
  diet: { diets: [], allergens: ['fish'], note: '' },
  refusal: null,
  warnings: [],
  quotes: [
    quote(setA, 'dineIn', 320),
    quote(setA, 'takeAway', 1600),
    quote(setB, 'dineIn', 720, 2000),
    quote(setC, 'dineIn', 0, 1200),
  ],
  conflicts: [{ optionId: setB, found: [{ severity: 'danger', sentence: { zh: '含鱼', en: 'fish' } }] }],
  order: null,
  route: null,
  usual: { optionId: setA, mode: 'dineIn', payment: 'balance' },
  balanceFen: 500,
  owedFen: 0,
  served: [],
  nextServing: 1,
  history: [],
};
const read = (choice: Choice, more: Partial<OfferData> = {}) => readChoice({ ...offer, ...more }, choice);

describe('without a choice', () => {
  test('it is the usual option, mode and payment, and nothing has to be asked', () => {
    expect(read({})).toMatchObject({
      optionId: setA,
      mode: 'dineIn',
      payment: 'balance',
      quote: { personFen: 320 },
      ask: null,
    });
  });

  test('a balance that is too small for this meal gives way to cash', () => {
    expect(read({ mode: 'takeAway' })).toMatchObject({ payment: 'cash', quote: { personFen: 1600 } });
  });

  test('where last time cost nothing, the balance pays what it can, else cash', () => {
    const usual = { ...offer.usual, payment: 'subsidyOnly' as const };
    expect([read({}, { usual }).payment, read({ mode: 'takeAway' }, { usual }).payment]).toEqual([
      'balance',
      'cash',
    ]);
  });
});

test('nothing is paid for what the subsidy covers, whatever was chosen', () => {
  expect(read({ optionId: setC, payment: 'cash' }).payment).toBe('subsidyOnly');
});

const eaten: OfferData['served'][number] = {
  ...{ rootId: 'm', versionId: 'm', day: '2026-11-16', bookedOn: '2026-11-16', meal: 'lunch', serving: 1 },
  ...{
    diner: offer.diner,
    portions: 1,
    mode: 'dineIn',
    optionId: setA,
    optionName: '套餐 A',
    optionNameEn: 'Set A',
  },
  ...{ priceFen: 1600, subsidyFen: 1280, personFen: 320, lines: [], category: 'none', payment: 'cash' },
  ...{ takenBy: null, routeId: null, deliverer: null, at: 0, here: true, savedAt: 0, reason: null },
  ...{ savedBy: { id: 'a', name: '罗芳' }, corrected: false, withdrawn: false },
};

test('a refusal goes before a second serving, that before an allergy', () => {
  const again = { served: [eaten] };
  expect(read({}, { ...again, refusal: { zh: '已去世', en: 'died' } }).ask).toBe('refused');
  expect(read({ optionId: setB }, again).ask).toBe('again');
  expect(read({ optionId: setB, again: true }, again).ask).toBe('allergy');
  expect(read({ again: true }, again).ask).toBeNull();
});

test('a price typed in is served at its own quote only', () => {
  expect(read({ optionId: null }).ask).toBe('price');
  const quotes = [...offer.quotes, quote(null, 'dineIn', 800, 800)];
  expect(read({ optionId: null, priceFen: 800 }, { quotes })).toMatchObject({
    ask: null,
    quote: { personFen: 800 },
  });
  // The answer to the figure before the last key is still on its way.
  expect(read({ optionId: null, priceFen: 8000 }, { quotes }).ask).toBe('price');
});

test('Tab walks round the options, and from a typed price to the first', () => {
  expect([
    nextOption([setA, setB], setA),
    nextOption([setA, setB], setB),
    nextOption([setA, setB], null),
  ]).toEqual([setB, setA, setA]);
  expect(nextOption([], null)).toBeNull();
});
