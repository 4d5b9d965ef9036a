import { describe, expect, it } from 'vitest';
import { priceMeal } from '../../../db/subsidies/engine.ts';
import type { PricingQuestion, PricingRule } from '../../../db/subsidies/shapes.ts';
import { needy, person, question, rule, schemeRules } from './rules.ts';

const pays = (rules: readonly PricingRule[], patch: Partial<PricingQuestion> = {}) =>
  priceMeal(rules, question(patch)).subsidyFen;
const reasons = (rules: readonly PricingRule[], patch: Partial<PricingQuestion> = {}) =>
  priceMeal(rules, question(patch)).lines.map(({ reason }) => reason);
const missed = (rules: readonly PricingRule[], patch: Partial<PricingQuestion> = {}) =>
  priceMeal(rules, question(patch)).missed.map(({ why }) => why);

describe('the sample schemes', () => {
  it('pays a quarter of the price, three yuan at most', () => {
    const quarter = schemeRules('quarter');
    expect(pays(quarter, { priceFen: 1000 })).toBe(250);
    expect(pays(quarter, { priceFen: 2000 })).toBe(300);
    expect(pays(quarter, { priceFen: 1000, meal: 'breakfast' })).toBe(0);
    expect(pays(quarter, { priceFen: 1000, person: person(59) })).toBe(0);
  });

  it('pays the needy six yuan a day, others by age for a bill of fifteen, and delivery beside it', () => {
    const tiers = schemeRules('tiers');
    expect(pays(tiers, { person: person(66, { categories: needy() }) })).toBe(600);
    expect(pays(tiers, { person: person(66) })).toBe(200);
    expect(pays(tiers, { person: person(79) })).toBe(200);
    expect(pays(tiers, { person: person(80) })).toBe(300);
    expect(pays(tiers, { person: person(80), priceFen: 1499 })).toBe(0);
    expect(pays(tiers, { person: person(80), mode: 'delivery' })).toBe(700);
  });

  it('pays the better of two shares', () => {
    const share = schemeRules('share');
    const both = person(70, {
      categories: [...needy(), { category: 'livingAlone', startsOn: null, expiresOn: null }],
    });
    expect(pays(share, { person: both })).toBe(1200);
    expect(
      pays(share, {
        person: person(70, { categories: [{ category: 'livingAlone', startsOn: null, expiresOn: null }] }),
      }),
    ).toBe(1050);
  });

  it('gives the first meal of a day for nothing from 85, the second for half, the third at full price', () => {
    const free = schemeRules('firstFree');
    const asked = { person: person(85), priceFen: 1555 };
    const first = priceMeal(free, question(asked));
    const second = priceMeal(free, question({ ...asked, earlier: [first] }));
    const third = priceMeal(free, question({ ...asked, earlier: [first, second] }));
    expect([first, second, third].map(({ personFen }) => personFen)).toEqual([0, 777, 1555]);
    expect(pays(free, { person: person(84) })).toBe(0);
  });

  it('lets people pay five yuan, three or nothing by age', () => {
    const fixed = schemeRules('fixedPrice');
    const paid = [59, 60, 75, 76, 89, 90].map(
      (age) => priceMeal(fixed, question({ person: person(age) })).personFen,
    );
    expect(paid).toEqual([1500, 500, 500, 300, 300, 0]);
    expect(priceMeal(fixed, question({ priceFen: 400 })).personFen).toBe(400);
  });
});

