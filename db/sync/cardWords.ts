/** Values of two-value cards as a person reads them: codes in words, days and times as they are, numbers masked. Pure. */
import type { Sentence } from '../core/errors.ts';
import { roleWords } from '../exchange/exportWords.ts';
import { glucoseTimeWords, measureWords } from '../health/vocabulary.ts';
import { allergenNames, dietNames, dishKindNames, mealNames, modeNames } from '../menu/vocabulary.ts';
import { ticketStateWords } from '../queue/words.ts';
import { maskId, maskPhone } from '../residents/mask.ts';
import { categories, documentKinds, relations, sexes, statuses } from '../residents/vocabulary.ts';
import { kindLabels } from '../service/words.ts';
import { weekdayWords } from '../subsidies/words.ts';

type Codes = Readonly<Record<string, Sentence>>;

const inUse: Sentence = { zh: '使用中', en: 'in use' };
const waiting: Sentence = { zh: '候补', en: 'on the waiting list' };

/** By `kind of row.field`, or by the field where it means the same everywhere. */
const coded: Readonly<Record<string, Codes>> = {
  sex: sexes,
  documentKind: documentKinds,
  status: statuses,
  relation: relations,
  emergencyRelation: relations,
  category: categories,
  meal: mealNames,
  mode: modeNames,
  allergens: allergenNames,
  diets: dietNames,
  measure: measureWords,
  glucoseTime: glucoseTimeWords,
  'account.role': roleWords,
  'certificate.state': {
    posted: { zh: '公示中', en: 'posted' },
    issued: { zh: '已出具', en: 'issued' },
    revoked: { zh: '已撤销', en: 'revoked' },
  },
  'clinicSession.kind': {
    clinic: { zh: '义诊', en: 'Clinic' },
    haircut: { zh: '理发', en: 'Haircut' },
    both: { zh: '义诊与理发', en: 'Clinic and haircut' },
  },
  'dish.kind': dishKindNames,
  'enrolment.state': {
    waiting,
    active: { zh: '在托', en: 'enrolled' },
    ended: { zh: '已结束', en: 'ended' },
  },
  'exchangeCard.state': {
    open: { zh: '待决定', en: 'to decide' },
    settled: { zh: '已决定', en: 'decided' },
  },
  'leave.reason': {
    ill: { zh: '生病', en: 'ill' },
    hospital: { zh: '住院', en: 'in hospital' },
    family: { zh: '家中有事', en: 'family matters' },
    travel: { zh: '外出', en: 'away' },
    other: { zh: '其他', en: 'another reason' },
  },
  'opportunity.kind': kindLabels,
  'personCard.kind': {
    diner: { zh: '就餐卡', en: 'Meal card' },
    volunteer: { zh: '志愿者卡', en: 'Volunteer card' },
  },
  'personCard.state': {
    active: inUse,
    lost: { zh: '挂失', en: 'lost' },
    replaced: { zh: '已补发', en: 'replaced' },
    cancelled: { zh: '注销', en: 'cancelled' },
  },
  'resident.birthSource': {
    stated: { zh: '本人说的', en: 'stated' },
    derived: { zh: '来自身份证号', en: 'from the ID number' },
  },
  'teamMember.role': {
    member: { zh: '队员', en: 'Member' },
    leader: { zh: '队长', en: 'Leader' },
  },
  'ticket.state': ticketStateWords,
  'volunteer.state': {
    applied: { zh: '待审核', en: 'applied' },
    active: { zh: '在册', en: 'active' },
    paused: { zh: '暂停', en: 'paused' },
    left: { zh: '退出', en: 'left' },
  },
};

const flags = new Set(['removed', 'active', 'retired', 'cancelled', 'closed', 'priority']);

/** Pictures, keys and lists for machines: that they differ is all there is to see. */
const opaque: Readonly<Record<string, Sentence>> = {
  jpeg: { zh: '（照片）', en: '(photo)' },
  changes: { zh: '（合并内容）', en: '(what was merged)' },
  services: { zh: '（所列服务）', en: '(services on it)' },
  mapping: { zh: '（各列的含义）', en: '(what the columns are)' },
};

const dayParts: readonly Sentence[] = [
  { zh: '上午', en: 'morning' },
  { zh: '下午', en: 'afternoon' },
  { zh: '晚上', en: 'evening' },
];
const partsOfWeek = weekdayWords.flatMap((day) =>
  dayParts.map((part) => ({ zh: `${day.zh}${part.zh}`, en: `${day.en} ${part.en}` })),
);
/** Numbers whose bits are days. */
const bits: Readonly<Record<string, readonly Sentence[]>> = {
  weekdays: weekdayWords,
  availability: partsOfWeek,
};

const both = (text: string): Sentence => ({ zh: text, en: text });
const blank: Sentence = { zh: '（空）', en: '(blank)' };

function listed(parts: readonly Sentence[]): Sentence {
  if (parts.length === 0) return blank;
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

/** Structures with somebody's phone in them. */
const withPhones = new Set(['guardian', 'collectors']);

/** What a page shows masked, until somebody has it revealed and logged. */
export const isMasked = (entity: string, field: string): boolean =>
  field === 'documentNumber' ||
  field === 'emergencyPhone' ||
  withPhones.has(field) ||
  (entity === 'residentPhone' && field === 'number');

function mask(field: string, value: string): string {
  if (field === 'documentNumber') return maskId(value);
  return withPhones.has(field) ? value.replace(/\d{7,}/g, maskPhone) : maskPhone(value);
}

function inWords(value: unknown, codes: Codes): Sentence {
  if (Array.isArray(value)) return listed(value.map((part) => inWords(part, codes)));
  if (value !== null && typeof value === 'object') {
    const parts = Object.values(value)
      .filter((part) => part !== null && part !== '')
      .map((part) => inWords(part, codes));
    return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(' ') };
  }
  return codes[String(value)] ?? both(String(value));
}

/** Lists and the like are stored as JSON. */
function readable(text: string, codes: Codes): Sentence {
  if (!/^[[{]/.test(text)) return codes[text] ?? both(text);
  try {
    return inWords(JSON.parse(text), codes);
  } catch {
    return both(text); // somebody's words that begin with a bracket
  }
}

/**
 * A stored value as a person reads it.
 *
 * @param timeOf a time of day and its date in the centre, of UTC ms
 */
export function sayValue(
  { entity, field }: { entity: string; field: string },
  value: string | number | null,
  { revealed, timeOf }: { revealed: boolean; timeOf: (ms: number) => string },
): Sentence {
  if (value === null || value === '') return blank;
  const hidden = opaque[field];
  if (hidden) return hidden;
  if (flags.has(field)) return value === 1 ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const days = bits[field];
  if (days) return listed(days.filter((_, at) => Number(value) & (1 << at)));
  if (field.endsWith('Fen')) return both(`¥${(Number(value) / 100).toFixed(2)}`);
  if (typeof value === 'number' && (field === 'at' || field.endsWith('At'))) return both(timeOf(value));
  const text = readable(String(value), coded[`${entity}.${field}`] ?? coded[field] ?? {});
  if (!isMasked(entity, field) || revealed) return text;
  return { zh: mask(field, text.zh), en: mask(field, text.en) };
}
