/** What can go wrong with a volunteer's register, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const volunteerFailure = defineFailures({
  'volunteer.unknown': {
    zh: '找不到这位志愿者，请重新搜索。',
    en: 'This volunteer cannot be found. Search again.',
  },
  'volunteer.already': {
    zh: '{name}已经是志愿者，编号 {number}。请打开已有的档案。',
    en: '{name} is a volunteer already, number {number}. Open that record.',
  },
  'volunteer.gone': {
    zh: '{name}的居住状态是“{status}”（{since} 起），不能登记为志愿者。',
    en: '{name} is recorded as "{statusEn}" since {since} and cannot volunteer.',
  },
  'volunteer.guardianNeeded': {
    zh: '{name}未满 18 周岁，请先填写监护人同意。',
    en: '{name} is under 18. Enter the consent of a guardian first.',
  },
  'volunteer.notActive': {
    zh: '{name}目前的志愿者状态是“{state}”，请找志愿服务负责人。',
    en: '{name} is not an active volunteer ({stateEn}). Ask the volunteer coordinator.',
  },
  'volunteer.reasonNeeded': {
    zh: '请写明原因，会留在档案里。',
    en: 'Give the reason; it stays in the record.',
  },
  'volunteer.recordFields': {
    zh: '培训填时长，评价填 1–5 分，其他种类两项都不填。',
    en: 'A training has minutes, an evaluation a score of 1 to 5, the other kinds neither.',
  },
  'volunteer.recordDates': {
    zh: '到期日期早于记录日期，请改正。',
    en: 'The expiry lies before the day of the record. Correct the dates.',
  },
  'volunteer.recordUnknown': {
    zh: '找不到这条记录，可能已撤销，请刷新。',
    en: 'This record cannot be found; it may have been withdrawn. Refresh.',
  },
  'volunteer.inFuture': { zh: '日期不能晚于今天。', en: 'The date cannot be later than today.' },
  'team.unknown': { zh: '找不到这支队伍，请刷新。', en: 'This team cannot be found. Refresh.' },
  'team.nameTaken': {
    zh: '已有名为“{name}”的队伍，请换一个名称。',
    en: 'There is a team named "{name}" already. Choose another name.',
  },
  'team.retired': {
    zh: '“{name}”已停用，不能再加队员。请先恢复使用。',
    en: '"{name}" is no longer in use. Take it back into use first.',
  },
  'pin.weak': {
    zh: '这个口令太容易猜到，请不要用相同或连续的数字。',
    en: 'This PIN is too easy to guess. Avoid repeated or consecutive digits.',
  },
  'pin.none': {
    zh: '还没有设置口令，请找志愿服务负责人设置，或扫志愿者卡。',
    en: 'No PIN has been set. Ask the volunteer coordinator, or scan the volunteer card.',
  },
  'pin.wrong': {
    zh: '编号或口令不对，请再试一次，或找工作人员。',
    en: 'The number or the PIN is wrong. Try again, or ask the staff.',
  },
  'pin.locked': {
    zh: '口令错误次数太多，请等 {minutes} 分钟再试，或扫志愿者卡，或找工作人员。',
    en: 'Too many wrong PINs. Wait {minutes} min, scan the volunteer card, or ask the staff.',
  },
});
