/** What the columns of a list of past hours are called, in the lists that centres keep. */
import type { Cell, SheetRow } from '../exchange/sheet.ts';
import type { serviceKinds } from '../shifts/shapes.ts';

export const hourFields = [
  'name',
  'number',
  'document',
  'phone',
  'day',
  'from',
  'to',
  'hours',
  'minutes',
  'activity',
  'kind',
] as const;
export type HourField = (typeof hourFields)[number];

export const fieldWords: Readonly<Record<HourField, { zh: string; en: string }>> = {
  name: { zh: '姓名', en: 'name' },
  number: { zh: '志愿者编号', en: 'volunteer number' },
  document: { zh: '证件号码', en: 'document number' },
  phone: { zh: '联系电话', en: 'phone' },
  day: { zh: '服务日期', en: 'day' },
  from: { zh: '开始时间', en: 'start' },
  to: { zh: '结束时间', en: 'end' },
  hours: { zh: '服务时长（小时）', en: 'hours' },
  minutes: { zh: '服务时长（分钟）', en: 'minutes' },
  activity: { zh: '服务内容', en: 'activity' },
  kind: { zh: '服务类别', en: 'kind' },
};

const heads: Readonly<Record<HourField, readonly string[]>> = {
  name: ['姓名', '志愿者姓名', '志愿者', 'name'],
  number: ['志愿者编号', '编号', '志愿者号', 'number'],
  document: ['身份证号', '身份证号码', '证件号', '证件号码', 'id'],
  phone: ['电话', '联系电话', '手机', '手机号', '手机号码', 'phone'],
  day: ['日期', '服务日期', '活动日期', 'day', 'date'],
  from: ['开始时间', '签到时间', '服务开始时间', '签到', 'from', 'start'],
  to: ['结束时间', '签退时间', '服务结束时间', '签退', 'to', 'end'],
  hours: [
    '时长',
    '服务时长',
    '小时',
    '小时数',
    '服务小时',
    '时长小时',
    '服务时长小时',
    '服务时间小时',
    'hours',
  ],
  minutes: ['分钟', '时长分钟', '服务时长分钟', '分钟数', 'minutes'],
  activity: ['服务内容', '活动', '活动名称', '项目', '项目名称', '服务项目', '内容', '岗位', 'activity'],
  kind: ['服务类别', '类别', '服务类型', 'kind'],
};

const byHead = new Map(hourFields.flatMap((field) => heads[field].map((head) => [head, field] as const)));

function fieldOf(cell: Cell | undefined): HourField | null {
  if (typeof cell !== 'string') return null;
  const head = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*※()[\]:_/-]/g, '');
  return byHead.get(head) ?? null;
}

export interface HourHeader {
  /** Index in the rows of the first row of data. */
  dataFrom: number;
  columns: { header: string; field: HourField | null }[];
}

/** Title rows above the header rarely take more. */
const searchedRows = 20;
/** A name and a day stand in a title as well; a third column makes a header. */
const leastFields = 3;

export function findHourHeader(rows: readonly SheetRow[]): HourHeader | null {
  const at = rows
    .slice(0, searchedRows)
    .findIndex(({ cells }) => new Set(cells.map(fieldOf).filter(Boolean)).size >= leastFields);
  const row = rows[at];
  if (!row) return null;
  const taken = new Set<HourField>();
  const columns = row.cells.map((cell) => {
    const field = fieldOf(cell);
    const fresh = field !== null && !taken.has(field);
    if (fresh) taken.add(field);
    return { header: cell === null ? '' : String(cell), field: fresh ? field : null };
  });
  return { dataFrom: at + 1, columns };
}

/** What cannot be done without: a person, a day, and how long it was. */
export function missingColumns(columns: HourHeader['columns']): HourField[] {
  const has = (field: HourField) => columns.some((column) => column.field === field);
  const missing: HourField[] = [];
  if (!has('name') && !has('number') && !has('document')) missing.push('name');
  if (!has('day') && !has('from')) missing.push('day');
  if (!has('hours') && !has('minutes') && !(has('from') && has('to'))) missing.push('hours');
  return missing;
}

type Kind = (typeof serviceKinds)[number];

const kindWords: Readonly<Record<Exclude<Kind, 'other'>, RegExp>> = {
  meals: /餐|饭|食堂|帮厨|meal/i,
  visiting: /陪伴|探访|走访|慰问|visit/i,
  order: /劝导|文明|秩序|交通|巡逻|order/i,
  cleaning: /清洁|保洁|卫生|环境|垃圾|clean/i,
  activities: /活动|协助|activit/i,
  handiwork: /便民|维修|理发|缝补|handi/i,
  tutoring: /教育|辅导|课|托管|tutor/i,
  health: /医疗|健康|义诊|health/i,
  emergency: /应急|防汛|消防|emergenc/i,
};

/** What the words suggest; `other` where they suggest nothing. */
export function kindOf(...words: readonly string[]): Kind {
  const kinds = Object.keys(kindWords).filter((kind): kind is keyof typeof kindWords => kind in kindWords);
  return words.flatMap((text) => kinds.find((kind) => kindWords[kind].test(text)) ?? [])[0] ?? 'other';
}

/** YYYY-MM-DD; null: not a day. */
export function readDay(cell: Cell): string | null {
  const text = typeof cell === 'string' ? cell.normalize('NFKC') : '';
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text);
  if (!match) return null;
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
  const time = Date.parse(day);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}

/** Minutes after midnight: `8:30`, `08:30:00`, with a date before it, or Excel's fraction of a day. */
export function readTime(cell: Cell): number | null {
  if (typeof cell === 'number' && cell >= 0 && cell < 1) return Math.round(cell * 24 * 60);
  const match =
    typeof cell === 'string' ? /(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(cell.normalize('NFKC')) : null;
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  return minutes >= 0 && minutes <= 24 * 60 ? minutes : null;
}

export function readNumberCell(cell: Cell): number | null {
  const value =
    typeof cell === 'string' ? Number(cell.normalize('NFKC').replace(/[小时分钟h\s]/g, '')) : cell;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}
