/** Says in both languages what one entry of the change log did to a card. Numbers stay masked. */
import type { Sentence } from '../core/errors.ts';
import { maskId, maskPhone } from './mask.ts';
import {
  categories,
  consentPurposes,
  documentKinds,
  personLabels,
  relations,
  sexes,
  statuses,
} from './vocabulary.ts';

type Stored = Readonly<Record<string, unknown>>;

/** One change of one row, as the log keeps it. */
export interface LoggedChange {
  entity: string;
  op: 'insert' | 'update';
  fields: Stored;
  was: Stored;
  /** What the row is about today: a phone's number, a category's code, the name on the other card of a merge. */
  about: string;
}

export interface Said {
  kind: string;
  text: Sentence;
}

const both = (text: string): Sentence => ({ zh: text, en: text });
const blank: Sentence = { zh: '空', en: 'blank' };

function said(kind: string, zh: string, en: string): Said {
  return { kind, text: { zh, en } };
}

/** The name of a code; a code of a newer version is shown as it is. */
function named(labels: Readonly<Record<string, Sentence>>, code: unknown): Sentence {
  return labels[String(code)] ?? both(String(code));
}

const coded: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  sex: sexes,
  documentKind: documentKinds,
  status: statuses,
  relation: relations,
};
const masked: Readonly<Record<string, (number: string) => string>> = {
  documentNumber: maskId,
  emergencyPhone: maskPhone,
  number: maskPhone,
};
/** Too long to be repeated in a line. */
const longTexts: ReadonlySet<string> = new Set(['hukou', 'language', 'diet', 'mobility', 'remarks']);
const labels: Readonly<Record<string, Sentence>> = {
  ...personLabels,
  status: { zh: '状态', en: 'Status' },
};

function sayNames(stored: string): Sentence {
  const names: string[] = JSON.parse(stored);
  return names.length === 0 ? blank : both(names.join('、'));
}

function shown(field: string, value: unknown): Sentence {
  if (value === null || value === undefined) return blank;
  if (field === 'formerNames') return sayNames(String(value));
  const labelsOfField = coded[field];
  if (labelsOfField) return named(labelsOfField, value);
  return both(masked[field]?.(String(value)) ?? String(value));
}

function sayField(field: string, label: Sentence, { fields, was }: LoggedChange): Sentence {
  if (longTexts.has(field)) return { zh: `修改了${label.zh}`, en: `${label.en} changed` };
  const [from, to] = [shown(field, was[field]), shown(field, fields[field])];
  return { zh: `${label.zh}：${from.zh} → ${to.zh}`, en: `${label.en}: ${from.en} → ${to.en}` };
}

function sayPerson(change: LoggedChange): Said | null {
  if (change.op === 'insert') return said('added', '建立卡片', 'Card made');
  const parts = Object.keys(change.fields).flatMap((field) => {
    const label = labels[field];
    return label ? [sayField(field, label, change)] : [];
  });
  if (parts.length === 0) return null;
  const text = { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
  return { kind: 'status' in change.fields ? 'status' : 'edited', text };
}

function sayPhone(change: LoggedChange): Said | null {
  const { op, fields, about } = change;
  // As it was added, not as it was corrected later.
  const number = maskPhone(op === 'insert' ? String(fields.number) : about);
  if (op === 'insert') return said('phone', `添加电话 ${number}`, `Phone ${number} added`);
  if ('number' in fields)
    return { kind: 'phone', text: sayField('number', { zh: '电话', en: 'Phone' }, change) };
  if ('endedAt' in fields) {
    return fields.endedAt === null
      ? said('phone', `恢复使用电话 ${number}`, `Phone ${number} in use again`)
      : said('phone', `停用电话 ${number}`, `Phone ${number} no longer in use`);
  }
  if ('label' in fields)
    return said('phone', `修改电话 ${number} 的说明`, `Label of phone ${number} changed`);
  return fields.rank === 0 ? said('phone', `优先拨打 ${number}`, `Call ${number} first`) : null;
}

function sayCategory({ op, fields, about }: LoggedChange): Said | null {
  const { zh, en } = named(categories, about);
  if (op === 'insert') return said('category', `添加类别：${zh}`, `Category added: ${en}`);
  if (fields.removed === 1) return said('category', `删除误填的类别：${zh}`, `Category taken out: ${en}`);
  if (fields.removed === 0) return said('category', `恢复类别：${zh}`, `Category put back: ${en}`);
  if ('expiresOn' in fields) {
    const { zh: until, en: untilEn } = shown('expiresOn', fields.expiresOn);
    return said('category', `类别${zh}的到期日改为 ${until}`, `${en}: expiry now ${untilEn}`);
  }
  return 'residentId' in fields ? null : said('category', `修改类别：${zh}`, `Category changed: ${en}`);
}

function sayConsent({ fields }: LoggedChange): Said {
  const { zh, en } = named(consentPurposes, fields.purpose);
  const by = fields.by === 'guardian' ? { zh: '（监护人）', en: ' (by a guardian)' } : both('');
  return fields.given === 1
    ? said('consentGiven', `同意${by.zh}：${zh}`, `Consent given${by.en}: ${en}`)
    : said('consentWithdrawn', `撤回同意${by.zh}：${zh}`, `Consent withdrawn${by.en}: ${en}`);
}

function sayStay(change: LoggedChange): Said | null {
  const { op, fields } = change;
  if (op === 'insert') {
    const { zh, en } = named(relations, fields.relation);
    return said('household', `登记为家庭成员（${zh}）`, `Entered as a member of a household (${en})`);
  }
  if (fields.removed === 1)
    return said('household', '删除误填的家庭成员关系', 'Membership entered by mistake');
  if (typeof fields.movedOut === 'string') {
    return said('household', `搬出家庭（${fields.movedOut}）`, `Left the household (${fields.movedOut})`);
  }
  if ('relation' in fields) {
    return {
      kind: 'household',
      text: sayField('relation', { zh: '与户主关系', en: 'Relation to head' }, change),
    };
  }
  return 'residentId' in fields ? null : said('household', '修改家庭成员信息', 'Membership changed');
}

function sayMerge({ op, about }: LoggedChange): Said {
  return op === 'insert'
    ? said('merged', `与“${about}”的卡片合并`, `Merged with the card of ${about}`)
    : said('unmerged', `撤销与“${about}”的卡片的合并`, `Merge with the card of ${about} undone`);
}

const tellers: Readonly<Record<string, (change: LoggedChange) => Said | null>> = {
  resident: sayPerson,
  residentPhone: sayPhone,
  residentCategory: sayCategory,
  residentConsent: sayConsent,
  residentPhoto: ({ fields }) =>
    fields.jpeg === '' ? said('photo', '删除照片', 'Photo removed') : said('photo', '更换照片', 'Photo set'),
  householdMember: sayStay,
  residentMerge: sayMerge,
};

/** Null for what a person need not read, such as a rank that shifted. */
export function sayChange(change: LoggedChange): Said | null {
  return tellers[change.entity]?.(change) ?? null;
}
