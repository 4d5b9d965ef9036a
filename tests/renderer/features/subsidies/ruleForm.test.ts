/** A rule as it is typed: what is empty is not taken for nothing, and what is saved comes back as it was typed. */
import { describe, expect, test } from 'vitest';
import type { RuleVersion } from '../../../../db/subsidies/contract.ts';
import { lastMonths } from '../../../../renderer/features/subsidies/editor/months.ts';
import {
  formOf,
  newForm,
  type RuleForm,
  readForm,
  readPercent,
} from '../../../../renderer/features/subsidies/editor/ruleForm.ts';
import { schemeRules } from '../../../db/subsidies/rules.ts';

const ids = {
  id: '01900000-0000-7000-8000-000000000001',
  ruleId: '01900000-0000-7000-8000-000000000002',
};
const typed = (patch: Partial<RuleForm> = {}): RuleForm => ({
  ...newForm(ids, '2026-11-16'),
  name: '午餐补贴',
  amountFen: 300,
  ...patch,
});
const problemsOf = (patch: Partial<RuleForm>) =>
  Object.entries(readForm(typed(patch)).problems).map(([field, { zh }]) => [field, zh]);

describe('a rule that is not whole', () => {
  test('asks for the name and the amount first', () => {
    expect(Object.keys(readForm(newForm(ids, '2026-11-16')).problems)).toEqual(['name', 'amountFen']);
  });

  test.each([
    [{ amountFen: null, kind: 'fixedPrice' }, 'amountFen', '请填写金额，最多到分。'],
    [{ kind: 'percent', percent: '' }, 'basisPoints', '请填写补百分之几，最多两位小数。'],
    [{ kind: 'percent', percent: '120' }, 'basisPoints', '比例不能超过 100%。'],
    [{ kind: 'percent', percent: '一半' }, 'basisPoints', '请填写补百分之几，最多两位小数。'],
    [{ ageFrom: '六十' }, 'ageFrom', '年龄是整数。'],
    [{ ageFrom: '80', ageTo: '60' }, 'ageTo', '年龄上限不能小于下限。'],
    [{ validFrom: null }, 'validFrom', '请填写从哪天起执行，例如 2026-12-01。'],
    [{ validTo: '2026-11-15' }, 'validTo', '结束日期早于开始日期，请核对。'],
    [{ rank: '' }, 'rank', '顺序是整数。'],
    [{ weekdays: 0 }, 'weekdays', '请至少选择一天。'],
  ] satisfies [Partial<RuleForm>, string, string][])(
    'says beside the field what is wrong: %o',
    (patch, field, zh) => {
      expect(problemsOf(patch)).toEqual([[field, zh]]);
    },
  );
});

describe('a whole rule', () => {
  test('is what was typed, full-width digits read, empty text left out', () => {
    const { draft } = readForm(typed({ ageFrom: '６０', hukou: ' ', group: ' 基础 ', rank: '20' }));
    expect(draft?.terms).toMatchObject({ ageFrom: 60, ageTo: null, hukou: null, group: '基础', rank: 20 });
  });

  test('keeps nothing of a kind that was tried before', () => {
    const tried = { amountFen: 300, percent: '25', capPerDayFen: 600 };
    expect(readForm(typed({ ...tried, kind: 'percent' })).draft?.terms.amountFen).toBe(0);
    expect(readForm(typed({ ...tried, kind: 'perDay' })).draft?.terms).toMatchObject({
      amountFen: 300,
      basisPoints: 0,
      capPerDayFen: null,
    });
  });

  test.each(['quarter', 'tiers', 'share', 'firstFree', 'fixedPrice'])(
    'of the scheme %s comes back unchanged',
    (key) => {
      for (const { ruleId, version, name, nameEn, terms } of schemeRules(key)) {
        const saved: RuleVersion = {
          ...{ ruleId, version, name, nameEn, terms },
          ...{ retired: false, reason: '文件', savedAt: 0, savedBy: '林敏' },
        };
        const form = formOf(saved, ids.id);
        expect(form.reason).toBe('');
        expect(readForm(form).draft).toEqual({ name, nameEn, terms });
      }
    },
  );
});

test('percentages are read to two decimals', () => {
  expect(['25', '12.5', ' 33.33% ', '１００', '0.29'].map(readPercent)).toEqual([
    2500, 1250, 3333, 10_000, 29,
  ]);
  expect(['', '1.234', '-5', 'x'].map(readPercent)).toEqual([NaN, NaN, NaN, NaN]);
});

test('the months before today go back over the new year', () => {
  expect(lastMonths('2027-01-31', 3)).toEqual(['2027-01', '2026-12', '2026-11']);
});
