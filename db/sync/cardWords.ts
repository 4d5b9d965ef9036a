/** Kinds of rows, their fields and their values in words, for the cards that ask which of two values is right. Pure. */
import type { Sentence } from '../core/errors.ts';
import { maskId, maskPhone } from '../residents/mask.ts';
import {
  categories,
  documentKinds,
  personLabels,
  relations,
  sexes,
  statuses,
} from '../residents/vocabulary.ts';

/** Whose business a kind of row is: the manager decides all, each desk its own. */
export type DeskOfRow = 'frontDesk' | 'careOperator' | 'volunteerCoordinator' | 'manager';

interface KindWords extends Sentence {
  desk: DeskOfRow;
}

const kind = (desk: DeskOfRow, zh: string, en: string): KindWords => ({ desk, zh, en });

const kinds: Readonly<Record<string, KindWords>> = {
  resident: kind('frontDesk', '居民卡片', "Person's card"),
  residentPhone: kind('frontDesk', '电话', 'Phone'),
  residentCategory: kind('frontDesk', '人员类别', 'Category'),
  residentPhoto: kind('frontDesk', '照片', 'Photo'),
  residentMerge: kind('frontDesk', '合并卡片', 'Merged cards'),
  notDuplicate: kind('frontDesk', '不是同一人', 'Not the same person'),
  household: kind('frontDesk', '家庭', 'Household'),
  householdMember: kind('frontDesk', '家庭成员', 'Member of a household'),
  ticket: kind('frontDesk', '排队号', 'Queue number'),
  personCard: kind('frontDesk', '就餐卡或志愿者卡', "Person's scan card"),
  enrolment: kind('careOperator', '日照入托', 'Day-care enrolment'),
  leave: kind('careOperator', '请假', 'Leave'),
  vitalLimit: kind('careOperator', '指标范围', 'Limit of a reading'),
  clinicSession: kind('careOperator', '健康服务场次', 'Clinic session'),
  sessionService: kind('careOperator', '健康服务项目', 'Clinic service'),
  dish: kind('careOperator', '菜品', 'Dish'),
  menuOption: kind('careOperator', '菜单', 'Menu'),
  dietProfile: kind('careOperator', '饮食禁忌', 'Diet and allergies'),
  standingOrder: kind('careOperator', '长期订餐', 'Standing order'),
  deliveryRoute: kind('careOperator', '送餐路线', 'Delivery route'),
  routeStop: kind('careOperator', '送餐顺序', 'Stop of a route'),
  volunteer: kind('volunteerCoordinator', '志愿者', 'Volunteer'),
  team: kind('volunteerCoordinator', '志愿队', 'Team'),
  teamMember: kind('volunteerCoordinator', '志愿队成员', 'Member of a team'),
  opportunity: kind('volunteerCoordinator', '志愿项目', 'Opportunity'),
  shift: kind('volunteerCoordinator', '班次', 'Shift'),
  station: kind('volunteerCoordinator', '签到点', 'Station'),
  certificate: kind('volunteerCoordinator', '服务证明', 'Certificate'),
  centre: kind('manager', '中心信息', 'The centre'),
  setting: kind('manager', '设置', 'Setting'),
  account: kind('manager', '账号', 'Account'),
  matterGroup: kind('manager', '事项分组', 'Group of matters'),
  matter: kind('manager', '事项', 'Matter'),
  counter: kind('manager', '窗口', 'Counter'),
};

export const kindOf = (entity: string): KindWords =>
  kinds[entity] ?? { desk: 'manager', zh: entity, en: entity };

