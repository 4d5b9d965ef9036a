/**
 * An address inside the community (住址): estate, building, unit and room, each in one spelling, so that
 * `10栋`, `10幢`, `１０` and `10` are the same building when households are formed and people are found.
 */

/** A part that is unknown or does not exist is an empty string. */
export type Address = {
  /** 小区 */
  estate: string;
  /** 楼栋, without its measure word: `3`, `A` */
  building: string;
  /** 单元: `2` */
  unit: string;
  /** 房号: `1102`, `12附3` */
  room: string;
};

type Cell = string | number | null;

const buildingWords = '栋|幢|号楼|座|楼|#';
const roomWords = '室|号|房|户';
const measureWords = new RegExp(`(?:${buildingWords}|单元|${roomWords})$`);
/** What can name a building, unit or room when it stands inside free text. */
const numbered = '(?<![0-9A-Za-z])[A-Za-z]{0,2}[0-9]+[A-Za-z]?(?:附[0-9]+)?';
const part = `(?:${numbered}|(?<![0-9A-Za-z])[A-Za-z]{1,2}|[一二三四五六七八九十]+)`;

/** From the columns of a sheet or the fields of a form. */
export function normalizeAddress(cells: { [Part in keyof Address]: Cell }): Address {
  return {
    estate: cleanText(cells.estate),
    building: normalizePart(cells.building),
    unit: normalizePart(cells.unit),
    room: normalizePart(cells.room),
  };
}

/** `杏林雅苑 3-2-1102`; where building or room is missing the parts carry their words: `杏林雅苑 3栋2单元`. */
export function formatAddress(address: Address): string {
  return [address.estate, formatDoor(address)].filter((text) => text !== '').join(' ');
}

/** The part of an address that follows the estate: `3-2-1102`, `3-1102`, `3栋2单元`, `12号`. */
function formatDoor({ building, unit, room }: Address): string {
  if (building !== '' && room !== '') return [building, unit, room].filter((text) => text !== '').join('-');
  return [building && `${building}栋`, unit && `${unit}单元`, room && `${room}号`].join('');
}

/** `3栋2-1102`: after a building, two numbers are unit and room. */
const wordThenHyphen = new RegExp(
  `^(.*?)\\s*(${part})(?:${buildingWords})\\s*(${part})-(${part})(?:${roomWords})?$`,
);
const hyphens = new RegExp(`^(.*?)\\s*(${part})-(?:(${part})-)?(${part})(?:${roomWords})?$`);
const words = new RegExp(
  `^(.*?)\\s*(?:第?(${part})(?:${buildingWords}))?\\s*(?:(${part})单元)?\\s*(?:(${part})(?:${roomWords})|(${numbered}))?$`,
);

/** Free text such as `杏林雅苑3栋2单元1102号` or `杏林雅苑3-2-1102`; what is not understood stays in the estate. */
export function parseAddress(text: string): Address {
  const cleaned = cleanText(text)
    .replace(/[‐‑–—−]/g, '-')
    .replace(/(\d)号附(?=\d)/g, '$1附');
  const found = wordThenHyphen.exec(cleaned) ?? hyphens.exec(cleaned) ?? words.exec(cleaned);
  const [, estate = cleaned, building = '', unit = '', room = '', bareRoom = ''] = found ?? [];
  return normalizeAddress({ estate, building, unit, room: room || bareRoom });
}

function normalizePart(cell: Cell): string {
  const bare = cleanText(cell).toUpperCase().replace(/^第/, '').replace(measureWords, '').trim();
  return /^[一二三四五六七八九十]+$/.test(bare) ? chineseNumber(bare) : bare.replace(/^0+(?=\d)/, '');
}

function cleanText(cell: Cell): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** 1 to 99: `三` is 3, `十二` is 12, `二十` is 20. */
function chineseNumber(text: string): string {
  const digits = '零一二三四五六七八九';
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text];
  const value = (tens === '' ? 1 : digits.indexOf(tens ?? '零')) * 10 + digits.indexOf(ones || '零');
  return value > 0 ? String(value) : text;
}
