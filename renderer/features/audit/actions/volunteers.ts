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
} as const satisfies Record<string, Sentence>;
