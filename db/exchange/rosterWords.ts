/** The words rosters use for sex, relation, category, document and status, and the codes they stand for. */
import type { DocumentKind, Sex } from '../residents/idNumber.ts';
import type { Category, Relation, Status } from '../residents/vocabulary.ts';

function wordMap<Code extends string>(words: Readonly<Record<Code, string>>): ReadonlyMap<string, Code> {
  const map = new Map<string, Code>();
  for (const code in words) for (const word of words[code].split(' ')) map.set(word, code);
  return map;
}

/** 1 and 2 are the codes of GB/T 2261.1. */
export const sexWords = wordMap<Sex>({
  male: '男 男性 男士 先生 1 m male man',
  female: '女 女性 女士 2 f female woman',
});

export const documentWords = wordMap<DocumentKind>({
  residentId: '身份证 居民身份证 第二代居民身份证 二代身份证 中华人民共和国居民身份证',
  legacyId: '一代身份证 第一代身份证 第一代居民身份证 15位身份证',
  hkMacauTaiwanPermit: '港澳台居民居住证 港澳居民居住证 台湾居民居住证',
  passport: '护照 普通护照 外国护照 中国护照 passport',
  foreignPermit: '外国人永久居留证 外国人永久居留身份证',
  householdRegister: '户口簿 户口本 居民户口簿',
  other:
    '其他 其他证件 军官证 士兵证 出生证 出生医学证明 港澳居民来往内地通行证 港澳通行证 回乡证 台湾居民来往大陆通行证 台胞证 驾驶证 社保卡 外国人居留许可',
});

export const statusWords = wordMap<Status>({
  here: '在住 常住 居住 实住 自住 租住 人户一致 here',
  away: '外出 长期外出 在外 外出务工 临时外出 不在住 人户分离 away',
  outside: '区外 区外人员 非本社区 外社区 外社区人员 outside',
  moved: '迁出 已迁出 搬离 已搬离 搬走 已搬走 搬出 moved',
  died: '去世 已去世 死亡 已死亡 已故 died',
});

/** Terms of GB/T 4761 and of speech. Words that name a code only roughly (`长子`) are kept beside it. */
const relationWords = wordMap<Exclude<Relation, 'otherRelative' | 'nonRelative'>>({
  head: '户主 本人 户主本人 head self',
  spouse: '配偶 夫 妻 丈夫 妻子 爱人 老公 老婆 夫妻 夫妇 spouse husband wife',
  son: '子 儿子 儿 独生子 长子 次子 大儿子 二儿子 小儿子 三子 四子 五子 养子 继子 幼子 son',
  daughter: '女 女儿 独生女 长女 次女 大女儿 二女儿 小女儿 三女 四女 五女 养女 继女 幼女 daughter',
  childInLaw: '儿媳 媳妇 儿媳妇 女婿 婿',
  grandchild:
    '孙子 孙女 孙 孙儿 孙子女 长孙 长孙女 次孙 外孙 外孙子 外孙女 外孙子女 孙子孙女 曾孙子 曾孙女 重孙子 重孙女 grandson granddaughter',
  father: '父 父亲 爸爸 爸 养父 继父 生父 father',
  mother: '母 母亲 妈妈 妈 养母 继母 生母 mother',
  parentInLaw: '公公 婆婆 公婆 岳父 岳母 岳父母 丈人 丈母娘 配偶父母',
  grandparent: '祖父 祖母 祖父母 爷爷 奶奶 外祖父 外祖母 外祖父母 外公 外婆 姥爷 姥姥 曾祖父 曾祖母',
  sibling: '兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 哥 兄弟 姐妹 姊 姊妹 兄弟姐妹 兄弟姊妹 brother sister',
  other: '其他',
});

const relatives =
  /^(?:亲属|亲戚|其他亲属|[堂表外]{0,2}[侄甥].{0,2}|[大小二三]?[伯叔姑舅姨婶嫂].{0,2}|[堂表][兄弟哥姐妹姊]{1,2}|妯娌|连襟|亲家.{0,2}|[姐妹姑姨]夫|弟媳|弟妇|大嫂|外?孙媳妇?|外?孙女婿)$/;
const unrelated =
  /^(?:非亲属|朋友|租户|租客|承租人|房东|保姆|护工|雇员|同事|同学|同住|同住人|寄住|寄养|前妻|前夫|非亲属同住)$/;
/** These say no more than the code does. */
const plainRelations = new Set([
  ...['户主', '本人', '户主本人', '配偶', '子', '儿子', '女', '女儿', '父', '父亲', '母', '母亲'],
  ...['其他', '其他亲属', '非亲属'],
]);

export interface RelationReading {
  code: Relation;
  /** The words used, where they say more than the code: `长子`, `儿媳`. */
  text: string | null;
}

