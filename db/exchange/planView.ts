/** How planned rows are shown: masked, each change as a field with what it was and what it will be. */
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { formatAddress } from '../residents/address.ts';
import { maskId, maskPhone } from '../residents/mask.ts';
import { requireResident } from '../residents/service.ts';
import { categories, personLabels, sexes } from '../residents/vocabulary.ts';
import { birthDateOf, type CleanRow } from './cleanRow.ts';
import type { ImportPlan, PlanGroup, PlanRow } from './plan.ts';

interface ShownChange {
  field: Sentence;
  before: string;
  after: string;
}

const labels: Readonly<Record<string, Sentence>> = personLabels;
const more = {
  phone: { zh: '电话', en: 'Phone' },
  category: { zh: '人员类别', en: 'Category' },
  household: { zh: '家庭', en: 'Household' },
} as const;

function shown(key: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('、');
  const text = String(value);
  if (key === 'documentNumber') return maskId(text);
  if (key === 'emergencyPhone') return maskPhone(text);
  if (key === 'sex') return text === 'male' ? sexes.male.zh : sexes.female.zh;
  return text;
}

function changesOf(ctx: QueryContext, plan: PlanRow): ShownChange[] {
  if (plan.group !== 'changed' || plan.residentId === null) return [];
  const card: Readonly<Record<string, unknown>> = requireResident(ctx, plan.residentId);
  const fields = Object.entries(plan.patch).flatMap(([key, value]) => {
    const field = labels[key];
    return field ? [{ field, before: shown(key, card[key]), after: shown(key, value) }] : [];
  });
  const phones = plan.newPhones.map(({ number }) => ({
    field: more.phone,
    before: '',
    after: maskPhone(number),
  }));
  const held = plan.newCategories.map(({ category, detail }) => ({
    field: more.category,
    before: '',
    after: [categories[category].zh, detail].filter(Boolean).join(' '),
  }));
  const home = plan.joinsHousehold
    ? [{ field: more.household, before: '', after: plan.row.headName ?? plan.row.name }]
    : [];
  return [...fields, ...phones, ...held, ...home];
}

function factsOf(row: CleanRow): string {
  return [
    row.sex && sexes[row.sex].zh,
    birthDateOf(row),
    row.document && maskId(row.document.number),
    row.phones[0] && maskPhone(row.phones[0].number),
    row.address && formatAddress(row.address),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function viewRows(
  ctx: QueryContext,
  plan: ImportPlan,
  page: { group: PlanGroup; offset: number; limit: number },
) {
  const rows = plan.rows.filter(({ group }) => group === page.group);
  return {
    total: rows.length,
    rows: rows.slice(page.offset, page.offset + page.limit).map((planned) => ({
      rowNumber: planned.row.rowNumber,
      name: planned.row.name,
      facts: factsOf(planned.row),
      sentences: [...planned.sentences],
      changes: changesOf(ctx, planned),
      residentId: planned.residentId,
    })),
  };
}
