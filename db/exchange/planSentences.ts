/** What comparing with the register and within the file has to say about a row. */
import type { ErrorParams, Sentence } from '../core/errors.ts';

const sentences = {
  sameDocument: {
    zh: '与第 {row} 行证件号相同，这一行不导入。',
    en: 'Same document number as row {row}; this row is not imported.',
  },
  nameAndPhone: {
    zh: '与第 {row} 行姓名和电话相同，这一行不导入。',
    en: 'Same name and phone as row {row}; this row is not imported.',
  },
  nameBirthAddress: {
    zh: '与第 {row} 行姓名、出生日期和住址相同，这一行不导入。',
    en: 'Same name, birth date and address as row {row}; this row is not imported.',
  },
  nameDiffers: {
    zh: '证件号或电话对应的居民是“{name}”，姓名不同。请核对是改名、写错，还是号码填错了人。',
    en: 'The number belongs to "{name}", whose name differs. Check whether the name changed or the number is another person\'s.',
  },
  matchesSeveral: {
    zh: '已有不止一张卡片像是这个人。请先在系统里核对、合并，再导入这一行。',
    en: 'More than one card may be this person. Compare and merge them first, then import this row.',
  },
  sameCard: {
    zh: '与第 {row} 行对应同一张卡片，请核对是不是同一个人。',
    en: 'This row and row {row} lead to the same card. Check whether they are one person.',
  },
  headNotFound: {
    zh: '文件里找不到这家的户主，先不归入家庭，可以在卡片上补。',
    en: 'The head of this household has no row in the file. Imported without a household; add it on the card.',
  },
  severalHeads: {
    zh: '这家有两位户主，先不归入家庭，可以在卡片上补。',
    en: 'This household has two heads. Imported without a household; add it on the card.',
  },
} as const satisfies Record<string, Sentence>;

export function planSentence(code: keyof typeof sentences, params: ErrorParams): Sentence {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { zh: fill(sentences[code].zh), en: fill(sentences[code].en) };
}
