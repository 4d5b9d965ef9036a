/** Kinds of rows in words, for cards, for what the district refused and for its administrators. Pure. */
import type { Sentence } from '../core/errors.ts';

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
  residentConsent: kind('frontDesk', '同意书', 'Consent'),
  notDuplicate: kind('frontDesk', '不是同一人', 'Not the same person'),
  household: kind('frontDesk', '家庭', 'Household'),
  householdMember: kind('frontDesk', '家庭成员', 'Member of a household'),
  ticket: kind('frontDesk', '排队号', 'Queue number'),
  visit: kind('frontDesk', '来访', 'Visit'),
  followUp: kind('frontDesk', '来访跟进', 'Follow-up of a visit'),
  personCard: kind('frontDesk', '就餐卡或志愿者卡', "Person's scan card"),
  enrolment: kind('careOperator', '日照入托', 'Day-care enrolment'),
  abilityAssessment: kind('careOperator', '能力评估', 'Assessment of ability'),
  leave: kind('careOperator', '请假', 'Leave'),
  attendance: kind('careOperator', '日照签到', 'Attendance'),
  dayNote: kind('careOperator', '日照日记', 'Note of a day in care'),
  careTask: kind('careOperator', '关怀事项', 'Care task'),
  careTaskStep: kind('careOperator', '关怀事项进展', 'Step of a care task'),
  careCall: kind('careOperator', '电话联系', 'Call'),
  vitals: kind('careOperator', '体征', 'Reading'),
  vitalLimit: kind('careOperator', '指标范围', 'Limit of a reading'),
  clinicSession: kind('careOperator', '健康服务场次', 'Clinic session'),
  sessionService: kind('careOperator', '健康服务项目', 'Clinic service'),
  sessionLine: kind('careOperator', '健康服务记录', 'Line of a clinic session'),
  incident: kind('careOperator', '意外事件', 'Incident'),
  dish: kind('careOperator', '菜品', 'Dish'),
  menuOption: kind('careOperator', '菜单', 'Menu'),
  dietProfile: kind('careOperator', '饮食禁忌', 'Diet and allergies'),
  meal: kind('careOperator', '用餐', 'Meal'),
  mealAdjustment: kind('careOperator', '用餐调整', 'Adjusted meal'),
  mealOrder: kind('careOperator', '订餐', 'Order of a meal'),
  standingOrder: kind('careOperator', '长期订餐', 'Standing order'),
  deliveryRoute: kind('careOperator', '送餐路线', 'Delivery route'),
  routeStop: kind('careOperator', '送餐顺序', 'Stop of a route'),
  payment: kind('careOperator', '收款', 'Payment'),
  dayClose: kind('careOperator', '日结', 'Close of a day'),
  monthClose: kind('manager', '月结', 'Close of a month'),
  subsidyRule: kind('manager', '补贴规则', 'Subsidy rule'),
  volunteer: kind('volunteerCoordinator', '志愿者', 'Volunteer'),
  volunteerRecord: kind('volunteerCoordinator', '志愿者档案', "Volunteer's record"),
  team: kind('volunteerCoordinator', '志愿队', 'Team'),
  teamMember: kind('volunteerCoordinator', '志愿队成员', 'Member of a team'),
  opportunity: kind('volunteerCoordinator', '志愿岗位', 'Opportunity'),
  shift: kind('volunteerCoordinator', '班次', 'Shift'),
  signUp: kind('volunteerCoordinator', '报名', 'Sign-up'),
  station: kind('volunteerCoordinator', '签到点', 'Station'),
  service: kind('volunteerCoordinator', '服务时长', 'Hours of service'),
  serviceDecision: kind('volunteerCoordinator', '时长审核', 'Decision on hours'),
  pointEntry: kind('volunteerCoordinator', '积分', 'Service points'),
  certificate: kind('volunteerCoordinator', '服务证明', 'Certificate'),
  certificateKey: kind('manager', '证明签名钥匙', 'Key that signs certificates'),
  centre: kind('manager', '中心信息', 'The centre'),
  setting: kind('manager', '设置', 'Setting'),
  account: kind('manager', '账号', 'Account'),
  matterGroup: kind('manager', '事项分组', 'Group of matters'),
  matter: kind('manager', '事项', 'Matter'),
  counter: kind('manager', '窗口', 'Counter'),
  importTemplate: kind('manager', '导入模板', 'Columns of an import'),
  importRun: kind('manager', '导入记录', 'Import'),
  exchangeCard: kind('manager', '“哪个对”的卡片', 'Card "Which is right?"'),
  erasure: kind('manager', '抹除个人信息', 'Erasure of a person'),
};

/** Names come from elsewhere, and one of them may be `constructor`. */
export const wordsFor = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** A kind of a newer version is shown by the name it travels under. */
export const kindOf = (entity: string): KindWords =>
  wordsFor(kinds, entity) ?? { desk: 'manager', zh: entity, en: entity };