describe('amounts', () => {
  it('rounds half a fen up', () => {
    const quarter = [rule('a', { kind: 'percent', basisPoints: 2500 })];
    expect(pays(quarter, { priceFen: 1234 })).toBe(309);
    expect(pays(quarter, { priceFen: 1233 })).toBe(308);
  });

  it('takes a share of the price, or of what earlier rules left', () => {
    const first = rule('a', { amountFen: 500, rank: 1 });
    expect(pays([first, rule('b', { kind: 'percent', basisPoints: 5000 })])).toBe(1250);
    expect(pays([first, rule('b', { kind: 'percent', basisPoints: 5000, basis: 'rest' })])).toBe(1000);
    expect(pays([first, rule('b', { kind: 'fixedPrice', amountFen: 200 })])).toBe(1500);
    expect(pays([first, rule('b', { kind: 'fixedPrice', amountFen: 200, basis: 'rest' })])).toBe(1300);
  });

  it('stops at the cap of the day, counting what the same rule paid before', () => {
    const rules = [rule('a', { amountFen: 400, capPerDayFen: 600 })];
    const first = priceMeal(rules, question());
    const second = priceMeal(rules, question({ earlier: [first] }));
    const third = priceMeal(rules, question({ earlier: [first, second] }));
    expect([first, second, third].map(({ subsidyFen }) => subsidyFen)).toEqual([400, 200, 0]);
    expect(third.missed[0]?.why.zh).toBe('每天最多补 6 元，当天已补满。');
  });

  it('spends an amount a day over the meals of the day', () => {
    const rules = [rule('a', { kind: 'perDay', amountFen: 600 })];
    const first = priceMeal(rules, question({ priceFen: 500 }));
    const second = priceMeal(rules, question({ earlier: [first] }));
    expect([first.subsidyFen, second.subsidyFen]).toEqual([500, 100]);
  });

  it('applies by rank, and lets nothing follow a rule that ends the row', () => {
    const last = rule('b', { amountFen: 300, rank: 1, last: true });
    expect(pays([rule('a', { amountFen: 200, rank: 2 }), last])).toBe(300);
    expect(pays([rule('a', { amountFen: 200, rank: 0 }), last])).toBe(500);
    expect(
      pays([rule('a', { amountFen: 200, rank: 2 }), { ...last, terms: { ...last.terms, ageFrom: 99 } }]),
    ).toBe(200);
  });

  it('counts the best of a group, the first of equals', () => {
    const group = '基础';
    const rules = [
      rule('c', { amountFen: 300, group, rank: 3 }),
      rule('a', { amountFen: 200, group, rank: 1 }),
      rule('b', { amountFen: 300, group, rank: 2 }),
      rule('d', { amountFen: 100, rank: 2 }),
    ];
    expect(priceMeal(rules, question()).lines.map(({ ruleId }) => ruleId)).toEqual(['b', 'd']);
  });

  it('pays nothing for a guest without a card', () => {
    const pricing = priceMeal([rule('a', { amountFen: 300 })], question({ person: null }));
    expect(pricing).toEqual({ priceFen: 1500, lines: [], subsidyFen: 0, personFen: 1500, missed: [] });
  });
});

describe('conditions', () => {
  const holds = (patch: Parameters<typeof rule>[1], asked: Partial<PricingQuestion> = {}) =>
    pays([rule('a', { amountFen: 100, ...patch })], asked) === 100;

  it('counts an age from the birthday on', () => {
    const born = (birthDate: string) => ({ person: { ...person(70), birthDate } });
    expect(holds({ ageFrom: 80 }, born('1946-11-16'))).toBe(true);
    expect(holds({ ageFrom: 80 }, born('1946-11-17'))).toBe(false);
    expect(holds({ ageTo: 79 }, born('1946-11-17'))).toBe(true);
  });

  it('holds on the first and the last day of a rule and of a category', () => {
    expect(holds({ validFrom: '2026-11-16', validTo: '2026-11-16' })).toBe(true);
    expect(holds({ validFrom: '2026-11-17' })).toBe(false);
    expect(holds({ validTo: '2026-11-15' })).toBe(false);
    const since = (startsOn: string, expiresOn: string) => ({
      person: person(70, { categories: [{ category: 'lowIncome', startsOn, expiresOn }] }),
    });
    expect(holds({ categories: ['lowIncome'] }, since('2026-11-16', '2026-11-16'))).toBe(true);
    expect(holds({ categories: ['lowIncome'] }, since('2026-11-17', '2027-11-16'))).toBe(false);
    expect(holds({ categories: ['lowIncome'] }, since('2025-11-17', '2026-11-15'))).toBe(false);
  });

  it('knows weekdays, meals, ways of serving, residence and ability', () => {
    expect(holds({ weekdays: 1 })).toBe(true);
    expect(holds({ weekdays: 64 })).toBe(false);
    expect(holds({ weekdays: 64 }, { day: '2026-11-22' })).toBe(true);
    expect(holds({ meals: ['dinner'] })).toBe(false);
    expect(holds({ modes: ['delivery'] }, { mode: 'delivery' })).toBe(true);
    expect(holds({ hukou: '温江区' }, { person: person(70, { hukou: '四川省成都市温江区永宁街道' }) })).toBe(
      true,
    );
    expect(holds({ hukou: '温江区' }, { person: person(70, { hukou: '四川省成都市郫都区' }) })).toBe(false);
    expect(holds({ abilityLevels: [2, 3] }, { person: person(70, { abilityLevel: 3 }) })).toBe(true);
    expect(holds({ abilityLevels: [2, 3] }, { person: person(70, { abilityLevel: 0 }) })).toBe(false);
  });
});