const fields: Readonly<Record<string, Sentence>> = {
  ...personLabels,
  status: { zh: '居住状态', en: 'Residence' },
  statusSince: { zh: '状态日期', en: 'Status since' },
  number: { zh: '号码', en: 'Number' },
  label: { zh: '说明', en: 'Label' },
  rank: { zh: '顺序', en: 'Order' },
  position: { zh: '顺序', en: 'Order' },
  relation: { zh: '与户主关系', en: 'Relation to the head' },
  category: { zh: '类别', en: 'Category' },
  level: { zh: '等级', en: 'Level' },
  expiresOn: { zh: '到期日', en: 'Expires' },
  startsOn: { zh: '开始日期', en: 'Starts' },
  endsOn: { zh: '结束日期', en: 'Ends' },
  fromDay: { zh: '开始日期', en: 'From' },
  toDay: { zh: '结束日期', en: 'Until' },
  day: { zh: '日期', en: 'Day' },
  note: { zh: '备注', en: 'Note' },
  reason: { zh: '原因', en: 'Reason' },
  state: { zh: '状态', en: 'State' },
  stateSince: { zh: '状态日期', en: 'State since' },
  removed: { zh: '已删除', en: 'Taken out' },
  active: { zh: '使用中', en: 'In use' },
  retired: { zh: '已停用', en: 'Retired' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  nameEn: { zh: '英文名称', en: 'English name' },
  title: { zh: '名称', en: 'Title' },
  guardian: { zh: '监护人', en: 'Guardian' },
  allergens: { zh: '过敏', en: 'Allergies' },
  diets: { zh: '饮食要求', en: 'Diets' },
  skills: { zh: '技能', en: 'Skills' },
  languages: { zh: '语言', en: 'Languages' },
  organisation: { zh: '所在单位', en: 'Organisation' },
  partyBranch: { zh: '党支部', en: 'Party branch' },
  role: { zh: '岗位', en: 'Role' },
  address: { zh: '地址', en: 'Address' },
  papers: { zh: '所需材料', en: 'Papers' },
  papersEn: { zh: '所需材料(英文)', en: 'Papers (English)' },
  dueDays: { zh: '办结天数', en: 'Days until due' },
  key: { zh: '快捷键', en: 'Key' },
  prefix: { zh: '字头', en: 'Prefix' },
  value: { zh: '内容', en: 'Value' },
  district: { zh: '区县', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  divisionCode: { zh: '区划代码', en: 'Division code' },
  priceFen: { zh: '价格', en: 'Price' },
  needed: { zh: '需要人数', en: 'People needed' },
  endedAt: { zh: '停用时间', en: 'Out of use since' },
  low: { zh: '下限', en: 'Lower limit' },
  high: { zh: '上限', en: 'Upper limit' },
  residentId: { zh: '居民', en: 'Person' },
};

export const fieldOf = (field: string): Sentence => fields[field] ?? { zh: field, en: field };

const coded: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  sex: sexes,
  documentKind: documentKinds,
  status: statuses,
  relation: relations,
  emergencyRelation: relations,
  category: categories,
};

const flags = new Set(['removed', 'active', 'retired', 'cancelled']);
const both = (text: string): Sentence => ({ zh: text, en: text });

/** What a page shows masked, until somebody has it revealed and logged. */
export const isMasked = (entity: string, field: string): boolean =>
  field === 'documentNumber' ||
  field === 'emergencyPhone' ||
  field === 'guardian' ||
  (entity === 'residentPhone' && field === 'number');

function mask(field: string, value: string): string {
  if (field === 'documentNumber') return maskId(value);
  return field === 'guardian' ? value.replace(/\d{7,}/g, maskPhone) : maskPhone(value);
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('、');
  if (value !== null && typeof value === 'object') return Object.values(value).map(inWords).join(' ');
  return value === null ? '' : String(value);
}

/** Lists and the like are stored as JSON. */
function readable(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return inWords(JSON.parse(text));
  } catch {
    return text; // somebody's words that begin with a bracket
  }
}

/** A stored value as a person reads it. Times stay what they are: pages write them as their language does. */
export function sayValue(
  entity: string,
  field: string,
  value: string | number | null,
  revealed: boolean,
): Sentence {
  if (value === null || value === '') return { zh: '(空)', en: '(blank)' };
  if (flags.has(field)) return value === 1 ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (field.endsWith('Fen')) return both(`¥${(Number(value) / 100).toFixed(2)}`);
  const named = coded[field]?.[String(value)];
  if (named) return named;
  const text = readable(String(value));
  return both(isMasked(entity, field) && !revealed ? mask(field, text) : text);
}