export function readRelation(written: string): RelationReading | null {
  const text = written.replace(/\s/g, '');
  const code = relationWords.get(text) ?? (relatives.test(text) ? 'otherRelative' : null);
  const relation = code ?? (unrelated.test(text) ? 'nonRelative' : null);
  return relation && { code: relation, text: plainRelations.has(text) ? null : text };
}

const categoryWords = wordMap<Category>({
  lowIncome: '低保 低保户 低保对象 低保人员 低保家庭 最低生活保障 城市低保 农村低保 城乡低保',
  extremePoverty: '特困 特困人员 特困户 特困供养 特困供养人员 特困对象 五保 五保户',
  lowIncomeEdge: '低保边缘 低保边缘户 低保边缘家庭 低边 低边户 低保边缘人员',
  disabled: '残疾 残疾人 残障 残障人士 持证残疾人 重度残疾 重度残疾人 重残',
  livingAlone: '独居 独居老人',
  emptyNest: '空巢 空巢老人',
  leftBehind: '留守 留守儿童 留守老人 留守妇女',
  disabledCare: '失能 失能老人 半失能 半失能老人 失能半失能 部分失能 完全失能 失能人员',
  aged: '高龄 高龄老人 80岁以上 80岁以上老人 高龄80+',
  specialFamily: '计划生育特殊家庭 计生特殊家庭 计生特殊 失独 失独家庭 失独老人 计生特扶 计生特扶家庭',
  childInNeed: '困境儿童 孤儿 事实无人抚养儿童',
  veteran: '退役军人 退伍军人 复员军人 转业军人 复转军人',
  partyMember: '党员 中共党员 共产党员 流动党员 在职党员 退休党员 预备党员 中共预备党员',
  reemployment: '4050 4050人员 40-50 40/50 4050就业困难人员',
  youngTalent: '青年人才',
  newResident: '新居民',
});

/** Says that a person belongs to no category. */
const noCategory = new Set([
  '普通',
  '一般',
  '正常',
  '普通居民',
  '一般居民',
  '居民',
  '普通群众',
  '群众',
  '否',
]);

export interface CategoryReading {
  code: Category;
  /** The words used, where they say more than the code: `留守儿童`, `肢体二级`. */
  detail: string | null;
}

const plainCategories = new Set([
  ...['低保', '特困', '低保边缘', '残疾', '独居', '空巢', '留守', '失能', '高龄', '计划生育特殊家庭'],
  ...['困境儿童', '退役军人', '党员', '4050', '青年人才', '新居民'],
]);

function readCategory(word: string): CategoryReading | null {
  const [, name = word, hint = ''] = /^(.+?)[（(](.+)[)）]$/.exec(word) ?? [];
  const code = categoryWords.get(name);
  if (code)
    return { code, detail: [plainCategories.has(name) ? '' : name, hint].filter(Boolean).join(' ') || null };
  const disability = readDisability(word);
  return disability ? { code: 'disabled', detail: disability } : null;
}

export interface CategoriesReading {
  known: readonly CategoryReading[];
  /** What no code stands for, as written. */
  unknown: readonly string[];
}

/** Several categories of one cell. */
export function readCategories(text: string): CategoriesReading {
  const known: CategoryReading[] = [];
  const unknown: string[] = [];
  // `40/50` is one category, and so is what stands in brackets.
  for (const piece of text.replace(/40\s*[/、]\s*50/g, '4050').split(/[、,，;；/|+\s]+(?![^（(]*[)）])/)) {
    const word = piece.trim();
    if (word === '' || noCategory.has(word)) continue;
    const category = readCategory(word);
    if (!category) unknown.push(word);
    else if (!known.some(({ code }) => code === category.code)) known.push(category);
  }
  return { known, unknown };
}

/** The seven kinds and four grades of GB/T 26341. */
const disabilityKind = /视力|听力|言语|肢体|智力|精神|多重/g;
const disabilityGrade = /([一二三四1-4])\s*(?:级|$)/;
const grades = ['一', '二', '三', '四'];

/** `肢体残疾2级` as `肢体二级`; `null` where neither a kind nor a grade can be read. */
export function readDisability(text: string): string | null {
  const kinds = [...new Set(text.match(disabilityKind))].join('、');
  const grade = disabilityGrade.exec(text)?.[1] ?? '';
  const rest = text
    .replace(disabilityKind, '')
    .replace(disabilityGrade, '')
    .replace(/残疾人?|等级|类别|[、,，;；/\s()（）:：]/g, '');
  if (rest !== '' || (kinds === '' && grade === '')) return null;
  return kinds + (grade && `${grades[Number(grade) - 1] ?? grade}级`);
}