describe('what is said', () => {
  it('tells category and expiry, age, rate and cap behind an amount', () => {
    const rules = [
      rule('a', {
        kind: 'percent',
        basisPoints: 2500,
        capPerMealFen: 300,
        categories: ['lowIncome'],
        ageFrom: 60,
      }),
    ];
    const asked = { person: person(82, { categories: needy('2027-03-31') }) };
    expect(reasons(rules, asked)).toEqual([
      {
        zh: '低保（有效至 2027-03-31）、82 岁：餐费 15 元的 25% 是 3.75 元，每餐最多 3 元，本餐补 3 元。',
        en: 'Minimum living allowance (until 2027-03-31), aged 82: 25% of the price ¥15 is ¥3.75; at most ¥3 a meal; pays ¥3.',
      },
    ]);
  });

  it('says that only a certain meal of the day is paid for, when everything else fits', () => {
    const first = [rule('a', { amountFen: 600, mealOfDay: 1 })];
    const earlier = [priceMeal(first, question())];
    expect(missed(first)).toEqual([]);
    expect(missed(first, { earlier }).map(({ zh }) => zh)).toEqual(['这项只补当天第 1 餐，这是第 2 餐。']);
    expect(missed([rule('b', { amountFen: 600, mealOfDay: 1, ageFrom: 90 })], { earlier })).toEqual([]);
  });

  it('says since when a category has expired, and that renewing it helps', () => {
    const rules = [rule('a', { amountFen: 600, categories: ['lowIncome', 'extremePoverty'] })];
    expect(missed(rules, { person: person(70, { categories: needy('2026-10-31') }) })).toEqual([
      {
        zh: '“低保”已于 2026-10-31 到期，续办登记后就能继续享受。',
        en: '"Minimum living allowance" expired on 2026-10-31; it pays again once that is renewed on the card.',
      },
    ]);
  });

  it('says what is missing on the card, how much is missing on the bill, and what has yet to begin', () => {
    const said = (patch: Parameters<typeof rule>[1], asked: Partial<PricingQuestion> = {}) =>
      missed([rule('a', { amountFen: 100, ...patch })], asked).map(({ zh }) => zh);
    expect(said({ ageFrom: 60 }, { person: { ...person(70), birthDate: null } })).toEqual([
      '档案里没有出生日期，无法核对“60 岁及以上”，请补上。',
    ]);
    expect(said({ abilityLevels: [3] })).toEqual(['还没有能力评估，评估后才能核对。']);
    expect(said({ hukou: '温江区' })).toEqual(['档案里没有户籍地，无法核对“温江区”，请补上。']);
    expect(said({ minSpendFen: 1800 })).toEqual(['餐费满 18 元才有，还差 3 元。']);
    expect(said({ validFrom: '2026-12-01' })).toEqual(['这项补贴从 2026-12-01 起执行。']);
  });

  it('keeps quiet about rules that were never meant for this person or fail twice', () => {
    const rules = [
      rule('a', { amountFen: 100, categories: ['veteran'] }),
      rule('b', { amountFen: 100, ageFrom: 90 }),
      rule('c', { amountFen: 100, minSpendFen: 9900, abilityLevels: [4] }),
    ];
    expect(missed(rules)).toEqual([]);
  });
});
