/** Rules as data: versions, who may change them, what is refused, and whom they are told about. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskClient } from '../../../db/contract.ts';
import type { InputOf } from '../../../db/core/procedure.ts';
import { newSession } from '../../../db/core/session.ts';
import { abilityAssessments } from '../../../db/daycare/table.ts';
import type { subsidies } from '../../../db/subsidies/contract.ts';
import { sayTerms } from '../../../db/subsidies/sayTerms.ts';
import { pricingPeopleOf, pricingPersonOf, rulesOn } from '../../../db/subsidies/service.ts';
import type { RuleTerms } from '../../../db/subsidies/shapes.ts';
import { draftsOf, schemes } from '../../../db/subsidies/templates.ts';
import { failureCode, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import { schemeRules, terms } from './rules.ts';

let desk: TestDesk;
let manager: DeskClient;
beforeEach(async () => {
  desk = await openTestDesk();
  manager = await desk.as('manager');
});
afterEach(() => desk[Symbol.dispose]());

type Save = InputOf<typeof subsidies.save>;
const entry = (
  patch: Partial<RuleTerms> = {},
  more: Partial<Save['rules'][number]> = {},
): Save['rules'][number] => ({
  id: desk.ids.next(),
  ruleId: desk.ids.next(),
  follows: 0,
  name: '午餐补贴',
  nameEn: '',
  terms: terms({ amountFen: 200, ...patch }),
  ...more,
});
const save = (...rules: Save['rules']) => manager.subsidies.save({ rules, reason: '街道 2026 年 8 号文件' });
/** Inside a transaction, as another feature would ask. */
const ask = <T>(work: Parameters<typeof desk.app.transact<T>>[2]) =>
  desk.app.transact(newSession('test', desk.clock.now()), 'test.ask', work);
const amountsOn = async (day: string) =>
  (await ask((ctx) => rulesOn(ctx, day))).map((rule) => rule.terms.amountFen);

describe('versions', () => {
  test('a version that begins later leaves the days before it to the one before', async () => {
    const first = entry();
    await save(first);
    await save(entry({ amountFen: 300, validFrom: '2026-12-01' }, { ruleId: first.ruleId, follows: 1 }));
    expect(await amountsOn('2025-12-31')).toEqual([]);
    expect(await amountsOn('2026-11-30')).toEqual([200]);
    expect(await amountsOn('2026-12-01')).toEqual([300]);
    const [listed] = await manager.subsidies.list({});
    expect([listed?.state, listed?.shown.version, listed?.latest.version]).toEqual(['inForce', 1, 2]);
  });

  test('the later decision holds from its own first day, whatever was planned before', async () => {
    const first = entry();
    await save(first);
    await save(entry({ amountFen: 300, validFrom: '2026-12-01' }, { ruleId: first.ruleId, follows: 1 }));
    await save(entry({ amountFen: 250, validFrom: '2026-11-20' }, { ruleId: first.ruleId, follows: 2 }));
    expect(await amountsOn('2026-11-19')).toEqual([200]);
    expect(await amountsOn('2026-12-05')).toEqual([250]);
  });

  test('a retired rule pays until the day before, and can be taken up again', async () => {
    const first = entry();
    await save(first);
    const { ruleId } = first;
    const end = { id: desk.ids.next(), ruleId, follows: 1, from: '2026-11-16', reason: '经费用完' };
    await manager.subsidies.retire(end);
    await manager.subsidies.retire(end);
    expect(await amountsOn('2026-11-15')).toEqual([200]);
    expect(await amountsOn('2026-11-16')).toEqual([]);
    expect((await manager.subsidies.list({})).map(({ state }) => state)).toEqual(['retired']);
    await save(entry({ validFrom: '2026-11-16' }, { ruleId, follows: 2 }));
    expect((await manager.subsidies.list({})).map(({ state }) => state)).toEqual(['inForce']);
  });

  test('says of each rule whether it is in force, to come or over', async () => {
    await save(
      entry({ rank: 3, validFrom: '2026-11-17' }),
      entry({ rank: 1, validTo: '2026-11-16' }),
      entry({ rank: 2, validTo: '2026-11-15' }),
    );
    const listed = await manager.subsidies.list({});
    expect(listed.map(({ state }) => state)).toEqual(['inForce', 'ended', 'future']);
  });

  test('the history tells who saved what, when and why, newest first', async () => {
    const first = entry();
    await save(first);
    desk.clock.advance(60_000);
    await save(entry({ amountFen: 300 }, { ruleId: first.ruleId, follows: 1 }));
    const history = await manager.subsidies.history({ ruleId: first.ruleId });
    expect(
      history.map(({ version, terms: { amountFen }, reason, savedBy }) => [
        version,
        amountFen,
        reason,
        savedBy,
      ]),
    ).toEqual([
      [2, 300, '街道 2026 年 8 号文件', 'manager'],
      [1, 200, '街道 2026 年 8 号文件', 'manager'],
    ]);
    expect((history[0]?.savedAt ?? 0) - (history[1]?.savedAt ?? 0)).toBe(60_000);
  });

  test('the same save twice adds one version', async () => {
    const first = entry();
    await save(first);
    await save(first);
    expect(await manager.subsidies.history({ ruleId: first.ruleId })).toHaveLength(1);
  });

  test('whoever edits an older version is told who saved a newer one, and nothing is written', async () => {
    const first = entry();
    await save(first);
    await save(entry({ amountFen: 300 }, { ruleId: first.ruleId, follows: 1 }));
    const stale = entry({ amountFen: 400 }, { ruleId: first.ruleId, follows: 1 });
    expect(await failureCode(save(entry(), stale))).toBe('subsidy.changedMeanwhile');
    expect(await manager.subsidies.list({})).toHaveLength(1);
  });

  test.each(schemes.map(({ key }) => key))(
    'the scheme %s is saved in one act, each rule with payer and dates',
    async (key) => {
      const scheme = schemes.find((candidate) => candidate.key === key);
      const by = { payer: 'civilAffairs', validFrom: '2026-11-01', validTo: '2027-10-31' } as const;
      const drafts = scheme ? draftsOf(scheme, by) : [];
      await save(...drafts.map((draft) => entry({}, draft)));
      const listed = await manager.subsidies.list({});
      expect(listed.map(({ shown }) => shown.name)).toEqual(schemeRules(key).map(({ name }) => name));
      expect(listed.every(({ shown }) => shown.terms.payer === 'civilAffairs' && shown.terms.validTo)).toBe(
        true,
      );
    },
  );
});

