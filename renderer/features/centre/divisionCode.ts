/**
 * A division code (区划代码) taken apart as it is typed: GB/T 2260 six digits for province, city and district, then
 * three for the street and three for the community.
 */
export const divisionLevels = ['province', 'city', 'district', 'street', 'community'] as const;
export type DivisionLevel = (typeof divisionLevels)[number];

const widths: Readonly<Record<DivisionLevel, number>> = {
  province: 2,
  city: 2,
  district: 2,
  street: 3,
  community: 3,
};

/** GB/T 2260, in both languages: the one level that is short enough to be named here. */
const provinces: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '11': ['北京', 'Beijing'],
  '12': ['天津', 'Tianjin'],
  '13': ['河北', 'Hebei'],
  '14': ['山西', 'Shanxi'],
  '15': ['内蒙古', 'Inner Mongolia'],
  '21': ['辽宁', 'Liaoning'],
  '22': ['吉林', 'Jilin'],
  '23': ['黑龙江', 'Heilongjiang'],
  '31': ['上海', 'Shanghai'],
  '32': ['江苏', 'Jiangsu'],
  '33': ['浙江', 'Zhejiang'],
  '34': ['安徽', 'Anhui'],
  '35': ['福建', 'Fujian'],
  '36': ['江西', 'Jiangxi'],
  '37': ['山东', 'Shandong'],
  '41': ['河南', 'Henan'],
  '42': ['湖北', 'Hubei'],
  '43': ['湖南', 'Hunan'],
  '44': ['广东', 'Guangdong'],
  '45': ['广西', 'Guangxi'],
  '46': ['海南', 'Hainan'],
  '50': ['重庆', 'Chongqing'],
  '51': ['四川', 'Sichuan'],
  '52': ['贵州', 'Guizhou'],
  '53': ['云南', 'Yunnan'],
  '54': ['西藏', 'Tibet'],
  '61': ['陕西', 'Shaanxi'],
  '62': ['甘肃', 'Gansu'],
  '63': ['青海', 'Qinghai'],
  '64': ['宁夏', 'Ningxia'],
  '65': ['新疆', 'Xinjiang'],
  '71': ['台湾', 'Taiwan'],
  '81': ['香港', 'Hong Kong'],
  '82': ['澳门', 'Macao'],
};

/** 001–099 街道, 100–199 镇, 200–399 乡; null for anything else. */
export type StreetKind = 'street' | 'town' | 'township';

export interface DivisionPart {
  level: DivisionLevel;
  digits: string;
  whole: boolean;
}

/** The digits of what was typed or pasted: full width read, spaces and dashes dropped. */
export function readDivisionCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 12);
}

export function divisionParts(code: string): DivisionPart[] {
  let at = 0;
  return divisionLevels.map((level) => {
    const digits = code.slice(at, at + widths[level]);
    at += widths[level];
    return { level, digits, whole: digits.length === widths[level] };
  });
}

/** Undefined for two digits that are no province. */
export function provinceName(digits: string, language: 'zh' | 'en'): string | undefined {
  return provinces[digits]?.[language === 'zh' ? 0 : 1];
}

export function streetKind(digits: string): StreetKind | null {
  const number = Number(digits);
  if (number < 1 || number > 399) return null;
  if (number < 100) return 'street';
  return number < 200 ? 'town' : 'township';
}
