/** How subsidies are spoken of: names of coded terms, money and weekdays within a sentence. Pure and browser-safe. */
import type { Sentence } from '../core/errors.ts';
import type { Payer, RuleKind } from './shapes.ts';

export const payerWords = {
  centre: { zh: '中心', en: 'the centre' },
  street: { zh: '街道', en: 'the street' },
  civilAffairs: { zh: '民政', en: 'civil affairs' },
  charity: { zh: '慈善', en: 'charity' },
} as const satisfies Record<Payer, Sentence>;

export const kindWords = {
  perMeal: { zh: '每餐定额', en: 'Amount a meal' },
  perDay: { zh: '每日定额', en: 'Amount a day' },
  percent: { zh: '按比例', en: 'Percent' },
  fixedPrice: { zh: '一口价', en: 'Fixed price' },
} as const satisfies Record<RuleKind, Sentence>;

/** Monday first. */
export const weekdayWords = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
] as const satisfies readonly Sentence[];

export const say = (zh: string, en: string): Sentence => ({ zh, en });

/** English as it begins a sentence. */
export const sentenceCase = (en: string): string => en.charAt(0).toUpperCase() + en.slice(1);

/** A name as it stands within a sentence: `Dine-in` is `dine-in` there. */
export const within = ({ zh, en }: Sentence): Sentence => say(zh, en.charAt(0).toLowerCase() + en.slice(1));

/** The same in both languages, each with its own mark between the parts. */
export function joined(parts: readonly Sentence[], zhMark: string, enMark: string): Sentence {
  return {
    zh: parts.map(({ zh }) => zh).join(zhMark),
    en: parts.map(({ en }) => en).join(enMark),
  };
}

/** `3`, `3.75`: whole yuan stand without their zeros, as people say them. */
function figure(fen: number): string {
  const cents = fen % 100;
  const yuan = String(Math.trunc(fen / 100));
  return cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, '0')}`;
}

/** `3 元`, `¥3`. */
export const sayMoney = (fen: number): Sentence => say(`${figure(fen)} 元`, `¥${figure(fen)}`);

/** `25%`, `12.5%` from basis points. */
export const sayPercent = (basisPoints: number): string => `${basisPoints / 100}%`;

/** `60–79`, `80 岁及以上`; null where every age is meant. */
export function sayAges(from: number | null, to: number | null): Sentence | null {
  if (from === null && to === null) return null;
  if (from === null) return say(`${to} 岁及以下`, `aged ${to} or under`);
  if (to === null) return say(`${from} 岁及以上`, `aged ${from} or over`);
  return from === to ? say(`${from} 岁`, `aged ${from}`) : say(`${from}–${to} 岁`, `aged ${from}–${to}`);
}

/** Bits 1 Monday … 64 Sunday; null for every day. */
export function sayWeekdays(bits: number): Sentence | null {
  if (bits === 127) return null;
  if (bits === 31) return say('周一至周五', 'Mon–Fri');
  if (bits === 96) return say('周末', 'weekends');
  return joined(
    weekdayWords.filter((_, day) => bits & (1 << day)),
    '、',
    ', ',
  );
}
