/**
 * A fictional community: the same people for the same seed, with the surnames, rare characters, families
 * and addresses that a real register has.
 *
 * Nobody here can be met: the divisions in the identity numbers were never assigned and the mobile numbers
 * lie in ranges that no operator gives out.
 */
import type { Address } from '../residents/address.ts';
import { checkDigit, type Sex } from '../residents/idNumber.ts';

export type FictionalPerson = {
  name: string;
  formerNames: string[];
  sex: Sex;
  /** YYYY-MM-DD, before 2026. */
  birthDate: string;
  idNumber: string;
  /** As `readPhones` writes them. */
  phones: string[];
  address: Address;
  /** 0-based; members of one household follow each other and share the address. */
  household: number;
  livesHere: boolean;
};

/** Numbers in [0, 1), the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = (seed + 0x9e3779b9) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Share per thousand of the population, rounded; the last row are surnames that are misread or compound. */
const surnames = weighted([
  ['王', 71, '李', 70, '张', 67, '刘', 51, '陈', 46, '杨', 32, '黄', 24, '吴', 20, '赵', 20, '周', 19],
  ['徐', 14, '孙', 14, '马', 13, '朱', 12, '胡', 12, '郭', 11, '何', 11, '林', 11, '罗', 10, '高', 10],
  ['郑', 9, '梁', 9, '谢', 8, '宋', 8, '唐', 8, '许', 7, '韩', 7, '冯', 6, '邓', 6, '曹', 6, '彭', 6],
  ['曾', 6, '肖', 6, '田', 5, '董', 5, '袁', 5, '潘', 5, '于', 5, '蒋', 5, '蔡', 5, '余', 5, '杜', 5],
  ['叶', 4, '程', 4, '苏', 4, '魏', 4, '吕', 4, '丁', 4, '任', 4, '沈', 4, '姚', 4, '卢', 4, '姜', 4],
  ['崔', 3, '钟', 3, '谭', 3, '陆', 3, '汪', 3, '范', 3, '金', 3, '石', 3, '廖', 3, '贾', 3, '夏', 3],
  ['熊', 3, '文', 2, '秦', 2, '江', 2, '史', 2, '侯', 2, '龙', 2, '万', 2, '雷', 2, '段', 2, '毛', 2],
  ['单', 1, '解', 1, '仇', 1, '查', 1, '盖', 1, '区', 1, '朴', 1, '华', 1, '缪', 1, '翟', 1, '覃', 1],
  ['尉迟', 1, '欧阳', 2, '上官', 1, '司马', 1, '令狐', 1, '诸葛', 1, '长孙', 1, '种', 1, '乐', 1],
]);

const maleCharacters = [
  ...'建国明军强伟勇杰涛斌波辉刚健鹏飞超浩宇轩博文华志德光平林海东峰龙永福生成清元',
  ...'家树荣贵新长春朝晟',
];
const femaleCharacters = [
  ...'秀英玉兰芳娟敏静丽艳娜红梅霞燕玲桂珍琴云莲真雪荣爱妹香月莺媛瑞凡佳嘉琼勤珠晓',
  ...'欣怡婷雅慧洁茜莎乐思涵',
];
/** One name in two hundred holds a character that many fonts and programs do not know. */
const rareCharacters = [...'㛃䶮𠮷𬭳𫍯𬍛𣲘喆犇垚'];
const minorityNames = ['吉克阿依', '扎西·多吉', '阿依古丽·买买提', '沙马拉且', '卓玛', '买买提·阿不都热合曼'];

const estates = [
  ['杏林雅苑', '柳浪小区', '杏福里', '永宁家园', '鱼凫新居', '医学城公寓'],
  ['光华锦城', '江安名苑', '金马花园', '涌泉一期', '涌泉二期', '踏水老街'],
].flat();

const inventedDivisions = ['510198', '510199', '513298', '440598', '500198'];
const unassignedMobiles = ['160', '161', '163', '164', '168', '169', '179'];
const lastYear = 2025;

export function* fictionalPeople(seed: number, count: number): Generator<FictionalPerson> {
  const random = seededRandom(seed);
  let address = addressFrom(random);
  let left = householdSize(random);
  let household = 0;
  for (let made = 0; made < count; made++) {
    if (left === 0) {
      address = addressFrom(random);
      left = householdSize(random);
      household++;
    }
    left--;
    const sex: Sex = random() < 0.5 ? 'male' : 'female';
    const birthDate = birthDateFrom(random);
    yield {
      name: nameFrom(random, sex),
      formerNames: random() < 0.02 ? [nameFrom(random, sex)] : [],
      sex,
      birthDate,
      idNumber: idNumberFrom(random, birthDate, sex),
      phones: phonesFrom(random),
      address,
      household,
      livesHere: random() > 0.06,
    };
  }
}

function nameFrom(random: () => number, sex: Sex): string {
  if (random() < 0.004) return pick(random, minorityNames);
  const characters = sex === 'male' ? maleCharacters : femaleCharacters;
  const length = random() < 0.16 ? 1 : 2;
  const given = Array.from({ length }, () => pick(random, random() < 0.0025 ? rareCharacters : characters));
  return pick(random, surnames) + given.join('');
}

/** Elders are many in the communities that need a desk: half the people are over fifty. */
function birthDateFrom(random: () => number): string {
  const year = lastYear - Math.floor(95 * (random() + random()) * 0.53);
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor(random() * 365)));
  return day.toISOString().slice(0, 10);
}

function idNumberFrom(random: () => number, birthDate: string, sex: Sex): string {
  const sequence = Math.floor(random() * 500) * 2 + (sex === 'male' ? 1 : 0);
  const division = pick(random, inventedDivisions);
  const first17 = `${division}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

function phonesFrom(random: () => number): string[] {
  const phones: string[] = [];
  if (random() < 0.92) phones.push(pick(random, unassignedMobiles) + digits(random, 8));
  if (random() < 0.06) phones.push(`028${2 + Math.floor(random() * 7)}${digits(random, 7)}`);
  return phones;
}

function addressFrom(random: () => number): Address {
  const floor = 1 + Math.floor(random() * 18);
  return {
    estate: pick(random, estates),
    building: String(1 + Math.floor(random() * 20)),
    unit: String(1 + Math.floor(random() * 4)),
    room: `${floor}${String(1 + Math.floor(random() * 4)).padStart(2, '0')}`,
  };
}

function householdSize(random: () => number): number {
  return pick(random, [1, 1, 2, 2, 2, 3, 3, 3, 4, 5]);
}

function digits(random: () => number, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}

export function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from.');
  return item;
}

/** Each item as many times as its weight says. */
function weighted(rows: readonly (readonly (string | number)[])[]): string[] {
  const flat = rows.flat();
  return flat.flatMap((item, at) =>
    typeof item === 'string' ? Array<string>(Number(flat[at + 1])).fill(item) : [],
  );
}
