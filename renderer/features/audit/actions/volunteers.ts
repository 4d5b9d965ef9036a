/** Acts of volunteers and their hours, by procedure. */
import type { Sentence } from '../../../../db/core/errors.ts';

export const volunteersActions = {
  'volunteers.register': { zh: '登记志愿者', en: 'Registered a volunteer' },
  'volunteers.edit': { zh: '修改志愿者档案', en: 'Edited a volunteer' },
  'volunteers.setState': { zh: '修改志愿者状态', en: "Changed a volunteer's state" },
  'volunteers.addRecord': { zh: '添加志愿者记录', en: 'Added a volunteer record' },
  'volunteers.withdrawRecord': { zh: '撤销志愿者记录', en: 'Undid a volunteer record' },
  'volunteers.saveTeam': { zh: '保存志愿队伍', en: 'Saved a volunteer team' },
  'volunteers.setMember': { zh: '调整志愿队员', en: 'Changed the members of a team' },
  'volunteers.setPin': { zh: '设置志愿者口令', en: "Set a volunteer's PIN" },
  'volunteers.removePin': { zh: '取消志愿者口令', en: "Removed a volunteer's PIN" },
  'volunteers.revealGuardianPhone': { zh: '查看监护人完整电话', en: "Saw a guardian's full phone" },
  'shifts.addDefaultStations': { zh: '添加十二个驿站', en: 'Added the twelve stations' },
  'shifts.saveStation': { zh: '保存签到点', en: 'Saved a station' },
  'shifts.saveOpportunity': { zh: '保存服务岗位', en: 'Saved an opportunity' },
  'shifts.closeOpportunity': { zh: '关闭或重开岗位', en: 'Closed or opened an opportunity' },
  'shifts.plan': { zh: '排班', en: 'Planned shifts' },
  'shifts.editShift': { zh: '修改班次人数', en: 'Changed the places of a shift' },
  'shifts.cancelShift': { zh: '取消班次', en: 'Cancelled a shift' },
  'shifts.restoreShift': { zh: '恢复班次', en: 'Restored a shift' },
  'shifts.signUp': { zh: '报名班次', en: 'Signed somebody up for a shift' },
  'shifts.cancelSignUp': { zh: '取消报名', en: 'Cancelled a sign-up' },
  'shifts.dispatch': { zh: '派志愿者上门', en: 'Sent volunteers to a resident' },
} as const satisfies Record<string, Sentence>;