describe('what is refused, beside its field', () => {
  test.each([
    ['a rule without a first day', { validFrom: '' }, 'validFrom', '请填写从哪天起执行，例如 2026-12-01。'],
    ['an end before the start', { validTo: '2025-12-31' }, 'validTo', '结束日期早于开始日期，请核对。'],
    ['a negative amount', { amountFen: -100 }, 'amountFen', '金额不能是负数。'],
    ['an amount of nothing', { amountFen: 0 }, 'amountFen', '请填写补多少，要大于 0。'],
    ['more than the whole', { kind: 'percent', basisPoints: 10_001 }, 'basisPoints', '比例不能超过 100%。'],
    [
      'a share of nothing',
      { kind: 'percent', basisPoints: 0 },
      'basisPoints',
      '请填写补百分之几，要大于 0。',
    ],
    ['ages the wrong way round', { ageFrom: 80, ageTo: 60 }, 'ageTo', '年龄上限不能小于下限。'],
    ['a limit of nothing', { capPerMealFen: 0 }, 'capPerMealFen', '限额要大于 0，没有限额就留空。'],
    ['no weekday at all', { weekdays: 0 }, 'weekdays', '请至少选择一天。'],
  ] satisfies [string, Partial<RuleTerms>, string, string][])('%s', async (_what, patch, field, zh) => {
    const wrong = save(entry(patch));
    await expect(wrong).rejects.toMatchObject({
      failure: { code: 'input.invalid', field: `rules.0.terms.${field}`, sentence: { zh } },
    });
    expect(await manager.subsidies.list({})).toEqual([]);
  });

  test('a rule without a name, and a change without a reason', async () => {
    await expect(save(entry({}, { name: '  ' }))).rejects.toMatchObject({
      failure: { field: 'rules.0.name' },
    });
    const unfounded = manager.subsidies.save({ rules: [entry()], reason: ' ' });
    await expect(unfounded).rejects.toMatchObject({ failure: { field: 'reason' } });
  });

  test('a change by anyone but the manager', async () => {
    const operator = await desk.as('careOperator');
    expect(await failureCode(operator.subsidies.save({ rules: [entry()], reason: '试' }))).toBe(
      'access.denied',
    );
    expect(await operator.subsidies.list({})).toEqual([]);
  });
});

