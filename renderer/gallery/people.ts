/** Fictional neighbours for the gallery. Made by arithmetic, so that every screenshot shows the same ones. */
export interface SamplePerson {
  id: string;
  name: string;
  sex: string;
  age: number;
  address: string;
  phone: string;
  tag: string | null;
  /** UTC milliseconds. */
  lastVisit: number | null;
}

const surnames = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾';
const given = [
  '桂芳',
  '明德',
  '秀英',
  '福全',
  '淑珍',
  '光荣',
  '素华',
  '永康',
  '惠兰',
  '国庆',
  '玉珍',
  '小明',
];
const estates = ['杏林雅苑', '永宁家园', '杏福里', '时光道'];
const tags = ['独居', '高龄', '低保', '残疾', null, null, null];

/** 21 November 2026, 14:06 in Shanghai. */
export const sampleNow = Date.UTC(2026, 10, 21, 6, 6);

export function samplePeople(count: number): SamplePerson[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `person-${n}`,
    name: `${surnames[(n * 7) % surnames.length]}${given[(n * 5) % given.length]}`,
    sex: n % 3 ? '女' : '男',
    age: 18 + ((n * 13) % 78),
    address: `${estates[n % estates.length]} ${1 + (n % 9)}-${1 + (n % 4)}-${1 + (n % 11)}0${1 + (n % 4)}`,
    phone: `138****${String(1000 + ((n * 37) % 9000))}`,
    tag: tags[n % tags.length] ?? null,
    lastVisit: n % 5 ? sampleNow - n * 7_000_000 : null,
  }));
}
