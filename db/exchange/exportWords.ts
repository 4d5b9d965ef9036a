/** Words of exported lists: their names and heads, in the language that was asked for. */
import type { Sentence } from '../core/errors.ts';
import type { Role } from '../core/procedure.ts';
import type { channels, outcomes } from '../visits/shapes.ts';

export const titles = {
  residents: { zh: '居民名册', en: 'Residents' },
  visits: { zh: '来访记录', en: 'Visits' },
  followUps: { zh: '待跟进事项', en: 'Open follow-ups' },
  audit: { zh: '操作日志', en: 'Audit log' },
  accounts: { zh: '账号名单', en: 'Accounts' },
  matters: { zh: '事项目录', en: 'Matters' },
  enrolments: { zh: '日照名册', en: 'Day care' },
  attendance: { zh: '日照考勤', en: 'Attendance' },
  purses: { zh: '餐费账户', en: 'Meal accounts' },
  purseEntries: { zh: '餐费对账单', en: 'Meal account statement' },
} as const satisfies Record<string, Sentence>;

export const heads = {
  name: { zh: '姓名', en: 'Name' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  idNumber: { zh: '身份证号', en: 'ID number' },
  documentKind: { zh: '证件类型', en: 'Document type' },
  phone: { zh: '联系电话', en: 'Phone' },
  estate: { zh: '小区', en: 'Estate' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
  room: { zh: '房号', en: 'Room' },
  headName: { zh: '户主姓名', en: 'Head of household' },
  relation: { zh: '与户主关系', en: 'Relation to head' },
  categories: { zh: '人员类别', en: 'Categories' },
  status: { zh: '居住状态', en: 'Residence status' },
  ethnicity: { zh: '民族', en: 'Ethnicity' },
  remarks: { zh: '备注', en: 'Remarks' },
  day: { zh: '日期', en: 'Day' },
  arrived: { zh: '到达', en: 'Arrived' },
  started: { zh: '开始', en: 'Started' },
  ended: { zh: '结束', en: 'Ended' },
  address: { zh: '住址', en: 'Address' },
  group: { zh: '类别', en: 'Group' },
  matter: { zh: '事项', en: 'Matter' },
  channel: { zh: '渠道', en: 'Channel' },
  outcome: { zh: '结果', en: 'Outcome' },
  dueOn: { zh: '办结期限', en: 'Due' },
  referredTo: { zh: '转办', en: 'Referred to' },
  missingPapers: { zh: '需补材料', en: 'To bring' },
  agent: { zh: '代办人', en: 'Came instead' },
  companions: { zh: '同行人数', en: 'Companions' },
  handler: { zh: '经办人', en: 'Handler' },
  ticket: { zh: '号码', en: 'Number' },
  note: { zh: '说明', en: 'Note' },
  number: { zh: '序号', en: 'No.' },
  time: { zh: '时间', en: 'Time' },
  action: { zh: '操作', en: 'Action' },
  subject: { zh: '对象', en: 'About' },
  reason: { zh: '原因', en: 'Reason' },
  role: { zh: '岗位', en: 'Role' },
  active: { zh: '启用', en: 'Active' },
  count: { zh: '数量', en: 'Count' },
  papers: { zh: '所需材料', en: 'Papers' },
  dueDays: { zh: '办理天数', en: 'Days' },
  careState: { zh: '状态', en: 'State' },
  waitingSince: { zh: '候补起', en: 'Waiting since' },
  startsOn: { zh: '入托', en: 'From' },
  endsOn: { zh: '结束', en: 'To' },
  trialUntil: { zh: '试托至', en: 'Trial until' },
  weekdays: { zh: '来站日', en: 'Weekdays' },
  abilityLevel: { zh: '能力等级', en: 'Ability level' },
  daysCame: { zh: '到站天数', en: 'Days came' },
  daysAbsent: { zh: '缺席天数', en: 'Days absent' },
  daysOnLeave: { zh: '请假天数', en: 'Days on leave' },
  balance: { zh: '余额（元）', en: 'Balance (yuan)' },
  owed: { zh: '挂账（元）', en: 'Owed (yuan)' },
  lastPayment: { zh: '最近一笔', en: 'Last entry' },
  cash: { zh: '现金收支（元）', en: 'Cash (yuan)' },
  toBalance: { zh: '余额变动（元）', en: 'Balance change (yuan)' },
  toOwed: { zh: '挂账变动（元）', en: 'Debt change (yuan)' },
  receiptNo: { zh: '收据号', en: 'Receipt no.' },
  paymentKind: { zh: '款项', en: 'Entry' },
} as const satisfies Record<string, Sentence>;

export const channelWords: Readonly<Record<(typeof channels)[number], Sentence>> = {
  counter: { zh: '窗口', en: 'Counter' },
  phone: { zh: '电话', en: 'Phone' },
  home: { zh: '上门', en: 'Home visit' },
  online: { zh: '网络', en: 'Online' },
};

export const outcomeWords: Readonly<Record<(typeof outcomes)[number], Sentence>> = {
  done: { zh: '当场办结', en: 'Done on the spot' },
  accepted: { zh: '受理', en: 'Accepted' },
  referred: { zh: '转办', en: 'Referred' },
  papers: { zh: '告知补材料', en: 'Told what to bring' },
};

export const roleWords: Readonly<Record<Role, Sentence>> = {
  frontDesk: { zh: '前台', en: 'Front desk' },
  careOperator: { zh: '日照', en: 'Day care' },
  volunteerCoordinator: { zh: '志愿', en: 'Volunteers' },
  kiosk: { zh: '自助机', en: 'Kiosk' },
  manager: { zh: '负责人', en: 'Manager' },
  evaluator: { zh: '评估', en: 'Evaluator' },
};

export const yesNo = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } } as const;