describe('people', () => {
  test('answer through the card in charge, with the categories and assessments of both', async () => {
    const front = await desk.as('frontDesk');
    const fields = { detail: null, source: '民政', startsOn: null };
    const keptId = await addPerson(front, {
      name: '罗素珍',
      birthDate: '1944-02-03',
      hukou: '温江区永宁街道',
    });
    const mergedId = await addPerson(
      front,
      { name: '罗素贞' },
      { categories: [{ category: 'lowIncome', expiresOn: '2026-12-31', ...fields }] },
    );
    await ask((ctx) => {
      const by = { assessor: '社区卫生站', note: '', at: ctx.now, accountId: 'x' };
      const assessed = (residentId: string, level: number, assessedOn: string) =>
        ctx.write.insert(abilityAssessments, { id: ctx.ids.next(), residentId, level, assessedOn, ...by });
      assessed(keptId, 1, '2026-01-10');
      assessed(mergedId, 2, '2026-06-10');
      assessed(mergedId, 3, '2026-12-10');
    });
    await front.merges.merge({ keptId, mergedId, choices: { name: 'kept' } });
    const known = {
      birthDate: '1944-02-03',
      hukou: '温江区永宁街道',
      abilityLevel: 2,
      categories: [{ category: 'lowIncome', startsOn: null, expiresOn: '2026-12-31' }],
    };
    const nobody = '00000000-0000-4000-8000-000000000000';
    const people = await ask((ctx) => pricingPeopleOf(ctx, [mergedId, keptId, nobody], '2026-11-16'));
    expect(Object.fromEntries(people)).toEqual({ [mergedId]: known, [keptId]: known });
    expect(await ask((ctx) => pricingPersonOf(ctx, mergedId, '2026-12-10'))).toMatchObject({
      abilityLevel: 3,
    });
    expect(await failureCode(ask((ctx) => pricingPersonOf(ctx, nobody, '2026-11-16')))).toBe(
      'resident.unknown',
    );
  });
});

describe('explaining', () => {
  test('sets what holds beside what a draft would give, for a resident and for somebody made up', async () => {
    const front = await desk.as('frontDesk');
    const residentId = await addPerson(front, { name: '罗素珍', birthDate: '1944-02-03' });
    const first = entry({ ageFrom: 80 });
    await save(first);
    const asked = {
      day: '2026-11-16',
      meal: 'lunch',
      mode: 'dineIn',
      priceFen: 1500,
      mealOfDay: 1,
    } as const;
    const draft = {
      ruleId: first.ruleId,
      name: '新',
      nameEn: '',
      terms: terms({ amountFen: 300, ageFrom: 80 }),
    };
    const resident = { kind: 'resident', residentId } as const;
    const both = await manager.subsidies.explain({ ...asked, person: resident, draft });
    expect([both.now.personFen, both.drafted?.personFen]).toEqual([1300, 1200]);
    const typical = { kind: 'typical', age: 79, categories: [], hukou: null, abilityLevel: null } as const;
    const now = await manager.subsidies.explain({ ...asked, person: typical, draft: null });
    expect([now.now.personFen, now.drafted]).toEqual([1500, null]);
    const beside = { ...draft, ruleId: null };
    const added = await manager.subsidies.explain({ ...asked, person: resident, draft: beside });
    expect(added.drafted?.personFen).toBe(1000);
  });

  test('takes the meals before it on that day to be just like it', async () => {
    await save(entry({ kind: 'perDay', amountFen: 600 }));
    const typical = { kind: 'typical', age: 79, categories: [], hukou: null, abilityLevel: null } as const;
    const asked = { day: '2026-11-16', meal: 'lunch', mode: 'dineIn', priceFen: 400, draft: null } as const;
    const nth = async (mealOfDay: number) =>
      (await manager.subsidies.explain({ ...asked, person: typical, mealOfDay })).now.subsidyFen;
    expect([await nth(1), await nth(2), await nth(3)]).toEqual([400, 200, 0]);
  });
});

test('the terms of a rule are read in words', () => {
  const [quarter] = schemeRules('quarter');
  expect(quarter && sayTerms(quarter.terms)).toEqual({
    zh: '60 岁及以上；午餐、晚餐；补餐费的 25%，每餐最多 3 元；由街道承担。',
    en: 'Aged 60 or over; lunch or dinner; 25% of the price, at most ¥3 a meal; borne by the street.',
  });
  const everything = terms({
    kind: 'perDay',
    amountFen: 650,
    categories: ['lowIncome', 'livingAlone'],
    hukou: '温江区',
    abilityLevels: [3, 2],
    modes: ['delivery'],
    weekdays: 31,
    minSpendFen: 1500,
    group: '基础补贴',
    last: true,
    payer: 'charity',
  });
  expect(sayTerms(everything).zh).toBe(
    '低保或独居，户籍在温江区，能力 2、3 级；周一至周五，送餐；每天补 6.50 元，餐费要满 15 元；“基础补贴”里只取最多的一项，补了这项就不再叠加后面的；由慈善承担。',
  );
});
