/** A rule as it is typed, and what it says once it is whole. Empty fields are neither 0 nor saved. */
import type { Sentence } from '../../../../db/core/errors.ts';
import { readBilingual } from '../../../../db/core/errors.ts';
import {
  plainTerms,
  type RuleDraft,
  type RuleTerms,
  type RuleVersion,
  ruleDraft,
} from '../../../../db/subsidies/contract.ts';

type Typed = 'basisPoints' | 'ageFrom' | 'ageTo' | 'rank' | 'hukou' | 'group' | 'amountFen' | 'validFrom';

export interface RuleForm extends Omit<RuleTerms, Typed> {
  /** Made when the form opens, so that a save that is sent twice is saved once. */
  id: string;
  ruleId: string;
  /** The version that the form began from; 0 for a new rule. */
  follows: number;
  name: string;
  nameEn: string;
  reason: string;
  amountFen: number | null;
  validFrom: string | null;
  percent: string;
  ageFrom: string;
  ageTo: string;
  rank: string;
  hukou: string;
  group: string;
}

/** Digits as typed, also full-width ones; null where nothing is typed, NaN where it is no whole number. */
function wholeNumber(typed: string): number | null {
  const digits = typed.normalize('NFKC').trim();
  if (digits === '') return null;
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

/** `25`, `12.5`, `33.33%` as basis points; NaN for anything else. */
export function readPercent(typed: string): number {
  const digits = typed.normalize('NFKC').trim().replace(/%$/, '');
  return /^\d+(\.\d{1,2})?$/.test(digits) ? Math.round(Number(digits) * 100) : Number.NaN;
}

export function newForm(ids: { id: string; ruleId: string }, today: string): RuleForm {
  return {
    ...plainTerms,
    ...ids,
    payer: 'street',
    validTo: null,
    follows: 0,
    name: '',
    nameEn: '',
    reason: '',
    amountFen: null,
    percent: '',
    validFrom: today,
    ageFrom: '',
    ageTo: '',
    rank: String(plainTerms.rank),
    hukou: '',
    group: '',
  };
}

/** Begins from a version; its reason was for that version alone. */
export function formOf(version: RuleVersion, id: string): RuleForm {
  const { ruleId, name, nameEn, terms } = version;
  const { basisPoints, ageFrom, ageTo, rank, ...rest } = terms;
  return {
    ...rest,
    id,
    ruleId,
    follows: version.version,
    name,
    nameEn: nameEn === name ? '' : nameEn,
    reason: '',
    percent: basisPoints === 0 ? '' : String(basisPoints / 100),
    ageFrom: ageFrom?.toString() ?? '',
    ageTo: ageTo?.toString() ?? '',
    rank: String(rank),
    hukou: rest.hukou ?? '',
    group: rest.group ?? '',
  };
}

/** As the contract wants it, which takes only what it knows; whatever is not whole is what it refuses. */
function given(form: RuleForm) {
  const isPercent = form.kind === 'percent';
  return {
    name: form.name,
    nameEn: form.nameEn,
    terms: {
      ...form,
      amountFen: isPercent ? 0 : (form.amountFen ?? Number.NaN),
      basisPoints: isPercent ? readPercent(form.percent) : 0,
      capPerDayFen: form.kind === 'perDay' ? null : form.capPerDayFen,
      validFrom: form.validFrom ?? '',
      ageFrom: wholeNumber(form.ageFrom),
      ageTo: wholeNumber(form.ageTo),
      rank: wholeNumber(form.rank) ?? Number.NaN,
    },
  };
}

export type Problems = Readonly<Record<string, Sentence>>;

/** The rule as far as it can be saved, and what is wrong with it by field. */
export function readForm(form: RuleForm): { draft: RuleDraft | null; problems: Problems } {
  const read = ruleDraft.safeParse(given(form));
  if (read.success) return { draft: read.data, problems: {} };
  const problems: Record<string, Sentence> = {};
  for (const { path, message } of read.error.issues) {
    const field = String(path[0] === 'terms' ? path[1] : path[0]);
    const sentence = readBilingual(message);
    if (sentence) problems[field] ??= sentence;
  }
  return { draft: null, problems };
}
