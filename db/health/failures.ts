/** What can go wrong with readings, limits and sessions, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const healthFailure = defineFailures({
  'health.consentMissing': {
    zh: '还没有登记{name}对健康信息的同意，体征没有保存。请先征得同意并登记，再按保存。',
    en: 'No consent to keep health data of {name} is recorded, so nothing was saved. Ask for it, record it, and save again.',
  },
  'health.died': {
    zh: '{name}已登记为去世（{since}），不能再记录体征。如登记有误，请先更正居民卡。',
    en: '{name} is recorded as deceased ({since}): no readings after that. If the card is wrong, mend it first.',
  },
  'health.moved': {
    zh: '{name}已登记为迁出（{since}），不能再记录体征。如已迁回，请先改居民卡上的状态。',
    en: '{name} is recorded as moved away ({since}). If they are back, change the status on the card first.',
  },
  'health.unknown': {
    zh: '没有这条体征记录，请刷新后再试。',
    en: 'There is no such reading. Refresh and try again.',
  },
  'health.inFuture': {
    zh: '测量时间不能晚于现在，请检查。',
    en: 'The time of measuring lies in the future. Check it.',
  },
  'health.alreadySaved': {
    zh: '这条体征已经保存，内容和刚才不同。请打开已保存的记录更正。',
    en: 'This reading was already saved, with other values. Open the saved one and correct it.',
  },
  'health.reasonMissing': {
    zh: '更正以前的体征或同事记录的体征，请写明原因。',
    en: 'To change an earlier reading, or one of a colleague, give the reason.',
  },
  'health.withdrawn': {
    zh: '这条体征已撤销，请先恢复再更正。',
    en: 'This reading was undone. Bring it back before correcting it.',
  },
  'health.notWithdrawn': {
    zh: '这条体征没有被撤销，不用恢复。',
    en: 'This reading was not undone: there is nothing to bring back.',
  },
  'health.limitsReversed': {
    zh: '下限要低于上限，请核对。',
    en: 'The lower limit must lie below the upper one.',
  },
  'health.noLimit': {
    zh: '请至少填写一侧的界限。',
    en: 'Enter a limit on one side at least.',
  },
});

export const clinicFailure = defineFailures({
  'clinic.unknown': {
    zh: '没有这场义诊，请刷新后再试。',
    en: 'There is no such session. Refresh and try again.',
  },
  'clinic.closed': {
    zh: '这场义诊已经结束，请先重新打开再记录。',
    en: 'This session is closed. Open it again before recording.',
  },
  'clinic.notEmpty': {
    zh: '这场义诊已有 {count} 人的记录，不能删除。',
    en: 'This session has records of {count} persons and cannot be removed.',
  },
  'clinic.nothing': {
    zh: '请填写体征，或至少选择一项服务。',
    en: 'Enter a reading, or choose at least one service.',
  },
  'clinic.noCard': {
    zh: '没有居民卡的人只能登记服务项目。要记录体征，请先为他登记居民卡。',
    en: 'Without a card only services can be recorded. For readings, make a card first.',
  },
  'clinic.serviceUnknown': {
    zh: '没有这个服务项目，或已停用，请重新选择。',
    en: 'There is no such service, or it is no longer offered. Choose again.',
  },
  'clinic.serviceTaken': {
    zh: '已有同名的服务项目“{name}”。',
    en: 'There already is a service called "{name}".',
  },
  'clinic.lineUnknown': {
    zh: '没有这条服务记录，请刷新后再试。',
    en: 'There is no such record. Refresh and try again.',
  },
});
