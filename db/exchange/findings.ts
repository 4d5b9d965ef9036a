/**
 * What cleaning has to say about a row. A note tells what was tidied; a problem needs a person, because the
 * value could only be guessed. Every sentence says what to do. Pure: the dry-run page shows the same texts.
 */
import type { ErrorParams, Sentence } from '../core/errors.ts';
import type { RosterField } from './rosterColumns.ts';

interface FindingText extends Sentence {
  kind: 'note' | 'problem';
}

const texts = {
  hiddenRow: {
    kind: 'note',
    zh: '这一行在表格里是隐藏的，会和其他行一样导入。',
    en: 'This row is hidden in the sheet. It is imported like the others.',
  },
  fullWidth: { kind: 'note', zh: '全角字符已改为半角。', en: 'Full-width characters were made half-width.' },
  spaces: { kind: 'note', zh: '多余的空格已去掉。', en: 'Needless spaces were taken out.' },
  lowerX: { kind: 'note', zh: '末位的 x 已改为大写 X。', en: 'The final x was made an upper-case X.' },
  legacyId: {
    kind: 'note',
    zh: '15 位的老身份证号原样保留，下次办事时请换成 18 位。',
    en: 'A 15-digit ID number is kept as it is. Ask for the 18-digit one at the next visit.',
  },
  severalPhones: {
    kind: 'note',
    zh: '一格里有 {count} 个电话，已分开。',
    en: 'The cell holds {count} phone numbers; they were separated.',
  },
  addressSplit: {
    kind: 'note',
    zh: '“{raw}”已分成楼栋、单元和房号，请看一眼对不对。',
    en: '"{raw}" was split into building, unit and room. Check the result.',
  },
  addressWhole: {
    kind: 'note',
    zh: '住址“{raw}”里分不出楼栋房号，整句保留。',
    en: 'No building or room was found in the address "{raw}". It is kept as written.',
  },
  dateFromSerial: {
    kind: 'note',
    zh: '表格里是日期序号 {raw}，已按 {day} 读取。',
    en: 'The sheet holds the date number {raw}, read as {day}.',
  },
  blankName: {
    kind: 'problem',
    zh: '没有姓名，请在表格里补上。',
    en: 'The name is missing. Fill it in.',
  },
  unusualName: {
    kind: 'problem',
    zh: '姓名“{raw}”里有不该出现的字符，请只留姓名，其他的写进备注。',
    en: 'The name "{raw}" holds characters that do not belong. Leave the name only and move the rest to the remarks.',
  },
  idDamaged: {
    kind: 'problem',
    zh: '身份证号“{raw}”的末几位被 Excel 改掉了，请对照证件重新填写，并把单元格设为“文本”。',
    en: 'Excel has changed the last digits of the ID number "{raw}". Copy it from the document again, into a text cell.',
  },
  idMaybeDamaged: {
    kind: 'problem',
    zh: '身份证号“{raw}”以 000 结尾，而文件里别的号码已被 Excel 改过，请对照证件核对。',
    en: 'The ID number "{raw}" ends in 000, and Excel has damaged others in this file. Check it against the document.',
  },
  idBadCheck: {
    kind: 'problem',
    zh: '身份证号“{raw}”的校验位不对，多半有一位写错了，请对照证件改正。',
    en: 'The check digit of the ID number "{raw}" is wrong, so a digit was probably mistyped. Correct it from the document.',
  },
  idBadDate: {
    kind: 'problem',
    zh: '身份证号“{raw}”里的出生日期不存在，请对照证件改正。',
    en: 'The ID number "{raw}" holds a birth date that does not exist. Correct it from the document.',
  },
  idMalformed: {
    kind: 'problem',
    zh: '“{raw}”不是身份证号。请对照证件改正；如果是其他证件，请加一列“证件类型”写明。',
    en: '"{raw}" is not an ID number. Correct it from the document, or name the document in a column "Document type".',
  },
  documentKindUnknown: {
    kind: 'problem',
    zh: '不认识证件类型“{raw}”。请写成身份证、护照、港澳台居民居住证、外国人永久居留证、户口簿或其他。',
    en: 'The document type "{raw}" is not known. Write 身份证, 护照, 港澳台居民居住证, 外国人永久居留证, 户口簿 or 其他.',
  },
  sexUnknown: {
    kind: 'problem',
    zh: '性别“{raw}”读不懂，请写“男”或“女”。',
    en: 'The sex "{raw}" cannot be read. Write 男 or 女.',
  },
  sexContradictsId: {
    kind: 'problem',
    zh: '性别与身份证号不一致，请对照证件改正其中一个。',
    en: 'The sex and the ID number contradict each other. Correct one of them from the document.',
  },
  birthContradictsId: {
    kind: 'problem',
    zh: '出生日期“{raw}”与身份证号里的 {fromId} 不一致，请对照证件改正其中一个。',
    en: 'The date of birth "{raw}" and {fromId} in the ID number contradict each other. Correct one from the document.',
  },
  dateUnreadable: {
    kind: 'problem',
    zh: '日期“{raw}”读不懂，请写成 1956-03-02 这样的年-月-日。',
    en: 'The date "{raw}" cannot be read. Write year-month-day, such as 1956-03-02.',
  },
  phoneUnreadable: {
    kind: 'problem',
    zh: '电话“{raw}”读不懂，请写 11 位手机号，或带区号的座机号。',
    en: 'The phone "{raw}" cannot be read. Write an 11-digit mobile number, or a landline with its area code.',
  },
  categoryUnknown: {
    kind: 'problem',
    zh: '不认识人员类别“{raw}”，请改成系统里的类别，或移到备注。',
    en: 'The category "{raw}" is not known. Use one of the categories here or move it to the remarks.',
  },
  disabilityUnreadable: {
    kind: 'problem',
    zh: '残疾类别等级“{raw}”读不懂，请写成“肢体二级”这样。',
    en: 'The disability "{raw}" cannot be read. Write kind and grade, such as 肢体二级.',
  },
  relationUnknown: {
    kind: 'problem',
    zh: '与户主关系“{raw}”读不懂，请写配偶、子、女、父、母等称谓。',
    en: 'The relation "{raw}" cannot be read. Write a relation such as 配偶, 子, 女, 父, 母.',
  },
  headNameDiffers: {
    kind: 'problem',
    zh: '这一行写的是户主，但户主姓名填了“{raw}”，请改正其中一个。',
    en: 'This row says "head of household" but names "{raw}" as the head. Correct one of them.',
  },
  statusUnknown: {
    kind: 'problem',
    zh: '居住状态“{raw}”读不懂，请写在住、外出、迁出或去世。',
    en: 'The residence status "{raw}" cannot be read. Write 在住, 外出, 迁出 or 去世.',
  },
  tooLong: {
    kind: 'problem',
    zh: '内容超过 {max} 个字，请写短一些，其余的移到备注。',
    en: 'The text has more than {max} characters. Shorten it and move the rest to the remarks.',
  },
  formulaError: {
    kind: 'problem',
    zh: '单元格里是公式错误 {raw}，请改成实际内容。',
    en: 'The cell holds the formula error {raw}. Write the value itself.',
  },
} as const satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof texts;

export interface Finding {
  code: FindingCode;
  /** `null`: it concerns the whole row. */
  field: RosterField | null;
  /** `raw` is the text as it stands in the file. */
  params: ErrorParams;
}

export function isProblem(code: FindingCode): boolean {
  return texts[code].kind === 'problem';
}

export function findingSentence({ code, params }: Finding): Sentence {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { zh: fill(texts[code].zh), en: fill(texts[code].en) };
}

/**
 * What findings of one kind say together: where each is about another text of the file, that text is left out, so that
 * one person's number does not stand for a hundred rows.
 */
export function kindSentence(all: readonly [Finding, ...Finding[]]): Sentence {
  const [first] = all;
  const shared = Object.entries(first.params).map(([name, value]) => [
    name,
    all.every(({ params }) => params[name] === value) ? value : '…',
  ]);
  return findingSentence({ ...first, params: Object.fromEntries(shared) });
}
